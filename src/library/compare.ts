import { dosesByDay } from '../core/plan/rows'
import { mgNumber } from '../core/values/quantity'
import { planOf } from './inner'
import type { ComparedPlan, Comparison, Plan } from './types'

function compared(plan: Plan, first: Plan, mixedDrugs: boolean): ComparedPlan {
  const doses = dosesByDay(planOf(plan)).map(mgNumber)
  const { id, protocol, setting, maximum, totals, segments } = plan
  return {
    planId: id,
    protocolId: protocol.id,
    drug: protocol.drug,
    setting,
    startRate: segments[0]?.rate ?? 0,
    maximumRate: maximum.rate,
    setBy: maximum.limit,
    sessions: segments.at(-1)?.session ?? 0,
    minutes: totals.minutes,
    firstDayDose: doses[0] ?? 0,
    highestDayDose: Math.max(...doses),
    totalDose: totals.dose,
    ...(mixedDrugs ? {} : { ratio: totals.dose / first.totals.dose }),
  }
}

/** Plans side by side. Drugs are shown and never converted. Throws RangeError for fewer than two plans. */
export function compare(plans: readonly Plan[]): Comparison {
  const [first, second] = plans
  if (first === undefined || second === undefined) throw new RangeError('compare needs two plans or more')
  const mixedDrugs = plans.some(({ protocol }) => protocol.drug !== first.protocol.drug)
  return { plans: plans.map((plan) => compared(plan, first, mixedDrugs)), mixedDrugs }
}

/** What the plans of a batch assume or leave unchecked: rows of CSV have no place for it. */
import type { Plan } from '../../core/plan/types'
import { commas } from '../../render/text/figures'

const KINDS: Readonly<Record<string, (plan: Plan) => boolean>> = {
  'start time assumed': (plan) => plan.request.start.timeAssumed,
  'step interval assumed': (plan) => plan.regimen.stepEvery?.basis === 'assumed',
  'zone assumed': (plan) => plan.request.start.zoneAssumed,
  'pump step assumed': (plan) => plan.request.pump?.stepAssumed === true,
  'pump maximum assumed': (plan) => plan.request.pump?.maxAssumed === true,
  'rates per kg not checked': (plan) => plan.findings.some(({ code }) => code === 'weight-not-given'),
}

/** How many plans have a note of each kind. */
export type Counts = Map<string, number>

export function count(counts: Counts, plan: Plan): void {
  for (const [kind, applies] of Object.entries(KINDS)) if (applies(plan)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
}

/** `notes: start time assumed in 2 plans; zone assumed in 1 plan`; no line where there are none. */
export function countLines(counts: Counts): readonly string[] {
  const told = Object.keys(KINDS).flatMap((kind) => {
    const plans = counts.get(kind)
    return plans === undefined ? [] : [`${kind} in ${commas(String(plans))} plan${plans === 1 ? '' : 's'}`]
  })
  return told.length === 0 ? [] : [`notes: ${told.join('; ')}`]
}

/**
 * The plan as a data set for NONMEM, Monolix, rxode2 or mrgsolve: TIME in h from the first start, AMT in mg, RATE
 * in mg/h, into compartment 1. A record of EVID 1 a segment, one of EVID 2 at each row's end, where a level may be
 * asked for; with volumes in L they are mg/L, thousandths of which are ng/mL. After DV come columns that those programs
 * ignore and that every output has: drug, protocol, plan; in the first record also a local protocol's file and
 * the overridden limits with their reason.
 */

import { rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { isPause } from '../../core/schedule/segment'
import { doseOf, mgNumber, mgPerHNumber } from '../../core/values/quantity'
import type { Instant } from '../../core/values/time-zone'
import type { View } from '../view'
import { csvText } from './csv'
import { carriedBy } from './row-notes'

const HEADS = ['ID', 'TIME', 'AMT', 'RATE', 'EVID', 'CMT', 'DV', 'DRUG', 'PROTOCOL', 'PLAN']
const SUBJECT = 1
const CENTRAL = 1
/** What these programs read as missing. */
const NONE = '.'

export function nonmem(plan: Plan, { by }: View): string {
  const { segments, request, protocol } = plan
  const record = (at: Instant, amount: number | string, rate: number | string, event: 1 | 2) => ({
    at,
    cells: [SUBJECT, (at - request.start.at) / 3600, amount, rate, event, CENTRAL, NONE].map(String),
  })
  const doses = segments.flatMap((segment) => [
    // At once: a record without a rate.
    ...(segment.bolus === undefined ? [] : [record(segment.start, mgNumber(segment.bolus), 0, 1 as const)]),
    ...(isPause(segment)
      ? []
      : [record(segment.start, mgNumber(doseOf(segment.rate, segment.time)), mgPerHNumber(segment.rate), 1 as const)]),
  ])
  const ends = rowsOf(plan, by).map(({ end }) => record(end, NONE, NONE, 2))
  // A row's end before the dose that starts there.
  const records = [...ends, ...doses].sort((a, b) => a.at - b.at)
  const carried = carriedBy(plan)
  const named = records.map(({ cells }, index) => {
    const more = index === 0 && carried !== '' ? `: ${carried}` : ''
    return [...cells, protocol.drug, `${protocol.id}${more}`, plan.id]
  })
  return csvText([HEADS, ...named], '\n')
}

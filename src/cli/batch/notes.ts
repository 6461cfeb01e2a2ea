/** What the plans of a batch assume or leave unchecked: the rows of CSV have no column for it. */
import type { Plan } from '../../core/plan/types'
import { commas } from '../../render/text/figures'

const NOTES: Readonly<Record<string, (plan: Plan) => boolean>> = {
  'start time assumed': (plan) => plan.request.start.timeAssumed,
  'step interval assumed': (plan) => plan.regimen.stepEvery?.basis === 'assumed',
  'zone assumed': (plan) => plan.request.start.zoneAssumed,
  'pump step assumed': (plan) => plan.request.pump?.stepAssumed === true,
  'pump maximum assumed': (plan) => plan.request.pump?.maxAssumed === true,
  'rates per kg not checked': (plan) => plan.findings.some(({ code }) => code === 'weight-not-given'),
}

/** How many plans have each note. */
export type Counts = Map<string, number>

export function count(counts: Counts, plan: Plan): void {
  for (const [note, applies] of Object.entries(NOTES)) if (applies(plan)) counts.set(note, (counts.get(note) ?? 0) + 1)
}

/** `notes: start time assumed in 2 plans; zone assumed in 1 plan`; no line where there are none. */
export function countLines(counts: Counts): readonly string[] {
  const parts = Object.keys(NOTES).flatMap((note) => {
    const plans = counts.get(note)
    return plans === undefined ? [] : [`${note} in ${commas(String(plans))} plan${plans === 1 ? '' : 's'}`]
  })
  return parts.length === 0 ? [] : [`notes: ${parts.join('; ')}`]
}

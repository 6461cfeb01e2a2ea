/** Every change of rate, each with its time: what to do. */
import { isAtMaximum } from '../../core/guard/limits'
import { isSameChange } from '../../core/plan/rate-changes'
import type { Plan } from '../../core/plan/types'
import { isTitration, type Segment } from '../../core/schedule/segment'
import { mlPerH, type Rate } from '../../core/values/quantity'
import { runsOf } from '../../core/values/runs'
import { unbroken } from '../view'
import { commas, endOfPlan, rateText, times } from './figures'
import { heldWord } from './messages'

const changesOf = ({ segments }: Plan): readonly Segment[] => runsOf(segments, isSameChange).map(([first]) => first)

/** `, load`; a titration is not named. */
const phaseText = ({ phase, origin, rate }: Segment): string =>
  (origin === undefined ? '' : `, ${origin}`) + (rate === 0 ? ', pause' : phase === 'titration' ? '' : `, ${phase}`)

/** `20 mg/h (10 mL/h)` */
function rateOnPump({ request: { pump } }: Plan, rate: Rate): string {
  const setting = pump === undefined ? '' : ` (${commas(mlPerH(rate, pump.concentration))} mL/h)`
  return rateText(rate) + setting
}

/** The change from which on the titration is held at the maximum, if it ends there. */
function heldFrom(plan: Plan, changes: readonly Segment[]): Segment | undefined {
  const last = changes.filter(isTitration).at(-1)
  return last !== undefined && isAtMaximum(last.rate, plan.maximum, plan.request.pump) ? last : undefined
}

// More lines would hide the rest of the plan; the table has every change.
const MOST = 12

/** Where the last rate of a series or an infusion ends: `, sessions 5 to 10`, ` to Sat 5 Dec 08:00`. */
function endText(plan: Plan, { session }: Segment): string {
  if (plan.request.setting === 'inpatient') return ` to ${unbroken(times(plan).dated(endOfPlan(plan)))}`
  const last = plan.segments.at(-1)?.session
  return `, ${unbroken(last === session ? `session ${session}` : `sessions ${session} to ${last}`)}`
}

/** A line for each step, rates aligned: `20 mg/h from Mon 30 Nov 08:00`. The date only where it is a new one. */
export function stepLines(plan: Plan): readonly string[] {
  const { date, dated, offsetTime } = times(plan)
  const { setting } = plan.request
  const changes = changesOf(plan)
  const rates = changes.map(({ rate }) => rateOnPump(plan, rate))
  const widest = Math.max(0, ...rates.map(({ length }) => length))
  const held = heldFrom(plan, changes)
  const lines = changes.map((change, index) => {
    const { start, session } = change
    const before = changes[index - 1]?.start
    const isSameDate = before !== undefined && date(before) === date(start)
    const step = `${rates[index]?.padStart(widest)} from ${isSameDate ? offsetTime(start) : dated(start)}`
    const place = setting === 'outpatient' ? `, ${unbroken(`session ${session}`)}` : ''
    const until = index === changes.length - 1 ? endText(plan, change) : place
    const kept = change === held ? `, ${unbroken(`held (${heldWord(plan)})`)}` : ''
    return `${unbroken(step)}${phaseText(change)}${until}${kept}`
  })
  const more = lines.length - MOST
  if (more <= 0) return lines
  return [...lines.slice(0, MOST - 1), `and ${more} more, the last:`, ...lines.slice(-1)]
}

/** The changes of rate as phrases: `08:00 20 mg/h`, at most so many, and how the last one goes on. */
export function stepPhrases(plan: Plan, most = MOST): readonly string[] {
  const { date, dated, offsetTime } = times(plan)
  const { start, setting } = plan.request
  const changes = changesOf(plan)
  const phrases = changes.slice(0, most).map((change) => {
    const when = date(change.start) === date(start.at) ? offsetTime(change.start) : dated(change.start)
    const place = setting === 'outpatient' ? `session ${change.session}` : when
    const kind = change.phase === 'titration' ? '' : ` (${change.phase})`
    return `${place} ${rateOnPump(plan, change.rate)}${kind}`
  })
  const held = heldFrom(plan, changes)
  const isLast = held !== undefined && held === changes.at(-1)
  return [
    ...phrases,
    ...(changes.length > most ? [`and ${changes.length - most} more`] : []),
    ...(isLast ? [`then held (${heldWord(plan)})`] : []),
  ]
}

export const stepsText = (plan: Plan): string => `Steps: ${stepPhrases(plan).join(', ')}.`

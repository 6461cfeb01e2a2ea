/** What was given and what is planned from then on, in sentences; and where the two differ from the plan before. */
import { dosesOf } from '../../core/given/continued'
import { comparePlans, type Difference, type Stretch } from '../../core/plan/compare-plans'
import type { Plan } from '../../core/plan/types'
import { doseOfAll, endOf, isPause, type Segment } from '../../core/schedule/segment'
import { type Dose, minutes, timeText } from '../../core/values/quantity'
import { type Instant, instant, momentText } from '../../core/values/time-zone'
import { mgText } from './figures'

const cutAt = (segments: readonly Segment[], until: Instant): readonly Segment[] =>
  segments
    .filter(({ start }) => start < until)
    .map((segment) => ({ ...segment, time: minutes((Math.min(endOf(segment), until) - segment.start) / 60) }))

const stretches = (segments: readonly Segment[]): readonly Stretch[] =>
  segments
    .filter((segment) => !isPause(segment))
    .map((segment) => ({ from: segment.start, to: endOf(segment), rate: segment.rate }))

const stretchesOf = ({ given, segments }: Plan) => {
  if (given === undefined) return undefined
  const was = segments.filter(({ origin }) => origin === 'given')
  return { planned: cutAt(given.planned, given.until), given: was }
}

/** Up to the end of the record: times at which another rate was given than planned. */
export function differencesGiven(plan: Plan): readonly Difference[] {
  const both = stretchesOf(plan)
  if (both === undefined) return []
  const moment = (at: Instant) => momentText(plan.request.start.zone, at)
  const facts = (segments: readonly Segment[]) => ({ rates: stretches(segments), values: new Map() })
  return comparePlans(facts(both.planned), facts(both.given), moment)
}

/** Minutes above and below the plan. */
function apart(planned: readonly Segment[], given: readonly Segment[]) {
  const edges = [...planned, ...given].flatMap((segment) => [segment.start, endOf(segment)])
  const at = (segments: readonly Segment[], time: number) =>
    segments.find((segment) => segment.start <= time && time < endOf(segment))?.rate ?? 0
  const sorted = [...new Set(edges)].sort((a, b) => a - b)
  const sum = { above: 0, below: 0 }
  sorted.slice(0, -1).forEach((from, index) => {
    const more = at(given, from) - at(planned, from)
    const time = ((sorted[index + 1] ?? from) - from) / 60
    if (more > 0) sum.above += time
    if (more < 0) sum.below += time
  })
  return sum
}

const span = (time: number): string => (time === 0 ? '0 min' : timeText(minutes(time)))

/** Empty for a plan of which nothing was given. */
export function givenTexts(plan: Plan): readonly string[] {
  const both = stretchesOf(plan)
  if (both === undefined || plan.given === undefined) return []
  const { given, planned } = dosesOf(plan)
  const until = momentText(plan.request.start.zone, instant(plan.given.until))
  const missed = doseOfAll(both.planned) - given
  const less = `${mgText(Math.abs(missed) as Dose)} ${missed < 0 ? 'more' : 'less'} than planned by then`
  const { above, below } = apart(both.planned, both.given)
  return [
    `Given to ${until}: ${mgText(given)}, ${less}; below the plan for ${span(below)}, above it for ${span(above)}. Planned from then on: ${mgText(planned)}. In all ${mgText((given + planned) as Dose)}.`,
    'A record and a plan on paper: it neither runs nor adjusts an infusion.',
  ]
}

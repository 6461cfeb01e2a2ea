/** What was given and what is planned from then on, in sentences; and where the two differ from the plan before. */
import { dosesOf } from '../../core/given/continued'
import { rateAt } from '../../core/given/follow'
import type { Given } from '../../core/given/types'
import { comparePlans, type Difference } from '../../core/plan/compare-plans'
import type { Plan } from '../../core/plan/types'
import { doseOfAll, edgesOf, endOf, isPause, type Segment } from '../../core/schedule/segment'
import { type Dose, minutes } from '../../core/values/quantity'
import { isoMoment } from '../../core/values/time-zone'
import { mgText, segmentsUntil, spanText } from './figures'

/** As planned until the end of the record, and as given. */
const bothOf = ({ segments }: Plan, { planned, until }: Given) =>
  [segmentsUntil(planned, until), segments.filter(({ origin }) => origin === 'given')] as const

/** Up to the end of the record: times at which another rate was given than planned. */
export function differencesGiven(plan: Plan): readonly Difference[] {
  if (plan.given === undefined) return []
  const [planned, given] = bothOf(plan, plan.given)
  const facts = (segments: readonly Segment[]) => ({
    rates: segments
      .filter((segment) => !isPause(segment))
      .map((segment) => ({ from: segment.start, to: endOf(segment), rate: segment.rate })),
    values: new Map(),
  })
  return comparePlans(facts(planned), facts(given), (at) => isoMoment(plan.request.start.zone, at))
}

/** Minutes in which more was given than planned, and less. */
function minutesApart(planned: readonly Segment[], given: readonly Segment[]) {
  const sum = { above: 0, below: 0 }
  const edges = edgesOf([...planned, ...given])
  edges.slice(0, -1).forEach((from, index) => {
    const more = rateAt(given, from) - rateAt(planned, from)
    const time = ((edges[index + 1] ?? from) - from) / 60
    if (more > 0) sum.above += time
    if (more < 0) sum.below += time
  })
  return sum
}

/** Empty for a plan of which nothing was given. */
export function givenTexts(plan: Plan): readonly string[] {
  if (plan.given === undefined) return []
  const [wanted, was] = bothOf(plan, plan.given)
  const { given, planned } = dosesOf(plan)
  const until = isoMoment(plan.request.start.zone, plan.given.until)
  const missed = doseOfAll(wanted) - given
  const less = `${mgText(Math.abs(missed) as Dose)} ${missed < 0 ? 'more' : 'less'} than planned by then`
  const { above, below } = minutesApart(wanted, was)
  return [
    `Given to ${until}: ${mgText(given)}, ${less}; below the plan for ${spanText(minutes(below))}, above it for ${spanText(minutes(above))}. Planned from then on: ${mgText(planned)}. In all ${mgText((given + planned) as Dose)}.`,
    'A record and a plan on paper: it neither runs nor adjusts an infusion.',
  ]
}

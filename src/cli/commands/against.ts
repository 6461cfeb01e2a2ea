/** `ketaplan check given.csv --against plan.json`: whether what was given is what was planned. */

import { givenSegments } from '../../core/given/infusion'
import { withPauses } from '../../core/given/rows'
import { closedSessions } from '../../core/given/series'
import type { GivenRow } from '../../core/given/types'
import { rateIncrementOf } from '../../core/guard/limits'
import { comparePlans, type Stretch } from '../../core/plan/compare-plans'
import { endOf, isPause, type Segment } from '../../core/schedule/segment'
import { minutes, type Rate } from '../../core/values/quantity'
import { after, type Instant, instant, isoMoment } from '../../core/values/time-zone'
import { differencesTable } from '../../render/text/differences'
import { mgText } from '../../render/text/figures'
import { DIFFERENCE_FORMATS } from '../choices'
import { readRecordFile, timesOf } from '../given/rows'
import { refuseAmbiguous } from '../given/times'
import { contextOf, type Io } from '../io/io'
import { tableNames } from '../options'
import { type Options, refuseBeside, targetsOf } from '../output'
import { deliverDifferences, planUnchanged } from '../verify/differences'
import { readPlanFile } from '../verify/record'

const HEADS = ['planned', 'given'] as const

/** Rates over time, without pauses, up to an instant. */
const stretchesOf = (segments: readonly Segment[], until: Instant): readonly Stretch[] =>
  segments
    .filter((segment) => !isPause(segment) && segment.start < until)
    .map((segment) => ({ from: segment.start, to: instant(Math.min(endOf(segment), until)), rate: segment.rate }))

/** What was given, cut where the plan changes. A rate within the pump's step of the planned one counts as equal. */
function snapped(given: readonly Stretch[], planned: readonly Stretch[], step: Rate): readonly Stretch[] {
  const edges = planned.flatMap(({ from, to }) => [from, to])
  return given.flatMap(({ from, to, rate }) => {
    const cuts = [...new Set([from, ...edges.filter((edge) => edge > from && edge < to), to])].sort((a, b) => a - b)
    return cuts.slice(0, -1).map((cut, index) => {
      const there = planned.find((each) => each.from <= cut && cut < each.to)
      const isSame = there !== undefined && Math.abs(there.rate - rate) <= step
      return { from: cut, to: cuts[index + 1] ?? to, rate: isSame ? there.rate : rate }
    })
  })
}

const bolusesIn = (rows: readonly GivenRow[], moment: (at: Instant) => string): ReadonlyMap<string, string> =>
  new Map(rows.flatMap(({ at, bolus }) => (bolus === undefined ? [] : [[`bolus ${moment(at)}`, mgText(bolus)]])))

/** Throws Refusal: exit 1 for differences, exit 2 for a file that is not a record or for a changed plan; Failure. */
export async function againstCommand(file: string, path: string, options: Options, io: Io): Promise<void> {
  const others = tableNames().filter((name) => name !== 'against')
  refuseBeside(options, others, '--against', '--against without it')
  const targets = targetsOf(options, DIFFERENCE_FORMATS)
  const { plan } = await planUnchanged(path, await readPlanFile(path, io, '--against'), contextOf(io))
  const { at: start, zone } = plan.request.start
  const read = await readRecordFile(file, plan, io)
  refuseAmbiguous(timesOf(read), start)
  const recorded = withPauses(read.map(({ row }) => row))
  const last = recorded.at(-1)
  const known = last?.end ?? last?.at ?? start
  const rows = last?.end === undefined ? recorded : [...recorded, { at: last.end, rate: 0 as Rate }]
  // A last rate without an end is compared for one minute: the record does not say how long it ran.
  const until = last?.end ?? after(known, minutes(1))
  const planned = stretchesOf(plan.segments, until)
  const held = plan.request.setting === 'inpatient' ? rows : closedSessions(plan, rows)
  const was = stretchesOf(givenSegments(held, until, [], 1), until)
  const moment = (at: Instant) => isoMoment(zone, at)
  const step = rateIncrementOf(plan.request.pump)
  const differences = comparePlans(
    { rates: planned, values: new Map() },
    { rates: snapped(was, planned, step), values: bolusesIn(rows, moment) },
    moment,
  )
  const count = differences.length
  const verdict =
    count === 0 ? 'as planned, within the pump step' : `${count} time${count === 1 ? ' differs' : 's differ'}`
  const head = `${file} against plan ${plan.id}, to ${moment(known)}: ${verdict}\n`
  const table = (width: number) => head + (count === 0 ? '' : differencesTable(differences, HEADS, width))
  const jsonFields = { file, plan_id: plan.id }
  await deliverDifferences(targets, { differences, heads: HEADS, jsonFields, table }, options, io)
}

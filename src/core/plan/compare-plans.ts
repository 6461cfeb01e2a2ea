/** Where two plans differ: their rates over time, and what each says besides. */
import { mgPerHText, type Rate } from '../values/quantity'
import { lastOf, runsOf } from '../values/runs'
import type { Instant } from '../values/time-zone'

/** A constant rate from one instant to another. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
  readonly rate: Rate
}

/** A plan, or what a file says of one, as it is compared. */
export interface Facts {
  /** In order of time, without overlap. */
  readonly rates: readonly Stretch[]
  /** Every other figure and word, by its place. */
  readonly values: ReadonlyMap<string, string>
}

export interface Difference {
  readonly place: string
  /** Absent where only the other one has the place. */
  readonly first?: string | undefined
  readonly second?: string | undefined
}

const rateAt = (rates: readonly Stretch[], at: Instant): Rate | undefined =>
  rates.find(({ from, to }) => from <= at && at < to)?.rate

const text = (rate: Rate | undefined): string | undefined => (rate === undefined ? undefined : mgPerHText(rate))

/** The stretches in which the rates differ, as long as both stay the same. */
function rateDifferences(first: readonly Stretch[], second: readonly Stretch[], moment: (at: Instant) => string) {
  const edges = [...new Set([...first, ...second].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const pairs = edges
    .slice(0, -1)
    .map((from, index) => ({
      from,
      to: edges[index + 1] ?? from,
      first: rateAt(first, from),
      second: rateAt(second, from),
    }))
    .filter((pair) => pair.first !== pair.second)
  return runsOf(
    pairs,
    (last, next) => last.to === next.from && last.first === next.first && last.second === next.second,
  ).map((run) => ({
    place: `rate ${moment(run[0].from)} to ${moment(lastOf(run).to)}`,
    first: text(run[0].first),
    second: text(run[0].second),
  }))
}

function valueDifferences(first: Facts['values'], second: Facts['values']): readonly Difference[] {
  const places = new Set([...first.keys(), ...second.keys()])
  return [...places]
    .map((place) => ({ place, first: first.get(place), second: second.get(place) }))
    .filter((each) => each.first !== each.second)
}

/** What differs, the rates first. `moment` writes an instant as both plans show it. */
export const comparePlans = (first: Facts, second: Facts, moment: (at: Instant) => string): readonly Difference[] => [
  ...rateDifferences(first.rates, second.rates, moment),
  ...valueDifferences(first.values, second.values),
]

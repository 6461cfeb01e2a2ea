/** Faults that are put into a course before it is written down: those of an exercise, and those of its times. */

import { FAULT_KINDS, type FaultKind } from '../../../src/cli/exercise/fault-kinds'
import { addUp, FAULTS as PLANTED } from '../../../src/cli/exercise/faults'
import { oneOf, type PickIndex } from '../../../src/cli/exercise/random'
import type { Course, Entry } from './course'
import type { Shown } from './forms'

export interface Fault {
  readonly name: string
  /** What a form has to print so that the fault can be seen. */
  readonly needs: readonly Shown[]
  /** Of one kind of course only. */
  readonly of?: Course['kind']
  /** It may be found in the row above: one that says how short it is has the step that follows. */
  readonly isAbove?: true
  /** Only the first row can have it. */
  readonly isFirst?: true
  /** Changes the entry; false where this course cannot have the fault. */
  readonly put: (course: Course, at: number, pick: PickIndex) => boolean
}

const NEEDS: Readonly<Record<FaultKind, readonly Shown[]>> = {
  dose: ['dose'],
  total: ['total'],
  rate: ['rate'],
  'start-rate': ['rate'],
  'step-size': ['rate'],
  'rate-volume': ['rate', 'flow'],
  'slip-10': ['rate', 'flow'],
  'slip-24': ['dose'],
  'slip-60': ['dose'],
  'slip-1000': ['dose'],
  'slip-pounds': ['rate', 'flow'],
  unreadable: ['rate'],
  weight: ['weight'],
  'one-a-day': ['date'],
  session: ['session'],
}
/** Above the start of every protocol of an infusion. */
const START_RATE = 20

const planted = FAULT_KINDS.map((kind): Fault => {
  const isOfSeries = kind === 'one-a-day' || kind === 'session'
  return {
    name: kind,
    needs: NEEDS[kind],
    ...(isOfSeries ? { of: 'series' } : {}),
    ...(kind === 'start-rate' ? { isFirst: true } : {}),
    put({ entries }, at, pick) {
      PLANTED[kind](entries, at, pick)
      return kind !== 'start-rate' || (entries[at]?.rate ?? 0) > START_RATE
    },
  }
})

type Change = (entry: Entry, before: Entry, course: Course, pick: PickIndex) => void
interface More extends Partial<Fault> {
  /** Whether the entry can have the fault. */
  readonly canHave?: (entry: Entry, before: Entry, course: Course) => boolean
}
const other = (
  name: string,
  needs: readonly Shown[],
  change: Change,
  { canHave = () => true, ...more }: More = {},
): Fault => ({
  name,
  needs,
  ...more,
  put(course, at, pick) {
    const [before, entry] = [course.entries[at - 1], course.entries[at]]
    if (before === undefined || entry === undefined || !canHave(entry, before, course)) return false
    change(entry, before, course, pick)
    return true
  },
})
const moveBy = (entry: Entry, minutes: number): void => {
  entry.from += minutes
  entry.to += minutes
}

const others: readonly Fault[] = [
  other('ten times the rate alone', ['rate', 'dose'], (entry) => {
    entry.rate *= 10
  }),
  other('a rate in another unit, or no rate', ['rate'], (entry, _, __, pick) => {
    entry.rateText = oneOf(pick, ['20 mL/h', '20 mcg/h', '20-25', '-5', '1e3', '<20', 'twenty'])
  }),
  other('another rate per kg', ['rate', 'perKg'], (entry, _, __, pick) => {
    entry.perKgTimes = oneOf(pick, [0.8, 1.2, 2, 10, 24, 60])
  }),
  other('a volume that the rate does not give', ['volume'], (entry, _, __, pick) => {
    entry.volumeMore = 2 + pick(50)
  }),
  other('a bolus', ['bolus'], (entry) => {
    entry.bolus = 15
  }),
  other('ten times the strength', ['strength', 'rate'], (entry) => {
    entry.strength *= 10
  }),
  other('a start before the row above', ['start'], (entry, before, _, pick) => {
    moveBy(entry, before.from - entry.from - 5 - pick(50))
  }),
  other('the start of the row above', ['start'], (entry, before) => {
    moveBy(entry, before.from - entry.from)
  }),
  other(
    'an end after the next start',
    ['start', 'end'],
    (entry, _, __, pick) => {
      entry.to += 5 + pick(50)
    },
    { of: 'stay' },
  ),
  other(
    'a start after the end above',
    ['start', 'end'],
    (entry, _, __, pick) => {
      entry.from += 5 + pick(50)
    },
    { of: 'stay' },
  ),
  other(
    'a step too soon',
    ['start'],
    (entry, before, _, pick) => {
      const by = 5 + pick(50)
      entry.from -= by
      before.to -= by
    },
    {
      of: 'stay',
      isAbove: true,
      // The rate before has to be as new as it looks.
      canHave: (entry, before, { entries }) =>
        entry.rate > before.rate && entries[entries.indexOf(before) - 1]?.rate !== before.rate,
    },
  ),
  other(
    'a session too long',
    ['length'],
    (entry, _, { entries }, pick) => {
      const minutes = 60 * (1 + pick(3))
      entry.to += minutes
      entry.dose = (entry.rate * (entry.to - entry.from)) / 60
      addUp(entries)
    },
    { of: 'series' },
  ),
  other(
    'two weeks between',
    ['date'],
    (entry, _, { entries }) => {
      for (const each of entries.slice(entries.indexOf(entry))) moveBy(each, 14 * 1440)
    },
    { of: 'series' },
  ),
]

export const FAULTS = [...planted, ...others]

import { type Dose, doseOf, type Minutes, minutes, type Rate, sumOfDoses } from '../values/quantity'
import { type Run, runsOf } from '../values/runs'
import { after, type Instant } from '../values/time-zone'

/** What a segment is for. */
export type Phase = 'load' | 'titration' | 'wean'

/** A stretch of constant rate. A plan is its list of these; all else is derived. */
export interface Segment {
  /** From 1; an inpatient plan is one session. */
  readonly session: number
  readonly phase: Phase
  readonly start: Instant
  readonly time: Minutes
  readonly rate: Rate
  /** What the titration called for before the maximum cut it; of a load, before the protocol's limit did. */
  readonly wanted: Rate
  /** It was given; absent: it is planned. */
  readonly origin?: 'given'
  /** Given at once where the segment begins. */
  readonly bolus?: Dose
}

export const isTitration = ({ phase }: Pick<Segment, 'phase'>): boolean => phase === 'titration'
/** The titration alone. */
export const titrationOf = (segments: readonly Segment[]): readonly Segment[] => segments.filter(isTitration)

export const endOf = (segment: Segment): Instant => after(segment.start, segment.time)
export const doseOfSegment = ({ rate, time, bolus }: Segment): Dose =>
  bolus === undefined ? doseOf(rate, time) : sumOfDoses([doseOf(rate, time), bolus])
export const isGiven = ({ origin }: Pick<Segment, 'origin'>): boolean => origin === 'given'
export const isPlanned = (segment: Pick<Segment, 'origin'>): boolean => !isGiven(segment)
/** A pause is a segment of what was given, and no part of a session. */
export const isPause = ({ rate }: Segment): boolean => rate === 0
export const doseOfAll = (segments: readonly Segment[]): Dose => sumOfDoses(segments.map(doseOfSegment))
export const lengthOf = (segments: readonly Segment[]): Minutes =>
  minutes(segments.reduce((sum, { time }) => sum + time, 0))

/** The highest rate of all phases; a load may exceed the maximum. */
export const highestOf = (segments: readonly Segment[]): Rate => Math.max(...segments.map(({ rate }) => rate)) as Rate

/** Minutes from the first start to the last end, rests too; no whole number where clocks once changed by seconds. */
export function spanOf(segments: readonly Segment[]): number {
  const [first, last] = [segments[0], segments.at(-1)]
  return first === undefined || last === undefined ? 0 : (endOf(last) - first.start) / 60
}

/** The rate goes on, in one session and one phase. */
export const isSameRun = (before: Segment, next: Segment): boolean =>
  before.session === next.session && before.rate === next.rate && before.phase === next.phase

/** Segments that follow one another at one rate as one; the first one's step stays. */
export const asOne = (run: Run<Segment>): Segment => (run.length === 1 ? run[0] : { ...run[0], time: lengthOf(run) })

/** The segments of each session, in order. */
export const bySession = (segments: readonly Segment[]): readonly Run<Segment>[] =>
  runsOf(segments, (before, next) => before.session === next.session)

/** Where a segment starts or ends, in order, each instant once. */
export const edgesOf = (segments: readonly Segment[]): readonly Instant[] =>
  [...new Set(segments.flatMap((segment) => [segment.start, endOf(segment)]))].sort((a, b) => a - b)

/** Two segments, one after the other. */
export interface Pair {
  readonly before: Segment
  readonly next: Segment
  /** ng/h, negative for a fall. */
  readonly rise: number
}
export const pairsOf = (segments: readonly Segment[]): readonly Pair[] =>
  segments.slice(1).map((next, index) => {
    const before = segments[index] ?? next
    return { before, next, rise: next.rate - before.rate }
  })
export const isInOneSession = ({ before, next }: Pair): boolean => before.session === next.session

/** `session 3`, or where there is only one, `hour 7`. */
export function placeOf(segment: Segment, segments: readonly Segment[]): string {
  if (segments.at(-1)?.session !== 1) return `session ${segment.session}`
  return `hour ${Math.floor((segment.start - (segments[0]?.start ?? 0)) / 3600) + 1}`
}

/** Whether finished segments are the course that was asked for, decided from the segments alone. */
import { errorOf, Refusal } from '../model/finding'
import { type Rates, type Regimen, stepsWithin, wholeLength } from '../schedule/regimen'
import {
  bySession,
  doseOfSegment,
  endOf,
  isInOneSession,
  lengthOf,
  type Phase,
  pairsOf,
  type Segment,
  titrationOf,
} from '../schedule/segment'
import { percentOf, planned, type Rate, rateOfDose, roundedRise } from '../values/quantity'
import type { Course } from './rule'

/** The rate at which the titration may start at most. */
function startOf({ rates, length }: Regimen, maximum: Rate): Rate {
  switch (rates.rule) {
    case 'steps':
    case 'flat':
      return rates.start.value
    case 'fractions':
      return percentOf(maximum, rates.percents.value[0] ?? Number.NaN)
    case 'doses':
      return rateOfDose(rates.dose.value, length.value)
  }
}

/** By how much the titration may rise at once. */
function riseOf(rates: Rates, { value: time }: Regimen['length'], rateIncrement: Rate): number {
  if (rates.rule === 'fractions') return Number.POSITIVE_INFINITY
  if (rates.rule === 'flat') return 0
  if (rates.rule === 'steps') return roundedRise(rates.step.value, rateIncrement)
  return rates.step === undefined ? 0 : roundedRise((rateOfDose(rates.step.value, time) + 1) as Rate, rateIncrement)
}

const ORDER: readonly Phase[] = ['load', 'titration', 'wean']
/** Each session has one load first where there is one, then its titration, then its wean. */
function isInOrder(session: readonly Segment[], { load, wean }: Regimen): boolean {
  const count = (phase: Phase): number => session.filter((each) => each.phase === phase).length
  return (
    pairsOf(session).every(({ before, next }) => ORDER.indexOf(before.phase) <= ORDER.indexOf(next.phase)) &&
    count('load') === (load === undefined ? 0 : 1) &&
    count('titration') > 0 &&
    count('wean') === (wean?.falls ?? 0)
  )
}

/** Its dose, or less by less than one rate increment over its minutes; nothing where there is no load. */
const isLoad = (segment: Segment, { load }: Regimen, rateIncrement: Rate): boolean =>
  load !== undefined &&
  segment.time === load.over &&
  doseOfSegment(segment) <= load.dose.value &&
  // The planned rate is rounded down first, and then to the pump's step.
  planned(rateOfDose(load.dose.value, load.over)) - segment.rate < rateIncrement

/** Throws Refusal (exit 3) for segments other than those asked for: higher, steeper, sooner, longer or with gaps. */
export function refuseOtherCourse({ segments, rateIncrement }: Course, regimen: Regimen, maximum: Rate): void {
  const { rates, stepEvery, sessions, length, wean } = regimen
  const perSession = bySession(segments)
  const titration = titrationOf(segments)
  const starts = stepsWithin(regimen)
    ? perSession.flatMap((session) => titrationOf(session).slice(0, 1))
    : titration.slice(0, 1)
  const steps = pairsOf(titration).filter((pair) => isInOneSession(pair) || !stepsWithin(regimen))
  const ofLoads = segments.filter(({ phase }) => phase === 'load')
  const weans = segments.filter(({ phase }) => phase === 'wean')
  const within: Readonly<Record<string, boolean>> = {
    phases: perSession.every((session) => isInOrder(session, regimen)),
    start: starts.length > 0 && starts.every(({ rate }) => rate > 0 && rate <= startOf(regimen, maximum)),
    step: steps.every(({ rise }) => rise <= riseOf(rates, length, rateIncrement)),
    interval:
      stepEvery === undefined || steps.filter(isInOneSession).every(({ before }) => before.time >= stepEvery.value),
    fall: pairsOf(segments).every(({ next, rise }) => next.phase !== 'wean' || rise < 0),
    wean: weans.every(({ time }) => wean !== undefined && time * wean.falls === wean.time.value),
    load: ofLoads.every((segment) => isLoad(segment, regimen, rateIncrement)),
    sessions: perSession.length === sessions.value,
    length: perSession.every((session) => lengthOf(session) === wholeLength(regimen)),
    gap: pairsOf(segments).every((pair) => !isInOneSession(pair) || endOf(pair.before) === pair.next.start),
  }
  const broken = Object.keys(within).filter((name) => !within[name])
  const findings = broken.map((place) => errorOf('not-as-asked', place, 'a plan that was not asked for'))
  if (findings.length > 0) throw new Refusal(3, findings)
}

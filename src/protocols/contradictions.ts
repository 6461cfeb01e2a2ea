/** Where a protocol contradicts itself: keys that exclude or need each other, and figures of one kind of unit. */

import type * as z from 'zod'
import { type AnyFigure, isPerKg } from '../core/model/protocol'
import type { inpatient, outpatient } from '../core/model/protocol-schema'

type Shape = z.output<typeof inpatient> | z.output<typeof outpatient>
/** The key that is wrong, and what would be right. */
export type Contradiction = readonly [path: string, right: string]

/** Whole numbers of 10^-6: of mg in 24 h, or of mg; per kg or in all. Minutes of times. */
const PER: Readonly<Record<string, number>> = {
  'mg/h': 24_000,
  'mg/24h': 1000,
  'mg/kg/h': 24_000,
  'mcg/kg/h': 24,
  'mcg/kg/min': 1440,
  mg: 1000,
  'mg/kg': 1000,
  min: 0.001,
  h: 0.06,
  days: 1.44,
}
const DAY = 1440
const sizeOf = ({ value, unit }: AnyFigure): number => Math.round(Math.round(value * 1000) * (PER[unit] ?? Number.NaN))
const textOf = ({ value, unit }: AnyFigure): string => `${value} ${unit}`
const areOfOneKind = (a: AnyFigure, b: AnyFigure): boolean => isPerKg(a) === isPerKg(b)

const unless = (isRight: boolean, path: string, right: string): readonly Contradiction[] =>
  isRight ? [] : [[path, right]]

/** The key of a figure that is above another of its kind. */
function above(path: string, figure: AnyFigure | undefined, most: AnyFigure | undefined, what: string) {
  if (figure === undefined || most === undefined || !areOfOneKind(figure, most)) return []
  return unless(sizeOf(figure) <= sizeOf(most), path, `at most ${what}, ${textOf(most)}`)
}

/** A rate that gives more than a dose limit leaves beside the load, in a time of so many minutes. */
function aboveDose(protocol: Shape, limit: AnyFigure | undefined, time: number): readonly Contradiction[] {
  const { start, load } = protocol
  if (start === undefined || limit === undefined || !areOfOneKind(start, limit)) return []
  const beside = load !== undefined && areOfOneKind(load, limit) ? load : undefined
  const left = sizeOf(limit) - (beside === undefined ? 0 : sizeOf(beside))
  const during = time - (beside === undefined ? 0 : sizeOf(beside.over))
  const right = `at most ${textOf(limit)} in ${time} min${beside === undefined ? '' : ' with the load'}`
  return unless(sizeOf(start) * during <= left * DAY, 'start', right)
}

/** A dose that is above a maximum as a rate, in a time of so many minutes. */
function aboveRate(dose: AnyFigure | undefined, most: AnyFigure | undefined, time: number): readonly Contradiction[] {
  if (dose === undefined || most === undefined || !areOfOneKind(dose, most)) return []
  return unless(sizeOf(dose) * DAY <= sizeOf(most) * time, 'dose', `at most ${textOf(most)} in ${time} min`)
}

const lengthOf = (protocol: Shape): number =>
  sizeOf(protocol.setting === 'inpatient' ? protocol.length : protocol.session_length)

/** Keys that need or exclude each other. */
function ofKeys(protocol: Shape): readonly Contradiction[] {
  const { start, step, step_every, fractions, load, maximum, maximum_per_kg } = protocol
  const outpatient = protocol.setting === 'outpatient' ? protocol : undefined
  const { dose, dose_step, session_dose } = outpatient ?? {}
  const one = outpatient === undefined ? 'start or fractions' : 'start, fractions or dose'
  const given = Object.entries({ start, fractions, dose }).filter(([, figure]) => figure !== undefined)
  const stepped = step ?? fractions
  const isEveryNeeded = outpatient === undefined && stepped !== undefined
  const isSteppedTo = dose !== undefined && session_dose !== undefined
  const isHeld = dose !== undefined || maximum !== undefined || maximum_per_kg !== undefined
  return [
    ...unless(given.length > 0, 'start', one),
    ...given.slice(1).map(([path]): Contradiction => [path, `one of ${one}`]),
    ...unless(step === undefined || start !== undefined, 'step', 'a start beside it'),
    ...unless(step_every === undefined || stepped !== undefined, 'step_every', 'a step or fractions beside it'),
    ...unless(!isEveryNeeded || step_every !== undefined, 'step_every', 'how often a step is made'),
    ...unless(dose_step === undefined || isSteppedTo, 'dose_step', 'dose and session_dose'),
    ...unless(load === undefined || dose === undefined, 'load', 'no load beside dose'),
    ...unless(isHeld, 'maximum', 'maximum or maximum_per_kg, or both'),
    ...(outpatient === undefined ? [] : ofSeries(outpatient)),
  ]
}

/** No course is longer. */
const MOST_SESSIONS = 366

function ofSeries({ sessions, session_days, every, series }: z.output<typeof outpatient>): readonly Contradiction[] {
  if (series === undefined) return unless(sessions !== undefined, 'sessions', 'sessions or series')
  const beside = Object.entries({ sessions, session_days, every })
  const count = series.reduce((sum, block) => sum + block.sessions.value, 0)
  return [
    ...beside.flatMap(([path, figure]) => unless(figure === undefined, path, 'series alone')),
    ...unless(count <= MOST_SESSIONS, 'series', `at most ${MOST_SESSIONS} sessions`),
  ]
}

/** The finest planned rate, 10^-6 mg in 24 h. */
const FINEST = 240_000

function ofFigures(protocol: Shape): readonly Contradiction[] {
  const { start, step, load, maximum, maximum_per_kg, minimum, load_dose, dose_24h } = protocol
  const time = lengthOf(protocol)
  const outpatient = protocol.setting === 'outpatient' ? protocol : undefined
  const { dose, session_dose } = outpatient ?? {}
  return [
    ...Object.entries({ start, step }).flatMap(([path, figure]) => {
      const isTooFine = figure !== undefined && !isPerKg(figure) && !(sizeOf(figure) >= FINEST)
      return unless(!isTooFine, path, 'at least 0.01 mg/h, the finest planned rate')
    }),
    ...[maximum, maximum_per_kg].flatMap((most) => [
      ...above('start', start, most, 'the maximum'),
      ...above('minimum', minimum, most, 'the maximum'),
      ...aboveRate(dose, most, time),
    ]),
    ...aboveDose(protocol, session_dose, time),
    ...aboveDose(protocol, dose_24h, Math.min(time, DAY)),
    ...above('dose', dose, session_dose, 'session_dose'),
    ...above('load', load, load_dose, 'load_dose'),
    ...unless(load === undefined || sizeOf(load.over) < time, 'load', `over less than ${time} min`),
  ]
}

/** Everything that contradicts itself; empty for a protocol that can be planned. */
export const contradictionsOf = (protocol: Shape) => [...ofKeys(protocol), ...ofFigures(protocol)]

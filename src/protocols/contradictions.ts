/** Where a protocol contradicts itself: keys that exclude or need each other, and figures of one kind of unit. */

import type * as z from 'zod'
import { type Figure, isPerKg } from '../core/model/protocol'
import type { inpatient, outpatient } from '../core/model/protocol-schema'

type Shape = z.output<typeof inpatient> | z.output<typeof outpatient>
/** The key that is wrong, and what would be right. */
export type Contradiction = readonly [path: string, right: string]

type Amount = Pick<Figure<string>, 'value' | 'unit'>

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
const sizeOf = ({ value, unit }: Amount): number => Math.round(Math.round(value * 1000) * (PER[unit] ?? Number.NaN))
const textOf = ({ value, unit }: Amount): string => `${value} ${unit}`
const areOfOneKind = (a: Amount, b: Amount): boolean => isPerKg(a) === isPerKg(b)

/** The key of a figure that is above another of its kind. */
function above(
  path: string,
  figure: Amount | undefined,
  most: Amount | undefined,
  what: string,
): readonly Contradiction[] {
  if (figure === undefined || most === undefined || !areOfOneKind(figure, most)) return []
  return sizeOf(figure) <= sizeOf(most) ? [] : [[path, `at most ${what}, ${textOf(most)}`]]
}

/** A rate that gives more than a dose limit leaves beside the load, in a time of so many minutes. */
function aboveDose(protocol: Shape, limit: Amount | undefined, time: number): readonly Contradiction[] {
  const { start, load } = protocol
  if (start === undefined || limit === undefined || !areOfOneKind(start, limit)) return []
  const beside = load !== undefined && areOfOneKind(load, limit) ? load : undefined
  const left = sizeOf(limit) - (beside === undefined ? 0 : sizeOf(beside))
  const during = time - (beside === undefined ? 0 : sizeOf(beside.over))
  if (sizeOf(start) * during <= left * DAY) return []
  return [['start', `at most ${textOf(limit)} in ${time} min${beside === undefined ? '' : ' with the load'}`]]
}

const lengthOf = (protocol: Shape): number =>
  sizeOf(protocol.setting === 'inpatient' ? protocol.length : protocol.session_length)

/** Keys that need or exclude each other. */
function ofKeys(protocol: Shape): readonly Contradiction[] {
  const { start, step, step_every, fractions, load } = protocol
  const outpatient = protocol.setting === 'outpatient' ? protocol : undefined
  const { dose, dose_step, session_dose, series } = outpatient ?? {}
  const one = outpatient === undefined ? 'start or fractions' : 'start, fractions or dose'
  const others: readonly (readonly [string, unknown])[] = [
    ['start', start],
    ['fractions', fractions],
    ['dose', dose],
  ]
  const given = others.filter(([, figure]) => figure !== undefined)
  const needs = (path: string, figure: unknown, isThere: boolean, right: string): readonly Contradiction[] =>
    figure === undefined || isThere ? [] : [[path, right]]
  const stepped = step ?? fractions
  return [
    ...(given.length === 0 ? [['start', one] as const] : []),
    ...given.slice(1).map(([path]): Contradiction => [path, `one of ${one}`]),
    ...needs('step', step, start !== undefined, 'a start beside it'),
    ...needs('step_every', step_every, stepped !== undefined, 'a step or fractions beside it'),
    ...(protocol.setting === 'inpatient'
      ? needs('step_every', stepped, step_every !== undefined, 'how often a step is made')
      : []),
    ...needs('dose_step', dose_step, dose !== undefined && session_dose !== undefined, 'dose and session_dose'),
    ...needs('load', load, dose === undefined, 'no load beside dose'),
    ...needs(
      'maximum',
      dose === undefined ? true : undefined,
      hasMaximum(protocol),
      'maximum or maximum_per_kg, or both',
    ),
    ...(outpatient === undefined ? [] : ofSeries(outpatient, series)),
  ]
}

const hasMaximum = ({ maximum, maximum_per_kg }: Shape): boolean =>
  maximum !== undefined || maximum_per_kg !== undefined

/** No course is longer. */
const MOST_SESSIONS = 366

function ofSeries(
  { sessions, session_days, every }: z.output<typeof outpatient>,
  series: z.output<typeof outpatient>['series'],
): readonly Contradiction[] {
  if (series === undefined) return sessions === undefined ? [['sessions', 'sessions or series']] : []
  const beside = { sessions, session_days, every }
  const count = series.reduce((sum, block) => sum + block.sessions.value, 0)
  return [
    ...Object.entries(beside).flatMap(([path, figure]): readonly Contradiction[] =>
      figure === undefined ? [] : [[path, 'series alone']],
    ),
    ...(count <= MOST_SESSIONS ? [] : [['series', `at most ${MOST_SESSIONS} sessions`] as const]),
  ]
}

/** The finest planned rate, 10^-6 mg in 24 h. */
const FINEST = 240_000

function ofFigures(protocol: Shape): readonly Contradiction[] {
  const { start, step, load, maximum, maximum_per_kg, minimum, load_dose, dose_24h } = protocol
  const time = lengthOf(protocol)
  const fine = { start, step }
  const outpatient = protocol.setting === 'outpatient' ? protocol : undefined
  const { dose, session_dose } = outpatient ?? {}
  return [
    ...Object.entries(fine).flatMap(([path, figure]): readonly Contradiction[] =>
      figure === undefined || isPerKg(figure) || sizeOf(figure) >= FINEST
        ? []
        : [[path, 'at least 0.01 mg/h, the finest planned rate']],
    ),
    ...[maximum, maximum_per_kg].flatMap((most) => [
      ...above('start', start, most, 'the maximum'),
      ...above('minimum', minimum, most, 'the maximum'),
      ...(dose === undefined ||
      most === undefined ||
      !areOfOneKind(dose, most) ||
      sizeOf(dose) * DAY <= sizeOf(most) * time
        ? []
        : [['dose', `at most ${textOf(most)} in ${time} min`] as const]),
    ]),
    ...aboveDose(protocol, session_dose, time),
    ...aboveDose(protocol, dose_24h, Math.min(time, DAY)),
    ...above('dose', dose, session_dose, 'session_dose'),
    ...above('load', load, load_dose, 'load_dose'),
    ...(load === undefined || sizeOf(load.over) < time ? [] : [['load', `over less than ${time} min`] as const]),
  ]
}

/** Everything that contradicts itself; empty for a protocol that can be planned. */
export const contradictionsOf = (protocol: Shape): readonly Contradiction[] => [
  ...ofKeys(protocol),
  ...ofFigures(protocol),
]

/** Readers of what a person writes: text in, exact quantity out, or a refusal that names the text. */

import { field, type Place } from '../model/field'
import { refuse } from '../model/finding'
import { HANG, PUMP_MAX } from '../model/limit'
import type { RateUnit } from '../model/protocol'
import {
  type Concentration,
  concentration,
  type Grams,
  grams,
  kg,
  type Minutes,
  mgPerMl,
  minutes,
  mlExact,
  type PumpRate,
  pumpRate,
  thousandths,
  timeText,
  type Volume,
  volumeFromThousandths,
} from '../values/quantity'
import { MINUTES_IN } from '../values/units'

const FIGURE = 'a plain number above 0 with at most 3 decimals, such as 2.5'

const wrongs: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'it is empty'],
  [/^[0-9]+,[0-9]+$/, 'it has a comma; the decimal sign is a point'],
  [/^[+-]/, 'it has a sign'],
  [/^\.[0-9]/, 'a digit stands before the point'],
  [/^[0-9]+\.[0-9]{4,}$/, 'it has more than 3 decimals'],
  [/^[0-9]{10}/, 'it has more than 9 digits'],
  [/^0[xXbBoO]|^[0-9.]+[eE]/, 'no exponents, no other number systems'],
]

/** Thousandths of a figure above 0. Refused: whatever is not digits with at most three decimals. */
export function readFigure(place: Place, text: string): number {
  const value = thousandths(text)
  if (value !== undefined && value > 0) return value
  const wrong = value === 0 ? 'it is zero' : wrongs.find(([pattern]) => pattern.test(text))?.[1]
  return refuse('not-a-figure', place, text, wrong === undefined ? FIGURE : `${FIGURE} (${wrong})`)
}

export function readCount(place: Place, text: string): number {
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) === 0)
    return refuse('not-a-count', place, text, 'a whole number above 0, such as 5')
  return Number(text)
}

/** A figure and the unit behind it, with at most one blank between them; the unit may be empty. */
export function splitUnit(text: string): { figure: string; unit: string } {
  const match = /^([0-9]+(?:\.[0-9]+)?) ?([A-Za-z\u00b5\u03bc%]+(?:\/[A-Za-z0-9]+)*)$/.exec(text)
  return match === null ? { figure: text, unit: '' } : { figure: match[1] ?? '', unit: match[2] ?? '' }
}

/** Thousandths of a figure in one unit, which may be left out. */
function readIn(unit: string, place: Place, text: string, allowed: string): number {
  const { figure, unit: written } = splitUnit(text)
  if (written !== '' && written !== unit) return refuse('unit', place, text, allowed)
  return readFigure(place, figure)
}

const RATE_UNITS: readonly RateUnit[] = ['mg/h', 'mg/24h', 'mg/kg/h', 'mcg/kg/h', 'mcg/kg/min']
export interface WrittenRate {
  readonly thousandths: number
  readonly unit: RateUnit
  readonly text: string
}

/** A unit in the spelling of this program: `hr` is `h`, `ug` is `mcg`. */
const spelled = (unit: string): string => unit.replace(/\/(24)?hr$/, '/$1h').replace(/^ug\//, 'mcg/')

/** A rate as written; a bare figure is mg/h. Any other unit is refused. */
export function readRate(place: Place, text: string): WrittenRate {
  const { figure, unit: written } = splitUnit(text)
  const unit = written === '' ? 'mg/h' : RATE_UNITS.find((known) => known === spelled(written))
  if (unit === undefined)
    return refuse('unit', place, text, [
      'mg/h (or a number alone), mg/24h, and with ',
      field('weight'),
      ' mg/kg/h, mcg/kg/h or mcg/kg/min',
    ])
  return { thousandths: readFigure(place, figure), unit, text: `${figure} ${unit}` }
}

/** A rate above 0: a step of 0 is answered with what a constant rate is written as. */
export function readStep(place: Place, text: string): WrittenRate {
  if (thousandths(splitUnit(text).figure) === 0)
    return refuse('zero-step', place, text, ['for a constant rate, set ', field('maxRate'), ' to the start rate'])
  return readRate(place, text)
}

export const GRAMS_PER_POUND = 453.59237
/** Grams: for a lighter or heavier weight no plan is made. */
export const LIGHTEST = 30_000
export const HEAVIEST = 300_000

/** kg of this many thousandths of a pound, to the nearest gram. */
export const poundsAsKg = (thousandthsOfPounds: number): string =>
  kg(grams(Math.round((thousandthsOfPounds / 1000) * GRAMS_PER_POUND)))

/** Body weight from 30 to 300 kg. Pounds are refused with the conversion shown. */
export function readWeight(place: Place, text: string): Grams {
  const { figure, unit } = splitUnit(text)
  if (/^(lbs?|pounds?)$/i.test(unit)) {
    const converted = poundsAsKg(readFigure(place, figure))
    return refuse('pounds', place, text, `${converted} (${figure} lb is ${converted} kg)`)
  }
  if (unit !== '' && unit !== 'kg') return refuse('unit', place, text, 'kilograms, such as 70.5')
  const value = readFigure(place, figure)
  if (!(value >= LIGHTEST && value <= HEAVIEST)) return refuse('weight-range', place, `${figure} kg`, '30 to 300 kg')
  return grams(value)
}

/** mg/mL; a bare figure is that. Also as a bag is labelled: `500mg/250mL`. */
export function readConcentration(place: Place, text: string): Concentration {
  const [, drug, fluid] = /^([0-9.]+) ?mg ?\/ ?([0-9.]+) ?mL$/.exec(text) ?? []
  if (drug !== undefined && fluid !== undefined) return labelled(place, text, drug, fluid)
  return concentration(readIn('mg/mL', place, text, 'mg/mL, such as 1 or 2, or 500mg/250mL'))
}

/** The concentration of a bag: exact, or refused. */
function labelled(place: Place, text: string, drug: string, fluid: string): Concentration {
  const [mcg, mL] = [readFigure(place, drug) * 1000, readFigure(place, fluid)]
  if (mcg % mL !== 0) return refuse('not-exact', place, text, 'a concentration in mg/mL with at most 3 decimals')
  return concentration(mcg / mL)
}

/** mL/h; a bare figure is that. */
export const readPumpStep = (place: Place, text: string): PumpRate =>
  pumpRate(readIn('mL/h', place, text, 'mL/h, such as 0.1'))

/** mL/h from 1 to 1,200; a bare figure is that. */
export function readPumpMax(place: Place, text: string): PumpRate {
  const max = readPumpStep(place, text)
  const { least, most } = PUMP_MAX
  if (!(max >= least * 1000)) return refuse('too-small', place, text, `at least ${least} mL/h`)
  if (!(max <= most * 1000)) return refuse('too-large', place, text, `at most ${most} mL/h`)
  return max
}

/** Our assumption: the largest bags in use hold less. It catches a slipped decimal. */
const LARGEST_CONTAINER = 5_000_000

/** mL; a bare figure is that. */
export function readContainer(place: Place, text: string): Volume {
  const value = readIn('mL', place, text, 'mL, such as 50 or 250')
  if (!(value <= LARGEST_CONTAINER))
    return refuse('too-large', place, `${splitUnit(text).figure} mL`, 'at most 5000 mL')
  return volumeFromThousandths(value)
}

/** A hint where people often write another form. */
function durationHint(text: string): string {
  if (/^[0-9]+m$/.test(text)) return ` (${text}in for minutes)`
  return /^[0-9]+(?:\.[0-9]+)?$/.test(text) ? ' (with its unit)' : ''
}

/** Minutes of a figure in a unit. Refused where they are not whole. */
function wholeMinutes(place: Place, text: string, figure: string, unit: keyof typeof MINUTES_IN): Minutes {
  const value = (readFigure(place, figure) * MINUTES_IN[unit]) / 1000
  if (!Number.isInteger(value)) return refuse('not-whole-minutes', place, text, 'whole minutes, such as 2h30m')
  return minutes(value)
}

/** `4h`, `2h30m`, `150min`, `4.5d`: whole minutes above 0. */
export function readDuration(place: Place, text: string): Minutes {
  const [, hours, rest] = /^([0-9]{1,7})h([0-5]?[0-9])m$/.exec(text) ?? []
  const time = Number(hours ?? 0) * 60 + Number(rest ?? 0)
  if (time > 0) return minutes(time)
  const [, figure, unit] = /^([0-9]{1,7}(?:\.[0-9]{1,3})?)(min|h|d)$/.exec(text) ?? []
  if (figure === undefined || thousandths(figure) === 0)
    return refuse('not-a-duration', place, text, `a time such as 4h, 2h30m or 150min${durationHint(text)}`)
  return wholeMinutes(place, text, figure, unit as keyof typeof MINUTES_IN)
}

/** A duration, or a bare number of hours that is whole in minutes. */
export function readHours(place: Place, text: string): Minutes {
  return thousandths(text) ? wholeMinutes(place, `${text} h`, text, 'h') : readDuration(place, text)
}

/** Days of 24 h, whole in minutes. */
export const readLengthInDays = (place: Place, text: string): Minutes => wholeMinutes(place, `${text} days`, text, 'd')

/** A vial or ampoule that the pharmacy holds. */
export interface Stock {
  readonly strength: Concentration
  readonly holds: Volume
}

/** `50 mg/mL x 10 mL` */
export const stockText = ({ strength, holds }: Stock): string => `${mgPerMl(strength)} mg/mL x ${mlExact(holds)} mL`

/** From 1 h to 7 days. */
export function readHang(place: Place, text: string): Minutes {
  const time = readDuration(place, text)
  const { least, most } = HANG
  if (!(time >= least)) return refuse('too-small', place, timeText(time), `at least ${timeText(least)}`)
  if (!(time <= most)) return refuse('too-large', place, timeText(time), `at most ${timeText(most)}`)
  return time
}

/** `50 mg/mL x 10 mL` */
export function readStock(place: Place, text: string): Stock {
  const [, strength, holds] = /^([0-9.]+ ?mg\/mL) ?x ?([0-9.]+ ?mL)$/.exec(text) ?? []
  if (strength === undefined || holds === undefined) return refuse('not-a-stock', place, text, '"50 mg/mL x 10 mL"')
  return { strength: readConcentration(place, strength), holds: readContainer(place, holds) }
}

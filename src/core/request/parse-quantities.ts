/** Readers of what a person writes: text in, exact quantity out, or a refusal that names the text. */

import { refuse } from '../model/finding'
import { isLimitName, LIMIT_KINDS, type LimitName, PUMP_MAX, SOFT_LIMITS } from '../model/limit'
import { type Day, readDay } from '../values/calendar-day'
import {
  type Concentration,
  concentration,
  type Grams,
  grams,
  kg,
  type Minutes,
  minutes,
  type PumpRate,
  pumpRate,
  thousandths,
  type Volume,
  volumeFromThousandths,
} from '../values/quantity'

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
export function readFigure(place: string, text: string): number {
  const value = thousandths(text)
  if (value !== undefined && value > 0) return value
  const wrong = value === 0 ? 'it is zero' : wrongs.find(([pattern]) => pattern.test(text))?.[1]
  return refuse('not-a-figure', place, text, wrong === undefined ? FIGURE : `${FIGURE} (${wrong})`)
}

export function readCount(place: string, text: string): number {
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) === 0)
    return refuse('not-a-count', place, text, 'a whole number above 0, such as 5')
  return Number(text)
}

/** A figure and the unit behind it, with at most one blank between them; the unit may be empty. */
export function splitUnit(text: string): { figure: string; unit: string } {
  const match = /^([0-9]+(?:\.[0-9]+)?) ?([A-Za-z\u00b5\u03bc%]+(?:\/[A-Za-z]+)*)$/.exec(text)
  return match === null ? { figure: text, unit: '' } : { figure: match[1] ?? '', unit: match[2] ?? '' }
}

const RATE_UNITS = ['mg/h', 'mg/kg/h', 'mcg/kg/min'] as const
type RateUnit = (typeof RATE_UNITS)[number]
export interface WrittenRate {
  readonly thousandths: number
  readonly unit: RateUnit
  readonly text: string
}

/** A rate as written; a bare figure is mg/h. Any unit but the three is refused. */
export function readRate(place: string, text: string): WrittenRate {
  const { figure, unit: written } = splitUnit(text)
  const unit = written === '' ? 'mg/h' : RATE_UNITS.find((known) => known === written)
  if (unit === undefined)
    return refuse('unit', place, text, 'mg/h (or a bare figure), and with --weight mg/kg/h or mcg/kg/min')
  return { thousandths: readFigure(place, figure), unit, text: `${figure} ${unit}` }
}

export const GRAMS_PER_POUND = 453.59237
/** Grams: what is lighter or heavier is no weight planned for. */
export const LIGHTEST = 30_000
export const HEAVIEST = 300_000

/** kg of this many thousandths of a pound, to the nearest gram. */
export const poundsAsKg = (thousandthsOfPounds: number): string =>
  kg(grams(Math.round((thousandthsOfPounds / 1000) * GRAMS_PER_POUND)))

/** Body weight from 30 to 300 kg. Pounds are refused with the conversion shown. */
export function readWeight(place: string, text: string): Grams {
  const { figure, unit } = splitUnit(text)
  if (/^(lbs?|pounds?)$/i.test(unit)) {
    const converted = poundsAsKg(readFigure(place, figure))
    return refuse('pounds', place, text, `kilograms: ${figure} lb is ${converted} kg`)
  }
  if (unit !== '' && unit !== 'kg') return refuse('unit', place, text, 'kilograms, such as 70.5')
  const value = readFigure(place, figure)
  if (!(value >= LIGHTEST && value <= HEAVIEST))
    return refuse('weight-range', place, `${figure} kg`, '30 to 300 kg')
  return grams(value)
}

/** mg/mL; a bare figure is that. */
export function readConcentration(place: string, text: string): Concentration {
  const { figure, unit } = splitUnit(text)
  if (unit !== '' && unit !== 'mg/mL') return refuse('unit', place, text, 'mg/mL, such as 1 or 2')
  return concentration(readFigure(place, figure))
}

/** mL/h; a bare figure is that. */
export function readPumpStep(place: string, text: string): PumpRate {
  const { figure, unit } = splitUnit(text)
  if (unit !== '' && unit !== 'mL/h') return refuse('unit', place, text, 'mL/h, such as 0.1')
  return pumpRate(readFigure(place, figure))
}

/** mL/h from 1 to 1,200; a bare figure is that. */
export function readPumpMax(place: string, text: string): PumpRate {
  const max = readPumpStep(place, text)
  const { least, most } = PUMP_MAX
  if (!(max >= least * 1000)) return refuse('too-small', place, text, `at least ${least} mL/h`)
  if (!(max <= most * 1000)) return refuse('too-large', place, text, `at most ${most} mL/h`)
  return max
}

/** What people write in its place. */
function durationHint(text: string): string {
  if (/^[0-9]+m$/.test(text)) return ` (${text}in for minutes)`
  if (/^[0-9]+\.[0-9]+h?$/.test(text)) return ' (no decimals: 90min for an hour and a half)'
  return /^[0-9]+$/.test(text) ? ' (with its unit)' : ''
}

/** Ours: the largest bags in use hold less. It catches a slipped decimal. */
const LARGEST_CONTAINER = 5_000_000

/** mL; a bare figure is that. */
export function readContainer(place: string, text: string): Volume {
  const { figure, unit } = splitUnit(text)
  if (unit !== '' && unit !== 'mL') return refuse('unit', place, text, 'mL, such as 50 or 250')
  const value = readFigure(place, figure)
  if (!(value <= LARGEST_CONTAINER)) return refuse('too-large', place, `${figure} mL`, 'at most 5000 mL')
  return volumeFromThousandths(value)
}

/** `4h`, `2h30m`, `150min`: whole minutes above 0. */
export function readDuration(place: string, text: string): Minutes {
  const match = /^(?:([0-9]{1,7})h(?:([0-5]?[0-9])m)?|([0-9]{1,7})min)$/.exec(text)
  const time = match === null ? 0 : Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) + Number(match[3] ?? 0)
  if (time === 0)
    return refuse('not-a-duration', place, text, `a time such as 4h, 2h30m or 150min${durationHint(text)}`)
  return minutes(time)
}

/** A duration, or a bare number of hours that is whole in minutes. */
export function readHours(place: string, text: string): Minutes {
  const value = thousandths(text)
  if (value === undefined || value === 0) return readDuration(place, text)
  if ((value * 60) % 1000 !== 0)
    return refuse('not-whole-minutes', place, `${text} h`, 'whole minutes, such as 2h30m')
  return minutes((value * 60) / 1000)
}

/** What commas part: without blanks, and nothing twice. */
function readList(place: string, text: string): readonly string[] {
  const parts = text.split(',')
  if (/,\s|\s,/.test(text)) return refuse('blank-in-list', place, text, text.replace(/\s*,\s*/g, ','))
  const twice = parts.find((part, index) => parts.indexOf(part) !== index)
  return twice === undefined ? parts : refuse('listed-twice', place, twice, 'it once')
}

/** Dates parted by commas, in order. */
export function readDays(place: string, text: string): readonly Day[] {
  const days = readList(place, text).map((part) => {
    const found = readDay(part)
    return found ?? refuse('not-a-date', place, part, 'dates that exist, such as 2026-12-24,2026-12-25')
  })
  return days.sort((a, b) => a - b)
}

/** Names of soft limits parted by commas, in the order of the limits. */
export function readAllowed(place: string, text: string): readonly LimitName[] {
  const named = readList(place, text)
  for (const name of named) {
    if (!isLimitName(name)) return refuse('unknown-limit', place, name, SOFT_LIMITS.join(', '))
    if (LIMIT_KINDS[name] === 'hard') return refuse('hard-limit', place, name, SOFT_LIMITS.join(', '))
  }
  return SOFT_LIMITS.filter((name) => named.includes(name))
}

const LONGEST_REASON = 500

// Some of what nobody sees is a letter to Unicode, such as the Hangul filler.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/**
 * The recorded reason for overriding a limit, as written. Refused: without a letter or digit that can be seen, too
 * long, or with a semicolon in any of its forms, because a semicolon separates the notes of a row.
 */
export function readReason(place: string, text: string): string {
  if (text.length > LONGEST_REASON)
    return refuse('long-reason', place, `${text.length} characters`, `at most ${LONGEST_REASON} characters`)
  if (!/[\p{L}\p{Nd}]/u.test(text.replace(UNSEEN, '')))
    return refuse('no-reason', place, text, 'the reason in words, with at least one letter or digit')
  if (text.normalize('NFKC').includes(';'))
    return refuse(
      'reason-semicolon',
      place,
      text,
      'it without a semicolon, which separates the notes of a row',
    )
  return text
}

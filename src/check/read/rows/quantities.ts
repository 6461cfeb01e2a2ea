/** The columns of figures: the unit of each, and its cells read. */

import { ONE } from '../../../core/values/interval'
import {
  type Figure,
  isBlank,
  isClockLength,
  isNone,
  isStopped,
  minutesInWords,
  nominal,
  readFigure,
  readPlain,
  scaled,
  withoutMarks,
  withoutUnit,
  withoutWords,
  ZERO,
} from '../cells/cell'
import { readCount } from '../cells/counts'
import { LONGEST, readUnit, unitsIn, type WrittenUnit } from '../cells/units'
import { isEdge, isNoChange, signedIn } from '../columns/change-columns'
import { type Form, sameUnit } from '../columns/header'
import { QUANTITIES, type Quantity, RATE_TARGETS, UNIT_OF } from '../columns/target'
import { figureOf } from '../words/strengths'

/** What a row may say that it gives. */
export const GIVEN: readonly Quantity[] = [
  ...RATE_TARGETS,
  'dose_mg',
  'dose_mg_kg',
  'day_dose_mg',
  'total_dose_mg',
  'volume_mL',
]
// Set by somebody and not measured.
const NOMINAL: readonly Quantity[] = [
  'hours',
  'minutes',
  'elapsed_min',
  'elapsed_end_min',
  'concentration_mg_mL',
  'bag_mg',
  'bag_mL',
]

type Reading = Figure | 'unit' | 'unreadable' | 'blank'

/** `500 mg / 250 mL (2 mg/mL)`. */
function readStrength(text: string, { decimal }: Form): Reading | undefined {
  if (!/[/]|in/i.test(text)) return undefined
  const all = unitsIn(text).constants.filter(({ unit }) => unit === 'mg/mL')
  const [first, ...others] = all.map((each) => figureOf(each, decimal))
  if (first === undefined) return undefined
  return others.every((other) => other?.value === first.value) ? first : 'unreadable'
}

const PLAIN = /^[0-9]{1,9}(?:\.[0-9]{1,9})?$/

export function readCell(written: string, name: Quantity, form: Form): Reading {
  // Most cells are a figure and nothing else.
  if (form.decimal === '.' && !form.units.has(name) && PLAIN.test(written)) {
    const plain = readPlain(written)
    return NOMINAL.includes(name) ? nominal(plain) : plain
  }
  if (written.length > LONGEST) return 'unreadable'
  if (name === 'change_mg_h' && isEdge(written)) return 'blank'
  const said = name === 'change_mg_h' ? signedIn(written) : undefined
  const text = withoutMarks((said ?? withoutWords(written)).replace(/^x ?(?=[0-9])/i, ''))
  if (isBlank(text)) return 'blank'
  if (name === 'change_mg_h' && isNoChange(text)) return ZERO
  if (name === 'bolus_mg' && isNone(text)) return ZERO
  if (RATE_TARGETS.includes(name) && isStopped(text)) return ZERO
  if (name === 'concentration_mg_mL') {
    const strength = readStrength(text, form)
    if (strength !== undefined) return strength
  }
  const isTime = name === 'hours' || name === 'minutes'
  if (isTime && isClockLength(text)) {
    // `1:30` of hours or of minutes.
    const [whole = 0, parts = 0] = text.split(':').map(Number)
    return sixtieths(whole * 60 + parts)
  }
  const inWords = minutesInWords(text)
  if (isTime && inWords !== undefined) return sixtieths(name === 'hours' ? inWords : inWords * 60)
  const own: WrittenUnit = form.units.get(name) ?? unitFor(name)
  const { figure, unit } = withoutUnit(text)
  const found = unit === '' ? own : readUnit(unit)
  // `3O` has no unit, but a letter in place of a zero.
  if (found === undefined) return 'unreadable'
  if (!sameUnit(found, own) && !(isTime && found.unit === own.unit)) return 'unit'
  const read = readFigure(figure, form.decimal, name === 'change_mg_h')
  if (read === undefined) return 'unreadable'
  const plain = NOMINAL.includes(name) ? nominal(read) : read
  // `240 min` among hours.
  const set = sameUnit(found, own) ? plain : scaled(plain, { n: found.n * own.d, d: found.d * own.n })
  return form.units.has(name) ? { ...scaled(set, own), isConverted: true } : set
}

/** `0 - 60` in the unit of the column. */
export function rangeOf(text: string, form: Form) {
  const count = readCount(text)
  if (count?.to === undefined) return undefined
  const [from, to] = [String(count.from), String(count.to)].map((each) =>
    readCell(each, 'elapsed_min', { ...form, decimal: '.' }),
  )
  return typeof from === 'object' && typeof to === 'object' ? { elapsed_min: from, elapsed_end_min: to } : undefined
}

const unitFor = (name: Quantity): WrittenUnit =>
  name === 'hours' ? { unit: 'min', n: 60n, d: 1n } : { unit: UNIT_OF[name], n: 1n, d: 1n }
function sixtieths(count: number): Figure {
  const value = (BigInt(count) * ONE) / 60n
  return { value, span: { low: value, high: value + 1n } }
}

/** `20.000408` of an export is 20: no pump has so many decimals. */
const FLOAT = /\.[0-9]{5}/
const SET: readonly Quantity[] = ['rate_mg_h', 'rate_mL_h', 'dose_mg', 'volume_mL']
const HUNDREDTH = ONE / 100n
function asSet(reading: Reading, text: string, name: Quantity): Reading {
  if (typeof reading !== 'object' || !SET.includes(name) || !FLOAT.test(text)) return reading
  const value = ((reading.value + HUNDREDTH / 2n) / HUNDREDTH) * HUNDREDTH
  const off = value > reading.value ? value - reading.value : reading.value - value
  // Else these are its digits, as of one that is a thousand times too small.
  if (off * 10n > HUNDREDTH || off * 1000n > value) return reading
  const { low, high } = reading.span
  return { ...reading, value, span: { low: low < value ? low : value, high: high > value ? high : value } }
}

/** The figures of a table: the same ones come many times, so each is read once. */
export function figureReader(form: Form) {
  return QUANTITIES.flatMap((name) => {
    const cell = form.columns.get(name)
    if (cell === undefined) return []
    const known = new Map<string, Reading>()
    let [last, lastReading]: [string?, Reading?] = []
    const read = (text: string): Reading => {
      if (text === last && lastReading !== undefined) return lastReading
      // Totals are all different: what is kept is only of use where it comes again.
      const isKept = known.size < 5000
      const reading = (isKept ? known.get(text) : undefined) ?? asSet(readCell(text, name, form), text, name)
      if (isKept) known.set(text, reading)
      last = text
      lastReading = reading
      return reading
    }
    return [{ name, cell, read }]
  })
}

/** Totals whose name has several readings: of a session, of a day, of all. */

import { decimalText, meet } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, nominal, product, readFigure, scaled, ZERO } from '../read/cells/cell'
import { LONGEST } from '../read/cells/units'
import { overRows } from '../read/grid'
import { isOtherDrug } from '../read/names/quantity-kind'
import { isElsewhere } from '../read/words/elsewhere'
import { type Check, DAY, findingAt, hoursOf, type Row, type TitrationTable } from '../titration-table'
import { firstMatch, patternsOf } from './patterns'
import { courseBefore } from './pauses'
import { doseOf, plus, volumeOf } from './running-totals'
import { setRate } from './set-rate'

/** What was given so far in all, in this session and on this day. */
interface Sums {
  course: Figure | undefined
  session: Figure | undefined
  day: Figure | undefined
}
const dayOf = (row: Row): number | undefined => row.dayNumber ?? row.day

export function sumsOf(
  titrationTable: TitrationTable,
  givenIn: (titrationTable: TitrationTable, row: Row) => Figure | undefined,
): readonly (readonly [Row, Figure | undefined, Sums])[] {
  const sums: Sums = { course: ZERO, session: ZERO, day: ZERO }
  let before: Row | undefined
  return titrationTable.rows.map((row) => {
    if (before?.session !== row.session) sums.session = ZERO
    if (before === undefined || dayOf(before) !== dayOf(row)) sums.day = ZERO
    const dose = givenIn(titrationTable, row)
    const add = (sum: Figure | undefined) => sum && dose && plus(sum, dose)
    Object.assign(sums, { course: add(sums.course), session: add(sums.session), day: add(sums.day) })
    before = row
    return [row, dose, { ...sums }] as const
  })
}

type Reading = readonly [name: string, figure: Figure | undefined]
const fits = (found: Figure, figure: Figure | undefined): boolean =>
  figure === undefined || meet(found.span, figure.span)

/** Totals that fit no reading of their name, or not the one that most others fit. */
function unread(
  titrationTable: TitrationTable,
  column: 'total_dose_mg' | 'day_dose_mg',
  readingsOf: (row: Row, dose: Figure | undefined, sums: Sums) => readonly Reading[],
): readonly Finding[] {
  if (!titrationTable.columns.has(column)) return []
  const rows = sumsOf(titrationTable, doseOf).flatMap(([row, dose, sums]) => {
    const found = row.figures[column]
    return found === undefined ? [] : [{ row, found, readings: readingsOf(row, dose, sums) }]
  })
  const [first] = rows
  if (first === undefined) return []
  const wrong = first.readings.map((_, at) => rows.filter(({ found, readings }) => !fits(found, readings[at]?.[1])))
  const least = new Set(wrong.reduce((a, b) => (b.length < a.length ? b : a)))
  return overRows(rows, (each): readonly Finding[] => {
    const { row, found, readings } = each
    const known = readings.filter(([, figure]) => figure !== undefined)
    const fitsNone = known.length > 0 && !known.some(([, figure]) => fits(found, figure))
    if (!fitsNone && !least.has(each)) return []
    const right = readings.flatMap(([name, figure]) => (figure ? [`${decimalText(figure.value)} mg ${name}`] : []))
    const words = [`${decimalText(found.value)} mg`, [...new Set(right)].join(', or ')] as const
    return [findingAt(titrationTable, 'total', row, column, words)]
  })
}

const WORDS =
  '(?:so far|in (?:all|total)|total|altogether|to date|by now|up to now|cumulative|accumulated|overall|since (?:the )?start|bisher|(?:ins)?gesamt|en tout)'
const UNIT = ' ?(mg ?/ ?kg|mg|g|mls?)\\b'
const FIGURE = '([0-9]+(?:[.,][0-9]+)?)'
const NO_UNIT = '(?! ?\\/|,[0-9]| per\\b| at [0-9])'
/** `total 54 mg`, `54 mg so far`, `total so far: 54`. */
const NOTED = patternsOf(
  `\\b(?:${WORDS}|sum|cum\\.?)(?:(?: so far| dose total| infused to date| after this hour| given| dose| now| infused| received| of| ketamine| is| was|[ :=])*|[a-z ]{1,20}[:=] ?)${FIGURE}${UNIT}${NO_UNIT}`,
  `(?<!\\bof )\\b${FIGURE}${UNIT}(?: (?:ketamine|given|infused|received|had|dose|in|as))* (?:${WORDS}\\b|over [0-9.]{1,4} ?h)`,
  `\\btotal(?: dose| given)? (?:so far|given|now|by now)[ :=]{1,2}${FIGURE}(?= ?$|[.;,)](?![0-9]))`,
)
/** Totals of something else, or of another time. */
const NOT_OF_ROWS =
  /\b(?:max\w*|limit|bags?|syringes?|vials?|ampoules?|plan\w*|target|goal|aim|would|will|to (?:be|give)|left|remaining|pca|admission|series|order\w*|prescribed|each|per|every|daily|expected|bolus\w*|load\w*|wast\w*|discard\w*|oral|po|about|approx\w*|ca|week|until|if)\b|[~\u2248]|24 ?h/i
const CLOCK = /[0-9]{1,2}[:.h][0-9]{2}\b|\bafter [0-9]/i

/** Words that may name another volume than that of the pump. */
const OTHER_WORDS =
  /(?!\b(?:so|far|in|all|total|altogether|to|date|by|now|cumulative|accumulated|overall|infused|given|volume|vol|pump|is|was|ml|mls|stopped|well|ketamine)\b)\b[a-z]{2,}/i

/** A total in a note that is not what was given up to its row or in it. */
const notedTotals: Check = (titrationTable) => {
  const { rows, decimal, columns } = titrationTable
  if (!columns.has('note')) return []
  const said = rows.flatMap(({ note, weight }, at) => {
    if (note.length > LONGEST || !/[0-9]/.test(note) || isOtherDrug(note.toLowerCase()) || NOT_OF_ROWS.test(note))
      return []
    if (isElsewhere(note)) return []
    const [, text = '', unit = 'mg'] = firstMatch(NOTED, note) ?? []
    const figure = readFigure(text, decimal)
    const isVolume = /^ml/i.test(unit)
    if (figure === undefined || (isVolume && OTHER_WORDS.test(note))) return []
    if (unit.includes('/')) return weight ? [{ note, at, isVolume, figure: product(figure, nominal(weight)) }] : []
    return [{ note, at, isVolume, figure: unit === 'g' ? scaled(figure, { n: 1000n, d: 1n }) : figure }]
  })
  if (said.length === 0 || courseBefore(titrationTable) !== undefined) return []
  if (rows.some(({ figures }) => (figures.bolus_mg?.value ?? 0n) > 0n)) return []
  const sums = { mg: sumsOf(titrationTable, doseOf), mL: sumsOf(titrationTable, volumeOf) }
  return said.flatMap(({ note, at, isVolume, figure }): readonly Finding[] => {
    const unit = isVolume ? 'mL' : 'mg'
    const [row, dose, own] = sums[unit][at] ?? []
    const before = sums[unit][at - 1]?.[2]
    if (row === undefined || own === undefined) return []
    const total = isVolume ? row.figures.cumulative_mL : row.figures.cumulative_mg
    const known = [total, dose, ...Object.values(own), ...Object.values(before ?? {})]
    // A row without an end gives an unknown amount, but no less than 0.
    const right = total ?? own.course ?? before?.course
    if (right === undefined || known.some((each) => each && fits(figure, each))) return []
    const isOpen = total === undefined && own.course === undefined
    if ((isOpen || CLOCK.test(note)) && before?.course && before.course.value <= figure.value)
      if (isOpen || figure.value <= right.value) return []
    const words = [
      `${decimalText(figure.value)} ${unit} in a note`,
      `${decimalText(right.value)} ${unit}${total === undefined ? ', the sum of the rows' : ', as its row says'}`,
    ] as const
    return [findingAt(titrationTable, isVolume ? 'total-volume' : 'total', row, 'note', words)]
  })
}

/** A figure that does not fit the reading of its column. */
export const statedTotals: Check = (titrationTable) => [
  ...notedTotals(titrationTable),
  ...unread(titrationTable, 'total_dose_mg', (_, dose, { course, session, day }) => [
    ['in the row', dose],
    ['in the session', session],
    ['on the day', day],
    ['in all', course],
  ]),
  ...unread(titrationTable, 'day_dose_mg', (row, dose, { session, day }) => [
    ['in 24 h', row.rate && product(setRate(titrationTable, row, row.rate), hoursOf(DAY))],
    ['on the day', day],
    ['in the session', session],
    ['in the row', dose],
  ]),
]

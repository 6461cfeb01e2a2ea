/** Columns of totals by names that have several readings: of a session, of a day, of all. */
import { decimalText, meet } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, product, readFigure, ZERO } from '../read/cell'
import { isOtherDrug } from '../read/quantity-kind'
import { type Check, DAY, findingAt, hoursOf, type Row, type TitrationTable } from '../titration-table'
import { doseOf, plus } from './running-totals'
import { setRate } from './set-rate'

/** What is given so far in all, in this session and on this day. */
interface Sums {
  course: Figure | undefined
  session: Figure | undefined
  day: Figure | undefined
}
const dayOf = (row: Row): number | undefined => row.dayNumber ?? row.day

function sumsOf(titrationTable: TitrationTable): readonly (readonly [Row, Figure | undefined, Sums])[] {
  const sums: Sums = { course: ZERO, session: ZERO, day: ZERO }
  let before: Row | undefined
  return titrationTable.rows.map((row) => {
    if (before?.session !== row.session) sums.session = ZERO
    if (before === undefined || dayOf(before) !== dayOf(row)) sums.day = ZERO
    const dose = doseOf(titrationTable, row)
    const add = (sum: Figure | undefined) => sum && dose && plus(sum, dose)
    Object.assign(sums, { course: add(sums.course), session: add(sums.session), day: add(sums.day) })
    before = row
    return [row, dose, { ...sums }] as const
  })
}

type Reading = readonly [name: string, figure: Figure | undefined]
const fits = (found: Figure, figure: Figure | undefined): boolean =>
  figure === undefined || meet(found.span, figure.span)

/** Totals that fit none of the readings that their name can have, or not the one that most others have. */
function unread(
  titrationTable: TitrationTable,
  column: 'total_dose_mg' | 'day_dose_mg',
  readingsOf: (row: Row, dose: Figure | undefined, sums: Sums) => readonly Reading[],
): readonly Finding[] {
  if (!titrationTable.columns.has(column)) return []
  const rows = sumsOf(titrationTable).flatMap(([row, dose, sums]) => {
    const found = row.figures[column]
    return found === undefined ? [] : [{ row, found, readings: readingsOf(row, dose, sums) }]
  })
  const [first] = rows
  if (first === undefined) return []
  const wrong = first.readings.map((_, at) => rows.filter(({ found, readings }) => !fits(found, readings[at]?.[1])))
  const least = new Set(wrong.reduce((a, b) => (b.length < a.length ? b : a)))
  return rows.flatMap((each): readonly Finding[] => {
    const { row, found, readings } = each
    const known = readings.filter(([, figure]) => figure !== undefined)
    const fitsNone = known.length > 0 && !known.some(([, figure]) => fits(found, figure))
    if (!fitsNone && !least.has(each)) return []
    const right = readings.flatMap(([name, figure]) => (figure ? [`${decimalText(figure.value)} mg ${name}`] : []))
    const words = [`${decimalText(found.value)} mg`, [...new Set(right)].join(', or ')] as const
    return [findingAt(titrationTable, 'total', row, column, words)]
  })
}

/** `total 54 mg` in a note, where the row says another total. */
const NOTED = /\btotal(?: so far| given| dose| now)*[ :=]*([0-9]+(?:[.,][0-9]+)?) ?mg\b(?! ?\/| at [0-9])/i
const notedTotals: Check = (titrationTable) => {
  if (!titrationTable.columns.has('note') || !titrationTable.columns.has('cumulative_mg')) return []
  return titrationTable.rows.flatMap((row): readonly Finding[] => {
    const said =
      row.note === '' || isOtherDrug(row.note.toLowerCase())
        ? undefined
        : readFigure(NOTED.exec(row.note)?.[1] ?? '', titrationTable.decimal)
    const { cumulative_mg: total, dose_mg: dose } = row.figures
    if (said === undefined || total === undefined || fits(said, total) || (dose && fits(said, dose))) return []
    const words = [
      `${decimalText(said.value)} mg in a note`,
      `${decimalText(total.value)} mg, as its row says`,
    ] as const
    return [findingAt(titrationTable, 'total', row, 'note', words)]
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

/** The rows of a record of what was given: from a table, read as `check` reads it, or from `--at`. */

import { tablesOf } from '../../check/check'
import { type DecimalSign, type Figure, isBlank, readFigure } from '../../check/read/cells/cell'
import type { Target } from '../../check/read/columns/target'
import { cellOf } from '../../check/read/grid'
import { readCells } from '../../check/read/read-table'
import type { Cells } from '../../check/read/rows/row'
import { bolusIn, unexplainedIn } from '../../check/read/words/events'
import { isOpen, severityOf } from '../../check/rules-list'
import type { GivenRow } from '../../core/given/types'
import { field, type Place } from '../../core/model/field'
import { refuse } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import { decimalText, ONE } from '../../core/values/interval'
import {
  type Concentration,
  type Dose,
  doseFromThousandths,
  type Rate,
  rateFromNumber,
  thousandths,
  minutes as wholeMinutes,
} from '../../core/values/quantity'
import { after } from '../../core/values/time-zone'
import type { Io } from '../io/io'
import { readGrids } from '../io/read-grids'
import type { PlacedGrid } from '../io/read-table'
import { type ReadTime, readGivenTime } from './times'

/** A row, and its times as written. */
export interface ReadRow {
  readonly time: ReadTime
  readonly row: GivenRow
  readonly end?: ReadTime | undefined
}

/** All times of a record, the ends of its rows too. */
export const timesOf = (read: readonly ReadRow[]): readonly ReadTime[] =>
  read.flatMap(({ time, end }) => (end === undefined ? [time] : [time, end]))

const FIGURE = 'a number from 0, in mg/h with at most 6 decimals or in mL/h with at most 3'
const AT_FORM = '"<time>=<rate> <note>", such as "10:30=25 mg/h sedated"'

function mgPerHOf(place: Place, text: string): Rate {
  const rate = /^[0-9]{1,9}(?:\.[0-9]{1,6})?$/.test(text) ? rateFromNumber(Number(text)) : undefined
  return rate ?? refuse('not-a-given-rate', place, text, FIGURE)
}

function mlPerHOf(place: Place, text: string, drug: Concentration | undefined): Rate {
  const setting = thousandths(text)
  if (setting === undefined) return refuse('not-a-given-rate', place, text, FIGURE)
  if (drug === undefined)
    return refuse('not-a-given-rate', place, `${text} mL/h`, 'mg/h: the plan has no concentration')
  return (setting * drug) as Rate
}

const HALF_HUNDREDTH = 5_000

/** The rate of a row; where both units are given they must agree to two decimals of mg/h. */
function rateOf(place: Place, mgPerH: string, mlPerH: string, plan: Plan): Rate {
  const drug = plan.request.pump?.concentration
  if (mgPerH === '' && mlPerH === '') return refuse('not-a-given-rate', place, '', FIGURE)
  if (mgPerH === '') return mlPerHOf(place, mlPerH, drug)
  const rate = mgPerHOf(place, mgPerH)
  if (mlPerH === '') return rate
  const set = mlPerHOf(place, mlPerH, drug)
  if (Math.abs(set - rate) <= HALF_HUNDREDTH) return rate
  return refuse('rates-differ', place, `${mgPerH} mg/h and ${mlPerH} mL/h`, 'correct one of them')
}

function bolusOf(place: Place, text: string): { readonly bolus: Dose } {
  const dose = thousandths(text)
  if (dose === undefined || dose === 0) return refuse('not-a-bolus', place, text, 'mg above 0 with at most 3 decimals')
  return { bolus: doseFromThousandths(dose) }
}

const BOLUS_FORM = 'bolus_mg, as a column or behind the rate ("08:00=20 mg/h bolus_mg 10"), or mg/h for a rate'

/** The figure in a note; undefined where the two decimal signs give different figures. */
function figureIn(text: string, decimal: DecimalSign): Figure | undefined {
  const [own, point, comma] = ([decimal, '.', ','] as const).map((sign) => readFigure(text, sign))
  const figure = own ?? (decimal === '.' ? comma : undefined)
  return [point, comma].some((each) => each !== undefined && each.value !== figure?.value) ? undefined : figure
}

/** The bolus in a note. Throws Refusal (exit 2) for a bolus without a dose, and for an amount without a meaning. */
function bolusInNote(place: Place, note: string, rate: Rate, decimal: DecimalSign): { readonly bolus?: Dose } {
  const size = bolusIn(note)
  const isOpen = (amount: string) => figureIn(amount, decimal)?.value !== (BigInt(rate) * ONE) / 1_000_000n
  if (size === undefined && !unexplainedIn(note).some(isOpen)) return {}
  const figure = figureIn(size ?? '', decimal)
  return figure === undefined ? refuse('not-a-bolus', place, note, BOLUS_FORM) : bolusOf(place, textIn(figure))
}

// The header of the column for notes on the record sheet of an HTML page.
const NOTE_HEADER = /: why$|^(?:why|reason)\b/i
// Headers that `check` does not take for a start; in a record they are the time at which a rate began.
const TIME_HEADER = /^(?:time|at|when|started|changed|time set)$/i

/** The rows of a record, and the text and place of their cells. Throws Refusal (exit 2) for what is not a record. */
function tableOf({ grid, placeOf }: PlacedGrid, name: string) {
  const meant = (cell: string) => (TIME_HEADER.test(cell) ? 'start' : NOTE_HEADER.test(cell) ? 'note' : undefined)
  const map = new Map<string, Target>()
  for (const cell of grid.records.flat()) {
    const target = meant(cell.trim())
    if (target !== undefined) map.set(cell, target)
  }
  const { blocks, findings } = tablesOf(grid, { map })
  const [block, second] = blocks
  if (block === undefined || second !== undefined)
    return refuse('bad-table', name, `${blocks.length} tables of rates`, 'one record')
  const { form, cells: rows, ofColumns, ofRows } = readCells(block, grid.decimal, { map })
  const { columns } = form
  if (!columns.has('start') && !columns.has('date'))
    refuse('no-column', name, 'of times', 'time, rate_mg_h or rate_mL_h, bolus_mg, note')
  if (!columns.has('rate_mg_h') && !columns.has('rate_mL_h'))
    refuse('no-column', name, 'of rates', 'rate_mg_h or rate_mL_h')
  const wrong = [...(grid.findings ?? []), ...findings, ...ofColumns, ...ofRows].find(
    ({ rule }) => severityOf(rule) === 'error' || isOpen(rule),
  )
  const placed = (record: number, cell: number) => {
    const { line, column, cell: named } = placeOf(record, cell)
    return `${name}:${named ?? `${line}:${column}`}`
  }
  if (wrong !== undefined) {
    const at = placed(wrong.record, wrong.cell)
    if (wrong.rule === 'bolus-unknown') refuse('not-a-bolus', at, wrong.found, BOLUS_FORM)
    refuse('bad-table', at, wrong.found, wrong.rule === 'date-order' ? 'dates as YYYY-MM-DD' : wrong.allowed)
  }
  const place = ({ record, line }: Cells, target: Target) => placed(record, cellOf(line, columns.get(target) ?? 0))
  const text = ({ line }: Cells, target: Target): string => (line.cells[columns.get(target) ?? -1] ?? '').trim()
  return { rows, place, text, decimal: grid.decimal }
}

// More decimals than a rate may have, so that too many are refused and not cut off.
const textIn = (figure: Figure | undefined): string => (figure === undefined ? '' : decimalText(figure.value, 9))

/** The end of a row that has a length and no end, to the minute. */
function endByLength(time: ReadTime, { minutes, hours }: Cells['figures']): ReadTime | undefined {
  const length = minutes?.value ?? (hours && hours.value * 60n)
  if (length === undefined) return undefined
  return { ...time, at: after(time.at, wholeMinutes(Math.round(Number(length) / Number(ONE)))), isClock: false }
}

/** Throws Refusal (exit 2), with the place, for what is not a record. */
export function readRecord(table: PlacedGrid, name: string, plan: Plan): readonly ReadRow[] {
  const { rows, place, text, decimal } = tableOf(table, name)
  const { at: start, zone } = plan.request.start
  return rows.map((cells) => {
    const { figures, note, date } = cells
    const moment = cells.start ?? date
    const whole = moment && { ...moment, date: moment.date ?? date?.date }
    const when = [text(cells, 'date'), text(cells, 'start')].filter((part) => part !== '').join(' ')
    const time = readGivenTime(place(cells, 'start'), when, start, zone, whole)
    const column = figures.rate_mg_h === undefined && figures.rate_mL_h !== undefined ? 'rate_mL_h' : 'rate_mg_h'
    const rate = rateOf(place(cells, column), textIn(figures.rate_mg_h), textIn(figures.rate_mL_h), plan)
    const bolus = isBlank(text(cells, 'bolus_mg'))
      ? bolusInNote(place(cells, 'note'), note, rate, decimal)
      : bolusOf(place(cells, 'bolus_mg'), textIn(figures.bolus_mg))
    const until = cells.end && readGivenTime(place(cells, 'end'), text(cells, 'end'), time.at, zone, cells.end)
    // An end without a date belongs to the date of its start.
    const end = until ? { ...until, isClock: until.isClock && time.isClock } : endByLength(time, figures)
    if (end !== undefined && end.at <= time.at)
      refuse('not-a-time', end.place, end.text, 'an end after the start of its row')
    return {
      time,
      row: { at: time.at, rate, ...(end && { end: end.at }), ...bolus, ...(note === '' ? {} : { note }) },
      end,
    }
  })
}

/** The record of a file: CSV, a workbook with one sheet, or standard input. Throws Refusal, Failure. */
export async function readRecordFile(file: string, plan: Plan, io: Io): Promise<readonly ReadRow[]> {
  const [sheet, second] = await readGrids(file, io)
  if (sheet === undefined || second !== undefined) return refuse('bad-table', file, 'several sheets', 'one sheet')
  return readRecord(sheet, file, plan)
}

// A unit that would be taken for a note, although it changes the meaning of the figure.
const UNIT = /^(?:[A-Za-z\u00b5]+\/[A-Za-z0-9/]+|mg|mcg|ug|ml|mL|units?)\b/

/** The row of `--at "<time>=<rate> <note>"`. Throws Refusal (exit 2). */
export function readAt(text: string, plan: Plan): ReadRow {
  const place = field('at')
  const [, when, figure, unit = '', set, note = ''] =
    /^([^=]+)=\s?([0-9.]+) ?(mg\/hr?|mL\/hr?|ml\/hr?)?(?:\s+(?:bolus_mg ([^ ;]+)(?:; ?|$))?(.*))?$/.exec(text) ?? []
  if (when === undefined || figure === undefined) return refuse('not-a-given-rate', place, text, AT_FORM)
  if (UNIT.test(note)) refuse('unit-in-note', place, text, 'mg/h or mL/h behind the rate')
  const { at: start, zone } = plan.request.start
  const time = readGivenTime(place, when, start, zone)
  const isMl = unit.toLowerCase().startsWith('ml')
  const rate = isMl ? mlPerHOf(place, figure, plan.request.pump?.concentration) : mgPerHOf(place, figure)
  const bolus = set === undefined ? bolusInNote(place, note, rate, '.') : bolusOf(place, set)
  return { time, row: { at: time.at, rate, ...bolus, ...(note === '' ? {} : { note }) } }
}

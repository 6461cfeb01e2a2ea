/** The rows of a record: of a CSV, and of `--at "<time>=<rate> <note>"`. */
import { recognise } from '../../check/read/columns'
import type { GivenRow } from '../../core/given/types'
import { field, type Place } from '../../core/model/field'
import { refuse } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import {
  type Concentration,
  type Dose,
  doseFromThousandths,
  type Rate,
  rateFromNumber,
  thousandths,
} from '../../core/values/quantity'
import type { Decoded } from '../io/decode'
import { readTable } from '../io/read-table'
import { type ReadTime, readGivenTime } from './times'

/** A row, and its time as it was written. */
export interface ReadRow {
  readonly time: ReadTime
  readonly row: GivenRow
}

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
  if (mlPerH === '' || drug === undefined) return rate
  const set = mlPerHOf(place, mlPerH, drug)
  if (Math.abs(set - rate) <= HALF_HUNDREDTH) return rate
  return refuse('rates-differ', place, `${mgPerH} mg/h and ${mlPerH} mL/h`, 'correct one of them')
}

function bolusOf(place: Place, text: string): { readonly bolus?: Dose } {
  if (text === '') return {}
  const dose = thousandths(text)
  if (dose === undefined || dose === 0) return refuse('not-a-bolus', place, text, 'mg above 0 with at most 3 decimals')
  return { bolus: doseFromThousandths(dose) }
}

/** The column of each part; of the planner's own CSV too. */
function columnsOf(name: string, heads: readonly string[]) {
  const targets = heads.map((head) => {
    const read = recognise(head)
    return /^(?:time|at|when)$/i.test(head.trim()) ? 'start' : read.is === 'read' ? read.target : undefined
  })
  const at = (target: string) => targets.indexOf(target as (typeof targets)[number])
  const columns = {
    time: at('start'),
    mg: at('rate_mg_h'),
    ml: at('rate_mL_h'),
    bolus: at('bolus_mg'),
    note: at('note'),
  }
  if (columns.time < 0) refuse('no-column', name, 'of times', 'time, rate_mg_h or rate_mL_h, bolus_mg, note')
  if (columns.mg < 0 && columns.ml < 0) refuse('no-column', name, 'of rates', 'rate_mg_h or rate_mL_h')
  return columns
}

/** Throws Refusal (exit 2), with the line, for what is no record. */
export function readCsvRows(input: Decoded, name: string, plan: Plan): readonly ReadRow[] {
  const { grid, placeOf } = readTable(input, name)
  const [heads = [], ...records] = grid.records
  const columns = columnsOf(name, heads)
  const { at: start, zone } = plan.request.start
  return records.map((record, index) => {
    const cell = (column: number) => (column < 0 ? '' : (record[column] ?? '').trim())
    const place = (column: number) => {
      const at = placeOf(index + 1, Math.max(0, column))
      return `${name}:${at.line}:${at.column}`
    }
    const time = readGivenTime(place(columns.time), cell(columns.time), start, zone)
    const rate = rateOf(place(columns.mg < 0 ? columns.ml : columns.mg), cell(columns.mg), cell(columns.ml), plan)
    const note = cell(columns.note)
    const bolus = bolusOf(place(columns.bolus), cell(columns.bolus))
    return { time, row: { at: time.at, rate, ...bolus, ...(note === '' ? {} : { note }) } }
  })
}

// What would be taken for a note, and changes what the figure says.
const UNIT = /^(?:[A-Za-z\u00b5]+\/[A-Za-z0-9/]+|mg|mcg|ug|ml|mL|units?)\b/

/** Of `--at`. Throws Refusal (exit 2). */
export function readAt(text: string, plan: Plan): ReadRow {
  const place = field('at')
  const [, when, figure, unit = '', note = ''] =
    /^([^=]+)=\s?([0-9.]+) ?(mg\/hr?|mL\/hr?|ml\/hr?)?(?:\s+(.*))?$/.exec(text) ?? []
  if (when === undefined || figure === undefined) return refuse('not-a-given-rate', place, text, AT_FORM)
  if (UNIT.test(note)) refuse('unit-in-note', place, text, 'mg/h or mL/h behind the rate')
  const { at: start, zone } = plan.request.start
  const time = readGivenTime(place, when, start, zone)
  const isMl = unit.toLowerCase().startsWith('ml')
  const rate = isMl ? mlPerHOf(place, figure, plan.request.pump?.concentration) : mgPerHOf(place, figure)
  return { time, row: { at: time.at, rate, ...(note === '' ? {} : { note }) } }
}

/** What the cells of a column say of it, where its header leaves that open. */

import { everyPair } from '../../titration-table'
import {
  areAll,
  isBlank,
  isClockLength,
  isStopped,
  minutesInWords,
  withoutMarks,
  withoutUnit,
  withoutWords,
} from '../cells/cell'
import { isRange, ordinalAsNumber, readCount, risesFromStart } from '../cells/counts'
import { readMoment, readSpan } from '../cells/timestamp'
import { readUnit, type WrittenUnit } from '../cells/units'
import { isAction } from '../names/drug-names'
import { isToBeDone } from '../words/events'
import { withRowVolumes, withTotals } from './amount-cells'
import { withChanges } from './change-columns'
import { columnIn } from './columns'
import { withEndDates, withEnds } from './end-columns'
import { type Adjust, type Header, isOf, RATE_TARGETS, readAs, type Target } from './target'
import { withTwins } from './twin-columns'

/** Words beside a figure that say nothing of its size. */
const bare = (cell: string): string => withoutMarks(withoutWords(cell).replace(/^x ?(?=[0-9])/i, ''))
const unitIn = (cell: string): string => (minutesInWords(cell) === undefined ? withoutUnit(bare(cell)).unit : 'h')

/** The unit of the first cell that has one. */
function unitOfCells(cells: readonly string[]): WrittenUnit | undefined {
  const first = cells.find((cell) => unitIn(cell) !== '')
  return first === undefined ? undefined : (readUnit(unitIn(first)) ?? { unit: 'other', n: 1n, d: 1n })
}

/** A column named without a unit has the unit of its first figure that has one. */
export function byCells(header: Header, cells: readonly string[]): Header {
  if (header.is !== 'unitless' || header.unit !== '') return header
  const written = unitOfCells(cells)
  if (header.kind === 'concentration' && cells.some((cell) => /mg ?(?:\/|in) ?[0-9]/i.test(cell)))
    return readAs('concentration_mg_mL')
  if (written === undefined)
    return header.kind === 'duration' && areAll(cells, isClockLength) ? readAs('hours') : header
  return columnIn(header.kind, written) ?? { ...header, unit: 'other' }
}

/** The rate that all of a column's figures have the unit of. */
function rateInAll(cells: readonly string[]): Header | undefined {
  const units = new Set(cells.filter((cell) => !isBlank(cell) && !isStopped(cell)).map(unitIn))
  const [unit = ''] = units
  const written = readUnit(unit)
  return units.size !== 1 || written === undefined ? undefined : columnIn('rate', written)
}

/** Figures that do not rise from 0 are lengths, not times since the start. */
function areLengths(cells: readonly string[]): boolean {
  const figures = cells.map((cell) => readCount(cell)?.from).filter((figure) => figure !== undefined)
  const rises = everyPair(figures, (before, figure) => figure > before)
  return figures.length > 0 && figures[0] !== 0 && (figures.length === 1 || !rises)
}

/** A range of hours is a time since the start, and so are lengths that rise from 0. */
function withCounts(header: Header, cells: readonly string[], isOnlyTime: boolean): Header {
  if (header.is !== 'read') return header
  const { target } = header
  if (target === 'elapsed_min' && !cells.some(isRange) && areLengths(cells))
    return header.scale?.n === 60n ? { ...header, target: 'hours', scale: undefined } : { ...header, target: 'minutes' }
  if (target !== 'hours' && target !== 'minutes') return header
  if (!cells.some(isRange) && !(isOnlyTime && risesFromStart(cells))) return header
  return readAs(target === 'hours' ? 'hour' : 'elapsed_min')
}

/** What only counts rows says nothing; other figures under such a name do. */
const withoutCounts = (header: Header, cells: readonly string[]): Header =>
  header.is === 'read' && header.isCount === true && !countsUp(cells) ? { is: 'unknown' } : header
const countsUp = (cells: readonly string[]): boolean =>
  everyPair(cells.filter((cell) => cell !== '').map(Number), (before, count) => count - before === 1)

const COUNTED: readonly (readonly [Target, RegExp])[] = [
  ['hour', /^hours? ?[0-9]/i],
  ['day', /^days? ?[0-9]/i],
  ['session', /^sessions? ?[0-9]/i],
]
const isWeekday = (cell: string): boolean => {
  const { weekday, date, clock } = readMoment(cell) ?? {}
  return weekday !== undefined && date === undefined && clock === undefined
}
/** A column of times may count hours, days or sessions in words. */
function withNumbers(header: Header, cells: readonly string[]): Header {
  if (isOf(header, 'date') && areAll(cells, isWeekday)) return readAs('day')
  const first = ordinalAsNumber(cells.find((cell) => !isBlank(cell)) ?? '')
  const counted = COUNTED.find(([, pattern]) => pattern.test(first))
  // `Day 2 08:00` is a time.
  return counted === undefined || readMoment(first) !== undefined ? header : readAs(counted[0])
}

/** Under `Infusion` weekdays are days, and texts may say what was infused. */
function withoutSessions(header: Header, cells: readonly string[]): Header {
  if (areAll(cells, (cell) => readMoment(cell) !== undefined)) return readAs('day')
  return areAll(cells, (cell) => readCount(cell) === undefined && WORD.test(cell))
    ? (rateInAll(cells) ?? readAs('note'))
    : header
}

const WORD = /\p{L}{2}/u

/** Clocks under a name of hours say when rows begin; lengths of hours and minutes do only as `08:00-09:00`. */
function withClocks(header: Header, cells: readonly string[]): Header {
  const isTime = (cell: string) => readSpan(cell) !== undefined || (!isOf(header, 'hours') && CLOCK.test(cell))
  return areAll(cells, isTime) ? readAs('start') : header
}
const CLOCK = /^[0-9]{1,2}:[0-5][0-9]$/

/** A bag may be named by its strength. */
const withoutBags = (header: Header, cells: readonly string[]): Header =>
  cells.some((cell) => /mg ?\/|[0-9] ?mg in /i.test(cell)) ? readAs('concentration_mg_mL') : header

/** What is ordered may be a rate, or what to do with it, or have a number, and no drug. */
function withoutDrugs(header: Header, cells: readonly string[]): Header {
  if (areAll(cells, (cell) => COUNT.test(cell))) return countsUp(cells) ? readAs('ignore') : { is: 'unknown' }
  return rateInAll(cells) ?? (areAll(cells, isAction) ? readAs('note') : header)
}
const COUNT = /^[0-9.]{1,12}$/

/** Beside the strength of bags a final or total volume is that of the bag. */
const withBagVolumes: Adjust = (headers, _, texts) => {
  const has = (target: Target) => headers.some((header) => isOf(header, target))
  if (!has('bag') || !has('concentration_mg_mL')) return headers
  return headers.map((header, at) =>
    isOf(header, 'cumulative_mL') && /^(?:total|final) vol/i.test(texts[at] ?? '') ? readAs('bag_mL') : header,
  )
}

/** Doses that are the only figures of their rows, whatever they are called. */
const withOnlyDoses: Adjust = (headers) => {
  const hasOther = headers.some(
    (header) => isOf(header, ...RATE_TARGETS, 'dose_mg', 'dose_mg_kg', 'day_dose_mg') || header.is === 'unitless',
  )
  return hasOther ? headers : headers.map((header) => (isOf(header, 'total_dose_mg') ? readAs('dose_mg') : header))
}

const UNTIMED = /^(?:[0-9]{0,3}|[0-9]{5,7}|[0-9]{9,11}|[0-9]{13,}|[0-9]+\.[0-9]+)$/
const DOTTED = /^(?:[01]?[0-9]|2[0-3])\.[0-5][05]$/
/** Numbers without a unit are no times; four digits are a clock. */
const withoutTimes = (header: Header, cells: readonly string[]): Header =>
  cells.some((cell) => cell !== '') && !areDotted(cells) && cells.every((cell) => UNTIMED.test(cell))
    ? { is: 'unknown' }
    : header

/** `8.30`: a clock in the morning or later, and no time since the start. */
const areDotted = (cells: readonly string[]): boolean =>
  areAll(cells, (cell) => DOTTED.test(cell)) && Number.parseFloat(cells[0] ?? '') >= 6

/** Hours that rise from row to row may be those of all rows so far. */
function areRising(cells: readonly string[]): boolean {
  const figures = cells.filter((cell) => !isBlank(cell)).map(Number.parseFloat)
  return figures.length > 2 && everyPair(figures, (before, figure) => figure > before)
}

/** The first cells show whether a column of words has rates in it. */
const ENOUGH = 100
/** What may be a rate or a time is one where the table has no other. */
const withRates: Adjust = (headers, cellsOf) => {
  const known = new Set(headers.flatMap((header) => (header.is === 'read' ? [header.target] : [])))
  return headers.map((written, cell): Header => {
    const isRate = written.is === 'unknown' && written.isText === true && rateInAll(cellsOf(cell).slice(0, ENOUGH))
    const header: Header = isRate ? { is: 'unknown', mayHaveRates: true } : written
    const mayBeRate =
      header.is === 'unknown' && header.mayHaveRates === true && !RATE_TARGETS.some((rate) => known.has(rate))
    const byItsCells = header.orElse === undefined && mayBeRate ? rateInAll(cellsOf(cell)) : undefined
    const rate: Header | undefined = header.orElse
      ? { is: 'read', target: header.orElse, scale: header.orScale }
      : byItsCells
    if (rate?.is === 'read' && rate.target === 'hours' && areRising(cellsOf(cell))) return header
    if (rate?.is !== 'read' || known.has(rate.target) || header.unless?.some((name) => known.has(name))) return header
    known.add(rate.target)
    return rate
  })
}

const DAYS_IN_HOURS = 24n
/** Beside a rate in mg/h, mg in 24 h are the dose of the day. */
const withDayDoses: Adjust = (headers) => {
  const isDaily = (header: Header) =>
    header.is === 'read' && header.scale?.d === DAYS_IN_HOURS * (header.scale?.n ?? 0n)
  const has = (target: Target, daily: boolean) =>
    headers.some((header) => isOf(header, target) && isDaily(header) === daily)
  if (!has('rate_mg_h', true) || !has('rate_mg_h', false) || has('day_dose_mg', false)) return headers
  return headers.map((header) => (isOf(header, 'rate_mg_h') && isDaily(header) ? readAs('day_dose_mg') : header))
}

/** Beside a column of days one of weekdays says which each is. */
const withWeekdays: Adjust = (headers, _, texts) => {
  const days = headers.flatMap((header, at) => (isOf(header, 'day') ? [at] : []))
  const named = days.find((at) => /week|wk|dow|wochentag|name/i.test(texts[at] ?? ''))
  return days.length < 2 || named === undefined ? headers : headers.with(named, readAs('weekday'))
}

const TOGETHER = [
  ...[withTwins, withChanges, withRates, withOnlyDoses, withDayDoses, withRowVolumes],
  ...[withEnds, withEndDates, withBagVolumes, withWeekdays, withTotals],
]
/** Headers as they make each other out. */
export const adjustedTogether: Adjust = (headers, cellsOf, texts) =>
  TOGETHER.reduce((own, adjust) => adjust(own, cellsOf, texts), headers)

/** A header as its cells make it out. */
export function adjusted(header: Header, cellsOf: () => readonly string[], isOnlyTime: boolean): Header {
  let own = header
  if (isOf(own, 'hour', 'hours', 'elapsed_min')) own = withClocks(own, cellsOf())
  if (isOf(own, 'hours', 'minutes', 'elapsed_min')) own = withCounts(own, cellsOf(), isOnlyTime)
  if (isOf(own, 'ignore')) own = withoutCounts(own, cellsOf())
  if (isOf(own, 'drug')) own = withoutDrugs(own, cellsOf())
  if (isOf(own, 'plan') && cellsOf().some((cell) => isToBeDone(cell))) own = { is: 'unknown', isText: true }
  if (isOf(own, 'session')) own = withoutSessions(own, cellsOf())
  if (isOf(own, 'bag')) own = withoutBags(own, cellsOf())
  if (isOf(own, 'start', 'date')) own = withNumbers(own, cellsOf())
  return isOf(own, 'start', 'end') ? withoutTimes(own, cellsOf()) : own
}

/** The columns of a table: by what their headers say, and where a header has no unit, by their cells. */

import { field } from '../../../core/model/field'
import type { Finding } from '../../finding'
import { type DecimalSign, isBlank, isNone } from '../cells/cell'
import { areElapsed, isRange, readElapsed } from '../cells/counts'
import { readMoment } from '../cells/timestamp'
import type { WrittenUnit } from '../cells/units'
import { type Block, cellOf, findingIn, rowsOf } from '../grid'
import { arePulses, areTemperatures } from '../names/observed-names'
import { bolusIn, isNotGiven } from '../words/events'
import { poundsText } from '../words/weights'
import { adjusted, adjustedTogether, byCells } from './by-cells'
import { headerOf, OVER } from './columns'
import { BY_UNIT, type Header, isOf, readAs, type Target, TIME_TARGETS, UNIT_OF } from './target'
import { withTimes } from './time-cells'

/** The place of each known column. */
export type Columns = ReadonlyMap<Target, number>

/** The columns of a table, and how their cells are written. */
export interface Form {
  readonly columns: Columns
  /** The unit of a column, where it is not the one that the rules use. */
  readonly units: ReadonlyMap<Target, WrittenUnit>
  /** All columns of remarks. */
  readonly notes: readonly number[]
  /** Columns that say whether a row was given, by yes and no. */
  readonly given: readonly number[]
  /** Hours are times since the start, and not numbers. */
  readonly areHoursElapsed: boolean
  /** Minutes of each row, where the header of a dose says so and no column does. */
  readonly over: number | undefined
  /** Times are those since the start, each with its unit. */
  readonly isElapsed: boolean
  readonly decimal: DecimalSign
  readonly width: number
}

export const sameUnit = (a: WrittenUnit, b: WrittenUnit): boolean => a.unit === b.unit && a.n * b.d === b.n * a.d
/** A figure that is not 0. */
const HAS_FIGURE = /^[<>~+-]?\s*[.,]?[0-9.,]*[1-9]/

/** Where such a column has a figure without a unit: it is not read as that of another cell. */
const bareCells = ({ lines }: Block, cell: number): readonly Finding[] =>
  lines.flatMap((line): readonly Finding[] => {
    const text = line.cells[cell] ?? ''
    // Nothing is nothing in any unit.
    if (!/^[+-]?[0-9.,]+$/.test(text) || text === '0') return []
    return [findingIn('unit', line, cell, [`${text} without a unit`, 'one in each cell, or in the header'])]
  })

const SPELLINGS: Readonly<Record<string, string>> = {
  'mg/h': 'mg/h, mg/hr, mg/min, mg/24h, mcg/h',
  'mg/kg/h': 'mg/kg/h, mcg/kg/h',
  'mcg/kg/min': 'mcg/kg/min, ug/kg/min',
  'mL/h': 'mL/h, ml/hr, cc/h, mL/min',
}
const spellings = (kind: keyof typeof BY_UNIT): string =>
  Object.keys(BY_UNIT[kind])
    .map((unit) => SPELLINGS[unit] ?? unit)
    .join(', ')

const isOfNone = (header: Header, cellsOf: () => readonly string[]): boolean =>
  header.is === 'unitless' && header.kind === 'bolus' && cellsOf().every(isNone)

const MANY: readonly Target[] = ['weight_lb', 'ignore', 'note', 'unit', 'plan', 'plan_id']

type Fault = Pick<Finding, 'rule' | 'found' | 'allowed'>
const unknown = (name: string): Fault => ({
  rule: 'unknown-column',
  found: `${name}: not recognised, not checked`,
  allowed: [field('map'), ' says what it is'],
})

/** What is wrong with a column by its header; undefined for one that is read, and for words. */
function findingOf(
  text: string,
  header: Header,
  known: Columns,
  units: Form['units'],
  cellsOf: () => readonly string[],
): Fault | undefined {
  const name = `column ${text}`
  if (header.is === 'unitless') {
    // `Wt 70 kg; 2 mg/mL` above nothing states both.
    if (cellsOf().every(isBlank) || isOfNone(header, cellsOf)) return undefined
    // Beside rates the size of a bag is of no use without its unit.
    if (header.kind === 'bag' && header.unit === '') return unknown(name)
    const what = { '': 'without a unit', other: 'in a unit not read', several: 'with two units' }[header.unit]
    return { rule: 'unit', found: `${name} ${what}`, allowed: spellings(header.kind) }
  }
  if (header.is === 'unknown') {
    if (header.isText || !cellsOf().some((cell) => HAS_FIGURE.test(cell))) return undefined
    return OF_BOLUS.test(text) && cellsOf().every(isNone) ? undefined : unknown(name)
  }
  if (header.target === 'weight_lb' && !known.has('weight_kg'))
    return { rule: 'unit', found: `${name} in pounds`, allowed: poundsText(cellsOf()) }
  if (MANY.includes(header.target) || !known.has(header.target) || cellsOf().every(isBlank)) return undefined
  const before = units.get(header.target)
  if (header.scale?.n === before?.n && header.scale?.d === before?.d)
    return { rule: 'column-twice', found: `${name}: ${header.target} a second time`, allowed: 'it once' }
  const found = `${name}: ${header.target} in another unit, not checked`
  return { rule: 'unknown-column', found, allowed: 'it in one unit' }
}
const OF_BOLUS = /\b(?:bolus(?:es)?|rescue|prn)\b/i

const areFigures = (cells: readonly string[]): boolean => {
  const own = cells.filter((cell) => !isBlank(cell))
  return own.length > 1 && own.every((cell) => FIGURE.test(cell))
}
const FIGURE = /^[0-9]+(?:[.,][0-9]+)?$/

const GIVEN = /^(?:given|attended|done|completed|administered|received)\??$/i
/** Words with a figure, below no name. */
const isRemarkOf = (cell: string): boolean => /[0-9]/.test(cell) && /\p{L}{3}/u.test(cell)
const YES_OR_NO = /^(?:(?:y|yes|n|no|ja|nein|oui|non)(?:$|[ ,;:(-].*))?$/i
const isYesOrNo = (cell: string): boolean => YES_OR_NO.test(cell)

/** The columns of a table by what they mean; `map` says it by hand. */
export function columnsOf(
  block: Block,
  decimal: DecimalSign,
  map: ReadonlyMap<string, Target>,
): { readonly form: Form; readonly findings: readonly Finding[] } {
  const { header } = block
  const rows = rowsOf(block)
  const kept = new Map<number, readonly string[]>()
  const cellsOf = (cell: number): readonly string[] => {
    const own = kept.get(cell) ?? rows.map(({ cells }) => cells[cell] ?? '')
    kept.set(cell, own)
    return own
  }
  const isObserved = header.cells.some((text) => /^(?:bp|spo2|sats|rass|rr|resp|temp)\b/i.test(text))
  // A sign of the patient by its cells: as words these are hours, a time and `until`.
  const isSign = (text: string, cell: number): boolean =>
    (/^hr$/i.test(text) && (isObserved || arePulses(cellsOf(cell)))) ||
    (/^t\.?$/i.test(text) && areTemperatures(cellsOf(cell))) ||
    (text === 'BIS' && areFigures(cellsOf(cell)) && !header.cells.some((each) => /^von$/i.test(each)))
  const named = header.cells.map(
    (text, cell): Header =>
      !map.has(text) && isSign(text, cell)
        ? { is: 'unknown', isText: true }
        : HOUR.test(text) && !map.has(text) && areCounts(cellsOf(cell))
          ? readAs('hour')
          : headerOf(text, map),
  )
  const written = withTimes(named, cellsOf)
  const isTimed = written.some((each) => isOf(each, ...TIME_TARGETS))
  const own = written.map((each, cell) => (each.is === 'unitless' ? byCells(each, cellsOf(cell)) : each))
  const read = adjustedTogether(own, cellsOf, header.cells).map((each, cell) =>
    adjusted(each, () => cellsOf(cell), !isTimed),
  )
  const columns = new Map<Target, number>()
  const units = new Map<Target, WrittenUnit>()
  const notes: number[] = []
  const findings: Finding[] = []
  const all = new Map(read.flatMap((each, cell) => (each.is === 'read' ? [[each.target, cell] as const] : [])))
  read.forEach((each, cell) => {
    const text = header.cells[cell] ?? ''
    const known = isOf(each, 'weight_lb') ? all : columns
    const finding = findingOf(text, each, known, units, () => cellsOf(cell))
    if (finding !== undefined) findings.push({ ...finding, record: header.record, cell: cellOf(header, cell) })
    else if (isOf(each, 'note')) notes.push(cell)
    else if (text === '' && cell > 0 && cellsOf(cell).some(isRemarkOf)) notes.push(cell)
    else if (each.is === 'unknown' && cellsOf(cell).some((own) => bolusIn(own) !== undefined || isNotGiven(own)))
      notes.push(cell)
    else if (each.is === 'read' && each.target !== 'ignore' && !columns.has(each.target)) {
      columns.set(each.target, cell)
      const unit = UNIT_OF[each.target]
      if (each.scale !== undefined && unit !== '') units.set(each.target, { unit, ...each.scale })
    }
    const own = written[cell] ?? each
    if (finding === undefined && own.is === 'unitless' && !isOfNone(own, () => cellsOf(cell)))
      findings.push(...bareCells(block, cell))
  })
  header.cells.forEach((text, cell) => {
    if (text !== '' || cell === 0 || !areFigures(cellsOf(cell))) return
    const words = ['a column of figures without a header', 'a name and a unit'] as const
    findings.push(findingIn('unknown-column', header, cell, words))
  })
  const [note] = notes
  if (note !== undefined) columns.set('note', note)
  const hour = columns.get('hour')
  return {
    form: {
      columns,
      units,
      notes,
      given: header.cells.flatMap((text, cell) => (GIVEN.test(text) && cellsOf(cell).every(isYesOrNo) ? [cell] : [])),
      areHoursElapsed: hour !== undefined && areElapsed(cellsOf(hour)),
      over: LENGTHS.some((name) => columns.has(name)) ? undefined : overOf(header.cells[columns.get('dose_mg') ?? -1]),
      isElapsed: isElapsed(columns.get('start'), cellsOf),
      decimal,
      width: header.cells.length,
    },
    findings,
  }
}

/** In other languages the word of a clock; above `1`, `2`, `3` that of hours. */
const HOUR = /^(?:heure|hora|ora|uur)$/i
const areCounts = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell !== '') && cells.every((cell) => /^[0-9]{0,3}$/.test(cell) || isRange(cell))

const LENGTHS: readonly Target[] = ['hours', 'minutes', 'end']
function overOf(header = ''): number | undefined {
  const [, figure, unit = ''] = OVER.exec(header) ?? []
  const minutes = Number(figure) * (/^m/i.test(unit) ? 1 : 60)
  return Number.isInteger(minutes) ? minutes : undefined
}

/** Whether the first time of a column is one since the start. */
function isElapsed(start: number | undefined, cellsOf: (cell: number) => readonly string[]): boolean {
  const first = start === undefined ? undefined : cellsOf(start).find((cell) => !isBlank(cell))
  return first !== undefined && readMoment(first) === undefined && readElapsed(first, '.') !== undefined
}

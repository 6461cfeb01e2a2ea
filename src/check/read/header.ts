/** The columns of a table: by what their headers say, and where a header has no unit, by their cells. */
import type { Finding } from '../finding'
import { type DecimalSign, isBlank, isStopped, withoutMarks, withoutUnit } from './cell'
import { BY_UNIT, columnIn, type Header, type Scale, type Target } from './columns'
import { type CountMode, countModeOf, isRange, readCount, readElapsed, risesFromStart } from './counts'
import { type Block, cellOf } from './grid'
import { poundsText } from './pounds'
import { headerOf } from './subsets'
import { readMoment } from './timestamp'
import { readUnit, type WrittenUnit } from './units'

/** Where each known column stands. */
export type Columns = ReadonlyMap<Target, number>

/** The columns of a table, and how their cells are written. */
export interface Form {
  readonly columns: Columns
  /** The unit of a column, where it is not the one that the rules use. */
  readonly units: ReadonlyMap<Target, WrittenUnit>
  /** All columns of remarks. */
  readonly notes: readonly number[]
  readonly hours: CountMode
  /** Times are those since the start, each with its unit. */
  readonly isElapsed: boolean
  readonly decimal: DecimalSign
  readonly width: number
}

const sameUnit = (a: WrittenUnit, b: WrittenUnit): boolean => a.unit === b.unit && a.n * b.d === b.n * a.d
/** Words beside a figure that say nothing of its size. */
const bare = (cell: string): string => withoutMarks(cell.replace(/\s*\([^()0-9]*\)$/, ''))
const unitIn = (cell: string): string => withoutUnit(bare(cell)).unit

/** The unit of the first cell that has one. */
function unitOfCells(cells: readonly string[]): WrittenUnit | undefined {
  const first = cells.find((cell) => unitIn(cell) !== '')
  return first === undefined ? undefined : (readUnit(unitIn(first)) ?? { unit: 'other', n: 1n, d: 1n })
}

/** A column named without a unit has the unit of its first figure that has one. */
function byCells(header: Header, cells: readonly string[]): Header {
  if (header.is !== 'unitless' || header.unit !== '') return header
  const written = unitOfCells(cells)
  if (header.kind === 'concentration' && cells.some((cell) => /mg ?(?:\/|in) ?[0-9]/i.test(cell)))
    return { is: 'read', target: 'concentration_mg_mL' }
  if (written === undefined) return header
  return columnIn(header.kind, written) ?? { ...header, unit: 'other', written }
}

/** The rate that all of a column's figures have the unit of. */
function rateInAll(cells: readonly string[]): Header | undefined {
  const units = new Set(cells.filter((cell) => !isBlank(cell) && !isStopped(cell)).map(unitIn))
  const [unit = ''] = units
  const written = readUnit(unit)
  return units.size !== 1 || written === undefined ? undefined : columnIn('rate', written)
}

const RATES: readonly Target[] = Object.values(BY_UNIT.rate)

/** What may be a rate is one where the table has no other. */
function withRates(
  headers: readonly Header[],
  cellsOf: (cell: number) => readonly string[],
): readonly Header[] {
  const known = new Set(headers.flatMap((header) => (header.is === 'read' ? [header.target] : [])))
  return headers.map((header, cell): Header => {
    const isOpen = header.is === 'unknown' && header.isOpen === true && !RATES.some((rate) => known.has(rate))
    const rate: Header | undefined =
      header.orElse === undefined
        ? isOpen
          ? rateInAll(cellsOf(cell))
          : undefined
        : { is: 'read', target: header.orElse }
    if (rate?.is !== 'read' || known.has(rate.target)) return header
    known.add(rate.target)
    return rate
  })
}

const HAS_FIGURE = /^[<>~+-]?\s*[.,]?[0-9]/

const withoutHours = (scale: Scale | undefined) =>
  scale?.n === 60n || scale === undefined ? { scale: undefined } : { scale }
/** Figures that do not rise from 0 are lengths, not times since the start. */
function areLengths(cells: readonly string[]): boolean {
  const figures = cells.map((cell) => readCount(cell)?.from).filter((figure) => figure !== undefined)
  const rises = figures.slice(1).every((figure, at) => figure > (figures[at] ?? Number.NaN))
  return figures.length > 0 && figures[0] !== 0 && (figures.length === 1 || !rises)
}

/** A range of hours is a time since the start, and so are lengths that rise from 0. */
function withCounts(header: Header, cells: readonly string[], isOnlyTime: boolean): Header {
  if (header.is !== 'read') return header
  const { target } = header
  if (target === 'elapsed_min' && !cells.some(isRange) && areLengths(cells))
    return { ...header, target: header.scale?.n === 60n ? 'hours' : 'minutes', ...withoutHours(header.scale) }
  if (target !== 'hours' && target !== 'minutes') return header
  if (!cells.some(isRange) && !(isOnlyTime && risesFromStart(cells))) return header
  return { is: 'read', target: target === 'hours' ? 'hour' : 'elapsed_min' }
}

/** What only counts rows says nothing; other figures under such a name do. */
const withoutCounts = (header: Header, cells: readonly string[]): Header =>
  header.is === 'read' && header.isCount === true && !countsUp(cells) ? { is: 'unknown' } : header
const countsUp = (cells: readonly string[]): boolean => {
  const counts = cells.filter((cell) => cell !== '').map(Number)
  return counts.slice(1).every((count, at) => count - (counts[at] ?? Number.NaN) === 1)
}

/** A bag may be named by its strength. */
const withoutBags = (header: Header, cells: readonly string[]): Header =>
  header.is === 'read' && header.target === 'bag' && cells.some((cell) => /mg ?\/|[0-9] ?mg in /i.test(cell))
    ? { is: 'read', target: 'concentration_mg_mL' }
    : header

/** Numbers without a unit are no times; four digits are a clock. */
const withoutTimes = (header: Header, cells: readonly string[]): Header =>
  header.is === 'read' &&
  (header.target === 'start' || header.target === 'end') &&
  cells.some((cell) => cell !== '') &&
  cells.every((cell) => /^(?:[0-9]{0,3}|[0-9]{5,}|[0-9]+\.[0-9]+)$/.test(cell))
    ? { is: 'unknown' }
    : header

/** Where such a column has a figure without a unit: it is not read as that of another cell. */
const bareCells = ({ lines }: Block, cell: number): readonly Finding[] =>
  lines.flatMap((line): readonly Finding[] => {
    const text = line.cells[cell] ?? ''
    if (!/^[+-]?[0-9.,]+$/.test(text)) return []
    const found = `${text} without a unit`
    return [
      {
        rule: 'unit',
        record: line.record,
        cell: cellOf(line, cell),
        found,
        allowed: 'one in each cell, or in the header',
      },
    ]
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

const MANY: readonly Target[] = ['weight_lb', 'ignore', 'note', 'unit', 'plan', 'plan_id']

/** What is wrong with a column by its header; undefined for one that is read, and for words. */
function findingOf(
  text: string,
  header: Header,
  known: Columns,
  cells: readonly string[],
): Pick<Finding, 'rule' | 'found' | 'allowed'> | undefined {
  const name = `column ${text}`
  if (header.is === 'unitless') {
    const what = { '': 'without a unit', other: 'in a unit not read', several: 'with two units' }[header.unit]
    return { rule: 'unit', found: `${name} ${what}`, allowed: spellings(header.kind) }
  }
  if (header.is === 'unknown')
    return header.isText || !cells.some((cell) => HAS_FIGURE.test(cell))
      ? undefined
      : {
          rule: 'unknown-column',
          found: `${name}: not recognised, not checked`,
          allowed: '--map says what it is',
        }
  if (header.target === 'weight_lb' && !known.has('weight_kg'))
    return { rule: 'unit', found: `${name} in pounds`, allowed: poundsText(cells) }
  return !MANY.includes(header.target) && known.has(header.target)
    ? { rule: 'column-twice', found: `${name}: ${header.target} a second time`, allowed: 'it once' }
    : undefined
}

const isTarget = (header: Header, targets: readonly Target[]): boolean =>
  header.is === 'read' && targets.includes(header.target)
const TIMES: readonly Target[] = ['start', 'date', 'hour', 'elapsed_min', 'session', 'day']

/** The columns of a table by what they mean; `map` says it by hand. */
export function columnsOf(
  block: Block,
  decimal: DecimalSign,
  map: ReadonlyMap<string, Target>,
): { readonly form: Form; readonly findings: readonly Finding[] } {
  const { header, lines } = block
  const kept = new Map<number, readonly string[]>()
  const cellsOf = (cell: number): readonly string[] => {
    const own = kept.get(cell) ?? lines.map(({ cells }) => cells[cell] ?? '')
    kept.set(cell, own)
    return own
  }
  const written = header.cells.map((text) => headerOf(text, map))
  const isTimed = written.some((each) => each.is === 'read' && TIMES.includes(each.target))
  const read = withRates(
    written.map((each, cell) => (each.is === 'unitless' ? byCells(each, cellsOf(cell)) : each)),
    cellsOf,
  )
    .map((each, cell) =>
      withCounts(each, isTarget(each, ['hours', 'minutes', 'elapsed_min']) ? cellsOf(cell) : [], !isTimed),
    )
    .map((each, cell) => withoutCounts(each, isTarget(each, ['ignore']) ? cellsOf(cell) : []))
    .map((each, cell) => withoutBags(each, isTarget(each, ['bag']) ? cellsOf(cell) : []))
    .map((each, cell) => withoutTimes(each, isTarget(each, ['start', 'end']) ? cellsOf(cell) : []))
  const columns = new Map<Target, number>()
  const units = new Map<Target, WrittenUnit>()
  const notes: number[] = []
  const findings: Finding[] = []
  const all = new Map(
    read.flatMap((each, cell) => (each.is === 'read' ? [[each.target, cell] as const] : [])),
  )
  read.forEach((each, cell) => {
    const text = header.cells[cell] ?? ''
    const known = each.is === 'read' && each.target === 'weight_lb' ? all : columns
    const finding = findingOf(
      text,
      each,
      known,
      each.is === 'read' && each.target !== 'weight_lb' ? [] : cellsOf(cell),
    )
    if (finding !== undefined)
      findings.push({ ...finding, record: header.record, cell: cellOf(header, cell) })
    else if (each.is === 'read' && each.target === 'note') notes.push(cell)
    else if (each.is === 'read' && each.target !== 'ignore' && !columns.has(each.target)) {
      columns.set(each.target, cell)
      if (each.scale !== undefined) units.set(each.target, { unit: unitOf(each.target), ...each.scale })
    }
    if (finding === undefined && written[cell]?.is === 'unitless') findings.push(...bareCells(block, cell))
  })
  const [note] = notes
  if (note !== undefined) columns.set('note', note)
  const hour = columns.get('hour')
  return {
    form: {
      columns,
      units,
      notes,
      hours: hour === undefined ? 'number' : countModeOf(cellsOf(hour)),
      isElapsed: isElapsed(columns.get('start'), cellsOf),
      decimal,
      width: header.cells.length,
    },
    findings,
  }
}

/** Whether the first time of a column is one since the start. */
function isElapsed(start: number | undefined, cellsOf: (cell: number) => readonly string[]): boolean {
  const first = start === undefined ? undefined : cellsOf(start).find((cell) => !isBlank(cell))
  return first !== undefined && readMoment(first) === undefined && readElapsed(first, '.') !== undefined
}

const unitOf = (target: Target): WrittenUnit['unit'] =>
  (Object.values(BY_UNIT)
    .flatMap((units) => Object.entries(units))
    .find(([, each]) => each === target)?.[0] ?? 'other') as WrittenUnit['unit']

export { sameUnit }

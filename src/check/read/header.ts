/** A table as text, and the columns that are known in it. */

import type { Fault } from '../fault'
import { type DecimalSign, withoutUnit } from './cell'
import { BY_UNIT, type Header, rateIn, recognise, type Target, unitOfCell } from './columns'

/** Records of cells; the first is the header. No record is empty. */
export interface Table {
  readonly records: readonly (readonly string[])[]
  readonly decimal: DecimalSign
}

/** Where each known column stands. */
export type Columns = ReadonlyMap<Target, number>

/** A column named without a unit has the unit of its first figure that has one. */
function byCells(header: Header, cells: readonly string[]): Header {
  if (header.is !== 'unitless' || header.unit !== '') return header
  const first = cells.find((cell) => withoutUnit(cell).unit !== '')
  const unit = first === undefined ? '' : unitOfCell(withoutUnit(first).unit)
  const target = BY_UNIT[header.kind][unit]
  return target === undefined ? { ...header, unit } : { is: 'read', target }
}

/** The rate that all of a column's figures have the unit of. */
function rateInAll(cells: readonly string[]): Target | undefined {
  const units = new Set(cells.filter((cell) => cell !== '').map((cell) => unitOfCell(withoutUnit(cell).unit)))
  const [unit = '', another] = units
  return another === undefined ? rateIn(unit) : undefined
}

const RATES = Object.values(BY_UNIT.rate)

/** What may be a rate is one where the table has no other. */
function withRates(
  headers: readonly Header[],
  cellsOf: (cell: number) => readonly string[],
): readonly Header[] {
  const taken = new Set(headers.flatMap((header) => (header.is === 'read' ? [header.target] : [])))
  return headers.map((header, cell): Header => {
    const isOpen = header.is === 'unknown' && header.isOpen === true && !RATES.some((rate) => taken.has(rate))
    const rate = header.orElse ?? (isOpen ? rateInAll(cellsOf(cell)) : undefined)
    if (rate === undefined || taken.has(rate)) return header
    taken.add(rate)
    return { is: 'read', target: rate }
  })
}

/** Where such a column has a figure without a unit: it is not taken for that of another cell. */
const bareCells = (cells: readonly string[], cell: number): readonly Fault[] =>
  cells.flatMap((text, index): readonly Fault[] =>
    !/^[+-]?[0-9.,]+$/.test(text)
      ? []
      : [
          {
            rule: 'unit',
            record: index + 1,
            cell,
            found: `${text} without a unit`,
            allowed: 'one in each cell, or in the header',
          },
        ],
  )

/** What is wrong with a column by its header; undefined for one that is read, and for none. */
function faultOf(
  header: string,
  told: Header,
  known: Columns,
): Pick<Fault, 'rule' | 'found' | 'allowed'> | undefined {
  const name = `column ${header.trim()}`
  if (told.is === 'unitless') {
    const found = `${name} ${told.unit === '' ? 'without a unit' : 'in a unit not read'}`
    return { rule: 'unit', found, allowed: Object.keys(BY_UNIT[told.kind]).join(', ') }
  }
  if (told.is === 'unknown')
    return {
      rule: 'unknown-column',
      found: `${name}: not recognised, not checked`,
      allowed: '--map says what it is',
    }
  return told.target !== 'ignore' && known.has(told.target)
    ? { rule: 'column-twice', found: `${name}: ${told.target} a second time`, allowed: 'it once' }
    : undefined
}

/** The columns of a table by what they mean; `map` says it by hand. */
export function columnsOf(
  { records: [headers = [], ...rows] }: Table,
  map: ReadonlyMap<string, Target>,
): { readonly columns: Columns; readonly faults: readonly Fault[] } {
  const columns = new Map<Target, number>()
  const faults: Fault[] = []
  const cellsOf = (cell: number) => rows.map((row) => row[cell]?.trim() ?? '')
  const told = headers.map((header): Header => {
    const mapped = map.get(header.trim())
    return mapped === undefined ? recognise(header) : { is: 'read', target: mapped }
  })
  const read = withRates(
    told.map((header, cell) => (header.is === 'unitless' ? byCells(header, cellsOf(cell)) : header)),
    cellsOf,
  )
  headers.forEach((header, cell) => {
    const is = read[cell] ?? { is: 'unknown' }
    const fault = faultOf(header, is, columns)
    if (fault !== undefined) faults.push({ ...fault, record: 0, cell })
    else if (is.is === 'read' && is.target !== 'ignore') columns.set(is.target, cell)
    if (fault === undefined && told[cell]?.is === 'unitless')
      for (const each of bareCells(cellsOf(cell), cell)) faults.push(each)
  })
  return { columns, faults }
}

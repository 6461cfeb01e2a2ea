/** A table as text, and the columns that are known in it. */
import { BY_UNIT, type Header, recognise, type Target, unitOfCell } from './columns'
import type { Fault } from './fault'
import { type DecimalSign, withoutUnit } from './figure'

/** Records of cells; the first is the header. No record is empty. */
export interface Table {
  readonly records: readonly (readonly string[])[]
  readonly decimal: DecimalSign
}

/** Where each known column stands. */
export type Columns = ReadonlyMap<Target, number>

const quantity = (header: string): string => `column ${header.trim()}`

/** A column named without a unit has the unit of its first figure that has one. */
function byCells(header: Header, cells: () => string | undefined): Header {
  if (header.is !== 'unitless' || header.unit !== '') return header
  const cell = cells()
  const unit = cell === undefined ? '' : unitOfCell(withoutUnit(cell).unit)
  const target = BY_UNIT[header.kind][unit]
  return target === undefined ? { ...header, unit } : { is: 'read', target }
}

/** The columns of a table by what they mean; `map` says it by hand. */
export function columnsOf(
  { records }: Table,
  map: ReadonlyMap<string, Target>,
): { readonly columns: Columns; readonly faults: readonly Fault[] } {
  const columns = new Map<Target, number>()
  const faults: Fault[] = []
  const headers = records[0] ?? []
  headers.forEach((header, cell) => {
    const mapped = map.get(header.trim())
    const told = mapped === undefined ? recognise(header) : ({ is: 'read', target: mapped } as const)
    const read = byCells(told, () =>
      records
        .slice(1)
        .find((record) => withoutUnit(record[cell]?.trim() ?? '').unit !== '')
        ?.[cell]?.trim(),
    )
    const fault = (rule: Fault['rule'], found: string, allowed: string) =>
      faults.push({ rule, record: 0, cell, found, allowed })
    if (read.is === 'unitless') {
      const units = Object.keys(BY_UNIT[read.kind]).join(', ')
      fault(
        'unit',
        `${quantity(header)} ${read.unit === '' ? 'without a unit' : 'in a unit not read'}`,
        units,
      )
    } else if (read.is === 'unknown')
      fault('unknown-column', `${quantity(header)}: not recognised, not checked`, '--map says what it is')
    else if (read.target !== 'ignore' && columns.has(read.target))
      fault('column-twice', `${quantity(header)}: ${read.target} a second time`, 'it once')
    else if (read.target !== 'ignore') columns.set(read.target, cell)
  })
  return { columns, faults }
}

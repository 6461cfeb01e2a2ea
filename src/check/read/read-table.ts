/** From a table and what was said beside it to a sheet. */

import { ONE } from '../../core/values/interval'
import type { Zone } from '../../core/values/time-zone'
import type { Fault } from '../fault'
import { hoursOf, type Row, type Sheet } from '../titration-table'
import { type Figure, product, ratio } from './cell'
import type { Target } from './columns'
import { type Columns, columnsOf, type Table } from './header'
import { type Library, type Named, type Taken, takenFor } from './infer-protocol'
import { type Cells, perKgColumn, perKgOf, rowReader } from './row'
import { placed } from './timeline'

/** What a person says beside a table; weight in kg and concentration in mg/mL stand in for missing columns. */
export interface Asked extends Named {
  readonly map: ReadonlyMap<string, Target>
  readonly weight?: Figure
  readonly concentration?: Figure
  /** mL/h, 10^-16. */
  readonly pumpStep?: bigint
  readonly zone?: Zone
}

/** What one column over another comes to in the first row that has both. */
function quotient(
  rows: readonly Cells[],
  by: (row: Cells) => readonly [Figure | undefined, Figure | undefined],
): Figure | undefined {
  for (const row of rows) {
    const [upper, lower] = by(row)
    const found = upper && lower && ratio(upper, lower)
    if (found !== undefined) return found
  }
  return undefined
}

/** mg/h of a row: printed, else mL/h x mg/mL, else mg/kg/h x kg, else what its dose comes to in an hour. */
function rateOf(
  figures: Cells['figures'],
  perKg: Figure | undefined,
  weight: Figure | undefined,
  drug: Figure | undefined,
  time: number | undefined,
): Pick<Row, 'rate' | 'rateFrom'> {
  const { rate_mg_h: printed, rate_mL_h: flow } = figures
  if (printed !== undefined) return { rate: printed, rateFrom: 'rate_mg_h' }
  if (flow !== undefined && drug !== undefined) return { rate: product(flow, drug), rateFrom: 'rate_mL_h' }
  const rate = perKg === undefined || weight === undefined ? undefined : product(perKg, weight)
  const dose = figures.dose_mg
  if (rate === undefined && dose !== undefined && time !== undefined && time > 0)
    return { rate: ratio(dose, hoursOf(time)), rateFrom: 'dose_mg' }
  return {
    rate,
    rateFrom:
      rate === undefined && flow !== undefined
        ? 'rate_mL_h'
        : (perKgColumn(figures)?.column ?? 'rate_mg_kg_h'),
  }
}

const SUBSTITUTES = [
  ['weight', 'weight_kg'],
  ['concentration', 'concentration_mg_mL'],
] as const

/** What was given beside a table that says it itself. */
const unused = (asked: Asked, columns: Columns): readonly Fault[] =>
  SUBSTITUTES.flatMap(([option, column]): readonly Fault[] => {
    const cell = columns.get(column)
    if (asked[option] === undefined || cell === undefined) return []
    const found = `--${option}, where its column says nothing; else the column`
    return [{ rule: 'not-checked', record: 0, cell, found, allowed: 'one of them' }]
  })

export interface Read {
  readonly sheet: Sheet
  readonly taken: Taken
  readonly faults: readonly Fault[]
}

export function readSheet(table: Table, asked: Asked, library: Library): Read {
  const { columns, faults: ofColumns } = columnsOf(table, asked.map)
  const reader = rowReader(columns, table.decimal, table.records[0]?.length ?? 0)
  const cells = table.records.slice(1).map((record, index) => reader.read(record, index + 1))
  const taken = takenFor(cells, columns, asked, library)
  const { places, faults: ofTimes } = placed(cells, columns, taken.setting, asked.zone)

  const firstOf = (name: 'weight_kg' | 'concentration_mg_mL') =>
    cells.find(({ figures }) => figures[name])?.figures[name]
  const known = {
    weight: asked.weight ?? firstOf('weight_kg'),
    drug: asked.concentration ?? firstOf('concentration_mg_mL'),
  }
  // A column goes before what is given beside the table; an empty cell says what the one above it says.
  let weight = known.weight ?? quotient(cells, ({ figures }) => [figures.rate_mg_h, perKgOf(figures)])
  let drug = known.drug ?? quotient(cells, ({ figures }) => [figures.rate_mg_h, figures.rate_mL_h])
  const rows = places.map(({ session, day, from, to, time, at, line, cells }): Row => {
    const { record, figures, hour, dayNumber, drug: name, protocol, note } = cells
    weight = figures.weight_kg ?? weight
    drug = figures.concentration_mg_mL ?? drug
    const perKg = perKgOf(figures)
    const { rate, rateFrom } = rateOf(figures, perKg, weight, drug, time)
    return {
      record,
      figures,
      hour,
      dayNumber,
      drug: name,
      protocol,
      note,
      session,
      day,
      from,
      to,
      time,
      at,
      line,
      perKg,
      weight,
      concentration: drug,
      rate,
      rateFrom,
    }
  })
  const sheet: Sheet = {
    rows,
    columns,
    headers: table.records[0] ?? [],
    protocol: taken.protocol,
    setting: taken.setting,
    inferred: { weight: known.weight === undefined, concentration: known.drug === undefined },
    protocolGiven: asked.protocol !== undefined,
    pumpStep: asked.pumpStep ?? ONE / 10n,
    pumpGiven: asked.pumpStep !== undefined,
    zoned: asked.zone !== undefined || cells.some(({ start, date }) => (start ?? date)?.offset !== undefined),
  }
  return { sheet, taken, faults: [...ofColumns, ...unused(asked, columns), ...reader.faults, ...ofTimes] }
}

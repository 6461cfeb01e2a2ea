/** From a table and what was said beside it to a sheet. */
import type { Protocol, Setting } from '../protocol'
import type { Zone } from '../zone'
import type { Target } from './columns'
import type { Fault } from './fault'
import type { Figure } from './figure'
import { type Cells, perKgOf, rowReader } from './row'
import type { Row, Sheet } from './sheet'
import { ONE, over, times } from './span'
import { type Columns, columnsOf, type Table } from './table'
import { placed } from './timeline'

/** What a person says beside a table; weight in kg and concentration in mg/mL stand in for missing columns. */
export interface Asked {
  readonly map: ReadonlyMap<string, Target>
  readonly setting?: Setting
  readonly protocol?: Protocol
  readonly weight?: Figure
  readonly concentration?: Figure
  readonly pumpStep: bigint
  readonly zone?: Zone
}

/** The protocols that there are. */
export interface Library {
  readonly find: (id: string) => Protocol | undefined
  readonly defaultOf: (setting: Setting) => Protocol
}

/** What a table is checked as, and how that is known. */
export interface Taken {
  readonly setting: Setting
  readonly settingFrom: string
  readonly protocol: Protocol
  readonly protocolFrom: string
}

function settingOf(rows: readonly Cells[], columns: Columns): readonly [Setting, string] {
  const numbers = new Set(rows.flatMap(({ session }) => (session === undefined ? [] : [session])))
  if (numbers.size > 1) return ['outpatient', 'it has several sessions']
  if (columns.has('session') && !columns.has('hour')) return ['outpatient', 'its rows are sessions']
  if (columns.has('date') && !columns.has('start') && !columns.has('hour'))
    return ['outpatient', 'its rows are dates']
  return ['inpatient', 'it is one course']
}

/** The protocol and the setting: as asked, else as the table says, else as it looks. */
function takenFor(rows: readonly Cells[], columns: Columns, asked: Asked, library: Library): Taken {
  const named = rows.find(({ protocol }) => protocol !== '')?.protocol
  const own = named === undefined ? undefined : library.find(named)
  const fits = own !== undefined && (asked.setting === undefined || own.setting === asked.setting)
  const protocol = asked.protocol ?? (fits ? own : undefined)
  if (protocol !== undefined) {
    const from = asked.protocol === undefined ? 'its protocol column' : '--protocol'
    return { setting: protocol.setting, settingFrom: 'of the protocol', protocol, protocolFrom: from }
  }
  const [setting, settingFrom] =
    asked.setting === undefined ? settingOf(rows, columns) : ([asked.setting, '--setting'] as const)
  return {
    setting,
    settingFrom,
    protocol: library.defaultOf(setting),
    protocolFrom: `the default ${setting} protocol`,
  }
}

/** What one column over another comes to in the first row that has both. */
function quotient(
  rows: readonly Cells[],
  by: (row: Cells) => readonly [Figure | undefined, Figure | undefined],
): Figure | undefined {
  for (const row of rows) {
    const [upper, lower] = by(row)
    if (upper === undefined || lower === undefined || lower.span.low <= 0n) continue
    const span = over(upper.span, lower.span)
    if (span !== undefined) return { value: (upper.value * ONE) / lower.value, span }
  }
  return undefined
}

/** mg/h of a row: printed, else mL/h x mg/mL, else mg/kg/h x kg. */
function rateOf(
  { figures }: Cells,
  perKg: Figure | undefined,
  weight?: Figure,
  drug?: Figure,
): Pick<Row, 'rate' | 'rateFrom'> {
  const product = (a: Figure, b: Figure): Figure => ({
    value: (a.value * b.value) / ONE,
    span: times(a.span, b.span),
  })
  const { rate_mg_h: printed, rate_mL_h: flow } = figures
  if (printed !== undefined) return { rate: printed, rateFrom: 'rate_mg_h' }
  if (flow !== undefined && drug !== undefined) return { rate: product(flow, drug), rateFrom: 'rate_mL_h' }
  if (perKg !== undefined && weight !== undefined)
    return { rate: product(perKg, weight), rateFrom: 'rate_mg_kg_h' }
  return { rateFrom: flow === undefined ? 'rate_mg_kg_h' : 'rate_mL_h' }
}

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

  const known = {
    weight: asked.weight ?? cells.find(({ figures }) => figures.weight_kg)?.figures.weight_kg,
    drug:
      asked.concentration ??
      cells.find(({ figures }) => figures.concentration_mg_mL)?.figures.concentration_mg_mL,
  }
  // A column goes before what is given beside the table; an empty cell says what the one above it says.
  let weight = known.weight ?? quotient(cells, (row) => [row.figures.rate_mg_h, perKgOf(row.figures)])
  let drug = known.drug ?? quotient(cells, ({ figures }) => [figures.rate_mg_h, figures.rate_mL_h])
  const rows = cells.map((each, index): Row => {
    const { session: _, date: __, start: ___, end: ____, ...rest } = each
    weight = each.figures.weight_kg ?? weight
    drug = each.figures.concentration_mg_mL ?? drug
    const perKg = perKgOf(each.figures)
    return {
      ...rest,
      ...(places[index] ?? { session: 1 }),
      ...(perKg === undefined ? {} : { perKg }),
      ...(weight === undefined ? {} : { weight }),
      ...(drug === undefined ? {} : { concentration: drug }),
      ...rateOf(each, perKg, weight, drug),
    }
  })
  const sheet: Sheet = {
    rows,
    columns,
    protocol: taken.protocol,
    setting: taken.setting,
    inferred: { weight: known.weight === undefined, concentration: known.drug === undefined },
    protocolGiven: asked.protocol !== undefined,
    pumpStep: asked.pumpStep,
  }
  return { sheet, taken, faults: [...ofColumns, ...reader.faults, ...ofTimes] }
}

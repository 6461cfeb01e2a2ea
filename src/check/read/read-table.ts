/** From a block of a grid and what was given beside it to a table whose rows the rules look at. */

import { field } from '../../core/model/field'
import { ONE } from '../../core/values/interval'
import type { Zone } from '../../core/values/time-zone'
import { limitsFor } from '../bounds'
import type { Finding } from '../finding'
import type { Row, TitrationTable } from '../titration-table'
import { limitsWithNoted } from './captions/limits'
import { otherProtocol, protocolNamed } from './captions/protocol-names'
import { exactFigure, type Figure } from './cells/cell'
import { type DateOrder, dateOrderOf } from './cells/timestamp'
import { type Columns, columnsOf, type Form } from './columns/header'
import type { Target } from './columns/target'
import { type Block, findingIn, type Grid, type Line } from './grid'
import { type Inferred, inferProtocol, type Library, type Named } from './infer-protocol'
import { orderInHeader } from './names/time-names'
import { firstStrength, firstWeight, statedTwice, strengthOf } from './rows/bag-strengths'
import { perKgByDose, perKgOf, withDose } from './rows/per-kg'
import { nominalOf, usualQuotient } from './rows/proportion'
import { type Cells, remarkFinder, rowReader } from './rows/row'
import { limitOf, rateOf, statedLimits, withLimit } from './rows/row-rate'
import { eachPlace } from './rows/timeline'
import { withWeeks } from './rows/weeks'
import { bolusIn, isDoseBeside, unexplainedIn } from './words/events'
import { strengthIn } from './words/strengths'
import { weightIn } from './words/weights'

/** What a person says beside a table; weight in kg and concentration in mg/mL replace missing columns. */
export interface Asked extends Named {
  readonly map: ReadonlyMap<string, Target>
  readonly weight?: Figure
  readonly concentration?: Figure
  /** mL/h, 10^-16. */
  readonly pumpStep?: bigint
  readonly zone?: Zone
  readonly dates?: DateOrder
}

const SUBSTITUTES = [
  ['weight', 'weight_kg'],
  ['concentration', 'concentration_mg_mL'],
] as const

/** What was given beside a table that says it itself. */
const unused = (asked: Asked, { columns }: Form, header: Line): readonly Finding[] =>
  SUBSTITUTES.flatMap(([option, column]): readonly Finding[] => {
    const cell = columns.get(column)
    if (asked[option] === undefined || cell === undefined) return []
    const found = `the ${option} beside the table, where its column says nothing; else the column`
    return [findingIn('not-checked', header, cell, [found, 'one of them'])]
  })

export interface Read {
  readonly titrationTable: TitrationTable
  readonly inferred: Inferred
  readonly findings: readonly Finding[]
}

const DATES: readonly Target[] = ['date', 'start', 'end', 'end_date', 'day']

// A weekday may come first.
const DASHED = /^(?:\p{L}{2,10}[.,]{0,2} ?)?[0-9]{1,2}-[0-9]{1,2}-/u
/** Whether the order of day and month of a date must be known. */
const needsOrder = (text: string): boolean => text.includes('/') || DASHED.test(text)

/** The order that the headers of times say; undefined where they say two. */
function orderInHeaders(headers: readonly string[]): DateOrder | undefined {
  const [order, ...others] = new Set(headers.flatMap((header) => orderInHeader(header) ?? []))
  return others.length > 0 ? undefined : order
}

/** The order of dates with slashes; where both fit, nothing is read, and a finding says so. */
function orderOf(
  { lines, header }: Block,
  { columns }: Form,
  asked: Pick<Asked, 'dates'>,
): { readonly order: DateOrder | 'both' | undefined; readonly findings: readonly Finding[] } {
  const cells = DATES.flatMap((name) => columns.get(name) ?? [])
  const said = asked.dates ?? orderInHeaders(cells.map((cell) => header.cells[cell] ?? ''))
  if (said !== undefined || cells.length === 0) return { order: said, findings: [] }
  const texts = cells.flatMap((cell) => lines.map((line) => line.cells[cell] ?? '').filter(needsOrder))
  const order = dateOrderOf(texts)
  if (order !== 'both') return { order, findings: [] }
  const found = 'dates that are dates in either order of day and month: not read'
  const allowed = [field('dates', 'dmy'), ' or ', field('dates', 'mdy')]
  return { order, findings: [findingIn('date-order', header, cells[0] ?? 0, [found, allowed])] }
}

type Placing = { -readonly [Key in keyof Row]: Row[Key] }
type Unplaced = Partial<Omit<Cells, 'session'>>

/** `Drug:` and beside it `Ketamine 500 mg`: what is in the bag. */
const IN_BAG = /^(?:drug|additive|medication|medicine|contents?|arzneimittel|medikament|m\u00e9dicament|produit)\b/i
/** A bolus in a line of words belongs to no row; between rows an amount that nothing explains may be one. */
function bolusBeside(line: Line, isBetween: boolean, hasLoad: boolean): readonly Finding[] {
  const isBolus = (text: string): boolean => {
    const size = bolusIn(text)
    return isBetween
      ? (size !== undefined && /[0-9]/.test(text)) || unexplainedIn(text).length > 0
      : /[0-9]/.test(size ?? '') || (!hasLoad && isDoseBeside(text))
  }
  const cell = line.cells.findIndex((text, at) => isBolus(text) && !IN_BAG.test(line.cells[at - 1] ?? ''))
  if (cell < 0) return []
  return [findingIn('bolus-unknown', line, cell, [line.cells[cell] ?? '', 'a bolus in its row'])]
}

/** The rows of a block without its remarks, read by its columns, and the findings in both. */
export function readCells(block: Block, decimal: Grid['decimal'], asked: Pick<Asked, 'map' | 'dates'>) {
  const { form, findings: ofColumns } = columnsOf(block, decimal, asked.map)
  const { order, findings: ofDates } = orderOf(block, form, asked)
  const reader = rowReader(form, order)
  const isRemark = remarkFinder(form)
  const cells: Cells[] = []
  const remarks: Line[] = []
  block.lines.forEach((line) => {
    if (isRemark(line)) remarks.push(line)
    else cells.push(reader.read(line))
  })
  const words = [...block.captions, ...remarks]
  const last = cells.at(-1)?.record ?? 0
  // Words about a load that has rows are no other bolus.
  const hasLoad = cells.some(({ phase }) => phase === 'load')
  const beside = [
    ...block.captions.flatMap((line) => bolusBeside(line, false, hasLoad)),
    ...remarks.flatMap((line) => bolusBeside(line, line.record < last, hasLoad)),
  ]
  return {
    form,
    isRemark,
    cells: withWeeks(cells, block.header),
    words,
    ofColumns,
    ofRows: [...ofDates, ...beside, ...reader.findings],
  }
}

/** The strength that most rows imply, up to the row whose remark names another bag. */
function strengthOfFirstBag(cells: readonly Cells[], decimal: Grid['decimal']): Figure | undefined {
  const renewed = cells.findIndex(({ note }) => strengthIn(note, decimal) !== undefined)
  const own = renewed < 0 ? cells : cells.slice(0, renewed)
  return (
    usualQuotient(own.map(({ figures }) => [figures.rate_mg_h, figures.rate_mL_h])) ??
    usualQuotient(own.map(({ figures }) => [figures.dose_mg, figures.volume_mL]))
  )
}

/** Without what no row has anything in: rules look at remarks where there are some. */
function usedColumns(columns: Columns, cells: readonly Cells[]): Columns {
  if (!columns.has('note') || cells.some(({ note }) => note !== '')) return columns
  const used = new Map(columns)
  used.delete('note')
  return used
}

export function readTitrationTable(block: Block, decimal: Grid['decimal'], asked: Asked, library: Library): Read {
  const { form, isRemark, cells, words, ofColumns, ofRows } = readCells(block, decimal, asked)
  const { columns } = form
  const isSaid = cells.some(({ protocol }) => protocol !== '')
  const named = isSaid ? undefined : protocolNamed([...words, ...block.lines.slice(0, 1)], library)
  const inferred = inferProtocol(cells, columns, asked, library, named?.protocol)

  const known = {
    weight: asked.weight ?? block.weight ?? firstWeight(cells, decimal),
    drug: asked.concentration ?? block.concentration ?? firstStrength(cells, block),
  }
  // A column goes before what is given beside the table; an empty cell says what the one above it says.
  let weight =
    known.weight ??
    usualQuotient(cells.map(({ figures }) => [figures.rate_mg_h, perKgOf(figures)])) ??
    usualQuotient(cells.map(({ figures: { dose_mg: dose, dose_mg_kg: perKg } }) => [dose, perKg && nominalOf(perKg)]))
  let drug = known.drug ?? strengthOfFirstBag(cells, decimal)
  // What is only a quotient of two columns may be as much as this.
  const most = (figure: Figure | undefined) => figure && exactFigure(figure.span.high)
  const limits = limitsWithNoted(block, cells, decimal)
  const limit = limitOf(limits, known.weight ?? most(weight), known.drug ?? most(drug))
  const rows: Row[] = []
  const timeline = { columns, setting: inferred.setting, zone: asked.zone }
  const ofTimes = eachPlace(cells, timeline, ({ session, day, from, to, time, at, stretch, cells: own }) => {
    const hasNote = own.note !== ''
    weight = own.figures.weight_kg ?? (hasNote ? weightIn(own.note, decimal) : undefined) ?? weight
    drug = strengthOf(own, block) ?? (hasNote ? strengthIn(own.note, decimal) : undefined) ?? drug
    const figures = withDose(withLimit(own.figures, limit), weight)
    const perKg = perKgOf(figures)
    // What its cells say is no longer needed by itself, and tables are long.
    const row = own as Unplaced as Placing
    row.figures = figures
    row.session = session
    row.day = day
    row.from = from
    row.to = to
    row.time = time
    row.at = at
    row.stretch = stretch
    row.perKg = perKg ?? perKgByDose(figures, time)
    row.weight = weight
    row.concentration = drug
    const { rate, rateFrom } = rateOf(figures, perKg, weight, drug, time)
    row.rate = rate
    row.rateFrom = rateFrom
    rows.push(row)
  })
  const used = usedColumns(columns, cells)
  const ofDose = columns.get('dose_mg') ?? columns.get('dose_mg_kg')
  const titrationTable: TitrationTable = {
    rows,
    columns: ofDose === undefined ? used : new Map([...used, ['dose_mg', ofDose]]),
    header: block.header,
    words,
    totals: block.totals.map(({ line, after }) => ({
      line,
      after: block.lines.slice(0, after).filter((each) => !isRemark(each)).length,
    })),
    decimal,
    bagAmounts: block.bagAmounts ?? new Map(),
    isChart: block.isChart === true,
    protocol: inferred.protocol,
    limits: [
      ...statedLimits(limits, inferred.setting, weight !== undefined),
      ...limitsFor(inferred.protocol, known.weight),
    ],
    setting: inferred.setting,
    inferred: { weight: known.weight === undefined, concentration: known.drug === undefined },
    protocolGiven: asked.protocol !== undefined,
    pumpStep: asked.pumpStep ?? ONE / 10n,
    pumpGiven: asked.pumpStep !== undefined,
    zoned: asked.zone !== undefined || cells.some(({ start, date }) => (start ?? date)?.offset !== undefined),
  }
  return {
    titrationTable,
    inferred,
    findings: [
      ...ofColumns,
      ...unused(asked, form, block.header),
      ...ofRows,
      ...statedTwice(cells, block, form, decimal),
      ...ofTimes,
      ...otherProtocol(named, inferred.protocol, asked.protocol !== undefined),
    ],
  }
}

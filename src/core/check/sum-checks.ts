/** One figure of a row against the others, and the slip that a difference looks like. */
import type { Target } from './columns'
import type { Fault } from './fault'
import { type Figure, product, ratio } from './figure'
import { PER_KG, printedAs } from './row'
import type { RuleId } from './rule-list'
import { type Check, faultAt, hasPeaks, pairsOf, type Row, type Sheet } from './sheet'
import { slipOf } from './slips'
import { decimalText, exactly, meet, minus, part, plus as sum, whole } from './span'

/** A sum that does not come out: where, what stands there, what it should be and how that was worked out. */
interface Sum {
  readonly rule: RuleId
  readonly row: Row
  readonly column: Target
  readonly found: Figure
  readonly right: Figure
  readonly unit: string
  readonly working: string
}

const named = (slip: ReturnType<typeof slipOf>): string => (slip === undefined ? '' : `; off by ${slip.what}`)

function faultOf(sheet: Sheet, { rule, row, column, found, right, unit, working }: Sum): Fault {
  const slip = rule === 'total' || rule === 'total-volume' ? undefined : slipOf(rule, row, found, right)
  const words = [
    `${decimalText(found.value)} ${unit}`,
    `${decimalText(right.value)} ${unit} (${working}${named(slip)})`,
  ] as const
  return faultAt(sheet, slip?.rule ?? rule, row, column, words)
}

const hoursOf = (time: number): Figure => ({
  value: whole(time) / 60n,
  span: part(exactly(whole(time)), 1n, 60n),
})

/** Rate x time against what a row gives; where the rate is the highest of the row, it may be less. */
function amount(
  sheet: Sheet,
  row: Row,
  [rule, column, unit]: readonly ['dose' | 'volume', 'dose_mg' | 'volume_mL', string],
  rate: Figure | undefined,
): readonly Fault[] {
  const found = row.figures[column]
  if (found === undefined || rate === undefined || row.time === undefined) return []
  const right = product(rate, hoursOf(row.time))
  if (meet(found.span, right.span) || (hasPeaks(sheet) && found.span.low <= right.span.high)) return []
  const working = `${decimalText(rate.value)} ${unit}/h x ${decimalText(hoursOf(row.time).value)} h`
  return [faultOf(sheet, { rule, row, column, found, right, unit, working })]
}

const doses: Check = (sheet) =>
  sheet.rows.flatMap((row) => amount(sheet, row, ['dose', 'dose_mg', 'mg'], row.rate))
const volumes: Check = (sheet) =>
  sheet.rows.flatMap((row) => amount(sheet, row, ['volume', 'volume_mL', 'mL'], row.figures.rate_mL_h))

type Total = 'cumulative_mg' | 'cumulative_mL'

/** What a row adds to a total: as printed, else rate x time; unknown where the rate is only the highest of it. */
function addedBy(sheet: Sheet, row: Row, printed: Figure | undefined, rate: Figure | undefined) {
  if (printed !== undefined || rate === undefined || row.time === undefined || hasPeaks(sheet)) return printed
  return product(rate, hoursOf(row.time))
}

const plus = (a: Figure, b: Figure): Figure => ({ value: a.value + b.value, span: sum(a.span, b.span) })
const NOTHING: Figure = { value: 0n, span: exactly(0n) }

/** Whether totals are those at the start of each row: the first one is nothing though its row gives something. */
function isAtStart(rows: readonly Row[], total: Total, added: (row: Row) => Figure | undefined): boolean {
  const [first, ...others] = rows
  const isNothing = first?.figures[total]?.value === 0n && (added(first)?.value ?? 0n) > 0n
  return isNothing && others.some(({ figures }) => figures[total] !== undefined)
}

/** A running total, held against the last one printed and what was added since. */
function running(
  rule: 'total' | 'total-volume',
  total: Total,
  unit: string,
  addedBy: (sheet: Sheet, row: Row) => Figure | undefined,
): Check {
  return (sheet) => {
    if (!sheet.columns.has(total)) return []
    const added = (row: Row) => addedBy(sheet, row)
    const atStart = isAtStart(sheet.rows, total, added)
    const faults: Fault[] = []
    let last = NOTHING
    let since: Figure | undefined = NOTHING
    for (const row of sheet.rows) {
      const found = row.figures[total]
      const more = added(row)
      if (!atStart) since = since && more && plus(since, more)
      const right = since && plus(last, since)
      if (found !== undefined && right !== undefined && !meet(found.span, right.span)) {
        const working = `${decimalText(last.value)} + ${decimalText(right.value - last.value)}`
        faults.push(faultOf(sheet, { rule, row, column: total, found, right, unit, working }))
      }
      if (found !== undefined) [last, since] = [found, NOTHING]
      if (atStart) since = since && more && plus(since, more)
    }
    return faults
  }
}

const changes: Check = (sheet) =>
  pairsOf(sheet.rows).flatMap(([before, row]): readonly Fault[] => {
    const found = row.figures.change_mg_h
    if (found === undefined || before.rate === undefined || row.rate === undefined) return []
    const right = minus(row.rate.span, before.rate.span)
    if (meet(found.span, right)) return []
    const words = [
      `${decimalText(found.value)} mg/h`,
      `${decimalText(row.rate.value - before.rate.value)} mg/h (${decimalText(row.rate.value)} - ${decimalText(before.rate.value)})`,
    ] as const
    return [faultAt(sheet, 'change', row, 'change_mg_h', words)]
  })

/** mg/kg/h and mcg/kg/min, each in its own unit: against mg/h and the weight, else the one against the other. */
const perKilogram: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: rate, rate_mg_kg_h: perHour } = row.figures
    const byWeight = rate && row.weight && ratio(rate, row.weight)
    return PER_KG.flatMap((each): readonly Fault[] => {
      const found = row.figures[each.column]
      const isOther = byWeight === undefined && each.column === 'rate_mcg_kg_min'
      const source = byWeight ?? (isOther ? perHour : undefined)
      const right = source && printedAs(each, source)
      if (found === undefined || right === undefined || meet(found.span, right.span)) return []
      const converted = each.column === 'rate_mcg_kg_min' ? ' x 1000 / 60' : ''
      const from = isOther
        ? `${decimalText(perHour?.value ?? 0n)} mg/kg/h`
        : `${decimalText(rate?.value ?? 0n)} mg/h / ${decimalText(row.weight?.value ?? 0n)} kg`
      const { column, unit } = each
      return [
        faultOf(sheet, { rule: 'rate-weight', row, column, found, right, unit, working: from + converted }),
      ]
    })
  })

/** mL/h against mg/h, printed or from mg/kg/h; shown in mL/h, as a pump would be set: rounded down to its step. */
const fluid: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: printed, rate_mL_h: found } = row.figures
    const { perKg, weight, concentration: drug } = row
    const rate = printed ?? (perKg && weight && product(perKg, weight))
    if (found === undefined || drug === undefined || rate === undefined) return []
    const right = ratio(rate, drug)
    if (right === undefined) return []
    const set = (right.value / sheet.pumpStep) * sheet.pumpStep
    if (meet(found.span, right.span) || meet(found.span, { low: set, high: right.value })) return []
    const pump =
      set === right.value ? '' : `, ${decimalText(set)} mL/h on a ${decimalText(sheet.pumpStep)} mL/h pump`
    const perKgText =
      printed === undefined && perKg && weight
        ? `${decimalText(perKg.value)} mg/kg/h x ${decimalText(weight.value)} kg = `
        : ''
    const slip = slipOf('rate-volume', row, found, right)
    const given = decimalText(product(found, drug).value)
    const words = [
      `${decimalText(found.value)} mL/h x ${decimalText(drug.value)} mg/mL = ${given} mg/h`,
      `${decimalText(right.value)} mL/h for ${perKgText}${decimalText(rate.value)} mg/h${pump}${named(slip)}`,
    ] as const
    return [faultAt(sheet, slip?.rule ?? 'rate-volume', row, 'rate_mL_h', words)]
  })

export const SUM_CHECKS: readonly Check[] = [
  doses,
  running('total', 'cumulative_mg', 'mg', (sheet, row) => addedBy(sheet, row, row.figures.dose_mg, row.rate)),
  changes,
  perKilogram,
  fluid,
  volumes,
  running('total-volume', 'cumulative_mL', 'mL', (sheet, row) =>
    addedBy(sheet, row, row.figures.volume_mL, row.figures.rate_mL_h),
  ),
]

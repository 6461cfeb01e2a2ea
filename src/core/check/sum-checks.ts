/** One figure of a row against the others, and the slip that a difference looks like. */
import type { Target } from './columns'
import type { Fault } from './fault'
import type { Figure } from './figure'
import type { RuleId } from './rule-list'
import { type Check, faultAt, hasPeaks, pairsOf, type Row, type Sheet } from './sheet'
import { decimalText, exactly, meet, minus, ONE, over, part, plus, type Span, times, whole } from './span'

interface Factor {
  readonly rule: RuleId
  readonly what: string
  readonly size: Span
}

const plain = (rule: RuleId, what: string, size: number): Factor => ({
  rule,
  what,
  size: exactly(whole(size)),
})
const TEN = plain('slip-10', 'ten', 10)
const DAY = plain('slip-24', 'twenty-four', 24)
const SIXTY = plain('slip-60', 'sixty', 60)
const THOUSAND = plain('slip-1000', 'a thousand', 1000)
// 1 kg is 2.20462262 lb.
const POUNDS: Factor = {
  rule: 'slip-pounds',
  what: '2.2, pounds for kilograms',
  size: { low: (220n * ONE) / 100n, high: (221n * ONE) / 100n },
}
const SLIPS = [TEN, DAY, SIXTY, THOUSAND]

const weightSlips = ({ weight }: Row): readonly Factor[] => [
  ...(weight === undefined ? [] : [{ rule: 'slip-weight', what: 'the weight', size: weight.span } as const]),
  POUNDS,
]

/** The slip by which one figure is so many times the other, either way. */
function slipOf(found: Span, right: Span, factors: readonly Factor[]): Factor | undefined {
  return factors.find(({ size }) => meet(found, times(right, size)) || meet(times(found, size), right))
}

/** A sum that does not come out: where, what stands there, what it should be and how that was worked out. */
interface Sum {
  readonly rule: RuleId
  readonly row: Row
  readonly column: Target
  readonly found: Figure
  readonly right: Figure
  readonly unit: string
  readonly working: string
  readonly slips: readonly Factor[]
}

const named = (slip: Factor | undefined): string => (slip === undefined ? '' : `; off by ${slip.what}`)

function faultOf(sheet: Sheet, { rule, row, column, found, right, unit, working, slips }: Sum): Fault {
  const slip = slipOf(found.span, right.span, slips)
  const words = [
    `${decimalText(found.value)} ${unit}`,
    `${decimalText(right.value)} ${unit} (${working}${named(slip)})`,
  ] as const
  return faultAt(sheet, slip?.rule ?? rule, row, column, words)
}

const product = (a: Figure, b: Figure): Figure => ({
  value: (a.value * b.value) / ONE,
  span: times(a.span, b.span),
})

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
  return [faultOf(sheet, { rule, row, column, found, right, unit, working, slips: SLIPS })]
}

const doses: Check = (sheet) =>
  sheet.rows.flatMap((row) => amount(sheet, row, ['dose', 'dose_mg', 'mg'], row.rate))
const volumes: Check = (sheet) =>
  sheet.rows.flatMap((row) => amount(sheet, row, ['volume', 'volume_mL', 'mL'], row.figures.rate_mL_h))

/** A running total; what stands in its first row is the first part. */
function running(
  rule: RuleId,
  total: 'cumulative_mg' | 'cumulative_mL',
  each: 'dose_mg' | 'volume_mL',
  unit: string,
): Check {
  return (sheet) =>
    sheet.rows.flatMap((row, index): readonly Fault[] => {
      const before = sheet.rows[index - 1]
      const last = before === undefined ? NOTHING : before.figures[total]
      const { [total]: found, [each]: more } = row.figures
      if (found === undefined || last === undefined || more === undefined) return []
      const right = { value: last.value + more.value, span: plus(last.span, more.span) }
      if (meet(found.span, right.span)) return []
      const working = `${decimalText(last.value)} + ${decimalText(more.value)}`
      return [faultOf(sheet, { rule, row, column: total, found, right, unit, working, slips: [] })]
    })
}
const NOTHING: Figure = { value: 0n, span: exactly(0n) }

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

const perKilogram: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: rate } = row.figures
    if (rate === undefined || row.perKg === undefined || row.weight === undefined) return []
    if (meet(rate.span, times(row.perKg.span, row.weight.span))) return []
    const span = over(rate.span, row.weight.span)
    if (span === undefined) return []
    const right = { value: (rate.value * ONE) / row.weight.value, span }
    const column = sheet.columns.has('rate_mg_kg_h') ? 'rate_mg_kg_h' : 'rate_mcg_kg_min'
    const working = `${decimalText(rate.value)} mg/h / ${decimalText(row.weight.value)} kg`
    const slips = [...weightSlips(row), ...SLIPS]
    const sum = { row, column, found: row.perKg, right, unit: 'mg/kg/h', working, slips } as const
    return [faultOf(sheet, { rule: 'rate-weight', ...sum })]
  })

/** mL/h against mg/h, printed or from mg/kg/h; shown in mL/h, as a pump would be set. */
const fluid: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    const { rate_mg_h: printed, rate_mL_h: found } = row.figures
    const { perKg, weight, concentration: drug } = row
    const rate = printed ?? (perKg && weight && product(perKg, weight))
    if (found === undefined || drug === undefined || rate === undefined) return []
    const given = product(found, drug)
    const right = over(rate.span, drug.span)
    if (meet(given.span, rate.span) || right === undefined) return []
    const value = (rate.value * ONE) / drug.value
    const set = (value / sheet.pumpStep) * sheet.pumpStep
    const pump =
      set === value ? '' : `, ${decimalText(set)} mL/h on a ${decimalText(sheet.pumpStep)} mL/h pump`
    const perKgText =
      printed === undefined && perKg && weight
        ? `${decimalText(perKg.value)} mg/kg/h x ${decimalText(weight.value)} kg = `
        : ''
    const slip = slipOf(found.span, right, [...SLIPS, ...weightSlips(row)])
    const words = [
      `${decimalText(found.value)} mL/h x ${decimalText(drug.value)} mg/mL = ${decimalText(given.value)} mg/h`,
      `${decimalText(value)} mL/h for ${perKgText}${decimalText(rate.value)} mg/h${pump}${named(slip)}`,
    ] as const
    return [faultAt(sheet, slip?.rule ?? 'rate-volume', row, 'rate_mL_h', words)]
  })

export const SUM_CHECKS: readonly Check[] = [
  doses,
  running('total', 'cumulative_mg', 'dose_mg', 'mg'),
  changes,
  perKilogram,
  fluid,
  volumes,
  running('total-volume', 'cumulative_mL', 'volume_mL', 'mL'),
]

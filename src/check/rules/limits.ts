/** The guard's limits on rates, the patient's weight, the fluid and the pump. */
import type { Limit } from '../../core/model/limit'
import { GRAMS_PER_POUND, HEAVIEST, LIGHTEST } from '../../core/request/parse-quantities'
import { decimalText, ONE, whole } from '../../core/values/interval'
import {
  allowedFrom,
  boundOf,
  boundText,
  exact,
  gravest,
  limitsNamed,
  mgPerHOf,
  rateAbove,
  rateBounds,
  rateSpan,
  rateText,
} from '../bounds'
import type { Finding } from '../finding'
import type { Figure } from '../read/cells/cell'
import { perKgColumn } from '../read/rows/per-kg'
import type { RuleId } from '../rules-list'
import { type Check, findingAt, givenOf, type Row, ratedOf, type TitrationTable } from '../titration-table'
import { deliveredOf } from './agreement'
import { eachRow, headsOf } from './same-rows'

/** A rate as it is printed, and in mg/kg/h. */
function perKgText({ figures }: Row, rate: Figure): string {
  const { rate_mcg_kg_min: perMinute, rate_mg_kg_h: perHour } = figures
  const text = `${decimalText(rate.value)} mg/kg/h`
  return perHour !== undefined || perMinute === undefined
    ? text
    : `${decimalText(perMinute.value)} mcg/kg/min = ${text}`
}

/** Above the maximum of a built-in protocol our ceiling is not reported as well. */
const isImplied = ({ name }: Limit, passed: readonly Limit[], { protocol }: TitrationTable): boolean =>
  name === 'ceiling' && protocol.local === undefined && passed.some((other) => other.name !== 'ceiling')

function rateFinding(titrationTable: TitrationTable, row: Row, limit: Limit, found: Figure): Finding {
  const isPerKg = found === row.perKg
  const column = (isPerKg ? perKgColumn(row.figures)?.column : undefined) ?? row.rateFrom
  const words = isPerKg ? perKgText(row, found) : rateText(found.value)
  const allowed = boundText(limit, isPerKg ? undefined : mgPerHOf(limit, row.weight, false))
  return findingAt(titrationTable, limit.name as RuleId, row, column, [words, allowed], boundOf(limit))
}

/** Rates above the limits, each by the rule of its name. */
export const rateLimits: Check = (titrationTable) => {
  const bounds = rateBounds(titrationTable)
  return eachRow(titrationTable.rows, (row) => {
    const passed = bounds.filter((bound) => rateAbove(row, bound, titrationTable) !== undefined)
    const others = bounds.filter((bound) => !passed.some(({ name }) => name === bound.name))
    const own = passed.flatMap((limit): readonly Finding[] => {
      const found = isImplied(limit, passed, titrationTable) ? undefined : rateAbove(row, limit, titrationTable)
      return found === undefined ? [] : [rateFinding(titrationTable, row, limit, found)]
    })
    return [...own, ...delivered(titrationTable, row, others, passed)]
  })
}

/** A delivered rate above a limit, where the rate printed beside it is within the limit: the pump is set in mL/h. */
function delivered(
  titrationTable: TitrationTable,
  row: Row,
  bounds: readonly Limit[],
  passed: readonly Limit[],
): readonly Finding[] {
  const least = deliveredOf(row, titrationTable)
  if (least === undefined) return []
  const mostOf = (limit: Limit) => mgPerHOf(limit, row.weight, titrationTable.inferred.weight)
  const above = bounds.filter((limit) => least > (mostOf(limit) ?? least))
  return above.flatMap((limit): readonly Finding[] => {
    if (isImplied(limit, [...above, ...passed], titrationTable)) return []
    const words = [deliveredText(row), boundText(limit, mostOf(limit))] as const
    return [findingAt(titrationTable, limit.name as RuleId, row, 'rate_mL_h', words, boundOf(limit))]
  })
}

/** `13.4 mL/h x 3 mg/mL = 40.2 mg/h` */
export function deliveredText({ figures, concentration }: Row): string {
  const [flow, strength] = [figures.rate_mL_h?.value ?? 0n, concentration?.value ?? 0n]
  return `${decimalText(flow)} mL/h x ${decimalText(strength)} mg/mL = ${rateText((flow * strength) / ONE)}`
}

export const limitColumn: Check = (titrationTable) => {
  // A limit of a title is in the figures of each row.
  const [first] = titrationTable.rows
  if (!titrationTable.columns.has('limit_mg_h') && first?.figures.limit_mg_h === undefined) return []
  return ratedOf(titrationTable.rows).flatMap((row): readonly Finding[] => {
    const { limit_mg_h: limit } = row.figures
    if (limit === undefined || rateSpan(row, 'mg/h').low <= limit.value) return []
    const from = titrationTable.columns.has('limit_mg_h') ? 'its limit column' : 'the limit in words'
    const words = [rateText(row.rate.value), `${rateText(limit.value)}, ${from}`] as const
    return [findingAt(titrationTable, 'limit', row, row.rateFrom, words)]
  })
}

/** The rows in which a figure of the fluid or the patient is first, or changes. */
function whereNew(
  rows: readonly Row[],
  figureOf: (row: Row) => Figure | undefined,
): readonly (readonly [Row, bigint])[] {
  let last: Figure | undefined
  return headsOf(rows).flatMap((row) => {
    const figure = figureOf(row)
    const isNew = figure !== undefined && figure.value !== last?.value
    last = figure
    return isNew ? [[row, figure.value] as const] : []
  })
}

export const weight: Check = (titrationTable) => {
  const [heaviest] = limitsNamed(titrationTable, 'weight')
  if (titrationTable.inferred.weight || heaviest === undefined) return []
  return whereNew(titrationTable.rows, (row) => row.weight).flatMap(([row, value]) => {
    const [least, most] = [LIGHTEST / 1000, heaviest.value]
    if (value >= whole(least) && value <= whole(most)) return []
    const kg = Number(value / (ONE / 1000n)) / 1000
    const isHeavy = kg > most
    const pounds = isHeavy ? ` (${((kg * GRAMS_PER_POUND) / 1000).toFixed(1)} kg if that is in pounds)` : ''
    const kind = isHeavy && kg <= HEAVIEST / 1000 ? heaviest.kind : 'hard'
    const words = [`${kg} kg${pounds}`, `${least} to ${most} kg`] as const
    return [findingAt(titrationTable, 'weight', row, 'weight_kg', words, { ...boundOf(heaviest), kind })]
  })
}

/** An upper bound is passed from that concentration on, a lower one below it. */
const isOutside = ({ side, value }: Limit, concentration: bigint): boolean =>
  side === 'lower' ? concentration < exact(value) : concentration >= exact(value)

export const concentration: Check = (titrationTable) => {
  const limits = limitsNamed(titrationTable, 'concentration')
  // A rate that no pump gives is a finding of its own, and says nothing of the strength.
  if (titrationTable.inferred.concentration && pumpRate(titrationTable).length > 0) return []
  return whereNew(titrationTable.rows, (row) => row.concentration).flatMap(([row, value]) => {
    const passed = limits.filter((limit) => isOutside(limit, value))
    const limit = gravest(passed)
    if (limit === undefined) return []
    const from = limit.side === 'lower' ? 'at least' : 'below'
    const never = limit.kind === 'hard' ? ': never undiluted' : ''
    const words = [`${decimalText(value)} mg/mL`, `${from} ${boundText(limit)}${never}`] as const
    return [findingAt(titrationTable, 'concentration', row, 'concentration_mg_mL', words, boundOf(limit))]
  })
}

/** A set rate that no pump gives. */
export const pumpRate: Check = (titrationTable) => {
  const [limit] = limitsNamed(titrationTable, 'pump-rate')
  if (limit === undefined) return []
  const most = exact(limit.value)
  return eachRow(titrationTable.rows, (row): readonly Finding[] => {
    const flow = row.figures.rate_mL_h
    if (flow === undefined || flow.value <= most) return []
    const words = [`${decimalText(flow.value)} mL/h`, boundText(limit)] as const
    return [findingAt(titrationTable, 'pump-rate', row, 'rate_mL_h', words, boundOf(limit))]
  })
}

/** Rates that are all below a hundredth of the start: a thousandth of what was meant. */
export const thousandths: Check = (titrationTable) => {
  const [limit] = limitsNamed(titrationTable, 'start-rate')
  const given = givenOf(titrationTable.rows)
  const [first] = given
  const start = limit && first && mgPerHOf(limit, first.weight, titrationTable.inferred.weight)
  if (first === undefined || start === undefined) return []
  if (given.some(({ rate }) => rate.value * 100n >= start)) return []
  const words = [rateText(first.rate.value), `about ${rateText(start)}: mcg may stand for mg`] as const
  return [findingAt(titrationTable, 'slip-1000', first, first.rateFrom, words)]
}

/** Those of the findings that no note of the table allows, and what the notes allow. */
export function withoutAllowed(findings: readonly Finding[], titrationTable: TitrationTable): readonly Finding[] {
  const from = allowedFrom(titrationTable.rows)
  if (from.size === 0) return findings
  const isAllowed = ({ bound, record }: Finding): boolean =>
    bound?.kind === 'soft' && (from.get(bound.name)?.record ?? Number.POSITIVE_INFINITY) <= record
  const notes = [...from].map(([name, row]) => {
    const words = [`soft limit ${name}, by the note of this row`, 'it from here on'] as const
    return findingAt(titrationTable, 'lifted', row, 'note', words)
  })
  return [...findings.filter((finding) => !isAllowed(finding)), ...notes]
}

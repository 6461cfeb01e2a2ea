/** Rates per kilogram and lengths, by whichever column says them. */
import { ONE, part, plus } from '../../../core/values/interval'
import { hoursOf } from '../../titration-table'
import { type Figure, product, ratio } from '../cells/cell'
import type { Cells } from './row'

/** The columns of rates per kilogram, the more exact first: unit, and what one mg/kg/h is in it as n/d. */
export const PER_KG = [
  { column: 'rate_mg_kg_h', unit: 'mg/kg/h', n: 1n, d: 1n },
  { column: 'rate_mcg_kg_min', unit: 'mcg/kg/min', n: 1000n, d: 60n },
] as const
export type PerKg = (typeof PER_KG)[number]

/** A rate in mg/kg/h as a column of rates per kilogram prints it. */
export const printedAs = ({ n, d }: PerKg, { value, span }: Figure): Figure => ({
  value: (value * n) / d,
  span: part(span, n, d),
})

/** The column of the rate per kilogram of a row; undefined where it has none. */
export const perKgColumn = ({ rate_mg_kg_h: perHour, rate_mcg_kg_min: perMinute }: Cells['figures']) =>
  perHour !== undefined ? PER_KG[0] : perMinute !== undefined ? PER_KG[1] : undefined

/** mg/kg/h of a row, printed or from mcg/kg/min: 60 min, 1000 mcg. */
export function perKgOf(figures: Cells['figures']): Figure | undefined {
  const from = perKgColumn(figures)
  const figure = from && figures[from.column]
  return from && figure && { value: (figure.value * from.d) / from.n, span: part(figure.span, from.d, from.n) }
}

/** With the dose that mg/kg come to. */
export function withDose(figures: Cells['figures'], weight: Figure | undefined): Cells['figures'] {
  const { dose_mg: dose, dose_mg_kg: perKg } = figures
  return dose !== undefined || perKg === undefined || weight === undefined
    ? figures
    : { ...figures, dose_mg: product(perKg, weight) }
}

/** What the mg/kg of a row come to in an hour. */
export const perKgByDose = ({ dose_mg_kg: dose }: Cells['figures'], time: number | undefined): Figure | undefined =>
  dose && time ? ratio(dose, hoursOf(time)) : undefined

/** The length of a row in minutes, where a column says it. */
export function writtenTime({ hours, minutes }: Cells['figures']): Figure | undefined {
  if (hours === undefined) return minutes
  const whole = { value: hours.value * 60n, span: part(hours.span, 60n, 1n) }
  if (minutes === undefined) return whole
  return isRest(hours, minutes) ? { value: whole.value + minutes.value, span: plus(whole.span, minutes.span) } : minutes
}
/** `3` and `30` are three hours and a half; `4` and `240` are the same length twice. */
export const isRest = (hours: Figure, minutes: Figure): boolean =>
  hours.value >= ONE && minutes.value < 60n * ONE && hours.value % ONE === 0n

export const nearestMinute = ({ value }: Figure): number => Number((2n * value + ONE) / (2n * ONE))

/** The length of a row where it is whole in minutes. */
export const writtenMinutes = (figures: Cells['figures']): number | undefined => wholeMinutes(writtenTime(figures))

/** A length that is whole in minutes, as a number. */
export function wholeMinutes(time: Figure | undefined): number | undefined {
  if (time === undefined) return undefined
  // An hour and twenty minutes is 1.333 h in a table.
  const nearest = nearestMinute(time)
  const exact = BigInt(nearest) * ONE
  return time.span.low <= exact && exact <= time.span.high ? nearest : undefined
}

/**
 * The only arithmetic of doses. Every quantity is a whole number of a unit so small that all figures a
 * person may write fit exactly, so nothing is ever rounded on the way:
 * mL/h and mg/mL have three decimals each, so their product is whole in ng/h;
 * grams times mcg/kg/h is whole in ng/h too.
 */
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from './units'

declare const unit: unique symbol
type Quantity<U extends string> = number & { readonly [unit]: U }

/** Infusion rate, whole ng/h. */
export type Rate = Quantity<'ng/h'>
/** The same in whole ng in 3 h: exact for whole mcg in 24 h too, which are not whole in ng/h. */
export type ExactRate = Quantity<'ng/3h'>
/** Drug amount, whole ng/h x min: what a rate gives in a time, before the one division by 60. */
export type Dose = Quantity<'ng/h*min'>
/** Elapsed (physical) time, whole minutes. */
export type Minutes = Quantity<'min'>
/** Actual body weight, whole grams. */
export type Grams = Quantity<'g'>
/** Infusion rate per kilogram, whole mcg/kg/h. */
export type RatePerKg = Quantity<'mcg/kg/h'>

/** Drug in the fluid, whole mcg/mL: the thousandths of mg/mL. */
export type Concentration = Quantity<'mcg/mL'>
/** What a pump is set to, whole mcL/h: the thousandths of mL/h. */
export type PumpRate = Quantity<'mcL/h'>
/** Fluid, whole mcL/h x min. */
export type Volume = Quantity<'mcL/h*min'>

/** Planned rates are whole hundredths of mg/h: multiples of this. */
export const PLANNED_STEP = 10_000 as Rate
const NG_PER_MG = 1_000_000
const DOSE_PER_MG = NG_PER_MG * 60

/** A whole number, not below zero and exact in a double. Throws RangeError: a caller let something through. */
function whole<U extends string>(value: number): Quantity<U> {
  if (!(Number.isSafeInteger(value) && value >= 0)) throw new RangeError(`not an exact quantity: ${value}`)
  return value as Quantity<U>
}

/**
 * The thousandths of a figure as a person writes it: digits, at most three decimals, a leading digit.
 * No sign, exponent, blank, comma, or digits of another script. Undefined if it is anything else.
 */
export function thousandths(text: string): number | undefined {
  const match = /^([0-9]{1,9})(?:\.([0-9]{1,3}))?$/.exec(text)
  if (match === null) return undefined
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
}

export const minutes = (value: number): Minutes => whole<'min'>(value)
export const grams = (value: number): Grams => whole<'g'>(value)
/** mcg/kg/h, which are the thousandths of mg/kg/h. */
export const ratePerKg = (mcgPerKgPerH: number): RatePerKg => whole<'mcg/kg/h'>(mcgPerKgPerH)
/** From thousandths of mg/h. */
export const rateFromThousandths = (mcgPerH: number): Rate => whole<'ng/h'>(mcgPerH * 1000)
/** From mg/h as a number, as JSON gives it; undefined where it is not a whole number of ng/h. */
export function rateFromNumber(mgPerH: number): Rate | undefined {
  const value = Math.round(mgPerH * NG_PER_MG)
  if (!(Number.isSafeInteger(value) && value >= 0)) return undefined
  return mgPerHNumber(value as Rate) === mgPerH ? (value as Rate) : undefined
}
/** From thousandths of mg in 24 h: 1000 ng in 24 h are 125 in 3 h. */
export const exactRateOfDay = (mcgPerDay: number): ExactRate => whole<'ng/3h'>(mcgPerDay * 125)
export const exactRate = (rate: Rate): ExactRate => whole<'ng/3h'>(rate * 3)
/** Rounded down to a ng/h. */
export const wholeRate = (rate: ExactRate): Rate => whole<'ng/h'>(Math.floor(rate / 3))
/** Weight times rate per kilogram, exact. */
export const rateAtWeight = (perKg: RatePerKg, weight: Grams): Rate => whole<'ng/h'>(perKg * weight)
/** From thousandths of mg. */
export const doseFromThousandths = (mcg: number): Dose => whole<'ng/h*min'>(mcg * 1000 * 60)

/** Thousandths of mg/kg at a weight, exact. */
export const doseAtWeight = (mcgPerKg: number, weight: Grams): Dose => whole<'ng/h*min'>(mcgPerKg * weight * 60)

/** start + n x step, divided last and rounded down to a ng/h. */
export const rateAfterSteps = (start: ExactRate, step: ExactRate, n: number): Rate =>
  wholeRate(whole<'ng/3h'>(start + step * n))
/** So many whole percent of a rate, rounded down to a ng/h. */
export const percentOf = (rate: Rate, percent: number): Rate => whole<'ng/h'>(Math.floor((rate * percent) / 100))
/** So many nths of a rate, rounded down to a ng/h. */
export const partOf = (rate: Rate, parts: number, of: number): Rate => whole<'ng/h'>(Math.floor((rate * parts) / of))
/** The planned rate: rounded down to a hundredth of mg/h, never up. */
export const planned = (rate: Rate): Rate => whole<'ng/h'>(rate - (rate % PLANNED_STEP))
/** The highest rate, unrounded downwards, that gives no more than this dose in this time. */
export const rateOfDose = (dose: Dose, time: Minutes): Rate => whole<'ng/h'>(Math.floor(dose / time))
export const concentration = (mcgPerMl: number): Concentration => whole<'mcg/mL'>(mcgPerMl)
export const pumpRate = (mclPerH: number): PumpRate => whole<'mcL/h'>(mclPerH)
/** What one pump step more delivers, exact. */
export const deliveredBy = (setting: PumpRate, drug: Concentration): Rate => whole<'ng/h'>(setting * drug)
/** The pump setting for a rate, rounded down to the pump's step. */
export const settingFor = (rate: Rate, drug: Concentration, step: PumpRate): PumpRate =>
  whole<'mcL/h'>(Math.floor(rate / (drug * step)) * step)
/** The fluid that holds a dose: exact for what a pump delivers, whole multiples of the concentration. */
export const volumeOfDose = (dose: Dose, drug: Concentration): Volume => whole<'mcL/h*min'>(Math.round(dose / drug))
/** From thousandths of mL. */
export const volumeFromThousandths = (mcl: number): Volume => whole<'mcL/h*min'>(mcl * 60)
/** The setting that delivers a rate, exact: delivered rates are whole multiples of the concentration. */
export const settingOf = (rate: Rate, drug: Concentration): PumpRate => whole<'mcL/h'>(rate / drug)
/** What a setting moves in a time, exact. */
export const volumeOf = (setting: PumpRate, time: Minutes): Volume => whole<'mcL/h*min'>(setting * time)
/** The whole minutes that a volume lasts at a setting. */
export const lastingOf = (volume: Volume, setting: PumpRate): Minutes => minutes(Math.floor(volume / setting))
export const sumOfVolumes = (volumes: readonly Volume[]): Volume =>
  whole<'mcL/h*min'>(volumes.reduce((a, b) => a + b, 0))
/** Throws RangeError where more is taken than is there. */
export const volumeWithout = (volume: Volume, taken: Volume): Volume => whole<'mcL/h*min'>(volume - taken)
/** The drug in a volume, exact. */
export const doseIn = (volume: Volume, drug: Concentration): Dose => whole<'ng/h*min'>(volume * drug)
/** What a rate gives in a time, exact. */
export const doseOf = (rate: Rate, time: Minutes): Dose => whole<'ng/h*min'>(rate * time)
/** What is left of a dose; nothing where more was taken. */
export const doseWithout = (dose: Dose, taken: Dose): Dose => whole<'ng/h*min'>(Math.max(0, dose - taken))
export const NO_DOSE = 0 as Dose
export const sumOfDoses = (doses: readonly Dose[]): Dose => whole<'ng/h*min'>(doses.reduce((a, b) => a + b, 0))
/** A rise may round up to the next whole rateIncrement where both its rates were rounded down to one. */
export function roundedRise(step: Rate, rateIncrement: Rate = PLANNED_STEP): Rate {
  const risen = Math.ceil(step / PLANNED_STEP) * PLANNED_STEP
  return whole<'ng/h'>(Math.ceil(risen / rateIncrement) * rateIncrement)
}

/** A tenth above a rate, rounded down to a ng/h. */
export const tenthAbove = (rate: Rate): Rate => whole<'ng/h'>(rate + Math.floor(rate / 10))

/** n / d to the nearest whole, ties up; both whole, n not negative. */
const nearest = (n: number, d: number): number => Math.floor((2 * n + d) / (2 * d))

/** A whole number of 10^-places as decimal text without trailing zeros. */
function decimal(value: number, places: number): string {
  const unit = 10 ** places
  const rest = value % unit
  const integer = (value - rest) / unit
  return rest === 0 ? String(integer) : `${integer}.${String(rest).padStart(places, '0').replace(/0+$/, '')}`
}

/** Exact mg/h, as many decimals as it takes. */
export const mgPerH = (rate: Rate): string => decimal(rate, 6)
/** `37.5 mg/h`, exact; a rise is written like a rate. */
export const mgPerHText = (rate: number): string => `${mgPerH(rate as Rate)} mg/h`
/** mg/h as a number, exact. */
export const mgPerHNumber = (rate: Rate): number => Number(mgPerH(rate))
/** mg, at most two decimals, ties up. */
export const mg = (dose: Dose): string => decimal(nearest(dose, DOSE_PER_MG / 100), 2)
/** The same with a third decimal: for doses that differ in it alone. */
export const mgFine = (dose: Dose): string => decimal(nearest(dose, DOSE_PER_MG / 1000), 3)
/** mg as a number, divided once: the nearest double to the exact dose. */
export const mgNumber = (dose: Dose): number => dose / DOSE_PER_MG
/** kg, exact. */
export const kg = (weight: Grams): string => decimal(weight, 3)
/** mg/kg/h of a rate at a weight, three decimals, ties up. */
export const mgPerKgPerHAt = (rate: Rate, weight: Grams): string => decimal(nearest(rate, weight), 3)
/** mcg/kg/min of a rate at a weight, two decimals, ties up. */
export const mcgPerKgPerMinAt = (rate: Rate, weight: Grams): string => decimal(nearest(rate * 5, weight * 3), 2)
// Up to here minutes are easier to read than hours and minutes.
const MOST_IN_MINUTES = 180

/** `4 h`, `90 min`, `5 days`: whole in its unit; `79 h 50 min` where it is in none. */
export function timeText(time: Minutes): string {
  const rest = time % MINUTES_PER_HOUR
  if (rest !== 0) return time < MOST_IN_MINUTES ? `${time} min` : `${Math.floor(time / MINUTES_PER_HOUR)} h ${rest} min`
  return time > 2 * MINUTES_PER_DAY && time % MINUTES_PER_DAY === 0
    ? `${time / MINUTES_PER_DAY} days`
    : `${time / MINUTES_PER_HOUR} h`
}
/** mg/mL, exact. */
export const mgPerMl = (drug: Concentration): string => decimal(drug, 3)
/** mL/h of a rate, three decimals: exact for what a pump delivers. */
export const mlPerH = (rate: Rate, drug: Concentration): string => decimal(nearest(rate, drug), 3)
/** mL/h of a setting, exact. */
export const mlPerHOf = (setting: PumpRate): string => decimal(setting, 3)
/** mL, at most two decimals, ties up. */
export const ml = (volume: Volume): string => decimal(nearest(volume, 600), 2)
/** mL of a volume that is whole in thousandths, exact. */
export const mlExact = (volume: Volume): string => decimal(volume / 60, 3)
/** mL of one container, at most three decimals, ties up. */
export const mlOfContainer = (volume: Volume): string => decimal(nearest(volume, 60), 3)
/** mL to draw of a stock for a dose, at most three decimals, ties up. */
export const mlOfStock = (dose: Dose, stock: Concentration): string => decimal(nearest(dose, stock * 60), 3)
/** The same as a number, divided once. */
export const mlOfStockNumber = (dose: Dose, stock: Concentration): number => dose / (stock * 60_000)
/** mL as a number, divided once. */
export const mlNumber = (volume: Volume): number => volume / 60_000
/** Hours, at most three decimals, ties up. */
export const hours = (time: Minutes): string => decimal(nearest(time * 1000, 60), 3)

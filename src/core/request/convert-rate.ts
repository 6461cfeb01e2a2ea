/** A rate as a person writes it, in mg/h. */
import { field, type Place } from '../model/field'
import { refuse } from '../model/finding'
import {
  type ExactRate,
  exactRate,
  exactRateOfDay,
  type Grams,
  kg,
  mgPerH,
  planned,
  type Rate,
  rateAtWeight,
  rateFromThousandths,
  ratePerKg,
  wholeRate,
} from '../values/quantity'
import type { WrittenRate } from './parse-quantities'

/** A rate that the user set, mg/h; `written` where it was converted. */
export interface UserRate {
  readonly rate: Rate
  /** Exact, where the rate is not whole in ng/h. */
  readonly exact?: ExactRate
  readonly written?: string
}

/** mg/h of a written rate; per-kilogram figures are whole mcg/kg/h and need the weight. */
export function convertRate(place: Place, written: WrittenRate, weight: Grams | undefined): UserRate {
  const converted = inMgPerH(place, written, weight)
  if (planned(converted.rate) === 0)
    refuse('too-small', place, written.text, 'at least 0.01 mg/h, the finest planned rate')
  return converted
}

function inMgPerH(place: Place, written: WrittenRate, weight: Grams | undefined): UserRate {
  if (written.unit === 'mg/h') return { rate: rateFromThousandths(written.thousandths) }
  return written.unit === 'mg/24h' ? convertPerDay(written) : convertPerKg(place, written, weight)
}

/** Divided last, and rounded down to a ng/h: no planned rate, which is rounded down too, differs by it. */
function convertPerDay({ thousandths, text }: WrittenRate): UserRate {
  const exact = exactRateOfDay(thousandths)
  const rate = wholeRate(exact)
  const isExact = exactRate(rate) === exact
  return {
    rate,
    ...(isExact ? {} : { exact }),
    written: `${text} = ${mgPerH(isExact ? rate : planned(rate))} mg/h${isExact ? '' : ', rounded down'}`,
  }
}

function convertPerKg(place: Place, written: WrittenRate, weight: Grams | undefined): UserRate {
  if (weight === undefined) return refuse('weight-needed', place, written.text, field('weight'))
  const { times, by } =
    written.unit === 'mcg/kg/min' ? { times: 60, by: 1000 } : { times: 1, by: written.unit === 'mg/kg/h' ? 1 : 1000 }
  const mcgPerKgPerH = (written.thousandths * times) / by
  if (!Number.isInteger(mcgPerKgPerH))
    return refuse('not-whole-mcg', place, written.text, `whole mcg/kg/h; this is ${mcgPerKgPerH} mcg/kg/h`)
  if (!Number.isSafeInteger(mcgPerKgPerH * weight)) return refuse('too-large', place, written.text, 'a smaller number')
  const rate = rateAtWeight(ratePerKg(mcgPerKgPerH), weight)
  return { rate, written: `${written.text} x ${kg(weight)} kg = ${mgPerH(rate)} mg/h` }
}

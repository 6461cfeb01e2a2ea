/** A rate as a person writes it, in mg/h. */
import { field, type Place } from '../model/field'
import { refuse } from '../model/finding'
import { converted } from '../model/protocol'
import {
  type ExactRate,
  exactRate,
  exactRateOfDay,
  type Grams,
  kg,
  planned,
  type Rate,
  rateAtWeight,
  rateFromThousandths,
  ratePerKg,
  wholeRate,
} from '../values/quantity'
import { MCG_PER_KG_H } from '../values/units'
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
  const inForce = inMgPerH(place, written, weight)
  if (planned(inForce.rate) === 0)
    refuse('too-small', place, written.text, 'at least 0.01 mg/h, the finest planned rate')
  return inForce
}

function inMgPerH(place: Place, written: WrittenRate, weight: Grams | undefined): UserRate {
  const { thousandths, unit, text } = written
  if (unit === 'mg/h') return { rate: rateFromThousandths(thousandths) }
  if (unit === 'mg/24h') return convertPerDay(thousandths, text)
  return convertPerKg(place, text, (thousandths * MCG_PER_KG_H[unit]) / 1000, weight)
}

/** Divided last, and rounded down to a ng/h: no planned rate, which is rounded down too, differs by it. */
function convertPerDay(mcgPerDay: number, text: string): UserRate {
  const exact = exactRateOfDay(mcgPerDay)
  const rate = wholeRate(exact)
  const isExact = exactRate(rate) === exact
  return { rate, ...(isExact ? {} : { exact }), written: converted(text, rate, isExact) }
}

function convertPerKg(place: Place, text: string, mcgPerKgPerH: number, weight: Grams | undefined): UserRate {
  if (weight === undefined) return refuse('weight-needed', place, text, field('weight'))
  if (!Number.isInteger(mcgPerKgPerH))
    return refuse('not-whole-mcg', place, text, `whole mcg/kg/h; this is ${mcgPerKgPerH} mcg/kg/h`)
  if (!Number.isSafeInteger(mcgPerKgPerH * weight)) return refuse('too-large', place, text, 'a smaller number')
  const rate = rateAtWeight(ratePerKg(mcgPerKgPerH), weight)
  return { rate, written: converted(`${text} x ${kg(weight)} kg`, rate, true) }
}

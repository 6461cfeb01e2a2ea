/** The rates of a remainder that does not follow the plan. */
import type { Pump } from '../request/request'
import type { Rates } from '../schedule/regimen'
import { delivered as deliveredPlanned } from '../schedule/titrate'
import { type Minutes, percentOf, planned, type Rate, rateOfDose } from '../values/quantity'

/** What the pump gives for a rate, its setting rounded down to its step; without a pump whole hundredths of mg/h. */
export const delivered = (rate: Rate, pump: Pump | undefined): Rate => deliveredPlanned(planned(rate), pump)

/** What a step adds, rounded down to 0.01 mg/h; undefined where the protocol has none. */
function stepOf(rates: Rates, length: Minutes): Rate | undefined {
  if (rates.rule === 'steps') return planned(rates.step.value)
  if (rates.rule === 'doses' && rates.step !== undefined) return planned(rateOfDose(rates.step.value, length))
  return undefined
}

/** The rates that steps lead to from this one, cut to the maximum; none from a pause or from the maximum. */
export function risesFrom(rate: Rate, rates: Rates, maximum: Rate, length: Minutes): readonly Rate[] {
  if (!(rate > 0 && rate < maximum)) return []
  if (rates.rule === 'fractions')
    return rates.percents.value.map((percent) => planned(percentOf(maximum, percent))).filter((each) => each > rate)
  const step = stepOf(rates, length)
  if (step === undefined || !(step > 0)) return []
  const count = Math.ceil((maximum - rate) / step)
  return Array.from({ length: count }, (_, n) => Math.min(rate + (n + 1) * step, maximum) as Rate)
}

/** The rates of a remainder that does not follow the plan. */
import type { Maximum } from '../guard/limits'
import type { Pump } from '../request/request'
import type { Rates } from '../schedule/regimen'
import { asOne, isSameRun, isTitration, type Segment } from '../schedule/segment'
import { delivered as deliveredPlanned } from '../schedule/titrate'
import { type Minutes, partOf, percentOf, planned, type Rate, rateOfDose } from '../values/quantity'
import { runsOf } from '../values/runs'

/** What the pump gives for a rate, its setting rounded down to its step; without a pump whole hundredths of mg/h. */
export const delivered = (rate: Rate, pump: Pump | undefined): Rate => deliveredPlanned(planned(rate), pump)

/** What a step adds, rounded down to 0.01 mg/h; undefined where the protocol has none. */
function stepOf(rates: Rates, length: Minutes): Rate | undefined {
  if (rates.rule === 'steps') return planned(rates.step.value)
  if (rates.rule === 'doses' && rates.step !== undefined) return planned(rateOfDose(rates.step.value, length))
  return undefined
}

/** The rates that steps lead to from this one, cut to the maximum; none from a pause or from the maximum. */
export function risesFrom(
  rate: Rate,
  rates: Rates,
  maximum: Rate,
  length: Minutes,
  pump: Pump | undefined,
): readonly Rate[] {
  if (!(rate > 0 && rate < maximum)) return []
  if (rates.rule === 'fractions')
    return rates.percents.value
      .map((percent) => planned(percentOf(maximum, percent)))
      .filter((each) => delivered(each, pump) > rate)
  const step = stepOf(rates, length)
  if (step === undefined || !(step > 0)) return []
  const count = Math.ceil((maximum - rate) / step)
  return Array.from({ length: count }, (_, n) => Math.min(rate + (n + 1) * step, maximum) as Rate)
}

/** A wean's falls from a rate: n of its n + 1 parts first. */
export const fallsFrom = (base: Rate, falls: number, pump: Pump | undefined): readonly Rate[] =>
  Array.from({ length: falls }, (_, k) => delivered(partOf(base, falls - k, falls + 1), pump))

/**
 * What is left of a plan that is followed, cut to a maximum that the plan did not have; its wean falls from the last
 * rate. From a rate above the maximum nothing is cut: the guard refuses it.
 */
export function cutTo({ rate }: Maximum, kept: Rate, segments: readonly Segment[], pump: Pump | undefined) {
  const most = delivered(rate, pump)
  if (kept > rate || !segments.some((each) => isTitration(each) && each.rate > rate)) return segments
  const cut = segments.map((each) => (isTitration(each) && each.rate > most ? { ...each, rate: most } : each))
  const wean = cut.filter(({ phase }) => phase === 'wean')
  const falls = fallsFrom(cut.findLast(isTitration)?.rate ?? most, wean.length, pump)
  const whole = cut.map((each) => {
    const rate = falls[wean.indexOf(each)]
    return rate === undefined ? each : { ...each, rate, wanted: rate }
  })
  return runsOf(whole, isSameRun).map(asOne)
}

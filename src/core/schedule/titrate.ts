/** Turns a regimen into segments: the only place where a rate is chosen. */
import { field } from '../model/field'
import { refuse } from '../model/finding'
import type { Pump } from '../request/request'
import {
  type Dose,
  deliveredBy,
  exactRate,
  type Minutes,
  mgPerH,
  mgPerMl,
  minutes,
  mlPerHOf,
  partOf,
  percentOf,
  planned,
  type Rate,
  rateAfterSteps,
  rateOfDose,
  settingFor,
} from '../values/quantity'
import { runsOf } from '../values/runs'
import { after, type Instant } from '../values/time-zone'
import { doseAfter, loadTime, type Rates, type Regimen, stepsWithin } from './regimen'
import { asOne, isSameRun, isTitration, type Segment } from './segment'

/** A stretch of time with what is planned for it: `rate` is `wanted` cut to what is allowed. No pump is asked yet. */
interface Stretch extends Segment {
  /** Steps taken by then. */
  readonly n: number
}
type Slot = Pick<Stretch, 'session' | 'start' | 'time' | 'n'>

/** One slot a step until the last, then one to the end: the rate can rise no more. */
function slotsWithin({ session, start, time: length }: Slot, every: Minutes, steps: number): readonly Slot[] {
  const slots: Slot[] = []
  for (let n = 0; n <= steps && n * every < length; n++) {
    const rest = length - n * every
    const time = minutes(n === steps ? rest : Math.min(every, rest))
    slots.push({ session, start: after(start, minutes(n * every)), time, n })
  }
  return slots
}

/** How many steps lead to the maximum or beyond. */
function stepsTo(maximum: Rate, rates: Rates): number {
  if (rates.rule === 'fractions') return rates.percents.value.length - 1
  if (rates.rule === 'steps') return Math.max(0, Math.ceil((exactRate(maximum) - rates.start.exact) / rates.step.exact))
  if (rates.rule === 'flat' || rates.step === undefined) return 0
  return Math.max(0, Math.ceil((rates.most - rates.dose.value) / rates.step.value))
}

/** The rate after n steps, computed at once and rounded down; not yet cut. */
function wantedAfter(after: number, { rates, length }: Regimen, maximum: Rate): Rate {
  // Beyond the step that reaches the maximum nothing is asked, and nothing can grow too large.
  const n = Math.min(after, stepsTo(maximum, rates))
  switch (rates.rule) {
    case 'steps':
      return planned(rateAfterSteps(rates.start.exact, rates.step.exact, n))
    case 'flat':
      return planned(rates.start.value)
    case 'fractions':
      return planned(percentOf(maximum, rates.percents.value[n] ?? Number.NaN))
    case 'doses':
      return planned(rateOfDose(doseAfter(n, rates), length.value))
  }
}

/** Cut to land on the maximum exactly. */
function titrated(slot: Slot, regimen: Regimen, maximum: Rate): Stretch {
  const wanted = wantedAfter(slot.n, regimen, maximum)
  return { ...slot, phase: 'titration', rate: Math.min(wanted, maximum) as Rate, wanted }
}

/** What is given before the titration of a session. */
function loadOf(session: number, start: Instant, { load }: Regimen): readonly Stretch[] {
  if (load === undefined) return []
  const { over: time, dose, wanted } = load
  const rate = (of: Dose): Rate => planned(rateOfDose(of, time))
  return [{ session, phase: 'load', start, time, n: 0, rate: rate(dose.value), wanted: rate(wanted) }]
}

/** The stretches after the course: k of n at (n + 1 - k) / (n + 1) of the last planned rate. */
function weanOf(start: Instant, last: Rate, { wean }: Regimen): readonly Stretch[] {
  if (wean === undefined) return []
  const { falls } = wean
  const time = minutes(wean.time.value / falls)
  return Array.from({ length: falls }, (_, k) => {
    const rate = planned(partOf(last, falls - k, falls + 1))
    return { session: 1, phase: 'wean', start: after(start, minutes(k * time)), time, n: 0, rate, wanted: rate }
  })
}

/** One session: its load, its titration, its wean. */
function stretchesOf(session: number, start: Instant, regimen: Regimen, maximum: Rate): readonly Stretch[] {
  const { stepEvery, length, rates } = regimen
  const over = minutes(loadTime(regimen))
  const whole = { session, start: after(start, over), time: minutes(length.value - over), n: session - 1 }
  const slots = stepEvery === undefined ? [whole] : slotsWithin(whole, stepEvery.value, stepsTo(maximum, rates))
  const titration = slots.map((slot) => titrated(slot, regimen, maximum))
  const last = titration.at(-1)?.rate ?? maximum
  return [...loadOf(session, start, regimen), ...titration, ...weanOf(after(start, length.value), last, regimen)]
}

const allStretches = (regimen: Regimen, maximum: Rate, starts: readonly Instant[]): readonly Stretch[] =>
  starts.flatMap((start, index) => stretchesOf(index + 1, start, regimen, maximum))

/** What the pump gives for a planned rate, its setting rounded down to its step. */
export const delivered = (rate: Rate, pump: Pump | undefined): Rate =>
  pump === undefined ? rate : deliveredBy(settingFor(rate, pump.concentration, pump.step), pump.concentration)

const segmentOf = ({ n: _, rate, wanted, ...stretch }: Stretch, pump: Pump | undefined): Segment => ({
  ...stretch,
  rate: delivered(rate, pump),
  wanted: delivered(wanted, pump),
})

/** The segments of sessions that start at these instants, at the rates that the pump delivers if there is one. */
export function titrate(regimen: Regimen, maximum: Rate, starts: readonly Instant[], pump?: Pump): readonly Segment[] {
  const segments = allStretches(regimen, maximum, starts).map((stretch) => segmentOf(stretch, pump))
  return runsOf(segments, isSameRun).map(asOne)
}

/** Throws Refusal (exit 2) for a stretch of a wean that gives nothing, or no less than the one before it. */
function refuseNoFall(stretches: readonly Stretch[], pump: Pump | undefined): void {
  stretches.forEach(({ phase, rate }, index) => {
    if (phase !== 'wean') return
    const [given, before] = [delivered(rate, pump), delivered(stretches[index - 1]?.rate ?? rate, pump)]
    if (given > 0 && given < before) return
    const found = `${mgPerH(given)} mg/h after ${mgPerH(before)} mg/h`
    refuse('wean-vanishes', 'wean', found, 'fewer falls, or a finer pump step')
  })
}

/** Throws Refusal (exit 2) for a step or a rate that the pump cannot make: it is no step, and not passed over. */
export function refuseVanished(regimen: Regimen, maximum: Rate, starts: readonly Instant[], pump: Pump | undefined) {
  const stretches = allStretches(regimen, maximum, starts)
  refuseNoFall(stretches, pump)
  if (pump === undefined) return
  const place = field('pumpStep', `${mlPerHOf(pump.step)} mL/h`)
  const rateIncrement = `${mgPerH(deliveredBy(pump.step, pump.concentration))} mg/h at ${mgPerMl(pump.concentration)} mg/mL`
  const isNothing = ({ rate, phase }: Stretch): boolean => phase !== 'wean' && delivered(rate, pump) === 0
  for (const { rate } of stretches.filter(isNothing))
    refuse('step-vanishes', place, `a rate of ${mgPerH(rate)} mg/h`, rateIncrement)
  const titration = stretches.filter(isTitration)
  titration.slice(1).forEach(({ rate, session }, index) => {
    const before = titration[index]
    if (before === undefined || (before.session !== session && stepsWithin(regimen))) return
    if (rate > before.rate && delivered(rate, pump) === delivered(before.rate, pump))
      refuse('step-vanishes', place, `the step from ${mgPerH(before.rate)} to ${mgPerH(rate)} mg/h`, rateIncrement)
  })
}

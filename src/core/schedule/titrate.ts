/** Turns a regimen into segments: the only place where a rate is chosen. */
import { field } from '../model/field'
import { refuse } from '../model/finding'
import type { Pump } from '../request/request'
import {
  deliveredBy,
  type Minutes,
  mgPerH,
  mgPerMl,
  minutes,
  mlPerHOf,
  percentOf,
  planned,
  type Rate,
  rateAfterSteps,
  settingFor,
} from '../values/quantity'
import { after, type Instant } from '../values/time-zone'
import type { Rates, Regimen } from './regimen'
import type { Segment } from './segment'

/** A stretch of time through which the rate cannot change. */
interface Slot {
  readonly session: number
  readonly start: Instant
  readonly time: Minutes
}

/** One slot a step until the last, then one to the end: the rate can rise no more. */
function slotsOfInfusion(start: Instant, length: Minutes, every: Minutes, steps: number): readonly Slot[] {
  const slots: Slot[] = []
  for (let n = 0; n <= steps && n * every < length; n++) {
    const rest = length - n * every
    const time = minutes(n === steps ? rest : Math.min(every, rest))
    slots.push({ session: 1, start: after(start, minutes(n * every)), time })
  }
  return slots
}

/** How many steps lead to the maximum or beyond. */
const stepsTo = (maximum: Rate, rates: Rates): number =>
  rates.rule === 'fractions'
    ? rates.percents.value.length - 1
    : Math.max(0, Math.ceil((maximum - rates.start.value) / rates.step.value))

/** The rate after n steps, computed at once and rounded down; not yet cut. */
function wantedAfter(n: number, rates: Rates, maximum: Rate): Rate {
  if (rates.rule === 'steps') {
    // Beyond the step that reaches the maximum nothing is asked, and nothing can grow too large.
    const steps = Math.min(n, stepsTo(maximum, rates))
    return planned(rateAfterSteps(rates.start.value, rates.step.value, steps))
  }
  const percents = rates.percents.value
  return planned(percentOf(maximum, percents[Math.min(n, percents.length - 1)] ?? Number.NaN))
}

/** Cut to land on the maximum exactly. */
function segmentOf(slot: Slot, n: number, rates: Rates, maximum: Rate, pump: Pump | undefined): Segment {
  const { session, start, time } = slot
  const wanted = wantedAfter(n, rates, maximum)
  return {
    session,
    start,
    time,
    rate: delivered(wanted <= maximum ? wanted : maximum, pump),
    wanted: delivered(wanted, pump),
  }
}

/** What the pump gives for a planned rate, its setting rounded down to its step. */
const delivered = (rate: Rate, pump: Pump | undefined): Rate =>
  pump === undefined ? rate : deliveredBy(settingFor(rate, pump.concentration, pump.step), pump.concentration)

/** Joins a segment to the one before it when neither the rate nor the session changes; the first one's step stays. */
function join(segments: Segment[], next: Segment): Segment[] {
  const last = segments.at(-1)
  if (last?.session === next.session && last.rate === next.rate)
    segments[segments.length - 1] = { ...last, time: minutes(last.time + next.time) }
  else segments.push(next)
  return segments
}

/** A segment a slot, not yet joined: a step each `stepEvery`, or else a step a session. */
function steppedThrough(
  { rates, stepEvery, length }: Regimen,
  maximum: Rate,
  starts: readonly Instant[],
  pump: Pump | undefined,
): readonly Segment[] {
  const slots = starts.flatMap((at, index): readonly Slot[] =>
    stepEvery === undefined
      ? [{ session: index + 1, start: at, time: length.value }]
      : slotsOfInfusion(at, length.value, stepEvery.value, stepsTo(maximum, rates)),
  )
  return slots.map((slot, n) => segmentOf(slot, n, rates, maximum, pump))
}

/** The segments of sessions that start at these instants, at the rates that the pump delivers if there is one. */
export const titrate = (
  regimen: Regimen,
  maximum: Rate,
  starts: readonly Instant[],
  pump?: Pump,
): readonly Segment[] => steppedThrough(regimen, maximum, starts, pump).reduce(join, [])

/** Throws Refusal (exit 2) for a step or a rate that the pump cannot make: it is no step, and not passed over. */
export function refuseVanished(
  regimen: Regimen,
  maximum: Rate,
  starts: readonly Instant[],
  pump: Pump | undefined,
): void {
  if (pump === undefined) return
  const segments = steppedThrough(regimen, maximum, starts, pump)
  const asked = (n: number): Rate => Math.min(wantedAfter(n, regimen.rates, maximum), maximum) as Rate
  const place = field('pumpStep', `${mlPerHOf(pump.step)} mL/h`)
  const rateIncrement = `${mgPerH(deliveredBy(pump.step, pump.concentration))} mg/h at ${mgPerMl(pump.concentration)} mg/mL`
  segments.forEach(({ rate }, n) => {
    if (rate === 0) refuse('step-vanishes', place, `a rate of ${mgPerH(asked(n))} mg/h`, rateIncrement)
    if (n > 0 && asked(n) > asked(n - 1) && rate === segments[n - 1]?.rate)
      refuse(
        'step-vanishes',
        place,
        `the step from ${mgPerH(asked(n - 1))} to ${mgPerH(asked(n))} mg/h`,
        rateIncrement,
      )
  })
}

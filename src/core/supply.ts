/**
 * The bags or syringes of a plan, derived from its segments. A container is hung at a session's start, and
 * when the one before is used up or has hung a day. Changes fall on whole minutes, the last before a
 * container is empty, so every volume is exact and none runs dry.
 */
import { refuse } from './finding'
import type { Plan } from './plan'
import {
  type Concentration,
  type Dose,
  doseIn,
  lastingOf,
  minutes,
  ml,
  mlExact,
  settingOf,
  sumOfVolumes,
  type Volume,
  volumeOf,
  volumeOfDose,
  volumeWithout,
} from './quantity'
import type { Pump } from './request'
import { bySession, doseOfAll, endOf, type Segment } from './segment'
import { type Draw, drawsOf } from './stock'
import { after, type Instant } from './zone'

/** Ours: no container hangs longer, in physical time. */
export const LONGEST_HUNG = minutes(1440)
/** Ours: more of them are a slipped decimal. */
export const MOST_CONTAINERS = 1000

export interface Container {
  readonly session: number
  readonly hung: Instant
  readonly until: Instant
  /** Infused from it. */
  readonly used: Volume
  readonly left: Volume
  readonly ends: 'used up' | '24 h' | 'end of session'
}

/** What hangs in a container's time, and what of it is left. */
interface Hanging {
  readonly hung: Instant
  time: number
  left: Volume
}

type Filled = Pump & { readonly container: Volume }
const isFilled = (pump: Pump | undefined): pump is Filled => pump?.container !== undefined

function containersOfSession(session: readonly Segment[], pump: Filled): readonly Container[] {
  const containers: Container[] = []
  const hang = (hung: Instant): Hanging => ({ hung, time: 0, left: pump.container })
  const takeDown = ({ hung, time, left }: Hanging, ends: Container['ends']) => {
    const used = volumeWithout(pump.container, left)
    const until = after(hung, minutes(time))
    containers.push({ session: session[0]?.session ?? 1, hung, until, used, left, ends })
  }
  let hanging: Hanging | undefined
  for (const segment of session) {
    const setting = settingOf(segment.rate, pump.concentration)
    for (let at = segment.start; at < endOf(segment); ) {
      hanging ??= hang(at)
      const lasts = lastingOf(hanging.left, setting)
      const rest = (endOf(segment) - at) / 60
      const time = minutes(Math.min(rest, lasts, LONGEST_HUNG - hanging.time))
      if (time > 0) {
        hanging.time += time
        hanging.left = volumeWithout(hanging.left, volumeOf(setting, time))
        at = after(at, time)
      } else {
        takeDown(hanging, lasts > 0 ? '24 h' : 'used up')
        hanging = undefined
      }
    }
  }
  if (hanging !== undefined) takeDown(hanging, 'end of session')
  return containers
}

type Course = Pick<Plan, 'segments' | 'request'>

/** In the order in which they are hung; none where no container was asked for. A session begins a fresh one. */
export const containersOf = ({ segments, request: { pump } }: Course): readonly Container[] =>
  isFilled(pump) ? bySession(segments).flatMap((session) => containersOfSession(session, pump)) : []

/** When a container takes the place of another within a session. */
export const changesOf = (course: Course): readonly Instant[] =>
  containersOf(course).flatMap(({ session, hung }, index, all) =>
    all[index - 1]?.session === session ? [hung] : [],
  )

/** Throws Refusal (exit 2) for containers that last no minute, or of which there would be too many. */
export function refuseSmallContainer(course: Course): void {
  const { segments, request } = course
  const { pump } = request
  if (!isFilled(pump)) return
  const { concentration, container } = pump
  const fluid = volumeOfDose(doseOfAll(segments), concentration)
  const lastAMinute = segments.every(({ rate }) => lastingOf(container, settingOf(rate, concentration)) > 0)
  // Counted only where the count is bounded.
  if (lastAMinute && fluid <= container * MOST_CONTAINERS && containersOf(course).length <= MOST_CONTAINERS)
    return
  const larger = `a larger one: ${ml(fluid)} mL would take more than ${MOST_CONTAINERS}, or one lasts no minute`
  refuse('too-small', '--container', `${mlExact(container)} mL`, larger)
}

/** What to prepare for a whole plan. */
export interface Supply {
  /** The final volume of each, filled alike. */
  readonly container: Volume
  readonly concentration: Concentration
  /** Drug in each. */
  readonly dose: Dose
  readonly containers: readonly Container[]
  readonly draws: readonly Draw[]
  readonly used: Volume
  readonly left: Volume
  readonly leftInLast: Volume
}

/** Undefined where no container was asked for. */
export function supplyOf(plan: Pick<Plan, 'segments' | 'request' | 'protocol'>): Supply | undefined {
  const { pump } = plan.request
  const containers = containersOf(plan)
  const last = containers.at(-1)
  if (!isFilled(pump) || last === undefined) return undefined
  const { concentration, container } = pump
  const dose = doseIn(container, concentration)
  return {
    container,
    concentration,
    dose,
    containers,
    draws: drawsOf(plan.protocol.drug, dose, concentration),
    used: sumOfVolumes(containers.map(({ used }) => used)),
    left: sumOfVolumes(containers.map(({ left }) => left)),
    leftInLast: last.left,
  }
}

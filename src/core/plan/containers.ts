/**
 * The bags or syringes of a plan, derived from its segments. A container is hung at a session's start, and
 * when the one before is used up or has hung as long as one may. Changes fall on whole minutes, the last before a
 * container is empty, so every volume is exact and none runs dry.
 */
import { field } from '../model/field'
import { refuse } from '../model/finding'
import type { Pump } from '../request/request'
import { bySession, doseOfAll, endOf, isPause, isPlanned, type Segment } from '../schedule/segment'
import {
  doseIn,
  lastingOf,
  minutes,
  ml,
  mlExact,
  settingOf,
  sumOfVolumes,
  timeText,
  type Volume,
  volumeOf,
  volumeOfDose,
  volumeWithout,
} from '../values/quantity'
import { lastOf, type Run } from '../values/runs'
import { after, type Instant, instant } from '../values/time-zone'
import type { Plan } from './types'
import { drawsOf, vialsOf } from './vials'

/** Our assumption: more of them are a slipped decimal. */
const MOST_CONTAINERS = 1000

export type Container = ReturnType<typeof containerFrom>

interface Filled extends Pump {
  /** The final volume of each, filled alike. */
  readonly container: Volume
}
const isFilled = (pump: Pump | undefined): pump is Filled => pump?.container !== undefined

/** The container that is hung then, until it is changed or the session ends. */
function containerFrom(hung: Instant, segments: Run<Segment>, pump: Filled) {
  // In physical time.
  const latest = after(hung, pump.hang)
  let until = hung
  let left = pump.container
  /** `used up`, `end of session`, or how long it has hung, such as `24 h`. */
  let ends = 'end of session'
  for (const segment of segments.filter((each) => endOf(each) > hung)) {
    const setting = settingOf(segment.rate, pump.concentration)
    const empty = after(until, lastingOf(left, setting))
    const to = instant(Math.min(endOf(segment), empty, latest))
    left = volumeWithout(left, volumeOf(setting, minutes((to - until) / 60)))
    until = to
    if (until < endOf(segment)) {
      ends = empty <= latest ? 'used up' : timeText(pump.hang)
      break
    }
  }
  const infused = volumeWithout(pump.container, left)
  return { session: segments[0].session, hung, until, used: infused, left, ends }
}

function containersOfSession(session: Run<Segment>, pump: Filled): readonly Container[] {
  const end = endOf(lastOf(session))
  const containers: Container[] = []
  for (let at = session[0].start; at < end; at = containers.at(-1)?.until ?? end)
    containers.push(containerFrom(at, session, pump))
  return containers
}

// What was given has been hung, and a pause empties nothing.
const isToHang = (segment: Segment): boolean => isPlanned(segment) && !isPause(segment)

type Course = Pick<Plan, 'segments' | 'request'>

/** In the order in which they are hung; none where no container was asked for. A session begins a fresh one. */
const containersOf = ({ segments, request: { pump } }: Course): readonly Container[] =>
  isFilled(pump) ? bySession(segments.filter(isToHang)).flatMap((session) => containersOfSession(session, pump)) : []

/** When a container takes the place of another within a session. */
export const changesOf = (course: Course): readonly Instant[] =>
  containersOf(course).flatMap(({ session, hung }, index, all) => (all[index - 1]?.session === session ? [hung] : []))

/** Throws Refusal (exit 2) for containers that last no minute, or of which there would be too many. */
export function refuseSmallContainer(course: Course): void {
  const { segments, request } = course
  const { pump } = request
  if (!isFilled(pump)) return
  const { concentration, container } = pump
  const fluid = volumeOfDose(doseOfAll(segments), concentration)
  const lastAMinute = segments.every(({ rate }) => lastingOf(container, settingOf(rate, concentration)) > 0)
  // Counted only where the count is bounded.
  if (lastAMinute && fluid <= container * MOST_CONTAINERS && containersOf(course).length <= MOST_CONTAINERS) return
  const larger = `a larger one: ${ml(fluid)} mL would take more than ${MOST_CONTAINERS}, or one would last less than a minute`
  refuse('too-small', field('container'), `${mlExact(container)} mL`, larger)
}

export type Supply = NonNullable<ReturnType<typeof supplyOf>>

/** What to prepare for a whole plan; undefined where no container was asked for. */
export function supplyOf(plan: Pick<Plan, 'segments' | 'request' | 'protocol'>) {
  const { pump } = plan.request
  const containers = containersOf(plan)
  const last = containers.at(-1)
  if (!isFilled(pump) || last === undefined) return undefined
  const dose = doseIn(pump.container, pump.concentration)
  return {
    ...pump,
    /** Drug in each. */
    dose,
    containers,
    draws: drawsOf(vialsOf(plan.protocol.drug, pump.stock), dose, pump.concentration),
    used: sumOfVolumes(containers.map(({ used }) => used)),
    left: sumOfVolumes(containers.map(({ left }) => left)),
    leftInLast: last.left,
  }
}

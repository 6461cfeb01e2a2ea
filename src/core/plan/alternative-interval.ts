/** What a plan would give with the other step intervals that its source allows. */
import { maximumOf } from '../guard/limits'
import { timeOf } from '../model/protocol'
import { bySession, doseOfAll } from '../schedule/segment'
import { titrate } from '../schedule/titrate'
import { minutes } from '../values/quantity'
import type { Draft, Plan } from './types'

/** The shortest interval between steps that was found published: 3 to 4 h, lauritsen-2016. */
const SHORTEST_PUBLISHED = minutes(180)

/** The plan steps by an interval that no source states, and sooner than any published series. */
export const isSoonerThanPublished = ({ regimen: { stepEvery } }: Pick<Plan, 'regimen'>): boolean =>
  stepEvery?.basis === 'assumed' && stepEvery.value < SHORTEST_PUBLISHED

export type Reading = ReturnType<typeof readingsOf>[number]

/**
 * The total with each other step interval. Where the plan uses one of them, the protocol's own interval takes
 * its place. A reading with the plan's own total is left out. Empty where the source leaves no such choice.
 */
export function readingsOf({ protocol, request, regimen, limits, segments }: Draft) {
  const { step_every } = protocol
  if (step_every === undefined) return []
  const total = doseOfAll(segments)
  const starts = bySession(segments).map(([{ start }]) => start)
  const readings = (step_every.readings ?? []).map((other) => {
    const figure = regimen.stepEvery?.value === timeOf(other) ? step_every : other
    const stepEvery = timeOf(figure)
    const read = { ...regimen, stepEvery: { ...step_every, value: stepEvery } }
    return {
      stepEvery,
      /** The total of the course. */
      dose: doseOfAll(titrate(read, maximumOf(limits).rate, starts, request.pump)),
      ...(figure === other && other.note !== undefined ? { note: other.note } : {}),
    }
  })
  return readings.filter(({ dose }) => dose !== total)
}

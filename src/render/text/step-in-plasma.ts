/** How far the plasma follows a step of the rate, beside the interval between steps. */
import { exponentialsOf } from '../../core/pharmacokinetics/compartments'
import { DEFAULT_MODEL, MODELS } from '../../core/pharmacokinetics/models'
import type { Plan } from '../../core/plan/types'

const DAY = 1440

/** The part of a step's rise that is reached after so many minutes, of what it is after 24 h; at 70 kg. */
export function shareReached(minutes: number): number {
  const terms = exponentialsOf(MODELS[DEFAULT_MODEL].transfers)
  const risen = (at: number) =>
    terms.reduce((sum, { share, perMin }) => sum - (share / perMin) * Math.expm1(-perMin * at), 0)
  return risen(minutes) / risen(DAY)
}

/** Empty for sessions, and for esketamine: the models are those of the racemate. */
export function stepInPlasma({ regimen, protocol }: Plan): readonly string[] {
  if (protocol.setting === 'outpatient' || protocol.drug !== 'ketamine-racemic' || regimen.stepEvery === undefined)
    return []
  const shares = [1, 4, 6].map((hours) => `${Math.round(100 * shareReached(hours * 60))} % after ${hours} h`)
  return [
    `Of the rise in plasma that a step comes to in 24 h, ${shares.join(', ')} are reached by ${DEFAULT_MODEL}, at 70 kg. A step that follows sooner is taken before the one before it is felt in full.`,
  ]
}

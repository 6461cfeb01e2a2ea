/** The fluid of a whole plan, where a concentration was given. */

import { supplyOf } from '../../core/plan/containers'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { mgPerMl, ml, mlExact, mlNumber, volumeOfDose } from '../../core/values/quantity'
import { commas } from './figures'

export interface FluidRecord {
  readonly concentration_mg_mL?: number
  readonly total_mL?: number
  readonly container_mL?: number
  readonly containers?: number
}

export function fluidRecord(plan: Plan): FluidRecord {
  const { pump } = plan.request
  if (pump === undefined) return {}
  const supply = supplyOf(plan)
  return {
    concentration_mg_mL: Number(mgPerMl(pump.concentration)),
    total_mL: mlNumber(volumeOfDose(totalsOf(plan).dose, pump.concentration)),
    ...(supply === undefined
      ? {}
      : { container_mL: Number(mlExact(supply.container)), containers: supply.containers.length }),
  }
}

/** `4,750 mL at 1 mg/mL`; empty where no concentration was given. */
export function fluidText(plan: Plan): string {
  const { pump } = plan.request
  if (pump === undefined) return ''
  const volume = ml(volumeOfDose(totalsOf(plan).dose, pump.concentration))
  return `${commas(volume)} mL at ${mgPerMl(pump.concentration)} mg/mL`
}

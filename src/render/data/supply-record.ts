/** The containers of a plan as JSON. */

import { LONGEST_HUNG, type Supply } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { mgNumber, mgPerMl, mlExact, mlNumber, mlOfStockNumber } from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'

export function supplyRecord(supply: Supply, { request }: Plan): object {
  const { container, dose, containers, draws, used, left, leftInLast } = supply
  const { zone } = request.start
  return {
    container_mL: Number(mlExact(container)),
    container_mg: mgNumber(dose),
    count: containers.length,
    change_every_h: LONGEST_HUNG / 60,
    change_every_basis: 'assumed',
    ...(request.setting === 'outpatient' ? { fresh_each_session_basis: 'assumed' } : {}),
    volume_mL: mlNumber(used),
    left_mL: mlNumber(left),
    left_in_last_mL: mlNumber(leftInLast),
    containers: containers.map((each) => ({
      session: each.session,
      hung: isoInstant(zone, each.hung),
      until: isoInstant(zone, each.until),
      hours: (each.until - each.hung) / 3600,
      volume_mL: mlNumber(each.used),
      left_mL: mlNumber(each.left),
      ends: each.ends,
    })),
    draws: draws.map(({ strength, holds, vials }) => ({
      strength_mg_mL: Number(mgPerMl(strength)),
      strength_source: ['ketalar-label'],
      draw_mL: mlOfStockNumber(dose, strength),
      vial_mL: Number(mlExact(holds)),
      vial_basis: 'assumed',
      vials,
      vials_in_all: vials * containers.length,
    })),
  }
}

/** The containers to prepare, for people: a sentence, when each is hung, what to draw for each. */

import { type Container, type Supply, supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { mgPerMl, ml, mlExact, mlOfStock } from '../../core/values/quantity'
import { offsetAt } from '../../core/values/time-zone'
import type { Grid } from '../table/grid'
import { containersText } from './containers'
import { commas } from './figures'
import type { Mark } from './footnotes'
import { times } from './times'

export interface SupplyText {
  readonly title: string
  readonly summary: string
  /** The containers in the order in which they are hung; then the ways to draw for one, if any is known. */
  readonly grids: readonly Grid[]
  /** What is not counted and not known. */
  readonly notes: readonly string[]
}

function containerGrid(plan: Plan, containers: readonly Container[]): Grid {
  const { date, dated, time } = times(plan)
  const { zone } = plan.request.start
  const until = ({ hung, until: end }: Container) =>
    date(hung) === date(end) && offsetAt(zone, hung) === offsetAt(zone, end) ? time(end) : dated(end)
  const sessions = plan.request.setting === 'outpatient'
  return {
    heads: ['No.', ...(sessions ? ['Session'] : []), 'Hung', 'Until', 'Infused', 'Left', ''],
    aligns: ['right', ...(sessions ? (['right'] as const) : []), 'left', 'right', 'right', 'right', 'left'],
    rows: containers.map((each, index) => [
      String(index + 1),
      ...(sessions ? [String(each.session)] : []),
      dated(each.hung),
      until(each),
      `${commas(ml(each.used))} mL`,
      `${commas(ml(each.left))} mL`,
      each.ends === 'end of session' ? 'end' : each.ends,
    ]),
  }
}

const drawGrid = ({ container, dose, containers, draws }: Supply): Grid => ({
  heads: ['Stock', 'Draw for each', 'Make up to', 'Vials for each', 'Vials in all'],
  aligns: ['right', 'right', 'right', 'right', 'right'],
  rows: draws.map(({ strength, holds, vials }) => [
    `${mgPerMl(strength)} mg/mL`,
    `${commas(mlOfStock(dose, strength))} mL`,
    `${commas(mlExact(container))} mL`,
    `${vials} of ${mlExact(holds)} mL`,
    commas(String(vials * containers.length)),
  ]),
})

/** Undefined where none was asked for. */
export function supplyText(plan: Plan, mark: Mark): SupplyText | undefined {
  const supply = supplyOf(plan)
  if (supply === undefined) return undefined
  const none = supply.draws.length === 0
  return {
    title: 'Containers',
    summary: containersText(plan, mark),
    grids: [containerGrid(plan, supply.containers), ...(none ? [] : [drawGrid(supply)])],
    notes: [
      'The volume is the final volume in the container; the volume that primes a line is not counted.',
      'A change falls on the last whole minute before a container is used up.',
      ...(none ? ['What to draw is not shown: no source read names vials of esketamine.'] : []),
    ],
  }
}

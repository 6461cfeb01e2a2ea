/** The containers to prepare, for people: a sentence, when each is hung, what to draw for each. */

import { type Container, type Supply, supplyOf } from '../../core/plan/containers'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { mgPerMl, ml, mlExact, mlOfStock, timeText, volumeOfDose } from '../../core/values/quantity'
import { offsetAt } from '../../core/values/time-zone'
import type { Grid } from '../table/grid'
import type { Mark } from './assumptions'
import { commas, mgText, times } from './figures'

/** `4,750 mL at 1 mg/mL`; empty where no concentration was given. */
export function fluidText(plan: Plan, isBrief = false): string {
  const { pump } = plan.request
  if (pump === undefined) return ''
  const volume = `${commas(ml(volumeOfDose(totalsOf(plan).dose, pump.concentration)))} mL`
  return isBrief ? volume : `${volume} at ${mgPerMl(pump.concentration)} mg/mL`
}

/** `10 of 250 mL`; empty where no container was given. */
export function countText(plan: Plan): string {
  const supply = supplyOf(plan)
  return supply === undefined ? '' : `${supply.containers.length} of ${commas(mlExact(supply.container))} mL`
}

function summaryText(supply: Supply, plan: Plan, mark: Mark): string {
  const { container, dose, containers, draws, used, left, leftInLast, stock } = supply
  const count = `${containers.length} container${containers.length === 1 ? '' : 's'}`
  const { setting } = plan.request
  const basisOf = (id: 'container_hang' | 'stock'): string => mark(id) || ' (set)'
  const change = `a change every ${timeText(supply.hang)} at the latest${basisOf('container_hang')}`
  const fresh = `a fresh container for each session${mark('fresh_container')}`
  const rule = [
    ...(setting === 'outpatient' ? [fresh] : []),
    ...(setting === 'inpatient' || !supply.hangAssumed ? [change] : []),
  ].join(', ')
  const from = stock === undefined ? `one of the strengths listed${mark('vials')}` : `the stock${basisOf('stock')}`
  const drawn = draws.length === 0 ? '' : ` Each is drawn from ${from}.`
  return [
    `${count} of ${commas(mlExact(container))} mL with ${mgText(dose)} in each, including the last; ${rule}.`,
    ` Infused ${commas(ml(used))} mL, left over ${commas(ml(left))} mL, of which ${commas(ml(leftInLast))} mL in the last.`,
    drawn,
  ].join('')
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

export type SupplyText = NonNullable<ReturnType<typeof supplyText>>

/** Undefined where no container was asked for. */
export function supplyText(plan: Plan, mark: Mark) {
  const supply = supplyOf(plan)
  if (supply === undefined) return undefined
  const unknown = supply.draws.length === 0
  return {
    title: 'Containers',
    summary: summaryText(supply, plan, mark),
    /** The containers in the order in which they are hung; then the ways to draw for one, if any is known. */
    grids: [containerGrid(plan, supply.containers), ...(unknown ? [] : [drawGrid(supply)])],
    /** What is not counted and not known. */
    notes: [
      'The volume is the final volume in the container; the priming volume of the line is not counted.',
      'A container is changed at the last whole minute before it is used up.',
      ...(unknown ? ['What to draw is not shown: no source that was read lists vials of esketamine.'] : []),
    ],
  }
}

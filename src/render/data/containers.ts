/** The containers of a plan as data: a record in its JSON, or alone as CSV with a row for each container. */

import { type Container, type Supply, supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { LABEL_VIALS } from '../../core/plan/vials'
import { basisOf } from '../../core/request/request'
import {
  type Concentration,
  hours,
  mg,
  mgNumber,
  mgPerMl,
  minutes,
  mlExact,
  mlNumber,
  mlOfContainer,
  mlOfStock,
  mlOfStockNumber,
} from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import type { View } from '../view'
import { csvFile, harmless } from './csv'
import type { PlanDocument } from './plan-document'
import { carriedBy } from './row-notes'

export function supplyRecord(supply: Supply, { request }: Plan): NonNullable<PlanDocument['supply']> {
  const { container, dose, containers, draws, used, left, leftInLast, stock } = supply
  const { zone } = request.start
  return {
    container_mL: Number(mlExact(container)),
    container_mg: mgNumber(dose),
    count: containers.length,
    change_every_h: supply.hang / 60,
    change_every_basis: basisOf(request, 'hang', supply.hangAssumed),
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
      strength_source: stock === undefined ? ['ketalar-label'] : [],
      draw_mL: mlOfStockNumber(dose, strength),
      vial_mL: Number(mlExact(holds)),
      vial_basis: basisOf(request, 'stock', stock === undefined),
      vials,
      vials_in_all: vials * containers.length,
    })),
  }
}

interface Hung extends Container {
  readonly index: number
  readonly supply: Supply
  readonly plan: Plan
}

type SupplyColumn = readonly [name: string, meaning: string, text: (hung: Hung) => string]
type Draw = Supply['draws'][number]

type DrawOf = (hung: Hung) => Draw | undefined

const ofStrength =
  (strength: Concentration): DrawOf =>
  ({ supply }) =>
    supply.draws.find((draw) => draw.strength === strength)
const ofStock: DrawOf = ({ supply }) => (supply.stock === undefined ? undefined : supply.draws[0])

/** A cell that is empty where the stock is too weak, none is known for the drug or none was given. */
const drawn =
  (drawOf: DrawOf, text: (draw: Draw, supply: Supply) => string): SupplyColumn[2] =>
  (hung) => {
    const draw = drawOf(hung)
    return draw === undefined ? '' : text(draw, hung.supply)
  }
const mlOf = ({ strength }: Draw, { dose }: Supply): string => mlOfStock(dose, strength)
const vials = (draw: Draw): string => String(draw.vials)

/** The columns of the container list: contract section 8. */
export const SUPPLY_COLUMNS: readonly SupplyColumn[] = [
  ['container', 'from 1, in the order in which they are hung', ({ index }) => String(index + 1)],
  ['session', 'from 1; inpatient always 1', ({ session }) => String(session)],
  ['hung', 'ISO 8601 with offset', ({ hung, plan }) => isoInstant(plan.request.start.zone, hung)],
  ['until', 'the same', ({ until, plan }) => isoInstant(plan.request.start.zone, until)],
  ['hours', 'how long it hangs', ({ hung, until }) => hours(minutes((until - hung) / 60))],
  ['volume_mL', 'infused out of it', ({ used }) => mlOfContainer(used)],
  ['left_mL', 'not infused', ({ left }) => mlOfContainer(left)],
  ['ends', 'why it is taken down', ({ ends }) => ends],
  ['container_mL', 'its final volume when it is hung', ({ supply }) => mlExact(supply.container)],
  ['container_mg', 'what it then holds', ({ supply }) => mg(supply.dose)],
  ['concentration_mg_mL', 'as asked for', ({ supply }) => mgPerMl(supply.concentration)],
  ...LABEL_VIALS.flatMap(({ strength }): readonly SupplyColumn[] => {
    const stock = `${mgPerMl(strength)}_mg_mL`
    return [
      [`draw_mL_of_${stock}`, 'to draw of that stock for one container', drawn(ofStrength(strength), mlOf)],
      [`vials_of_${stock}`, 'for one container', drawn(ofStrength(strength), vials)],
    ]
  }),
  [
    'note',
    'an allowed limit with its reason; a local protocol',
    ({ index, plan }) => (index === 0 ? harmless(carriedBy(plan)) : ''),
  ],
  ['drug', 'ketamine-racemic or esketamine', ({ plan }) => plan.protocol.drug],
  ['protocol', 'its id', ({ plan }) => plan.protocol.id],
  ['plan_id', 'as in the plan', ({ plan }) => plan.id],
  ['stock_mg_mL', 'the strength of the stock that was given', drawn(ofStock, ({ strength }) => mgPerMl(strength))],
  ['draw_mL', 'to draw of it for one container', drawn(ofStock, mlOf)],
  ['vials', 'of it for one container', drawn(ofStock, vials)],
]

/** The container list of a plan as CSV; empty where no container was asked for. */
export function supplyCsv(plan: Plan, { excel }: View): string {
  const supply = supplyOf(plan)
  if (supply === undefined) return ''
  const records = supply.containers.map((container, index) =>
    SUPPLY_COLUMNS.map(([, , text]) => text({ ...container, index, supply, plan })),
  )
  return csvFile([SUPPLY_COLUMNS.map(([name]) => name), ...records], excel)
}

/** The containers of a plan as data: a record in its JSON, or alone as CSV with a row for each container. */

import { HANG } from '../../core/model/limit'
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
  const { container, dose, containers, draws, used, left, leftInLast } = supply
  const { zone } = request.start
  return {
    container_mL: Number(mlExact(container)),
    container_mg: mgNumber(dose),
    count: containers.length,
    change_every_h: (request.pump?.hang ?? HANG.assumed) / 60,
    change_every_basis: basisOf(request, 'hang', request.pump?.hangAssumed !== false),
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
      strength_source: request.pump?.stock === undefined ? ['ketalar-label'] : [],
      draw_mL: mlOfStockNumber(dose, strength),
      vial_mL: Number(mlExact(holds)),
      vial_basis: basisOf(request, 'stock', request.pump?.stock === undefined),
      vials,
      vials_in_all: vials * containers.length,
    })),
  }
}

/** What a row of the container list is made from. */
interface Hung extends Container {
  readonly index: number
  readonly supply: Supply
  readonly plan: Plan
}

interface SupplyColumn {
  readonly name: string
  readonly meaning: string
  readonly text: (hung: Hung) => string
}

/** mL to draw of one stock, and its vials; empty where the stock is too weak or none is known for the drug. */
function drawColumns(strength: Concentration): readonly SupplyColumn[] {
  const stock = `${mgPerMl(strength)}_mg_mL`
  const drawOf = ({ draws }: Supply) => draws.find((draw) => draw.strength === strength)
  return [
    {
      name: `draw_mL_of_${stock}`,
      meaning: 'to draw of that stock for one container',
      text: ({ supply }) => (drawOf(supply) === undefined ? '' : mlOfStock(supply.dose, strength)),
    },
    {
      name: `vials_of_${stock}`,
      meaning: 'for one container',
      text: ({ supply }) => String(drawOf(supply)?.vials ?? ''),
    },
  ]
}

const stockOf = ({ plan, supply }: Hung) => (plan.request.pump?.stock === undefined ? undefined : supply.draws[0])
/** Of the stock that was given. */
const STOCK_COLUMNS: readonly SupplyColumn[] = [
  {
    name: 'stock_mg_mL',
    meaning: 'the strength of the stock that was given',
    text: (hung) => {
      const draw = stockOf(hung)
      return draw === undefined ? '' : mgPerMl(draw.strength)
    },
  },
  {
    name: 'draw_mL',
    meaning: 'to draw of it for one container',
    text: (hung) => {
      const draw = stockOf(hung)
      return draw === undefined ? '' : mlOfStock(hung.supply.dose, draw.strength)
    },
  },
  { name: 'vials', meaning: 'of it for one container', text: (hung) => String(stockOf(hung)?.vials ?? '') },
]

/** The columns of the container list: contract section 8. */
export const SUPPLY_COLUMNS: readonly SupplyColumn[] = [
  { name: 'container', meaning: 'from 1, in the order in which they are hung', text: ({ index }) => String(index + 1) },
  { name: 'session', meaning: 'from 1; inpatient always 1', text: ({ session }) => String(session) },
  {
    name: 'hung',
    meaning: 'ISO 8601 with offset',
    text: ({ hung, plan }) => isoInstant(plan.request.start.zone, hung),
  },
  { name: 'until', meaning: 'the same', text: ({ until, plan }) => isoInstant(plan.request.start.zone, until) },
  { name: 'hours', meaning: 'how long it hangs', text: ({ hung, until }) => hours(minutes((until - hung) / 60)) },
  { name: 'volume_mL', meaning: 'infused out of it', text: ({ used }) => mlOfContainer(used) },
  { name: 'left_mL', meaning: 'not infused', text: ({ left }) => mlOfContainer(left) },
  { name: 'ends', meaning: 'why it is taken down', text: ({ ends }) => ends },
  {
    name: 'container_mL',
    meaning: 'its final volume when it is hung',
    text: ({ supply }) => mlExact(supply.container),
  },
  { name: 'container_mg', meaning: 'what it then holds', text: ({ supply }) => mg(supply.dose) },
  { name: 'concentration_mg_mL', meaning: 'as asked for', text: ({ supply }) => mgPerMl(supply.concentration) },
  ...LABEL_VIALS.flatMap(({ strength }) => drawColumns(strength)),
  {
    name: 'note',
    meaning: 'an allowed limit with its reason; a local protocol',
    text: ({ index, plan }) => (index === 0 ? harmless(carriedBy(plan)) : ''),
  },
  { name: 'drug', meaning: 'ketamine-racemic or esketamine', text: ({ plan }) => plan.protocol.drug },
  { name: 'protocol', meaning: 'its id', text: ({ plan }) => plan.protocol.id },
  { name: 'plan_id', meaning: 'as in the plan', text: ({ plan }) => plan.id },
  ...STOCK_COLUMNS,
]

/** The container list of a plan as CSV; empty where no container was asked for. */
export function supplyCsv(plan: Plan, { excel }: View): string {
  const supply = supplyOf(plan)
  if (supply === undefined) return ''
  const records = supply.containers.map((container, index) =>
    SUPPLY_COLUMNS.map(({ text }) => text({ ...container, index, supply, plan })),
  )
  return csvFile([SUPPLY_COLUMNS.map(({ name }) => name), ...records], excel)
}

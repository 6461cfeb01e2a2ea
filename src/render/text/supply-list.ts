/** The supply list alone, for whoever prepares the containers. */

import { type Container, type Supply, supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { LABEL_VIALS } from '../../core/plan/vials'
import { hours, mg, mgPerMl, minutes, mlExact, mlOfContainer, mlOfStock } from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { carriedBy } from '../data/carried'
import { csvFile, harmless } from '../data/csv'
import { footnoteLines, head, supplyLines } from '../table/table'
import type { View } from '../view'
import { allowedTexts, describe } from './description'
import { wrap } from './wrap'

type Column = readonly [name: string, text: (container: Container, index: number) => string]

/** mL of each strength on the label, and vials, for one container; empty where a strength is too weak or unknown. */
const drawColumns = ({ dose, draws }: Supply): readonly Column[] =>
  LABEL_VIALS.flatMap(({ strength }) => {
    const draw = draws.find((each) => each.strength === strength)
    const [stock, vials] = draw === undefined ? ['', ''] : [mlOfStock(dose, strength), String(draw.vials)]
    const name = `${mgPerMl(strength)}_mg_mL`
    return [[`draw_mL_of_${name}`, () => stock] as const, [`vials_of_${name}`, () => vials] as const]
  })

function columnsFor(plan: Plan, supply: Supply): readonly Column[] {
  const { request, protocol, id } = plan
  const { zone } = request.start
  return [
    ['container', (_, index) => String(index + 1)],
    ['session', ({ session }) => String(session)],
    ['hung', ({ hung }) => isoInstant(zone, hung)],
    ['until', ({ until }) => isoInstant(zone, until)],
    ['hours', ({ hung, until }) => hours(minutes((until - hung) / 60))],
    ['volume_mL', ({ used }) => mlOfContainer(used)],
    ['left_mL', ({ left }) => mlOfContainer(left)],
    ['ends', ({ ends }) => ends],
    ['container_mL', () => mlExact(supply.container)],
    ['container_mg', () => mg(supply.dose)],
    ['concentration_mg_mL', () => mgPerMl(supply.concentration)],
    ...drawColumns(supply),
    ['note', (_, index) => (index === 0 ? harmless(carriedBy(plan)) : '')],
    ['drug', () => protocol.drug],
    ['protocol', () => protocol.id],
    ['plan_id', () => id],
  ]
}

/** A record a container. */
function csv(plan: Plan, { excel }: View): string {
  const supply = supplyOf(plan)
  if (supply === undefined) return ''
  const columns = columnsFor(plan, supply)
  const records = supply.containers.map((each, index) => columns.map(([, text]) => text(each, index)))
  return csvFile([columns.map(([name]) => name), ...records], excel)
}

function table(plan: Plan, view: View): string {
  const told = describe(plan)
  const lines = [
    ...head(told, view),
    '',
    ...(told.supply === undefined ? [] : supplyLines(told.supply, view)),
    '',
    ...footnoteLines(told, view),
    ...allowedTexts(plan).flatMap((text) => ['', wrap(text, view.width)]),
  ]
  return `${lines.join('\n').replace(/[ \t]+$/gm, '')}\n`
}

/** The forms it takes, of a plan whose containers were asked for. */
export const supplyList = { table, csv } as const

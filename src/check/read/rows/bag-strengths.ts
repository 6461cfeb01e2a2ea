/** The strength of the fluid as the rows of a table and its title say it, and where two of them differ. */

import { decimalText, meet } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import { findingAt, NONE } from '../../titration-table'
import { bagName } from '../captions/context'
import { type DecimalSign, type Figure, product, ratio } from '../cells/cell'
import type { Form } from '../columns/header'
import { type Block, overRows } from '../grid'
import { strengthIn } from '../words/strengths'
import { weightIn } from '../words/weights'
import type { Cells } from './row'

/** In its own column, by its bag, as amount and volume, or in the name of the drug. */
export function strengthOf(cells: Cells, { strengths, named }: Block): Figure | undefined {
  const { concentration_mg_mL: own, bag_mg: mg, bag_mL: mL } = cells.figures
  return own ?? strengths?.get(bagName(cells.bag)) ?? (mg && mL && ratio(mg, mL)) ?? named?.get(cells.drug)
}

/** The first figure that rows give. */
function firstOf(rows: readonly Cells[], figureOf: (row: Cells) => Figure | undefined): Figure | undefined {
  const first = rows.find((row) => figureOf(row) !== undefined)
  return first && figureOf(first)
}
export const firstStrength = (rows: readonly Cells[], block: Block): Figure | undefined =>
  firstOf(rows, (row) => strengthOf(row, block))
export const firstWeight = (rows: readonly Cells[], decimal: DecimalSign): Figure | undefined =>
  firstOf(rows, ({ figures, note }) => figures.weight_kg ?? (note === '' ? undefined : weightIn(note, decimal)))

/** The column of a strength or a weight, and its unit. */
const PLACES = { strength: ['concentration_mg_mL', 'mg/mL'], weight: ['weight_kg', 'kg'] } as const
/** A figure of a row where something else says another one, in so many decimals. */
function against(
  form: Form,
  rule: keyof typeof PLACES,
  row: Cells,
  own: Figure | undefined,
  other: Figure | undefined,
  [says, decimals]: readonly [says: string, decimals?: number],
): readonly Finding[] {
  if (own === undefined || other === undefined || meet(own.span, other.span)) return NONE
  const [column, unit] = PLACES[rule]
  const right = `${decimalText(other.value, decimals)} ${unit}, as ${says}`
  return [findingAt(form, rule, row, column, [`${decimalText(own.value)} ${unit}`, right])]
}
const TITLE = ['the title says'] as const
const ITS_ROW = ['its row says'] as const

/** Bags that the table of bags does not have: what is in them is not known. */
function unknownBags(rows: readonly Cells[], { strengths }: Block, form: Form): readonly Finding[] {
  if (strengths === undefined) return []
  return overRows(rows, (row) => {
    if (row.bag === '' || row.figures.concentration_mg_mL !== undefined || strengths.has(bagName(row.bag))) return NONE
    const words = [`bag ${row.bag}`, `a bag of the table of bags: ${[...strengths.keys()].join(', ')}`] as const
    return [findingAt(form, 'strength', row, 'bag', words)]
  })
}

/** A column of strengths beside amount and volume, beside the name of the drug, and beside a remark. */
const contradicted = (rows: readonly Cells[], { named }: Block, form: Form, decimal: DecimalSign): readonly Finding[] =>
  overRows(rows, (row): readonly Finding[] => {
    const { bag_mg: mg, bag_mL: mL, concentration_mg_mL: own } = row.figures
    if (own === undefined) return NONE
    if (mg !== undefined && mL !== undefined && !meet(product(own, mL).span, mg.span)) {
      const words = ['amount / volume is not the strength', 'amount / volume as strength'] as const
      return [findingAt(form, 'strength', row, 'concentration_mg_mL', words)]
    }
    if (row.note === '' && named === undefined) return NONE
    const ofName = against(form, 'strength', row, own, named?.get(row.drug), ITS_ROW)
    return ofName.length > 0 ? ofName : against(form, 'strength', row, own, strengthIn(row.note, decimal), ITS_ROW)
  })

/** The first strength and the first weight of the rows, where they are not those of the title. */
function otherThanTitle(rows: readonly Cells[], block: Block, form: Form): readonly Finding[] {
  const [row] = rows
  if (row === undefined) return []
  const weight = firstOf(rows, ({ figures }) => figures.weight_kg)
  return [
    ...against(form, 'strength', row, strengthOf(row, block), block.concentration, TITLE),
    ...against(form, 'weight', row, weight, block.weight, TITLE),
  ]
}

/** A weight in a remark beside another one in its row. */
const otherWeights = (rows: readonly Cells[], form: Form, decimal: DecimalSign): readonly Finding[] =>
  overRows(rows, (row): readonly Finding[] => {
    const own = row.figures.weight_kg
    if (own === undefined || row.note === '') return NONE
    return against(form, 'weight', row, own, weightIn(row.note, decimal), ['its row says', 1])
  })

/** One bag with two strengths. */
const twoOfBag = (rows: readonly Cells[], form: Form): readonly Finding[] => {
  if (!form.columns.has('bag') || !form.columns.has('concentration_mg_mL')) return []
  const known = new Map<string, Figure>()
  return overRows(rows, (row): readonly Finding[] => {
    const own = row.figures.concentration_mg_mL
    if (row.bag === '' || own === undefined) return NONE
    const first = known.get(bagName(row.bag)) ?? own
    known.set(bagName(row.bag), first)
    return meet(first.span, own.span) ? NONE : against(form, 'strength', row, own, first, [`bag ${row.bag} had`])
  })
}

/** Where a table states two strengths or two weights that differ. */
export const statedTwice = (
  rows: readonly Cells[],
  block: Block,
  form: Form,
  decimal: DecimalSign,
): readonly Finding[] => [
  ...unknownBags(rows, block, form),
  ...contradicted(rows, block, form, decimal),
  ...otherThanTitle(rows, block, form),
  ...otherWeights(rows, form, decimal),
  ...twoOfBag(rows, form),
]

/** The strength of the fluid as the rows of a table and its title say it, and where two of them differ. */
import { decimalText, meet } from '../../core/values/interval'
import type { Finding } from '../finding'
import { findingAt } from '../titration-table'
import { type DecimalSign, type Figure, product, ratio } from './cell'
import { bagName } from './context'
import type { Block } from './grid'
import type { Form } from './header'
import type { Cells } from './row'
import { strengthIn } from './strengths'
import { weightIn } from './weights'

/** In its own column, by its bag, as amount and volume, or in the name of the drug. */
export function strengthOf(cells: Cells, { strengths, named }: Block): Figure | undefined {
  const { concentration_mg_mL: own, bag_mg: mg, bag_mL: mL } = cells.figures
  return own ?? strengths?.get(bagName(cells.bag)) ?? (mg && mL && ratio(mg, mL)) ?? named?.get(cells.drug)
}

export function firstStrength(rows: readonly Cells[], block: Block): Figure | undefined {
  for (const row of rows) {
    const strength = strengthOf(row, block)
    if (strength !== undefined) return strength
  }
  return undefined
}

/** Bags that the table of bags does not have: what is in them is not known. */
const unknownBags = (rows: readonly Cells[], { strengths }: Block, { columns }: Form): readonly Finding[] =>
  strengths === undefined
    ? []
    : rows.flatMap((row): readonly Finding[] => {
        if (row.bag === '' || row.figures.concentration_mg_mL !== undefined || strengths.has(bagName(row.bag)))
          return []
        const words = [`bag ${row.bag}`, `a bag of the table above: ${[...strengths.keys()].join(', ')}`] as const
        return [findingAt({ columns }, 'strength', row, 'bag', words)]
      })

/** A column of strengths beside amount and volume, beside the name of the drug, and beside a remark. */
const contradicted = (
  rows: readonly Cells[],
  { named }: Block,
  { columns }: Form,
  decimal: DecimalSign,
): readonly Finding[] =>
  rows.flatMap((row): readonly Finding[] => {
    const { bag_mg: mg, bag_mL: mL, concentration_mg_mL: own } = row.figures
    if (own === undefined) return []
    if (mg !== undefined && mL !== undefined && !meet(product(own, mL).span, mg.span)) {
      const words = ['amount / volume is not the strength', 'amount / volume as strength'] as const
      return [findingAt({ columns }, 'strength', row, 'concentration_mg_mL', words)]
    }
    if (row.note === '' && named === undefined) return []
    const other = [named?.get(row.drug), strengthIn(row.note, decimal)].find(
      (each) => each !== undefined && !meet(each.span, own.span),
    )
    if (other === undefined) return []
    const words = [`${decimalText(own.value)} mg/mL`, `${decimalText(other.value)} mg/mL, as its row says`] as const
    return [findingAt({ columns }, 'strength', row, 'concentration_mg_mL', words)]
  })

/** The first strength and the first weight of the rows, where they are not those of the title. */
function otherThanTitle(rows: readonly Cells[], block: Block, { columns }: Form): readonly Finding[] {
  const held = (
    rule: 'strength' | 'weight',
    column: 'concentration_mg_mL' | 'weight_kg',
    [title, own, unit]: readonly [title: Figure | undefined, own: Figure | undefined, unit: string],
  ): readonly Finding[] => {
    const [row] = rows
    if (title === undefined || own === undefined || row === undefined || meet(own.span, title.span)) return []
    const right = `${decimalText(title.value)} ${unit}, as the title says`
    return [findingAt({ columns }, rule, row, column, [`${decimalText(own.value)} ${unit}`, right])]
  }
  const weight = rows.find(({ figures }) => figures.weight_kg)?.figures.weight_kg
  return [
    ...held('strength', 'concentration_mg_mL', [block.concentration, firstStrength(rows.slice(0, 1), block), 'mg/mL']),
    ...held('weight', 'weight_kg', [block.weight, weight, 'kg']),
  ]
}

export function firstWeight(rows: readonly Cells[], decimal: DecimalSign): Figure | undefined {
  for (const { figures, note } of rows) {
    const weight = figures.weight_kg ?? (note === '' ? undefined : weightIn(note, decimal))
    if (weight !== undefined) return weight
  }
  return undefined
}

/** A weight in a remark beside another one in its row. */
const otherWeights = (rows: readonly Cells[], { columns }: Form, decimal: DecimalSign): readonly Finding[] =>
  rows.flatMap((row): readonly Finding[] => {
    const own = row.figures.weight_kg
    const said = own === undefined || row.note === '' ? undefined : weightIn(row.note, decimal)
    if (own === undefined || said === undefined || meet(own.span, said.span)) return []
    const words = [`${decimalText(own.value)} kg`, `${decimalText(said.value, 1)} kg, as its row says`] as const
    return [findingAt({ columns }, 'weight', row, 'weight_kg', words)]
  })

/** One bag with two strengths. */
const twoOfBag = (rows: readonly Cells[], { columns }: Form): readonly Finding[] => {
  if (!columns.has('bag') || !columns.has('concentration_mg_mL')) return []
  const known = new Map<string, Figure>()
  return rows.flatMap((row): readonly Finding[] => {
    const own = row.figures.concentration_mg_mL
    if (row.bag === '' || own === undefined) return []
    const first = known.get(bagName(row.bag)) ?? own
    known.set(bagName(row.bag), first)
    if (meet(first.span, own.span)) return []
    const words = [
      `${decimalText(own.value)} mg/mL`,
      `${decimalText(first.value)} mg/mL, as bag ${row.bag} had`,
    ] as const
    return [findingAt({ columns }, 'strength', row, 'concentration_mg_mL', words)]
  })
}

/** Where what is said of the fluid or of the weight is not one. */
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

/** Tables for people as workbooks: a comparison, the containers to prepare. */
import type { Plan } from '../../core/plan/types'
import type { Grid } from '../table/grid'
import { describe } from '../text/description'
import { AGAIN, generatorOf, provenanceTexts } from '../text/provenance'
import type { View } from '../view'
import { type WrittenSheet, workbook } from './workbook'

const sheetOf = (name: string, above: readonly string[], grids: readonly Grid[]): WrittenSheet => ({
  name,
  rows: [
    ...above.map((text) => [text]),
    ...grids.flatMap(({ heads, rows }) => [[], [...heads], ...rows.map((row) => [...row])]),
  ],
  widths: [16, 24, 24, 16, 16, 16],
})

/** `above` is said before the table. */
export const gridWorkbook = (name: string, above: readonly string[], grid: Grid): Promise<Uint8Array> =>
  workbook([sheetOf(name, above, [grid])])

/** The containers, and the ways to draw for one. */
export function supplyXlsx(plan: Plan, view: View): Promise<Uint8Array> {
  const { title, promise, supply } = describe(plan)
  const generator = generatorOf(plan, view, { format: 'xlsx', supply: true })
  const made = [...provenanceTexts(generator), `${AGAIN} ${generator.command}`]
  const said = supply === undefined ? [] : [supply.summary.replace(/ \[\d+\]/g, ''), ...supply.notes]
  return workbook([sheetOf('Containers', [title, promise, ...said, ...made], supply?.grids ?? [])])
}

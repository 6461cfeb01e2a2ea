/** The table for people at a terminal. */
import { type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { type Description, describe } from '../text/description'
import type { SupplyText } from '../text/supply-text'
import { wrap } from '../text/wrap'
import type { Paint, View } from '../view'
import { alignedRow, type Cell, GAP } from './aligned'
import type { TableColumn } from './column'
import { gridTable } from './grid'
import { type Block, blocksOf, type Layout, layoutFor, noteCell, withUnit } from './layout'

/** The cells of one row: its figures in their columns, and a note in the last where notes have a column. */
function cellsOf(
  { columns, widths }: Layout,
  texts: readonly string[],
  paints: readonly Cell['paint'][],
): readonly Cell[] {
  return widths.map((width, index) => ({
    text: texts[index] ?? '',
    width,
    align: columns[index]?.align,
    paint: paints[index],
  }))
}

function headRow(layout: Layout, { head }: Paint): string {
  const { columns, unitsInCells } = layout
  const texts = columns.map(({ head, unit }) =>
    unitsInCells || unit === undefined ? head : `${head}\n${unit}`,
  )
  return alignedRow(
    cellsOf(
      layout,
      texts,
      columns.map(() => head),
    ),
  )
}

/** The columns that stand for the rate carry its colour. */
const isRate = ({ head }: TableColumn): boolean => head === 'Rate' || head === 'Step'

/** A row with its note, beside its figures or below them. */
function rowText(plan: Plan, row: Row, before: Row | undefined, layout: Layout, paint: Paint): string {
  const { columns, widths, notesBelow, unitsInCells } = layout
  const colour = (row.change ?? 0) > 0 ? paint.step : row.atLimit ? paint.held : undefined
  const texts = columns.map((column) => withUnit(column.cell(row, before), column, unitsInCells))
  const paints = columns.map((column) => (isRate(column) ? colour : undefined))
  const note = noteCell(plan, row)
  if (!notesBelow) return alignedRow(cellsOf(layout, [...texts, note], [...paints, colour]))
  const figures = alignedRow(cellsOf(layout, texts, paints))
  const width = widthOf(widths)
  return note === ''
    ? figures
    : `${figures}\n${alignedRow([{ text: note, width, align: 'right', paint: colour }])}`
}

const widthOf = (widths: readonly number[]): number => widths.reduce((sum, each) => sum + each + GAP, -GAP)

/** The sum of a block: its name over the columns before the doses. */
function sumRow({ columns, widths }: Layout, [label, dose]: Block['sum'], paint: Paint): string {
  const before = columns.findIndex(({ head }) => head === 'Dose')
  return alignedRow([
    { text: label, width: widthOf(widths.slice(0, before)), align: 'right' },
    { text: dose, width: widths[before] ?? 0, align: columns[before]?.align, paint: paint.title },
  ])
}

function blockText(plan: Plan, block: Block, layout: Layout, paint: Paint): string {
  const rows = block.rows.map((row, index) => rowText(plan, row, block.rows[index - 1], layout, paint))
  const title = block.title === '' ? [] : [paint.title(block.title)]
  return [...title, headRow(layout, paint), ...rows, sumRow(layout, block.sum, paint)].join('\n')
}

/** A title and its texts; nothing where there are none. */
export const titled = (title: string, texts: readonly string[], { width, paint }: View): readonly string[] =>
  texts.length === 0 ? [] : ['', paint.title(title), ...texts.map((text) => wrap(`- ${text}`, width, '  '))]

/** What stands above the rows. */
export function head(told: Description, { width, paint }: View): readonly string[] {
  const banner = told.banner === '' ? [] : [paint.held(wrap(told.banner, width))]
  const sentences = [told.promise, told.course, told.rates].map((text) => wrap(text, width))
  return [paint.title(wrap(told.title, width)), ...banner, ...sentences, '', wrap(told.steps, width)]
}

/** The containers and what to draw for each; no more than so many of them. */
export function supplyLines(
  { title, summary, grids, notes }: SupplyText,
  { width, paint }: View,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  return [
    paint.title(title),
    wrap(summary, width),
    ...grids.flatMap((grid) => {
      const more =
        grid.rows.length > most ? [`and ${grid.rows.length - most} more: --supply lists them all`] : []
      const shown = { ...grid, rows: grid.rows.slice(0, most) }
      return ['', gridTable(shown, width, paint).trimEnd(), ...more]
    }),
    '',
    ...notes.map((text) => wrap(`- ${text}`, width, '  ')),
  ]
}

export const footnoteLines = (told: Description, { width }: View): readonly string[] =>
  told.footnotes.map((text, index) => wrap(`[${index + 1}] ${text}`, width, '    '))

// More than these make the plan's own table hard to find.
const MOST_CONTAINERS = 24

function foot(told: Description, view: View): readonly string[] {
  return [
    wrap(told.totals, view.width),
    '',
    ...(told.supply === undefined ? [] : [...supplyLines(told.supply, view, MOST_CONTAINERS), '']),
    ...footnoteLines(told, view),
    ...titled('Predicted plasma concentration', told.prediction, view),
    ...titled('The guard', told.guard, view),
    ...titled('At the bedside', told.conditions, view),
    ...titled('Monitoring named by the source, not ordered here', told.monitoring, view),
    ...titled('Adjuncts named by the source, not ordered here', told.adjuncts, view),
    ...titled('Beside it', told.remarks, view),
    ...titled('Cautions', told.cautions, view),
    ...titled('Sources', told.sources, view),
  ]
}

/** What a narrow terminal takes from a table is said. */
const leftOutLines = ({ leftOut }: Layout, width: number): readonly string[] =>
  leftOut.length === 0
    ? []
    : [wrap(`Left out at this width: ${leftOut.join(', ')}. A wider terminal or --csv shows all.`, width)]

/** The whole plan on a terminal: head, rows in blocks, what was assumed, what held, cautions. */
export function table(plan: Plan, view: View): string {
  const blocks = blocksOf(plan, view.by, rowsOf(plan, view.by))
  const layout = layoutFor(plan, blocks, view)
  const told = describe(plan, view)
  const lines = [
    ...head(told, view),
    '',
    blocks.map((block) => blockText(plan, block, layout, view.paint)).join('\n\n'),
    ...leftOutLines(layout, view.width),
    '',
    ...foot(told, view),
  ].join('\n')
  return `${lines.replace(/[ \t]+$/gm, '')}\n`
}

/** The table on a terminal. */
import Table, { type Cell, type HorizontalAlignment } from 'cli-table3'
import { type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { SupplyText } from '../text/containers'
import { type Description, describe } from '../text/description'
import { wrap } from '../text/wrap'
import type { Paint, View } from '../view'
import { gridTable, NO_LINES, NO_STYLE } from './grid'
import { type Block, blocksOf, type Layout, layoutFor, noteCell, withUnit } from './layout'

// The time of cli-table3 grows with the square of the rows.
const MOST_ROWS = 200

function emptyTable({ columns, widths, notesBelow }: Layout) {
  const ofNote: HorizontalAlignment[] = notesBelow ? [] : ['left']
  const aligns = [...columns.map(({ align }): HorizontalAlignment => align), ...ofNote]
  return new Table({
    chars: NO_LINES,
    style: NO_STYLE,
    colWidths: [...widths],
    colAligns: aligns,
    wordWrap: true,
  })
}

function headCells({ columns, unitsInCells, notesBelow }: Layout, paint: Paint): string[] {
  const heads = columns.map(({ head, unit }) =>
    unitsInCells || unit === undefined ? head : `${head}\n${unit}`,
  )
  return [...heads.map(paint.head), ...(notesBelow ? [] : [''])]
}

/** A row's lines: its figures and its note, or its note below. */
function rowLines(plan: Plan, row: Row, before: Row | undefined, layout: Layout, paint: Paint): Cell[][] {
  const colour = (row.change ?? 0) > 0 ? paint.step : row.atLimit ? paint.held : (text: string) => text
  const cells = layout.columns.map((column) => {
    const text = withUnit(column.cell(row, before), column, layout.unitsInCells)
    return column.head === 'Rate' || column.head === 'Step' ? colour(text) : text
  })
  const note = noteCell(plan, row)
  if (!layout.notesBelow) return [[...cells, colour(note)]]
  // cli-table3 wraps a spanning cell to the widths of its columns, without the gaps between them.
  const width = layout.widths.reduce((sum, each) => sum + each, 0)
  const below = { content: colour(wrap(note, width)), colSpan: cells.length, hAlign: 'right' } as const
  return note === '' ? [cells] : [cells, [below]]
}

function blockText(plan: Plan, block: Block, layout: Layout, paint: Paint): string {
  const chunks: string[] = []
  for (let from = 0; from < block.rows.length; from += MOST_ROWS) {
    const table = emptyTable(layout)
    if (from === 0) table.push(headCells(layout, paint))
    for (const [index, row] of block.rows.slice(from, from + MOST_ROWS).entries())
      table.push(...rowLines(plan, row, block.rows[from + index - 1], layout, paint))
    if (from + MOST_ROWS >= block.rows.length) {
      const before = layout.columns.findIndex(({ head }) => head === 'Dose')
      const [label, dose] = block.sum
      table.push([{ content: label, colSpan: before, hAlign: 'right' }, paint.title(dose)])
    }
    chunks.push(table.toString())
  }
  return [...(block.title === '' ? [] : [paint.title(block.title)]), ...chunks].join('\n')
}

/** A title and a list; empty where there are no texts. */
export const titled = (title: string, texts: readonly string[], { width, paint }: View): readonly string[] =>
  texts.length === 0 ? [] : ['', paint.title(title), ...texts.map((text) => wrap(`- ${text}`, width, '  '))]

/** The lines above the rows. */
export function head(description: Description, { width, paint }: View): readonly string[] {
  const banner = description.banner === '' ? [] : [paint.held(wrap(description.banner, width))]
  const sentences = [description.promise, description.sooner, description.course, description.rates]
    .filter((text) => text !== '')
    .map((text) => wrap(text, width))
  return [
    paint.title(wrap(description.title, width)),
    ...banner,
    ...sentences,
    '',
    wrap(description.steps, width),
  ]
}

/** The containers and what to draw for each; at most `most` rows of each list. */
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

export const footnoteLines = (description: Description, { width }: View): readonly string[] =>
  description.footnotes.map((text, index) => wrap(`[${index + 1}] ${text}`, width, '    '))

// A longer list would hide the plan's own table.
const MOST_CONTAINERS = 24

function foot(description: Description, view: View): readonly string[] {
  return [
    wrap(description.totals, view.width),
    '',
    ...(description.supply === undefined
      ? []
      : [...supplyLines(description.supply, view, MOST_CONTAINERS), '']),
    ...footnoteLines(description, view),
    ...titled('Predicted plasma concentration', description.prediction, view),
    ...titled('The guard', description.guard, view),
    ...titled('At the bedside', description.conditions, view),
    ...titled('Monitoring named by the source, not ordered here', description.monitoring, view),
    ...titled('Adjuncts named by the source, not ordered here', description.adjuncts, view),
    ...titled('Beside it', description.remarks, view),
    ...titled('Cautions', description.cautions, view),
    ...titled('Sources', description.sources, view),
  ]
}

/** The columns that a narrow terminal has no room for. */
const leftOutLines = ({ leftOut }: Layout, width: number): readonly string[] =>
  leftOut.length === 0
    ? []
    : [wrap(`Left out at this width: ${leftOut.join(', ')}. A wider terminal or --csv shows all.`, width)]

/** The whole plan on a terminal: head, rows in blocks, assumptions, limits, cautions, sources. */
export function table(plan: Plan, view: View): string {
  const blocks = blocksOf(plan, view.by, rowsOf(plan, view.by))
  const layout = layoutFor(plan, blocks, view)
  const description = describe(plan, view)
  const lines = [
    ...head(description, view),
    '',
    blocks.map((block) => blockText(plan, block, layout, view.paint)).join('\n\n'),
    ...leftOutLines(layout, view.width),
    '',
    ...foot(description, view),
  ].join('\n')
  return `${lines.replace(/[ \t]+$/gm, '')}\n`
}

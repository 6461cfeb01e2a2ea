/** The table on a terminal. */
import { type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { AGAIN, generatorOf, type Output, PROVENANCE_TITLE, provenanceTexts, wordsOf } from '../help/provenance'
import { commandLines } from '../help/shell-words'
import { closing } from '../text/closing'
import type { SupplyText } from '../text/containers'
import { type Description, describe, listsOf, TITLES } from '../text/description'
import { differencesTable } from '../text/differences'
import { differencesGiven } from '../text/given'
import { linesText, type Paint, type View, wrap } from '../view'
import { alignedRow, type Cell, GAP, gridTable, widthOf } from './grid'
import { type Block, blocksOf, type Layout, layoutFor, noteCell, type TableColumn, withUnit } from './layout'

/** The cells of one row: its figures in their columns, and a note in the last where notes have a column. */
const cellsOf = (
  { columns, widths }: Layout,
  texts: readonly string[],
  paintOf: (column: TableColumn | undefined) => Cell['paint'],
): readonly Cell[] =>
  widths.map((width, index) => {
    const column = columns[index]
    return { text: texts[index] ?? '', width, align: column?.align, paint: paintOf(column) }
  })

function headRow(layout: Layout, paint: Paint): string {
  const { columns, unitsInCells } = layout
  const texts = columns.map(({ head, unit }) => (unitsInCells || unit === undefined ? head : `${head}\n${unit}`))
  return alignedRow(cellsOf(layout, texts, () => paint.head))
}

function rowText(plan: Plan, row: Row, before: Row | undefined, layout: Layout, paint: Paint): string {
  const { columns, widths, notesBelow, unitsInCells } = layout
  const colour = (row.change ?? 0) > 0 ? paint.step : row.atLimit ? paint.held : undefined
  const texts = columns.map((column) => withUnit(column.cell(row, before), column, unitsInCells))
  const note = noteCell(plan, row)
  // The columns of the rate and the note carry its colour.
  const cells = cellsOf(layout, [...texts, note], (column) =>
    column === undefined || ['Rate', 'Step'].includes(column.head) ? colour : undefined,
  )
  const below = { text: note, width: widthOf(widths), align: 'right', paint: colour } as const
  return notesBelow && note !== '' ? `${alignedRow(cells)}\n${alignedRow([below])}` : alignedRow(cells)
}

function sumRow({ columns, widths }: Layout, [label, dose]: Block['sum'], paint: Paint): string {
  const heads = columns.map(({ head }) => head)
  const under = heads.includes('Dose') ? heads.indexOf('Dose') : heads.indexOf('Total')
  const width = Math.max(dose.length, widths[under] ?? 0)
  return alignedRow([
    { text: label, width: widthOf(widths.slice(0, under + 1)) - width - GAP, align: 'right' },
    { text: dose, width, align: 'right', paint: paint.title },
  ])
}

function blockText(plan: Plan, block: Block, layout: Layout, paint: Paint): string {
  const rows = block.rows.map((row, index) => rowText(plan, row, block.rows[index - 1], layout, paint))
  const title = block.title === '' ? [] : [paint.title(block.title)]
  return [...title, headRow(layout, paint), ...rows, sumRow(layout, block.sum, paint)].join('\n')
}

export const titled = (title: string, texts: readonly string[], { width, paint }: View): readonly string[] =>
  texts.length === 0 ? [] : ['', paint.title(title), ...texts.map((text) => wrap(`- ${text}`, width, '  '))]

export function head(description: Description, { width, paint }: View): readonly string[] {
  const wrapped = (texts: readonly string[]) => texts.filter((text) => text !== '').map((text) => wrap(text, width))
  return [
    paint.title(wrap(description.title, width)),
    ...wrapped([description.banner]).map((text) => paint.warning(text)),
    ...wrapped([description.promise, description.sooner, ...description.given]),
    '',
    ...description.stepLines.map((line) => wrap(line, width, '  ')),
    '',
    ...wrapped([description.profile, description.course, description.rates]),
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
      const more = grid.rows.length > most ? [`and ${grid.rows.length - most} more: --supply lists them all`] : []
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

/** How the plan was made. The command may be copied: its lines are joined by the shell. */
export function made(plan: Plan, view: View, output: Output = {}): readonly string[] {
  const generator = generatorOf(plan, view, output)
  return [
    ...titled(PROVENANCE_TITLE, [...provenanceTexts(generator), AGAIN], view),
    commandLines(['ketaplan', ...wordsOf(plan, view, output)], view.width),
  ]
}

export function table(plan: Plan, view: View): string {
  const blocks = blocksOf(plan, view.by, rowsOf(plan, view.by))
  const layout = layoutFor(plan, blocks, view)
  const description = describe(plan, view)
  const { supply, sources } = description
  const leftOut = `Left out at this width: ${layout.leftOut.join(', ')}. A wider terminal or --csv shows all.`
  const differences = differencesGiven(plan)
  return linesText([
    ...head(description, view),
    '',
    blocks.map((block) => blockText(plan, block, layout, view.paint)).join('\n\n'),
    ...(layout.leftOut.length === 0 ? [] : [wrap(leftOut, view.width)]),
    ...(differences.length === 0
      ? []
      : ['', differencesTable(differences, ['planned', 'given'], view.width).trimEnd()]),
    '',
    ...(supply === undefined ? [] : [...supplyLines(supply, view, MOST_CONTAINERS), '']),
    ...footnoteLines(description, view),
    ...listsOf(description).flatMap(([title, texts]) =>
      title === TITLES.sources && view.sourcesNamed ? [] : titled(title, texts, view),
    ),
    ...made(plan, view),
    '',
    ...closing(
      plan,
      view,
      view.sourcesNamed
        ? `of the ${sources.length} sources named above: --citations, or a file by --output`
        : 'in full above, under Sources',
    ),
  ])
}

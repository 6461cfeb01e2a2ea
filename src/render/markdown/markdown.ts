/** Markdown, for notes and documents. */

import { rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { embedded } from '../data/embedded'
import { AGAIN, generatorOf, type Made, type Output, PROVENANCE_TITLE, provenanceTexts } from '../help/provenance'
import type { Grid } from '../table/grid'
import { blocksOf, columnsFor, noteCell } from '../table/layout'
import type { SupplyText } from '../text/containers'
import { type Description, describe, listsOf } from '../text/description'
import { warningsOf } from '../text/messages'
import type { View } from '../view'

/** A text with every character that is Markdown syntax escaped. */
export const plainMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll('&', '&amp;')

const markdownLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

// Two dashes in a string begin an option: a test looks for them.
const DASH = '-'
/** The cell under a head, which aligns its column. */
const ruleFor = (align: string | undefined): string => (align === 'right' ? `${DASH}${DASH}:` : `:${DASH}${DASH}`)

export const gridMd = ({ heads, rows, aligns }: Grid): string =>
  [
    markdownLine(heads.map(plainMarkdown)),
    markdownLine(heads.map((_, index) => ruleFor(aligns?.[index]))),
    ...rows.map((row) => markdownLine(row.map(plainMarkdown))),
    '',
  ].join('\n')

export const section = (title: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : ['', `## ${title}`, '', ...texts.map((text) => `- ${plainMarkdown(text)}`)]

export const head = (plan: Plan, { title, promise, banner, profile, sooner }: Description, more: readonly string[]) => [
  `# ${plainMarkdown(title)}`,
  '',
  `**${promise}**`,
  ...(banner === '' ? [] : ['', `**${plainMarkdown(banner)}**`]),
  ...[profile, sooner, ...more].filter((text) => text !== '').flatMap((text) => ['', plainMarkdown(text)]),
  ...section('Warnings', warningsOf(plan.findings)),
]

export const footnotes = (description: Description): readonly string[] =>
  section(
    'Assumed or derived',
    description.footnotes.map((text, index) => `[${index + 1}] ${text}`),
  )

const supplySection = (supply: SupplyText | undefined): readonly string[] =>
  supply === undefined
    ? []
    : [
        '',
        `## ${supply.title}`,
        '',
        plainMarkdown(supply.summary),
        ...supply.grids.flatMap((grid) => ['', gridMd(grid).trimEnd()]),
        '',
        ...supply.notes.map((text) => `- ${plainMarkdown(text)}`),
      ]

export function provenance(made: Made, again: string): readonly string[] {
  const fence = '```'
  const command = ['', again, '', `${fence}sh`, made.command, fence]
  return [...section(PROVENANCE_TITLE, provenanceTexts(made)), ...command]
}

export const made = (plan: Plan, view: View, output: Output): readonly string[] => [
  ...provenance(generatorOf(plan, view, output), AGAIN),
  '',
  embedded(plan, view, output),
]

export function md(plan: Plan, view: View): string {
  const { by } = view
  const description = describe(plan, view)
  const { given, course, rates, steps } = description
  const columns = columnsFor(plan, by, view.predict)
  const heads = [...columns.map(({ head, unit }) => (unit === undefined ? head : `${head}, ${unit}`)), 'Note']
  const aligns = [...columns.map(({ align }) => align), 'left' as const]
  const blocks = blocksOf(plan, by, rowsOf(plan, by)).flatMap(({ title, rows, sum }) => [
    '',
    ...(title === '' ? [] : [`### ${plainMarkdown(title)}`, '']),
    gridMd({
      heads,
      aligns,
      rows: rows.map((row, index) => [...columns.map(({ cell }) => cell(row, rows[index - 1])), noteCell(plan, row)]),
    }),
    `${sum[0]}: **${sum[1]}**`,
  ])
  return `${[
    ...head(plan, description, [...given, course, rates, steps]),
    '',
    '## Rates',
    ...blocks,
    '',
    plainMarkdown(description.totals),
    ...supplySection(description.supply),
    ...footnotes(description),
    ...listsOf(description).flatMap(([title, texts]) => section(title, texts)),
    ...made(plan, view, { format: 'md' }),
  ].join('\n')}\n`
}

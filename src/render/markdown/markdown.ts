/** Markdown, for notes and documents. */

import { rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { embedded } from '../data/embedded'
import type { Output } from '../help/command-line'
import type { Grid } from '../table/grid'
import { blocksOf, columnsFor, noteCell } from '../table/layout'
import type { SupplyText } from '../text/containers'
import { describe, OBSERVATION_TITLE } from '../text/description'
import { warningsOf } from '../text/messages'
import { PREDICTION_TITLE } from '../text/prediction'
import { AGAIN, generatorOf, PROVENANCE_TITLE, provenanceTexts } from '../text/provenance'
import type { View } from '../view'

/** A text with every character that is Markdown syntax escaped. */
export const plainMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll('&', '&amp;')

export const markdownLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const DASH = '-'
/** The cell under a head, which aligns its column. */
const ruleFor = (align: string | undefined): string => (align === 'right' ? `${DASH}${DASH}:` : `:${DASH}${DASH}`)

/** A grid as a Markdown table. */
export const gridMd = ({ heads, rows, aligns }: Grid): string =>
  [
    markdownLine(heads.map(plainMarkdown)),
    markdownLine(heads.map((_, index) => ruleFor(aligns?.[index]))),
    ...rows.map((row) => markdownLine(row.map(plainMarkdown))),
    '',
  ].join('\n')

/** Texts with an empty line above each; nothing for an empty one. */
export const paragraphs = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => text !== '').flatMap((text) => ['', plainMarkdown(text)])

/** A heading and a list; empty where there are no texts. */
export const section = (title: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : ['', `## ${title}`, '', ...texts.map((text) => `- ${plainMarkdown(text)}`)]

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

/** How the document was made, and the block that it can be planned again from. */
export function made(plan: Plan, view: View, output: Output): readonly string[] {
  const generator = generatorOf(plan, view, output)
  const fence = '```'
  return [
    ...section(PROVENANCE_TITLE, provenanceTexts(generator)),
    '',
    AGAIN,
    '',
    `${fence}sh`,
    generator.command,
    fence,
    '',
    embedded(plan, view, output),
  ]
}

export function md(plan: Plan, view: View): string {
  const { by } = view
  const description = describe(plan, view)
  const columns = columnsFor(plan, by, view.predict)
  const heads = [...columns.map(({ head, unit }) => (unit === undefined ? head : `${head}, ${unit}`)), 'Note']
  const rules = [...columns.map(({ align }) => ruleFor(align)), ruleFor('left')]
  const blocks = blocksOf(plan, by, rowsOf(plan, by)).flatMap(({ title, rows, sum }) => [
    '',
    ...(title === '' ? [] : [`### ${plainMarkdown(title)}`, '']),
    markdownLine(heads),
    markdownLine(rules),
    ...rows.map((row, index) =>
      markdownLine([
        ...columns.map((column) => plainMarkdown(column.cell(row, rows[index - 1]))),
        plainMarkdown(noteCell(plan, row)),
      ]),
    ),
    '',
    `${sum[0]}: **${sum[1]}**`,
  ])
  return `${[
    `# ${plainMarkdown(description.title)}`,
    '',
    `**${description.promise}**`,
    ...(description.banner === '' ? [] : ['', `**${plainMarkdown(description.banner)}**`]),
    ...paragraphs([
      description.profile,
      description.sooner,
      ...description.given,
      description.course,
      description.rates,
      description.steps,
    ]),
    ...section('Warnings', warningsOf(plan.findings)),
    '',
    '## Rates',
    ...blocks,
    '',
    plainMarkdown(description.totals),
    ...supplySection(description.supply),
    ...section(
      'Assumed or derived',
      description.footnotes.map((text, index) => `[${index + 1}] ${text}`),
    ),
    ...section(PREDICTION_TITLE, description.prediction),
    ...section('The guard', description.guard),
    ...section('At the bedside', description.conditions),
    ...section(OBSERVATION_TITLE, description.observations),
    ...section('Monitoring named by the source, not ordered here', description.monitoring),
    ...section('Adjuncts named by the source, not ordered here', description.adjuncts),
    ...section('Remarks', description.remarks),
    ...section('Cautions', description.cautions),
    ...section('Sources', description.sources),
    ...made(plan, view, { format: 'md' }),
  ].join('\n')}\n`
}

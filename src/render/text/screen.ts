/** A plan with a chart, an explanation or the containers in place of its rows. */
import type { Plan } from '../../core/plan/types'
import { paragraphs, plainMarkdown, section } from '../markdown/markdown'
import { footnoteLines, head, supplyLines, titled } from '../table/table'
import { chart } from '../terminal-chart/chart'
import { asAsked } from '../terminal-chart/marks'
import type { View } from '../view'
import { allowedTexts, describe } from './description'
import { explain, maximumTexts } from './explanation'
import { warningsOf } from './messages'
import { wrap } from './wrap'

const REST = 'Every limit, monitoring, adjuncts, cautions and citations: the same plan as a table.'

function explainedText(plan: Plan, view: View): readonly string[] {
  const { width, paint } = view
  const changes = explain(plan).flatMap(({ title, text }) => [
    '',
    paint.title(title),
    `  ${wrap(text, width - 2, '  ')}`,
  ])
  return [...titled('The maximum', maximumTexts(plan), view), ...changes, '']
}

/** The head of the plan, then the chart, the explanation or both. */
export function screen(
  plan: Plan,
  view: View,
  shown: { readonly chart: boolean; readonly explain: boolean },
): string {
  const told = describe(plan, view)
  const lines = [
    ...head(told, view),
    '',
    ...(shown.chart ? [chart(plan, view), ''] : []),
    ...(shown.explain ? explainedText(plan, view) : []),
    wrap(told.totals, view.width),
    ...footnoteLines(told, view),
    ...titled('The guard', shown.explain ? told.guard : allowedTexts(plan), view),
    ...(shown.explain
      ? [
          ...titled('Predicted plasma concentration', told.prediction, view),
          ...titled('At the bedside', told.conditions, view),
        ]
      : []),
    '',
    wrap(REST, view.width),
  ].join('\n')
  return asAsked(`${lines.replace(/\n{3,}/g, '\n\n').replace(/[ \t]+$/gm, '')}\n`, view)
}

/** The containers in place of the rows, for the person who prepares them. */
export function supplyTable(plan: Plan, view: View): string {
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

/** The explanation as Markdown. */
export function explainedMd(plan: Plan, view: View): string {
  const told = describe(plan, view)
  return `${[
    `# ${plainMarkdown(told.title)}`,
    '',
    `**${told.promise}**`,
    ...(told.banner === '' ? [] : ['', `**${plainMarkdown(told.banner)}**`]),
    ...paragraphs([told.sooner, told.course, told.rates]),
    ...section('Warnings', warningsOf(plan.findings)),
    ...section('The maximum', maximumTexts(plan)),
    '',
    '## The changes',
    ...explain(plan).flatMap(({ title, text }) => [
      '',
      `### ${plainMarkdown(title)}`,
      '',
      plainMarkdown(text),
    ]),
    '',
    plainMarkdown(told.totals),
    ...section(
      'Assumed or derived',
      told.footnotes.map((text, index) => `[${index + 1}] ${text}`),
    ),
    ...section('The guard', told.guard),
    ...section('Predicted plasma concentration', told.prediction),
    ...section('At the bedside', told.conditions),
    '',
    REST,
  ].join('\n')}\n`
}

/** A plan without its rows: drawn, in words, or both. */

import type { Plan } from '../../core/plan/types'
import { plainMarkdown, section } from '../markdown/markdown'
import { footnoteLines, head, titled } from '../table/table'
import { chart } from '../terminal-chart/chart'
import { asAsked } from '../terminal-chart/marks'
import type { View } from '../view'
import { allowedTexts, describe } from './description'
import { explain, maximumTexts } from './explanation'
import { warningsOf } from './messages'
import { PREDICTION_TITLE } from './prediction'
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

/** What is asked for, below the plan's head. */
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
          ...titled(PREDICTION_TITLE, told.prediction, view),
          ...titled('At the bedside', told.conditions, view),
        ]
      : []),
    '',
    wrap(REST, view.width),
  ].join('\n')
  return asAsked(`${lines.replace(/\n{3,}/g, '\n\n').replace(/[ \t]+$/gm, '')}\n`, view)
}

/** The words as Markdown. */
export function explainedMd(plan: Plan, view: View): string {
  const told = describe(plan, view)
  return `${[
    `# ${plainMarkdown(told.title)}`,
    '',
    `**${told.promise}**`,
    ...(told.banner === '' ? [] : ['', `**${plainMarkdown(told.banner)}**`]),
    ...[told.course, told.rates].flatMap((text) => ['', plainMarkdown(text)]),
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
    ...section(PREDICTION_TITLE, told.prediction),
    ...section('At the bedside', told.conditions),
    '',
    REST,
  ].join('\n')}\n`
}

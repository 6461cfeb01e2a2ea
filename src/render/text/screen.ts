/** A plan with a chart, an explanation or the containers in place of its rows. */
import type { Plan } from '../../core/plan/types'
import { profileText } from '../help/provenance'
import { footnotes, made, head as markdownHead, plainMarkdown, section } from '../markdown/markdown'
import { footnoteLines, head, made as madeLines, supplyLines, titled } from '../table/table'
import { chart } from '../terminal-chart/chart'
import { asAsked } from '../terminal-chart/panel'
import { linesText, type View, wrap } from '../view'
import { closing, note } from './closing'
import { allowedTexts, describe, listsOf, TITLES } from './description'
import { explain, maximumTexts } from './explanation'
import { capitalised } from './figures'
import { stepInPlasma } from './prediction'

const EXPLAINED = ['guard', 'prediction', 'conditions', 'observations'] as const
const IN_PLASMA = 'A step in plasma'
const REST = 'with every limit, monitoring, adjuncts and cautions: the same plan as a table'

export function screen(plan: Plan, view: View, shown: { readonly chart: boolean; readonly explain: boolean }): string {
  const { width, paint } = view
  const description = describe(plan, view)
  const lines = [
    ...head(description, view),
    '',
    ...(shown.chart ? [chart(plan, view), ''] : []),
    ...(shown.explain
      ? [
          ...titled('The maximum', maximumTexts(plan), view),
          ...titled(IN_PLASMA, stepInPlasma(plan), view),
          ...explain(plan).flatMap(({ title, text }) => ['', paint.title(title), `  ${wrap(text, width - 2, '  ')}`]),
          '',
        ]
      : []),
    ...footnoteLines(description, view),
    ...(shown.explain
      ? listsOf(description, EXPLAINED).flatMap(([title, texts]) => titled(title, texts, view))
      : titled(TITLES.guard, allowedTexts(plan), view)),
    ...madeLines(plan, view, shown),
    '',
    ...closing(plan, view, REST),
  ].join('\n')
  return asAsked(linesText([lines.replace(/\n{3,}/g, '\n\n')]), view)
}

export function summaryNote(plan: Plan, view: View): string {
  const { title, promise, sooner, profile } = describe(plan)
  const brief = [title, promise, sooner.replace(/;.*/, '.'), capitalised(profileText(plan))]
  return asAsked(note(plan, view, [title, promise, sooner, profile], brief), view)
}

export function supplyTable(plan: Plan, view: View): string {
  const description = describe(plan)
  return linesText([
    ...head(description, view),
    '',
    ...(description.supply === undefined ? [] : supplyLines(description.supply, view)),
    '',
    ...footnoteLines(description, view),
    ...allowedTexts(plan).flatMap((text) => ['', wrap(text, view.width)]),
    ...madeLines(plan, view, { supply: true }),
  ])
}

export function explainedMd(plan: Plan, view: View): string {
  const description = describe(plan, view)
  return `${[
    ...markdownHead(plan, description, [description.course, description.rates]),
    ...section('The maximum', maximumTexts(plan)),
    ...section(IN_PLASMA, stepInPlasma(plan)),
    '',
    '## The changes',
    ...explain(plan).flatMap(({ title, text }) => ['', `### ${plainMarkdown(title)}`, '', plainMarkdown(text)]),
    '',
    plainMarkdown(description.totals),
    ...footnotes(description),
    ...listsOf(description, EXPLAINED).flatMap(([title, texts]) => section(title, texts)),
    '',
    `Citations, ${REST}.`,
    ...made(plan, view, { format: 'md', explain: true }),
  ].join('\n')}\n`
}

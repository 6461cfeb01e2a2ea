/** A plan or a refusal as part of the page. */
import { predict } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { comparisonGrid } from '../../render/compare/comparison'
import { argumentsOf } from '../../render/help/provenance'
import { commandLine } from '../../render/help/shell-words'
import { comparisonTable, onLines } from '../../render/html/parts'
import { ratesTable } from '../../render/html/rates'
import { chart, WIDTH } from '../../render/svg/chart'
import { drawing, element, type Markup, text } from '../../render/svg/markup'
import { type Description, describe } from '../../render/text/description'
import { warningsOf } from '../../render/text/messages'
import type { View } from '../../render/view'
import type { Answer } from './answer'

const paragraphs = (texts: readonly string[]): readonly Markup[] =>
  texts.filter((each) => each !== '').map((each) => element('p', {}, [text(each)]))
const list = (title: string, items: readonly Markup[]): readonly Markup[] =>
  items.length === 0 ? [] : [element('h3', {}, [text(title)]), element('ul', {}, items)]
const texts = (of: readonly string[]): readonly Markup[] => of.map((each) => element('li', {}, [text(each)]))

/** Scrolls where it is wider than the screen. A group, not a landmark: two plans would have landmarks of one name. */
const scrolled = (name: string, inner: Markup): Markup =>
  element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': name }, [inner])

function figure(plan: Plan, view: View, { steps, totals }: Description, name: string): Markup {
  const { height, shapes, notes } = chart(plan, view)
  const attributes = { class: 'chart', viewBox: `0 0 ${WIDTH} ${height}` }
  const title = 'Rate, predicted concentration and dose over time'
  const picture = drawing(attributes, [`${name}-chart`, `${name}-steps`], title, `${steps} ${totals}`, shapes)
  return element('figure', {}, [scrolled('Chart', picture), ...paragraphs(notes)])
}

/** The command line that gives the same plan on any machine. */
export const commandOf = (plan: Plan, view: View): string => commandLine(['ketaplan', ...argumentsOf(plan, view, {})])

function planMarkup(plan: Plan, view: View, name: string): Markup {
  const description = describe(plan, view)
  return element('div', { class: 'plan' }, [
    element('h3', { class: 'title' }, [text(description.title)]),
    ...paragraphs([description.promise, description.banner, description.profile, description.sooner]),
    element('ol', { class: 'steps' }, texts(description.stepLines.map(onLines))),
    ...paragraphs([description.totals]),
    figure(plan, view, description, name),
    ...list('Warnings', texts(warningsOf(plan.findings))),
    ...list('The guard', texts(description.guard)),
    ...list('Assumed or derived', texts(description.footnotes)),
    ...list('Predicted concentration', texts(description.prediction)),
    element('h3', {}, [text('The same plan on the command line')]),
    element('p', { class: 'command' }, [element('code', {}, [text(commandOf(plan, view))])]),
    element('h3', {}, [text('Rates')]),
    scrolled('Rates', ratesTable(plan, view)),
  ])
}

/** The plan or the refusal below a form. */
export function answerMarkup(answer: Answer, name: string): Markup {
  if (answer.plan !== undefined) return planMarkup(answer.plan, answer.view, name)
  return element('div', { class: 'refusal' }, [element('h3', {}, [text('Refused')]), ...paragraphs(answer.refusal)])
}

/** Two plans side by side; empty while one of them is refused. */
export function comparedMarkup(first: Answer, second: Answer): Markup {
  if (first.plan === undefined || second.plan === undefined) return text('')
  const variants = [
    { name: 'Plan A', answer: first },
    { name: 'Plan B', answer: second },
  ].map(({ name, answer: { plan, view } }) => ({
    name,
    plan,
    ...(view.predict === undefined ? {} : { prediction: predict(plan, view.predict) }),
  }))
  return scrolled('Both plans', comparisonTable(comparisonGrid(variants)))
}

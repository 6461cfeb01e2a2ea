/** Everything about the plan that is not its rates. */

import { element, type Markup, text } from '../svg/markup'
import type { Description } from '../text/description'
import { PREDICTION_TITLE } from '../text/prediction'

const listed = (texts: readonly string[]): readonly Markup[] =>
  texts.map((each) => element('li', {}, [text(each)]))

function section(kind: string, title: string, body: readonly Markup[]): Markup {
  return element('section', { class: kind }, [element('h2', {}, [text(title)]), ...body])
}

const list = (title: string, texts: readonly string[], tag = 'ul'): readonly Markup[] =>
  texts.length === 0 ? [] : [section('fine', title, [element(tag, {}, listed(texts))])]

/** A line to write on, where the sentence has one. */
function condition(of: string): Markup {
  const [before = '', after] = of.split(/_{3,}/)
  if (after === undefined) return element('p', { class: 'lead' }, [text(of)])
  const rule = element('span', { class: 'rule' })
  return element('div', { class: 'hold' }, [
    element('b', {}, [text(before.trim()), rule]),
    rule,
    element('small', {}, [text(after.trim())]),
  ])
}

/** With a box to tick in the place of the one that is typed. */
function checks(title: string, texts: readonly string[]): readonly Markup[] {
  if (texts.length === 0) return []
  const box = element('span', { class: 'box' })
  const items = texts.map((each) =>
    element('li', {}, [box, element('span', {}, [text(each.replace(/^\[ \] /, ''))])]),
  )
  return [section('', title, [element('ul', { class: 'checks' }, items)])]
}

/** What somebody at the bedside reads and fills in. */
export const bedside = (told: Description): readonly Markup[] => [
  section('', 'At the bedside', told.conditions.map(condition)),
  element('div', { class: 'pair' }, [
    ...checks('Monitoring named by the source, not ordered here', told.monitoring),
    ...checks('Adjuncts named by the source, not ordered here', told.adjuncts),
  ]),
]

/** What stands behind the figures. */
export const background = (told: Description): readonly Markup[] => [
  ...list(PREDICTION_TITLE, told.prediction),
  ...list('Assumed or derived', told.footnotes, 'ol'),
  ...list('The guard', told.guard),
  ...list('Beside it', told.remarks),
  ...list('Cautions', told.cautions),
  ...list('Sources', told.sources),
]

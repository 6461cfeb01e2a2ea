/** The sections of the page beside the table of rates. */

import { element, type Markup, text } from '../svg/markup'
import { OBSERVATION_TITLE } from '../text/bedside'
import type { Description } from '../text/description'
import { PREDICTION_TITLE } from '../text/prediction'
import { AGAIN, type Generator, PROVENANCE_TITLE, provenanceTexts } from '../text/provenance'

const listed = (texts: readonly string[]): readonly Markup[] => texts.map((each) => element('li', {}, [text(each)]))

function section(kind: string, title: string, body: readonly Markup[]): Markup {
  return element('section', { class: kind }, [element('h2', {}, [text(title)]), ...body])
}

const list = (title: string, texts: readonly string[], tag = 'ul'): readonly Markup[] =>
  texts.length === 0 ? [] : [section('fine', title, [element(tag, {}, listed(texts))])]

/** A condition; with a ruled line to write on where its sentence has underscores. */
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

/** A list with a drawn box in place of the typed `[ ]`. */
function checks(title: string, texts: readonly string[]): readonly Markup[] {
  if (texts.length === 0) return []
  const box = element('span', { class: 'box' })
  const items = texts.map((each) => element('li', {}, [box, element('span', {}, [text(each.replace(/^\[ \] /, ''))])]))
  return [section('', title, [element('ul', { class: 'checks' }, items)])]
}

/** The part that is read and filled in at the bedside. */
export const bedside = (description: Description): readonly Markup[] => [
  section('', 'At the bedside', description.conditions.map(condition)),
  ...checks(OBSERVATION_TITLE, description.observations),
  element('div', { class: 'pair' }, [
    ...checks('Monitoring named by the source, not ordered here', description.monitoring),
    ...checks('Adjuncts named by the source, not ordered here', description.adjuncts),
  ]),
]

/** Prediction, assumptions, limits, cautions and sources. */
export const background = (description: Description): readonly Markup[] => [
  ...list(PREDICTION_TITLE, description.prediction),
  ...list('Assumed or derived', description.footnotes, 'ol'),
  ...list('The guard', description.guard),
  ...list('Remarks', description.remarks),
  ...list('Cautions', description.cautions),
  ...list('Sources', description.sources),
]

/** How the page was made. */
export const provenance = (generator: Generator): readonly Markup[] =>
  list(PROVENANCE_TITLE, [...provenanceTexts(generator), `${AGAIN} ${generator.command}`])

/** The sections of the page beside the table of rates. */

import { supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { element, type Markup, text } from '../svg/markup'
import { type Description, listsOf, TITLES } from '../text/description'
import { AGAIN, type Generator, PROVENANCE_TITLE, provenanceTexts } from '../text/provenance'
import { draws } from './containers'
import { BOX, RULE } from './parts'

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
  return element('div', { class: 'hold' }, [
    element('b', {}, [text(before.trim()), RULE]),
    RULE,
    element('small', {}, [text(after.trim())]),
  ])
}

/** A list with a drawn box in place of the typed `[ ]`. */
function checks(title: string, texts: readonly string[]): readonly Markup[] {
  if (texts.length === 0) return []
  const items = texts.map((each) => element('li', {}, [BOX, element('span', {}, [text(each.replace(/^\[ \] /, ''))])]))
  return [section('', title, [element('ul', { class: 'checks' }, items)])]
}

/** The part that is read and filled in at the bedside. */
export const bedside = (description: Description): readonly Markup[] => [
  section('', 'Hold or stop', description.conditions.map(condition)),
  ...checks(TITLES.observations, description.observations),
]

/** An option has no meaning to who reads paper. */
const withoutOptions = (of: string): string => of.replace(/ (?:[^.]*changes it|No option changes it)\.$/, '')

/** What stands behind the record: the plan in words, what it assumes, limits, cautions, sources. */
export const background = (plan: Plan, description: Description): readonly Markup[] => {
  const supply = supplyOf(plan)
  return [
    ...list('The plan', [description.course, description.rates, description.totals]),
    ...(description.supply === undefined || supply === undefined
      ? []
      : [
          ...list(description.supply.title, [description.supply.summary, ...description.supply.notes]),
          ...(supply.draws.length === 0 ? [] : [draws(supply)]),
        ]),
    ...list(TITLES.prediction, description.prediction),
    ...list('Assumed or derived', description.footnotes.map(withoutOptions), 'ol'),
    ...listsOf(description, ['monitoring', 'adjuncts']).flatMap(([title, texts]) => checks(title, texts)),
    ...listsOf(description, ['guard', 'remarks', 'cautions', 'sources']).flatMap(([title, texts]) =>
      list(title, texts),
    ),
  ]
}

/** How the page was made. */
export const provenance = (generator: Generator): readonly Markup[] =>
  list(PROVENANCE_TITLE, [...provenanceTexts(generator), `${AGAIN} ${generator.command}`])

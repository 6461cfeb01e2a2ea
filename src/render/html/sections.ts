/** The sections of the page beside the table of rates. */
import { type Container, type Supply, supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { stockText } from '../../core/request/parse-quantities'
import { ml, mlExact, mlOfStock } from '../../core/values/quantity'
import { generatorOf, madeTexts, type Output, PROVENANCE_TITLE } from '../help/provenance'
import { element, type Markup, text } from '../svg/markup'
import { type Description, listsOf, TITLES } from '../text/description'
import { commas, mgText, times } from '../text/figures'
import type { View } from '../view'
import { BOX, listSection, type PageColumn, pageTable, RULE, section } from './parts'

/** What to draw for one container, a stock a row; nothing where that is not known. */
export function draws(plan: Plan): readonly Markup[] {
  const supply = supplyOf(plan)
  if (supply === undefined || supply.draws.length === 0) return []
  const { container, dose, containers } = supply
  const columns: readonly PageColumn<Supply['draws'][number]>[] = [
    { head: 'Stock', kind: 'l', cell: (draw) => text(stockText(draw)) },
    { head: 'Draw for each', cell: ({ strength }) => text(`${commas(mlOfStock(dose, strength))} mL`) },
    { head: 'Make up to', cell: () => text(`${commas(mlExact(container))} mL`) },
    { head: 'Vials for each', cell: ({ vials }) => text(String(vials)) },
    { head: 'Vials in all', cell: ({ vials }) => text(commas(String(vials * containers.length))) },
  ]
  return [pageTable('What to draw', 'draws', columns, supply.draws)]
}

/** More rows than these are in two halves, side by side on paper. */
const IN_ONE = 5

const halfOf = (count: number): number => (count > IN_ONE ? Math.ceil(count / 2) : count)

/** Their height on paper, in lines of the record. */
export const containerLines = (plan: Plan): number => halfOf(supplyOf(plan)?.containers.length ?? 0) * 0.6

/** Empty where no container was asked for. */
export function containers(plan: Plan): readonly Markup[] {
  const supply = supplyOf(plan)
  if (supply === undefined) return []
  const { dated } = times(plan)
  const { containers: all, container, dose } = supply
  const columns: readonly PageColumn<Container>[] = [
    { head: 'No.', cell: (each) => text(String(all.indexOf(each) + 1)) },
    ...(plan.request.setting === 'outpatient'
      ? [{ head: 'Session', cell: ({ session }: Container) => text(String(session)) }]
      : []),
    { head: 'Hang', kind: 'l', cell: ({ hung }) => text(dated(hung)) },
    { head: 'Left', unit: 'mL, planned', cell: ({ left }) => text(commas(ml(left))) },
    { head: 'Hung', kind: 'write', cell: () => BOX },
    { head: 'Initials' },
    { head: 'Waste', unit: 'mL' },
    { head: 'Witness' },
  ]
  const half = halfOf(all.length)
  const parts = [all.slice(0, half), all.slice(half)].filter(({ length }) => length > 0)
  return [
    section('containers', `Containers: ${commas(mlExact(container))} mL with ${mgText(dose)} in each`, [
      element(
        'div',
        parts.length > 1 ? { class: 'halves' } : {},
        parts.map((part, index) => pageTable(`Containers, part ${index + 1}`, 'record low', columns, part)),
      ),
    ]),
  ]
}

const list = (title: string, texts: readonly string[], tag?: 'ol') => listSection('fine', title, texts, tag)

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

export const bedside = (description: Description): readonly Markup[] => [
  section('', 'Hold or stop', description.conditions.map(condition)),
  ...checks(TITLES.observations, description.observations),
]

/** A reader of paper cannot use an option. */
const withoutOptions = (of: string): string => of.replace(/ (?:[^.]*changes it|No option changes it)\.$/, '')

export const background = (plan: Plan, description: Description): readonly Markup[] => {
  const { supply } = description
  return [
    ...list('The plan', [description.course, description.rates, description.totals]),
    ...(supply === undefined ? [] : list(supply.title, [supply.summary, ...supply.notes])),
    ...draws(plan),
    ...list(description.titles.prediction, description.prediction),
    ...list('Assumed or derived', description.footnotes.map(withoutOptions), 'ol'),
    ...listsOf(description, ['monitoring', 'adjuncts']).flatMap(([title, texts]) => checks(title, texts)),
    ...listsOf(description, ['guard', 'remarks', 'cautions', 'sources']).flatMap(([title, texts]) =>
      list(title, texts),
    ),
  ]
}

export const provenance = (plan: Plan, view: View, output: Output): readonly Markup[] =>
  list(PROVENANCE_TITLE, madeTexts(generatorOf(plan, view, output)))

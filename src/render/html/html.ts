/** The bedside page: what is planned, with room for what was given; behind it, what it rests on. */
import type { Plan } from '../../core/plan/types'
import { embedded } from '../data/embedded'
import { chart, WIDTH } from '../svg/chart'
import { element, type Markup, text } from '../svg/markup'
import { type Description, DRUGS, describe } from '../text/description'
import type { View } from '../view'
import { documentOf, headOf } from './document'
import { observationSheets } from './observation-sheet'
import { onLines, scrolled, signatures } from './parts'
import { ratesTable } from './rates'
import { record, recordLines } from './record'
import { background, bedside, containerLines, containers, provenance } from './sections'

function figure(plan: Plan, description: Description, view: View): Markup {
  const { height, shapes, notes } = chart(plan, view, 'small')
  const picture = {
    class: 'chart',
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-labelledby': 'chart-title chart-desc',
  }
  const drawing = element('svg', picture, [
    element('title', { id: 'chart-title' }, [text('Rate over time')]),
    element('desc', { id: 'chart-desc' }, [text([description.steps, description.totals].join(' '))]),
    ...shapes,
  ])
  const caption = notes.length === 0 ? [] : [element('figcaption', {}, [text(notes.join(' '))])]
  return element('figure', {}, [scrolled('Chart', drawing), ...caption])
}

/** The steps in large type: what a reader of a screen looks for. Paper has them in the record. */
const steps = ({ stepLines }: Description): Markup =>
  element(
    'ol',
    { class: 'steps' },
    stepLines.map((each) => element('li', {}, [text(onLines(each))])),
  )

/** Lines of steps, conditions and containers beside which the chart fits on page 1, on paper of either size. */
const ON_PAGE_1 = 12

export function html(plan: Plan, view: View): string {
  const description = describe(plan, view)
  const { setting } = plan.request
  const output = { format: 'html', observations: view.observations === true } as const
  const hours = view.by === 'hour' ? [scrolled('Rates by the hour', ratesTable(plan, view))] : []
  const drawn = [figure(plan, description, view)]
  const { conditions, observations } = description
  const lines = recordLines(plan).length + conditions.length + observations.length + containerLines(plan)
  const isShort = view.predict === undefined && lines <= ON_PAGE_1
  const main = element('main', {}, [
    ...headOf(plan, description, steps(description)),
    record(plan),
    ...bedside(description),
    ...containers(plan),
    signatures(['Prescriber: name, signature, date, time', 'Pharmacist: name, signature, date, time']),
    ...(isShort ? drawn : []),
    ...hours,
    ...(view.observations ? [element('div', { class: 'sheets' }, observationSheets(plan))] : []),
    element('div', { class: 'behind' }, [
      ...(isShort ? [] : drawn),
      ...background(plan, description),
      ...provenance(plan, view, output),
    ]),
  ])
  const title = `${DRUGS[plan.protocol.drug]}, ${setting}, plan ${plan.id}`
  return documentOf(plan, title, [main, embedded(plan, view, output) as Markup])
}

/** The bedside page: what is planned, with room for what was given; behind it, what it rests on. */

import { supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { mgPerMl, mlExact, timeText } from '../../core/values/quantity'
import { embedded } from '../data/embedded'
import { chart, WIDTH } from '../svg/chart'
import { drawing, element, type Markup, text } from '../svg/markup'
import { unmarked } from '../text/assumptions'
import { type Description, DRUGS, describe } from '../text/description'
import { commas, mgText, times } from '../text/figures'
import type { View } from '../view'
import { alertsOf, documentOf, headerOf, headOf, promiseOf, strengthOf } from './document'
import { onLines, RULE, scrolled, signatures } from './parts'
import { ratesTable } from './rates'
import { observationSheets, record, recordLines } from './record'
import { background, bedside, containerLines, containers, draws, provenance } from './sections'

function figure(plan: Plan, description: Description, view: View): Markup {
  const { height, shapes, notes } = chart(plan, view, 'small')
  const attributes = { class: 'chart', viewBox: `0 0 ${WIDTH} ${height}` }
  const about = `${description.steps} ${description.totals}`
  const drawn = drawing(attributes, ['chart-title', 'chart-desc'], 'Rate over time', about, shapes)
  const caption = notes.length === 0 ? [] : [element('figcaption', {}, [text(notes.join(' '))])]
  return element('figure', {}, [scrolled('Chart', drawn), ...caption])
}

/** The steps in large type: what a reader of a screen looks for. Paper has them in the record. */
const steps = ({ stepLines }: Description): Markup => {
  const lines = stepLines.map((each) => element('li', {}, [text(onLines(each))]))
  return element('ol', { class: 'steps' }, lines)
}

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

const line = (name: string): Markup => element('p', { class: 'line' }, [element('span', {}, [text(name)]), RULE])
const OUTPUT = { format: 'html', supply: true } as const

const label = (plan: Plan, drug: string, content: string, hang: string): Markup =>
  element('div', { class: 'label' }, [
    element('p', { class: 'drug' }, [text(drug)]),
    element('p', { class: 'content' }, [text(content)]),
    element('p', {}, [text(hang)]),
    ...['Patient', 'Batch no.', 'Prepared (date, time, by)', 'Checked by', 'Expires'].map(line),
    element('p', { class: 'id' }, [text(`plan ${plan.id}`)]),
  ])

/** The worksheet and the labels. Throws RangeError without containers: the command line refuses it before. */
export function labels(plan: Plan, view: View): string {
  const supply = supplyOf(plan)
  const description = describe(plan)
  if (supply === undefined || description.supply === undefined) throw new RangeError('labels without containers')
  const drug = `${DRUGS[plan.protocol.drug]} ${strengthOf(plan)}`
  const { dated } = times(plan)
  const { container, containers, concentration, dose, hang } = supply
  const content = `${mgText(dose)} in ${commas(mlExact(container))} mL (${mgPerMl(concentration)} mg/mL)`
  const life = `${timeText(hang)} after it is hung, at the latest`
  const worksheet = element('section', {}, [
    element('h2', {}, [text('Worksheet')]),
    ...[unmarked(description.supply.summary), ...description.supply.notes].map((each) =>
      element('p', {}, [text(each)]),
    ),
    ...draws(plan),
    element('p', {}, [text(`Expiry of each: ${life}.`)]),
    ...[
      'Stock used, batch numbers and expiry',
      'Diluent, batch number and expiry',
      'Prepared by, date and time',
      'Checked by',
    ].map(line),
  ])
  const sheets = containers.map(({ hung, session }, index) => {
    const of = plan.request.setting === 'outpatient' ? `, session ${session}` : ''
    const number = `No. ${index + 1} of ${containers.length}${of}`
    return label(plan, drug, content, `${number}. Hang ${dated(hung)}; change ${life}`)
  })
  const main = element('main', {}, [
    headerOf('Pharmacy worksheet and labels', drug, [promiseOf(description.promise)]),
    ...alertsOf(plan, description),
    worksheet,
    element('section', { class: 'labels', 'aria-label': 'Labels' }, sheets),
    ...provenance(plan, view, OUTPUT),
  ])
  return documentOf(plan, `Containers, plan ${plan.id}`, [main, embedded(plan, view, OUTPUT) as Markup])
}

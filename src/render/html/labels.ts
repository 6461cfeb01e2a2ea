/** What the pharmacy needs of a plan: a worksheet, and a label for each container. */
import { supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { mgPerMl, mlExact, timeText } from '../../core/values/quantity'
import { embedded } from '../data/embedded'
import { element, type Markup, text } from '../svg/markup'
import { unmarked } from '../text/assumptions'
import { DRUGS, describe } from '../text/description'
import { commas, mgText, times } from '../text/figures'
import type { View } from '../view'
import { alertsOf, documentOf, headerOf, promiseOf, strengthOf } from './document'
import { RULE } from './parts'
import { draws, provenance } from './sections'

const line = (name: string): Markup => element('p', { class: 'line' }, [element('span', {}, [text(name)]), RULE])
const OUTPUT = { format: 'html', supply: true } as const

/** Of one container: drug, strength, content, when it is hung, how long it keeps, who made it. */
const label = (plan: Plan, drug: string, content: string, hang: string): Markup =>
  element('div', { class: 'label' }, [
    element('p', { class: 'drug' }, [text(drug)]),
    element('p', { class: 'content' }, [text(content)]),
    element('p', {}, [text(hang)]),
    ...['Patient', 'Batch no.', 'Prepared (date, time, by)', 'Checked by', 'Expires'].map(line),
    element('p', { class: 'id' }, [text(`plan ${plan.id}`)]),
  ])

/** The worksheet and the labels. Nothing is asked of a plan without containers: the command line refuses it. */
export function labels(plan: Plan, view: View): string {
  const supply = supplyOf(plan)
  const { pump } = plan.request
  const description = describe(plan)
  const drug = `${DRUGS[plan.protocol.drug]} ${strengthOf(plan)}`
  const { dated } = times(plan)
  const { containers = [] } = supply ?? {}
  const content =
    supply === undefined
      ? ''
      : `${mgText(supply.dose)} in ${commas(mlExact(supply.container))} mL (${mgPerMl(supply.concentration)} mg/mL)`
  const life = pump === undefined ? '' : `${timeText(pump.hang)} after it is hung, at the latest`
  const worksheet = element('section', {}, [
    element('h2', {}, [text('Worksheet')]),
    element('p', {}, [text(unmarked(description.supply?.summary ?? ''))]),
    ...(description.supply?.notes ?? []).map((note) => element('p', {}, [text(note)])),
    ...(supply === undefined || supply.draws.length === 0 ? [] : [draws(supply)]),
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

/** An HTML file without scripts or other files, for screen and paper. */

import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { kg, mgPerMl, timeText } from '../../core/values/quantity'
import { element, type Markup, text } from '../svg/markup'
import { allowedTexts, type Description, DRUGS } from '../text/description'
import { endOfPlan, mgText, momentText, rateText, zoneText } from '../text/figures'
import { warningsOf } from '../text/messages'
import { listSection } from './parts'
import { styleOf } from './style'

const NOT_GIVEN = 'not given'

export const strengthOf = ({ request: { pump } }: Plan): string =>
  pump === undefined ? `concentration ${NOT_GIVEN}` : `${mgPerMl(pump.concentration)} mg/mL`

function factsOf(plan: Plan): readonly (readonly [name: string, value: string])[] {
  const { request, protocol, maximum, id, regimen } = plan
  const { start, weight, pump, setting } = request
  const each = timeText(regimen.length.value)
  return [
    ['Weight', weight === undefined ? NOT_GIVEN : `${kg(weight)} kg`],
    ['Concentration', pump === undefined ? NOT_GIVEN : strengthOf(plan)],
    ['Maximum', `${rateText(maximum.rate)} (${maximum.limit.name})`],
    ['In all', mgText(totalsOf(plan).dose)],
    ['Plan', id],
    ['Protocol', protocol.id],
    ['Course', setting === 'inpatient' ? `${each}, continuous` : `${regimen.sessions.value} sessions of ${each}`],
    ['Start', momentText(start.zone, start.at)],
    ['End', momentText(start.zone, endOfPlan(plan))],
    ['Zone', zoneText(plan)],
  ]
}

/** What must not be missed: a local protocol, overridden limits, warnings. */
export const alertsOf = (plan: Plan, { banner, given }: Description): readonly Markup[] => [
  ...listSection('alert', 'Local protocol', banner === '' ? [] : [banner]),
  ...listSection('alert', 'Limits overridden', allowedTexts(plan)),
  ...listSection('alert', 'Given', given),
  ...listSection('alert', 'Warnings', warningsOf(plan.findings)),
]

export const promiseOf = (of: string): Markup => element('p', { class: 'promise' }, [text(of)])

export const headerOf = (kind: string, drug: string, below: readonly Markup[]): Markup =>
  element('header', {}, [
    element('div', {}, [element('p', { class: 'kind' }, [text(kind)]), element('h1', {}, [text(drug)]), ...below]),
    element('div', { class: 'patient' }, [text("Patient's label")]),
  ])

export function headOf(plan: Plan, description: Description, steps: Markup): readonly Markup[] {
  const { promise, profile, sooner } = description
  return [
    headerOf(`Infusion plan and record, ${plan.request.setting}`, DRUGS[plan.protocol.drug], [
      element('p', { class: 'strength' }, [text(strengthOf(plan))]),
      ...[promise, profile, sooner].filter((each) => each !== '').map(promiseOf),
    ]),
    ...alertsOf(plan, description),
    steps,
    element(
      'dl',
      { class: 'facts' },
      factsOf(plan).map(([name, value]) =>
        element('div', {}, [element('dt', {}, [text(name)]), element('dd', {}, [text(value)])]),
      ),
    ),
  ]
}

/** By which a content security policy allows a text. */
export const hashOf = (of: string): string => btoa(String.fromCharCode(...sha256(utf8ToBytes(of))))
const sourceOf = (hash: string): string => `'sha256-${hash}'`

/** An element that HTML has without an end tag. */
export const empty = (name: 'input' | 'meta', attributes: Readonly<Record<string, string>>): Markup =>
  element(name, attributes).replace(`</${name}>`, '') as Markup

/** Its content security policy: no request, only this style and the scripts of these hashes. */
export function documentHead(title: string, style: string, hashes: readonly string[]): Markup {
  const scripts = hashes.length === 0 ? '' : ` script-src ${hashes.map(sourceOf).join(' ')};`
  const policy = `default-src 'none';${scripts} style-src ${sourceOf(hashOf(style))}; base-uri 'none'; form-action 'none'`
  return element('head', {}, [
    empty('meta', { charset: 'utf-8' }),
    empty('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    empty('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, [text(title)]),
    element('style', {}, [style as Markup]),
  ])
}

/** A whole file, with the hashes of its scripts. */
export function pageOf(title: string, style: string, body: readonly Markup[], hashes: readonly string[] = []): string {
  const page = element('html', { lang: 'en' }, [documentHead(title, style, hashes), element('body', {}, body)])
  return `<!DOCTYPE html>\n${page}`
}

/** A document of a plan; each printed page names the drug, the plan and itself. */
export function documentOf(plan: Plan, title: string, body: readonly Markup[]): string {
  const style = styleOf(`${DRUGS[plan.protocol.drug]}, ${strengthOf(plan)}`, plan.id, plan.request.profile?.paper)
  return pageOf(title, style, body)
}

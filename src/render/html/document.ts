/** An HTML file without scripts or other files, for screen and paper. */

import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { longDay } from '../../core/values/calendar-day'
import { kg, mgPerMl, timeText } from '../../core/values/quantity'
import { clock, dayOf, type Instant, wallAt } from '../../core/values/time-zone'
import { element, type Markup, text } from '../svg/markup'
import { allowedTexts, type Description, DRUGS } from '../text/description'
import { mgText, rateText } from '../text/figures'
import { warningsOf } from '../text/messages'
import { endOfPlan, zoneText } from '../text/times'
import { styleOf } from './style'

const NOT_GIVEN = 'not given'

export const strengthOf = ({ request: { pump } }: Plan): string =>
  pump === undefined ? `concentration ${NOT_GIVEN}` : `${mgPerMl(pump.concentration)} mg/mL`

function courseOf({ regimen: { length, sessions }, request }: Plan): string {
  const each = timeText(length.value)
  return request.setting === 'inpatient' ? `${each}, continuous` : `${sessions.value} sessions of ${each}`
}

function factsOf(plan: Plan): readonly (readonly [name: string, value: string])[] {
  const { request, protocol, maximum, id } = plan
  const { start, weight, pump } = request
  const moment = (at: Instant): string => {
    const wall = wallAt(start.zone, at)
    return `${longDay(dayOf(wall))} ${clock(wall)}`
  }
  const fluid = pump === undefined ? NOT_GIVEN : `${mgPerMl(pump.concentration)} mg/mL`
  return [
    ['Weight', weight === undefined ? NOT_GIVEN : `${kg(weight)} kg`],
    ['Concentration', fluid],
    ['Maximum', `${rateText(maximum.rate)} (${maximum.limit.name})`],
    ['In all', mgText(totalsOf(plan).dose)],
    ['Plan', id],
    ['Protocol', protocol.id],
    ['Course', courseOf(plan)],
    ['Start', moment(start.at)],
    ['End', moment(endOfPlan(plan))],
    ['Zone', zoneText(plan)],
  ]
}

const fact = ([name, value]: readonly [string, string]): Markup =>
  element('div', {}, [element('dt', {}, [text(name)]), element('dd', {}, [text(value)])])

function alert(title: string, texts: readonly string[]): readonly Markup[] {
  if (texts.length === 0) return []
  const items = texts.map((each) => element('li', {}, [text(each)]))
  return [element('section', { class: 'alert' }, [element('h2', {}, [text(title)]), element('ul', {}, items)])]
}

/** What must not be missed: a local protocol, overridden limits, warnings. */
export const alertsOf = (plan: Plan, { banner, given }: Description): readonly Markup[] => [
  ...alert('Local protocol', banner === '' ? [] : [banner]),
  ...alert('Limits overridden', allowedTexts(plan)),
  ...alert('Given', given),
  ...alert('Warnings', warningsOf(plan.findings)),
]

/** The head of the page: drug and room for the patient's label, alerts, the steps, facts. */
export function headOf(plan: Plan, description: Description, steps: Markup): readonly Markup[] {
  return [
    element('header', {}, [
      element('div', {}, [
        element('p', { class: 'kind' }, [text(`Infusion plan and record, ${plan.request.setting}`)]),
        element('h1', {}, [text(DRUGS[plan.protocol.drug])]),
        element('p', { class: 'strength' }, [text(strengthOf(plan))]),
        ...[description.promise, description.profile, description.sooner]
          .filter((each) => each !== '')
          .map((each) => element('p', { class: 'promise' }, [text(each)])),
      ]),
      element('div', { class: 'patient' }, [text("Patient's label")]),
    ]),
    ...alertsOf(plan, description),
    steps,
    element('dl', { class: 'facts' }, factsOf(plan).map(fact)),
  ]
}

const hashOf = (of: string): string => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(of))))}'`

/** The content security policy: no request, only this style and this script, if there is one, by their hashes. */
function policyFor(style: string, script: string | undefined): string {
  const scripts = script === undefined ? '' : ` script-src ${hashOf(script)};`
  return `default-src 'none';${scripts} style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
}

/** An element that HTML has without an end tag. */
export const empty = (name: 'input' | 'meta', attributes: Readonly<Record<string, string>>): Markup =>
  element(name, attributes).replace(`</${name}>`, '') as Markup

export function documentHead(title: string, style: string, script?: string): Markup {
  return element('head', {}, [
    empty('meta', { charset: 'utf-8' }),
    empty('meta', { 'http-equiv': 'Content-Security-Policy', content: policyFor(style, script) }),
    empty('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, [text(title)]),
    element('style', {}, [style as Markup]),
  ])
}

/** A document of a plan; each printed page names the drug, the plan and itself. */
export function documentOf(plan: Plan, title: string, body: readonly Markup[]): string {
  const style = styleOf(`${DRUGS[plan.protocol.drug]}, ${strengthOf(plan)}`, plan.id, plan.request.profile?.paper)
  const page = element('html', { lang: 'en' }, [documentHead(title, style), element('body', {}, body)])
  return `<!DOCTYPE html>\n${page}`
}

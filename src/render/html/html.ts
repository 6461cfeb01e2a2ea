/** The bedside page: one HTML file without scripts or other files, for screen and paper. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Plan } from '../../core/plan/types'
import { embedded } from '../data/embedded'
import { chart, WIDTH } from '../svg/chart'
import { element, type Markup, text } from '../svg/markup'
import { type Description, DRUGS, describe } from '../text/description'
import { generatorOf } from '../text/provenance'
import type { View } from '../view'
import { containers } from './containers'
import { headOf, strengthOf } from './head'
import { ratesTable } from './rates'
import { background, bedside, provenance } from './sections'
import { styleOf } from './style'

/** The content security policy: no script, no request, only this style, by its hash. */
const policyFor = (style: string): string =>
  `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(style))))}'; base-uri 'none'; form-action 'none'`

export function documentHead(title: string, style: string): Markup {
  const meta = (attributes: Readonly<Record<string, string>>): Markup =>
    element('meta', attributes).replace('</meta>', '') as Markup
  return element('head', {}, [
    meta({ charset: 'utf-8' }),
    meta({ 'http-equiv': 'Content-Security-Policy', content: policyFor(style) }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, [text(title)]),
    element('style', {}, [style as Markup]),
  ])
}

/** A section that can be scrolled by finger and by key where it is wider than the screen. */
export const scrolled = (name: string, inner: Markup): Markup =>
  element('section', { class: 'scroll', tabindex: '0', 'aria-label': name }, [inner])

function figure(plan: Plan, description: Description, view: View): Markup {
  const { height, shapes, notes } = chart(plan, view)
  const picture = {
    class: 'chart',
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-labelledby': 'chart-title chart-desc',
  }
  const drawing = element('svg', picture, [
    element('title', { id: 'chart-title' }, [text('Rate and dose over time')]),
    element('desc', { id: 'chart-desc' }, [text([description.steps, description.totals].join(' '))]),
    ...shapes,
  ])
  const caption = [description.steps, description.totals, ...notes].join(' ')
  return element('figure', {}, [scrolled('Chart', drawing), element('figcaption', {}, [text(caption)])])
}

const SIGNING =
  'At each change of rate: a tick when it is set, initials, and an independent double check by a second person.'

function rates(plan: Plan, description: Description, view: View): Markup {
  const leads = [description.course, description.rates, SIGNING].map((of) =>
    element('p', { class: 'lead' }, [text(of)]),
  )
  return element('section', {}, [
    element('div', { class: 'intro' }, [element('h2', {}, [text('Rates')]), ...leads]),
    scrolled('Rates', ratesTable(plan, view)),
  ])
}

const HTML = { format: 'html' } as const

export function html(plan: Plan, view: View): string {
  const description = describe(plan, view)
  const { profile } = plan.request
  const style = styleOf(`${DRUGS[plan.protocol.drug]}, ${strengthOf(plan)}`, plan.id, profile?.paper)
  const body = element('body', {}, [
    element('main', {}, [
      ...headOf(plan, description),
      figure(plan, description, view),
      ...bedside(description),
      rates(plan, description, view),
      ...containers(description.supply, scrolled),
      ...background(description),
      ...provenance(generatorOf(plan, view, HTML)),
    ]),
    embedded(plan, view, HTML) as Markup,
  ])
  const title = `${DRUGS[plan.protocol.drug]}, ${plan.protocol.setting}, plan ${plan.id}`
  const page = element('html', { lang: 'en' }, [documentHead(title, style), body])
  return `<!DOCTYPE html>\n${page}`
}

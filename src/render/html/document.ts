/** An HTML file without scripts or other files, for screen and paper. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Plan } from '../../core/plan/types'
import { element, type Markup, text } from '../svg/markup'
import { DRUGS } from '../text/description'
import { strengthOf } from './head'
import { styleOf } from './style'

/** A text by its hash, as a content security policy names it. */
export const policyHash = (of: string): string => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(of))))}'`

/** The content security policy: no script, no request, only this style, by its hash. */
const policyFor = (style: string): string =>
  `default-src 'none'; style-src ${policyHash(style)}; base-uri 'none'; form-action 'none'`

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

/** A document of a plan; each printed page names the drug, the plan and itself. */
export function documentOf(plan: Plan, title: string, body: readonly Markup[]): string {
  const style = styleOf(`${DRUGS[plan.protocol.drug]}, ${strengthOf(plan)}`, plan.id, plan.request.profile?.paper)
  const page = element('html', { lang: 'en' }, [documentHead(title, style), element('body', {}, body)])
  return `<!DOCTYPE html>\n${page}`
}

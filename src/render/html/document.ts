/** An HTML file without scripts or other files, for screen and paper. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Plan } from '../../core/plan/types'
import { element, type Markup, text } from '../svg/markup'
import { DRUGS } from '../text/description'
import { strengthOf } from './head'
import { styleOf } from './style'

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

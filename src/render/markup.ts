/** Markup that browsers and XML readers take alike. A text becomes markup through `text` alone, which escapes it. */
import { inert } from './inert'

declare const brand: unique symbol
export type Markup = string & { readonly [brand]: 'markup' }
type Attributes = Readonly<Record<string, string | number>>

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (of: string): string =>
  inert(of).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '')

/** A coordinate to a tenth, so that no machine's last bit shows. */
const plain = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value)

export const text = (of: string): Markup => escaped(of) as Markup
export const joined = (parts: readonly Markup[]): Markup => parts.join('') as Markup

/** An element with its end tag, which both HTML and XML know. */
export function element(name: string, attributes: Attributes = {}, children: readonly Markup[] = []): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${plain(value)}"`)
  return `<${name}${written.join('')}>${joined(children)}</${name}>` as Markup
}

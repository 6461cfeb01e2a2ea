/** Markup that is valid as HTML and as XML. Only `text` makes markup of a text, and it escapes it. */
import { escapeControls } from '../../core/values/escape-controls'

declare const brand: unique symbol
export type Markup = string & { readonly [brand]: 'markup' }
type Attributes = Readonly<Record<string, string | number>>

const REFERENCES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }

const escaped = (of: string): string =>
  escapeControls(of).replace(/[&<>"']/g, (character) => `&${REFERENCES[character]};`)

/** A coordinate is rounded to a tenth: the same on every machine. */
const plain = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value)

export const text = (of: string): Markup => escaped(of) as Markup

// Other elements end a line: white space between them has no meaning, and a file of lines can be compared.
const INLINE = ['b', 'span', 'td', 'th', 'dt', 'dd', 'title', 'desc']

/** A drawing with a name and what it shows, under these ids. */
export const drawing = (
  attributes: Attributes,
  [titleId, aboutId]: readonly [title: string, about: string],
  title: string,
  about: string,
  shapes: readonly Markup[],
): Markup =>
  element('svg', { ...attributes, role: 'img', 'aria-labelledby': `${titleId} ${aboutId}` }, [
    element('title', { id: titleId }, [text(title)]),
    element('desc', { id: aboutId }, [text(about)]),
    ...shapes,
  ])

/** One that may be a file of its own. */
export function picture(
  kind: string,
  [width, height]: readonly [number, number],
  title: string,
  about: string,
  shapes: readonly Markup[],
): Markup {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', class: kind, viewBox: `0 0 ${width} ${height}` }
  return drawing({ ...attributes, width, height }, ['title', 'desc'], title, about, shapes)
}

/** An element with its end tag. */
export function element(name: string, attributes: Attributes = {}, children: readonly Markup[] = []): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${plain(value)}"`)
  const end = INLINE.includes(name) ? '' : '\n'
  return `<${name}${written.join('')}>${children.join('')}</${name}>${end}` as Markup
}

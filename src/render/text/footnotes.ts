import type { Basis, Sourced } from '../../core/model/protocol'
import { escapeControls } from './escape-controls'
import { basisText } from './messages'

/** A footnote: whole, and in a few words. */
export interface Footnote {
  readonly text: string
  readonly brief: string
  readonly basis: Basis
}

/** Numbers a footnote and returns its mark; the same text gets the same number. */
export type Mark = (text: string, brief: string, basis: Basis) => string

export function footnotes(): { readonly notes: readonly Footnote[]; readonly mark: Mark } {
  const notes: Footnote[] = []
  const mark: Mark = (text, brief, basis) => {
    const known = notes.findIndex((note) => note.text === text)
    if (known === -1) notes.push({ text, brief, basis })
    return ` [${known === -1 ? notes.length : known + 1}]`
  }
  return { notes, mark }
}

/** What another reading would give: as a sentence, and in brackets. */
export interface Reading {
  readonly text: string
  readonly brief: string
}

/**
 * What stands behind a figure: `(set)` for the user's, a footnote for one that no source states, with the
 * option that changes it; nothing for one that a source states.
 */
export function basisMark(
  mark: Mark,
  figure: Sourced,
  name: string,
  option: string,
  reading?: Reading,
): string {
  if (figure.basis === 'set')
    return ` (set)${reading === undefined ? '' : mark(reading.text, reading.brief, 'set')}`
  if (figure.basis === 'stated') return ''
  const basis = figure.basis === 'assumed' ? 'assumed' : escapeControls(basisText(figure))
  const note = figure.note === undefined ? '' : `: ${escapeControls(figure.note)}`
  const other = reading === undefined ? '' : ` ${reading.text}`
  const brief = reading === undefined ? name : `${name} (${reading.brief})`
  return mark(`${basis}: ${escapeControls(name)}${note}.${other} ${option} changes it.`, brief, figure.basis)
}

// Controls, marks that reorder or hide text, line separators, lone surrogates: alive on a terminal, in a browser
// or in a calendar. What is no character at all makes no XML.
const LIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu
// In JSON text as JSON.stringify leaves it; its own line ends stay.
const LIVE_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const visible = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** A person's text on one line, with every character that could act shown as its code point instead. */
export const escapeControls = (text: string): string => text.replace(LIVE, visible)

const LONGEST = 60

/** A person's text inside a message: escapeControls, and shortened where it is long. */
export function quoted(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
  return `"${escapeControls(short)}"`
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON text that means the same, with every character that could act escaped. */
export const escapeControlsInJson = (text: string): string =>
  text.replace(LIVE_IN_JSON, (character) => character.split('').map(escaped).join(''))

/** A record as JSON, indented, on lines of its own. */
export const jsonText = (record: unknown): string =>
  escapeControlsInJson(`${JSON.stringify(record, null, 2)}\n`)

// Control characters, marks that reorder or hide text, line separators and lone surrogates act on a terminal, in a
// browser or in a calendar. Noncharacters are not allowed in XML.
const LIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu
// In JSON text as JSON.stringify leaves it. Line ends between values stay.
const LIVE_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const visible = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** User text on one line, with every character that could act replaced by its code point: `\u{202e}`. */
export const escapeControls = (text: string): string => text.replace(LIVE, visible)

const LONGEST = 60

/** User text inside a message: escaped, in quotes, cut after 60 characters. */
export function quoted(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
  return `"${escapeControls(short)}"`
}

/** A UTF-16 code unit as JSON escapes it: `\u003c`. */
export const jsonEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON text that means the same, with every character that could act escaped. */
export const escapeControlsInJson = (text: string): string =>
  text.replace(LIVE_IN_JSON, (character) => character.split('').map(jsonEscape).join(''))

/** A record as indented JSON with a line end. */
export const jsonText = (record: unknown): string => escapeControlsInJson(`${JSON.stringify(record, null, 2)}\n`)

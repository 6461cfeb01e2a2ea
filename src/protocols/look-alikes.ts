/** A text as it looks: letters that pass for ASCII ones become those, and the ones that pass for each other become one. */
import letters from './lists/look-alike-letters.json'

/*! The letters are from confusables.txt 10.0.0, © Unicode, Inc., under the Unicode License (unicode.org/license.txt). */
const ASCII_OF = new Map(
  Object.entries(letters).flatMap(([ascii, alike]) => [...alike].map((letter): [string, string] => [letter, ascii])),
)

/** Some small letters look like an ASCII one only in their capitals' shape, such as the Cyrillic em. */
const asciiOf = (letter: string): string => ASCII_OF.get(letter) ?? ASCII_OF.get(letter.toUpperCase()) ?? letter

/** Lower case, without marks and characters that do not show; `1`, `l` and `|` as `i`, `0` as `o`, `m` as `rn`. */
export const look = (text: string): string =>
  text
    .replace(/[^ -~]/gu, (letter) => ASCII_OF.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[^ -~]/gu, asciiOf)
    .toLowerCase()
    .replace(/[1l|]/g, 'i')
    .replaceAll('0', 'o')
    .replaceAll('m', 'rn')

const SEPARATORS = /[^\p{L}\p{N}]+/u

/** The look of its letters and digits alone. */
export const lettersOf = (text: string): string => look(text).split(SEPARATORS).join('')

/** The look of its words. */
export const wordsOf = (text: string): readonly string[] =>
  look(text)
    .split(SEPARATORS)
    .filter((word) => word !== '')

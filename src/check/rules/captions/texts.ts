/** The words above a table, with times written in one way, and those below it. */

import type { Finding } from '../../finding'
import { LONGEST } from '../../read/cells/units'
import { findingIn, type Line } from '../../read/grid'
import { isOfKetamine } from '../../read/names/drug-names'
import { isOtherDrug, ownWords } from '../../read/names/quantity-kind'
import { isElsewhere } from '../../read/words/elsewhere'
import type { RuleId } from '../../rules-list'
import type { Row, TitrationTable } from '../../titration-table'

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const WORD = new RegExp(`\\b(?:${NUMBERS.join('|')})\\b(?=[ -](?:hour|day|session|infusion))`, 'gi')
/** `q2h`, `2-hourly` and `every two hours` as `every 2 h`; without `if tolerated`, which does not make it another case. */
const plainTimes = (text: string): string =>
  text
    .replace(/\bq ?([0-9]{1,2}) ?h\b|\b([0-9]{1,2})[ -]hourly\b/gi, (_, a?: string, b?: string) => `every ${a ?? b} h`)
    .replace(WORD, (word) => `${NUMBERS.indexOf(word.toLowerCase()) + 1}`)
    .replace(/\b(?:(?:every|each|per|a) day|daily)\b/gi, 'every 24 h')
    .replace(/\b(?:every|each) hour\b|(?<!-)\bhourly\b/gi, 'every 1 h')
    .replace(/,? if (?:tolerated|needed|required|necessary)\b/gi, '')

/** Words of another time, or of something that may not happen. */
export const NOT_HERE = /\b(?:admission|if|or|would)\b/i
const isNotHere = (text: string): boolean => NOT_HERE.test(text) || isElsewhere(text)

/** The texts above the table that say something of it: a label and its figure may be two cells. */
function textsOf(line: Line): readonly string[] {
  const own = line.cells.filter((text) => text !== '')
  // In a file separated by commas, a decimal comma divides a title into two cells.
  const [first = '', second = ''] = own
  const between = /[0-9]$/.test(first) && /^[0-9]/.test(second) ? ',' : ' '
  const texts = own.length === 2 ? [own.join(between)] : own
  return texts
    .filter((text) => text.length <= LONGEST)
    .map(plainTimes)
    .filter((text) => !isNotHere(text) && (isOfKetamine(text) || !isOtherDrug(text.toLowerCase())))
    .map((text) => {
      const parts = text.split(/(?<=[;,]) /)
      return parts.filter((part) => !isOtherDrug(part.toLowerCase())).join(' ')
    })
}

/** What the lines of words above the table say of it, orders below it, and one in the remark of its first row. */
export const saidIn = ({ words, header, rows: [first] }: TitrationTable): readonly string[] => [
  ...words
    .filter(({ record, cells }) => record < header.record || cells.some((text) => ORDER.test(text)))
    .flatMap(textsOf),
  ...(first !== undefined && TIMED.test(first.note) ? textsOf({ record: first.record, cells: [first.note] }) : []),
]
const ORDER = /^(?:orders?|rx|regimen|prescri\w+|protocol|instructions?)\b/i
const TIMED =
  /\b(?:every|q ?[0-9]|hourly|daily|steps?|increments|interval|between|at a time|alle|toutes|cada|ogni)\b|\bq ?[0-9]/i

/** Those of the lines that are below the last row. */
export function linesBelow(lines: readonly Line[], rows: readonly Row[]): readonly Line[] {
  const end = rows.at(-1)?.record ?? 0
  return lines.filter(({ record }) => record > end)
}

/** The cells of a line as one text, without clauses about other drugs. */
export function textOf({ cells }: Line): string {
  const text = cells.filter((cell) => cell !== '').join(' ')
  return ownWords(text.slice(0, LONGEST))
}

/** A finding in the first cell of a line that has words. */
export function findingInLine(rule: RuleId, line: Line, words: readonly [found: string, allowed: string]): Finding {
  const cell = line.cells.findIndex((text) => text !== '')
  return findingIn(rule, line, cell, words)
}

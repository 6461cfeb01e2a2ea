/** A rate that a note says was set, against the rate of its row and of the next. */
import { meet } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, nominal, readFigure } from '../read/cell'
import { LONGEST } from '../read/units'
import { type Check, findingAt, type Row, type TitrationTable } from '../titration-table'

const AMOUNT = '([0-9]+(?:[.,][0-9]+)?) ?(mg|mls?|cc) ?(?:/|per) ?(?:hours?|hr|h)\\b'
/** `increased from 20 to 25 mg/h`, `restarted at 10 mL/h`: what was done, not what is to be done. */
const SET = new RegExp(
  '\\b(?:increased|decreased|reduced|raised|lowered|titrated|changed|adjusted|started|restarted|resumed|commenced|running)' +
    `(?: (?:the|rate|infusion|ketamine|pump|up|down|back|again))*(?: from [0-9.,]+(?: ?[a-z/]+)?)? (?:to|at) ${AMOUNT}`,
  'gi',
)
/** `now 25 mg/h`, `20 -> 25 mg/h`: a note that says nothing else. */
const ALONE = new RegExp(
  '^(?:(?:new|rate|now|infusion|ketamine|pump|increased?|decreased?|changed?|up|down|to|at|@|\u2191|\u2193)[ :=]*)*' +
    `(?:[0-9.,]+(?: ?[a-z/]+)? ?(?:to|-+>|\u2192|=>) ?)?${AMOUNT}\\.?$`,
  'gi',
)
const NOT_DONE =
  /\b(?:if|when|next|tomorrow|later|plan(?:ned)?|target|aim|goal|order(?:ed)?|until|not|refused|was|were|previously|earlier|yesterday|to be)\b/i

interface Said {
  readonly text: string
  readonly figure: Figure
  readonly column: 'rate_mg_h' | 'rate_mL_h'
}

function ratesIn(note: string, { decimal }: TitrationTable): readonly Said[] {
  if (note.length > LONGEST || NOT_DONE.test(note)) return []
  return [...note.matchAll(SET), ...note.matchAll(ALONE)].flatMap(([, text = '', unit = '']): readonly Said[] => {
    const figure = readFigure(text, decimal)
    const column = unit.toLowerCase() === 'mg' ? 'rate_mg_h' : 'rate_mL_h'
    return figure === undefined ? [] : [{ text: `${text} ${column === 'rate_mg_h' ? 'mg/h' : 'mL/h'}`, figure, column }]
  })
}

const figureOf = (row: Row | undefined, column: Said['column']): Figure | undefined =>
  column === 'rate_mg_h' ? row?.rate : row?.figures.rate_mL_h

const isSame = (a: Figure, b: Figure): boolean => meet(nominal(a).span, nominal(b).span)

/** The last rate in a note is that of its row; where none of them is, the row after it has the last one. */
export const notedRates: Check = (titrationTable) =>
  titrationTable.rows.flatMap((row, at): readonly Finding[] => {
    if (!/[0-9]/.test(row.note)) return []
    const said = ratesIn(row.note, titrationTable)
    const last = said.at(-1)
    const own = last && figureOf(row, last.column)
    if (last === undefined || own === undefined || said.some(({ figure }) => isSame(figure, own))) return []
    const next = figureOf(titrationTable.rows[at + 1], last.column)
    if (next !== undefined && isSame(last.figure, next)) return []
    const words = [`${last.text} in a note`, 'the rate of its row, or of the next'] as const
    return [findingAt(titrationTable, 'change', row, 'note', words)]
  })

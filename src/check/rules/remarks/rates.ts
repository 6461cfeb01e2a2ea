/** A rate that a note says was set, against the rate of its row and of the next. */
import { meet } from '../../../core/values/interval'
import { distance, rateText } from '../../bounds'
import type { Finding } from '../../finding'
import { saysLimit } from '../../read/captions/limits'
import { type Figure, nominal, readFigure } from '../../read/cells/cell'
import { LONGEST } from '../../read/cells/units'
import { findingIn, overRows } from '../../read/grid'
import { ownWords } from '../../read/names/quantity-kind'
import { isElsewhere } from '../../read/words/elsewhere'
import { isStopEvent, isVague, RATE_WORDS } from '../../read/words/events'
import type { RuleId } from '../../rules-list'
import { type Check, findingAt, NONE, type Row, type TitrationTable } from '../../titration-table'
import { otherChange } from './changes'
import { otherLength } from './lengths'
import { seenSpans } from './seen-spans'

/** `increased from 20 to 25 mg/h`, `restarted at 10 mL/h`: what was done, not what is to be done. */
const SET = new RegExp(
  '\\b(?:increased|decreased|reduced|raised|lowered|titrated|changed|adjusted|started|restarted|resumed|commenced|running|continued|kept|set)' +
    `(?: (?:the|rate|infusion|ketamine|pump|up|down|back|again))*(?: from [0-9.,]+(?: ?[a-z/]+)?)?(?: (?:to|at))? ${RATE_WORDS}`,
  'gi',
)
/** `now 25 mg/h`, `20 -> 25 mg/h`: a note that says nothing else. */
const ALONE = new RegExp(
  '^(?:(?:new|rate|now|infusion|ketamine|pump|increased?|decreased?|changed?|up|down|to|at|@|\u2191|\u2193)[ :=]*)*' +
    `(?:[0-9.,]+(?: ?[a-z/]+)? ?(?:to|-+>|\u2192|=>) ?)?${RATE_WORDS}\\.?$`,
  'gi',
)
const NOT_DONE =
  /\b(?:if|when|next|tomorrow|later|plan(?:ned)?|target|aim|goal|order(?:ed)?|until|not|refused|to be|max|maximum|limit|ceiling|(?<!titrated |increased )up to|protocol|range|than|first (?:admission|series|course|infusion|stay|visit)|osh|policy|consider|below|above|within|between|orders?:|ok'?d|stay at|from session|morgen|demain|ma\u00f1ana|domani|anordnung|h\u00f6chstrate|m\u00e1ximo|by (?=[0-9])|every|each|steps?|increments?|q ?[0-9]{1,2} ?h|hourly|daily|per day|alle|toutes|cada|ogni|titrate|um [0-9]+|[0-9.]+ ?[-\u2013] ?[0-9.]+(?= ?m[gl]))\b/i
const TO = /\b(?:to|at|from)\b|->|\u2192|=>/i
/** `Rate 25 -> 40`, in the unit of the column. */
const ARROW = /^(?:rate |pump )?[0-9.,]+ ?(?:-+>|\u2192|=>) ?([0-9]+(?:[.,][0-9]+)?)$/i
/** Words about the past. */
const WAS = /\b(?:was|were|previously|earlier|yesterday|last|ago|history)\b/i
const ANY = new RegExp(RATE_WORDS, 'gi')
/** mL/h may be those of another fluid. */
const OF_PUMP = /\b(?:ketamine|pump|rate|running|infusion)\b/i

interface Said {
  readonly text: string
  readonly figure: Figure
  readonly column: 'rate_mg_h' | 'rate_mL_h'
}

function saidIn(matches: Iterable<RegExpMatchArray>, { decimal }: TitrationTable): readonly Said[] {
  return [...matches].flatMap(([, text = '', unit = '']): readonly Said[] => {
    const figure = readFigure(text, decimal)
    const column = unit.toLowerCase() === 'mg' ? 'rate_mg_h' : 'rate_mL_h'
    return figure === undefined ? [] : [{ text: `${text} ${column === 'rate_mg_h' ? 'mg/h' : 'mL/h'}`, figure, column }]
  })
}

const figureOf = (row: Row | undefined, column: Said['column']): Figure | undefined =>
  column === 'rate_mg_h' ? row?.rate : row?.figures.rate_mL_h

/** For each row the next one that has such a rate: a row of words alone is compared with the rates around it. */
function nextRated(rows: readonly Row[], column: Said['column']): readonly number[] {
  if (!rows.some((row) => figureOf(row, column) !== undefined)) return []
  const next: number[] = []
  let last = rows.length
  for (let at = rows.length - 1; at >= 0; at--) {
    next[at] = last
    if (figureOf(rows[at], column) !== undefined) last = at
  }
  return next
}

const isSame = (a: Figure, b: Figure): boolean => meet(nominal(a).span, nominal(b).span)

/** What follows `increased` or `up` where they are about the rate. `Increased nausea` and `up to the chair` are not. */
const rateWordsAfter = (more: string): string =>
  `(?= ?$|[.,;:]| [-(]| ?[+0-9]| (?:the |to |by |from |at |back )*(?:[0-9+]|(?:rate|infusion|ketamine|pump|drip|dose|again|per|one|a step|an order|steps?${more})\\b))`
const AFTER_VERB = rateWordsAfter(
  '|as|for|because|due|after|when|while|since|slightly|slowly|gradually|further|a bit|a little|now|today|overnight|until|and|then|with|order',
)
const AFTER_ADVERB = rateWordsAfter('')
const UP = new RegExp(`^(?:rate )?(?:(?:increased?|raised|stepped up)${AFTER_VERB}|up${AFTER_ADVERB})`, 'i')
const DOWN = new RegExp(
  `^(?:rate )?(?:(?:decreased?|reduced|lowered|stepped down)${AFTER_VERB}|down${AFTER_ADVERB})`,
  'i',
)
const SAME =
  /^(?:rate )?(?:kept at|(?:no change(?: (?:in|of|to) (?:the )?rate)?|unchanged|not changed|same rate|continue[ds]?)(?=$|[.,;]))|\bnot increased\b/i
/** `not raised`, `no increase`, where the rate goes on from there. */
const NO_RISE =
  /\b(?:not (?:raised|stepped up|put up|turned up)|no (?:rate )?(?:increase|step up))\b(?! (?:further|again|any|in|of|at|beyond|above|more|yet|to|until|before|for|last|earlier)\b)/i
/** A rate that was set in another unit than mg/h and mL/h. */
const OTHER_UNIT =
  /\b(?:increased|decreased|reduced|raised|lowered|changed|started|restarted|set|running)\b[a-z ]{0,12} [0-9.,]+ ?(?:mg ?\/ ?kg ?\/ ?(?:h|min)|m[c]?g ?\/ ?min|mcg|ug)/i
const GOES_ON =
  /\b(?:re-?start\w*|resum\w*|again|briefly|ran on|running|off to|no dose missed|continu\w*|until|till|if|for [0-9]|[0-9]+ ?(?:s|sec|seconds|m|min|mins|minutes|h|hrs?)\b)|\brate held\b|\b(?:held|hold|kept) (?:at|there|this|here|steady|rate)|[0-9]{1,2}:[0-9]{2}/i
const RUNS_AGAIN = /^\W*(?:infusion |pump )?(?:re-?started|resumed)\b/i
/** Whether it says `infusion stopped` beside a rate that runs, or `restarted` beside none. */
function isAgainst({ rate }: Row, note: string): boolean {
  if (rate === undefined) return false
  if (rate.value === 0n) return RUNS_AGAIN.test(note) && !/stop|pause|hold|held/i.test(note)
  return (isStopEvent(note) || /\b(?:kvo|power off|alarm - stopped)\b/i.test(note)) && !GOES_ON.test(note)
}

/** Whether a note says that the rate rose, fell or stayed, and it did not, neither to this row nor to the next. */
function otherWay(note: string, rates: readonly (Row | undefined)[]): boolean {
  const [before, own, after] = rates.map((row) => row?.rate?.value)
  if (before === undefined || own === undefined) return false
  const isSo = (is: (a: bigint, b: bigint) => boolean): boolean =>
    is(before, own) || (after !== undefined && is(own, after))
  if (UP.test(note)) return own < before && !isSo((a, b) => b > a)
  if (DOWN.test(note)) return own > before && !isSo((a, b) => b < a)
  const saysSame = SAME.test(note) || (after !== undefined && NO_RISE.test(note))
  return saysSame && own !== before && after !== own
}

/** A rate that was set is that of its row, or the last one that of the next; another one in a note is of any row before. */
export const notedRates: Check = (titrationTable) => {
  const { rows } = titrationTable
  const seen = { rate_mg_h: seenSpans(), rate_mL_h: seenSpans() }
  const next = { rate_mg_h: nextRated(rows, 'rate_mg_h'), rate_mL_h: nextRated(rows, 'rate_mL_h') }
  let count = 0
  /** The rates of the rows up to the next one. */
  const seenUntil = (end: number) => {
    for (const row of rows.slice(count, end))
      for (const column of ['rate_mg_h', 'rate_mL_h'] as const) {
        const figure = figureOf(row, column)
        if (figure !== undefined) seen[column].add(nominal(figure).span)
      }
    count = Math.max(count, end)
    return seen
  }
  const ofNote = (row: Row, at: number): readonly Finding[] => {
    const note = ownWords(row.note)
    const [before, after] = [rows[at - 1], rows[at + 1]]
    const finding = (rule: RuleId, found: string, allowed: string) => [
      findingAt(titrationTable, rule, row, 'note', [found, allowed]),
    ]
    if (otherWay(note, [before, row, after])) {
      const way = [before, row].map((each) => rateText(each?.rate?.value ?? 0n)).join(' to ')
      return finding('change', note, `the way that the rate went: ${way}`)
    }
    if (isAgainst(row, note))
      return finding('rate-unknown', `${note}, beside ${rateText(row.rate?.value ?? 0n)}`, 'a rate that goes with it')
    if (OTHER_UNIT.test(note) && row.perKg === undefined)
      return finding('rate-unknown', note, 'a rate in the unit of the table')
    if (isVague(note)) return finding('rate-unknown', note, 'a rate in mg/h')
    const by = otherChange(note, [before, row, after, rows[at - 2]], titrationTable.decimal)
    if (by !== undefined) return finding('change', ...by)
    if (!/[0-9]/.test(note) || note.length > LONGEST || NOT_DONE.test(note) || saysLimit(note)) return NONE
    if (isElsewhere(note)) return NONE
    const length = otherLength(titrationTable, at)
    if (length !== undefined) return finding('hours', ...length)
    const plain = note.replace(ARROW, `$1 ${next.rate_mg_h.length > 0 ? 'mg' : 'mL'}/h`)
    const set = WAS.test(note) ? [] : saidIn([...plain.matchAll(SET), ...plain.matchAll(ALONE)], titrationTable)
    const said = saidIn(plain.matchAll(ANY), titrationTable).filter(
      ({ column }) => column === 'rate_mg_h' || OF_PUMP.test(note),
    )
    const open = set.find(({ column }) => next[column].length === 0)
    if (open !== undefined) return finding('rate-unknown', `${open.text} in a note`, 'the strength')
    const change = row.rate && before?.rate && distance(row.rate.value, before.rate.value)
    const isOf = (each: Said, other: Row | undefined): boolean => {
      const figure = figureOf(other, each.column)
      const isBy = each.figure.value === change && !TO.test(note)
      return isBy || (figure !== undefined && isSame(each.figure, figure))
    }
    const last = set.at(-1)
    const isKnown =
      last === undefined ||
      figureOf(row, last.column) === undefined ||
      isOf(last, after) ||
      set.some((each) => isOf(each, row))
    const isSeen = (each: Said): boolean => {
      const end = figureOf(row, each.column) === undefined ? (next[each.column][at] ?? at) + 1 : at + 2
      return seenUntil(end)[each.column].meets(nominal(each.figure).span)
    }
    const unknown = isKnown
      ? said.find((each) => next[each.column].length > 0 && each.figure.value !== change && !isSeen(each))
      : last
    if (unknown === undefined) return NONE
    return finding('change', `${unknown.text} in a note`, 'the rate of its row, or of the next')
  }
  return overRows(rows, (row, at) => (row.note === '' ? NONE : ofNote(row, at)))
}

/** A rate that words beside the table say was set, and that no row has. */
export const ratesBeside: Check = (titrationTable) => {
  const { words, rows } = titrationTable
  return words.flatMap((line): readonly Finding[] => {
    const text = ownWords(line.cells.filter((cell) => cell !== '').join('; '))
    if (text.length > LONGEST || NOT_DONE.test(text) || WAS.test(text) || isElsewhere(text)) return []
    const said = saidIn(text.matchAll(SET), titrationTable).find(({ figure, column }) => {
      const known = rows.flatMap((row) => figureOf(row, column) ?? [])
      return known.length > 0 && !known.some((rate) => isSame(figure, rate))
    })
    if (said === undefined) return []
    const cell = line.cells.findIndex((each) => each.includes(said.text.split(' ')[0] ?? ''))
    const found = `${said.text} in words beside the table`
    return [findingIn('change', line, Math.max(0, cell), [found, 'a rate of the table'])]
  })
}

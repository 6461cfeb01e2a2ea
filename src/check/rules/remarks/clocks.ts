/** When a remark says that the infusion began or ended, against the clocks of its row. */
import type { Finding } from '../../finding'
import { LONGEST } from '../../read/cells/units'
import { findingIn, overRows } from '../../read/grid'
import { type Check, DAY, findingAt, NONE, type Row, sessionsOf, type TitrationTable } from '../../titration-table'
import { linesBelow } from '../captions/texts'

const WHAT = '(?:(?:infusion|ketamine|pump|session|it) )?(?:was )?'
const CLOCK =
  '([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])(?: ?h(?:rs)?)?(?= ?$|[.,;)](?![0-9])| (?:and |then )?(?:finished|ended|stopped|completed)\\b)'
const END_WORDS = `(?:stopp?ed|ended|finished|completed?|ran (?:until|to|till)|off|stop|end)(?: early| late)?(?: at|:|,)? ${CLOCK}`
const BEGIN_WORDS = `(?:start(?:ed)?|commenced|began|begun)(?: early| late)?(?: at|:|,)? ${CLOCK}`
/** After other words it must say what began or ended. */
const OWN = `(?:^${WHAT}|[,;.] ?(?:infusion|ketamine|pump|session) (?:was )?|[0-9] (?:and |then )?)`
const ENDED = new RegExp(`${OWN}${END_WORDS}`, 'i')
const BEGAN = new RegExp(`${OWN}${BEGIN_WORDS}`, 'i')
const PART = '(?:^|[,;.] ?)'
const ENDED_BELOW = new RegExp(`${PART}${WHAT}${END_WORDS}`, 'i')
const BEGAN_BELOW = new RegExp(`${PART}${WHAT}${BEGIN_WORDS}`, 'i')
/** `Infusion 08:00-12:00` */
const SPAN =
  /^(?:infusion|ketamine|session|ran|run|infused|given)(?: time)?:? (?:from )?([01]?[0-9]|2[0-3])[:.]([0-5][0-9]) ?(?:-|\u2013|to|until) ?([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?![0-9:])/i
const NOT_HERE =
  /\b(?:re-?start\w*|resum\w*|again|plan\w*|due|will|if|next|order\w*|for|not|yesterday|tomorrow|until next)\b/i
/** People write clocks down a few minutes late. */
const NEAR = 5

/** Minutes between two clocks, in either direction. */
const apart = (a: number, b: number): number => {
  const since = (((a - b) % DAY) + DAY) % DAY
  return Math.min(since, DAY - since)
}

const clockText = (at: number): string =>
  `${String(Math.floor((at % DAY) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

/** The clock of a text, where it is near none of the known ones; undefined too where none is known. */
function otherClock(clock: RegExpExecArray | null, known: readonly (number | undefined)[], first = 1) {
  const [hour, minute] = clock?.slice(first, first + 2) ?? []
  const places = known.filter((each) => each !== undefined)
  const [right] = places
  const at = Number(hour) * 60 + Number(minute)
  if (hour === undefined || right === undefined || places.some((each) => apart(each, at) <= NEAR)) return undefined
  return [clockText(at), clockText(right)] as const
}

/** When the infusion ends in rows: at the row that stops it, else where its last one ends. */
function endIn(rows: readonly Row[]): number | undefined {
  const last = rows.findLastIndex(({ rate }) => rate === undefined || rate.value > 0n)
  return rows[last]?.to ?? rows[last + 1]?.from
}

/** In words below the rows: those of the whole, or of any session. */
function clocksBelow({ rows, words }: TitrationTable): readonly Finding[] {
  const lines = linesBelow(words, rows)
  if (lines.length === 0) return []
  const sessions = sessionsOf(rows)
  const [starts, ends] = [sessions.map(([{ from }]) => from), sessions.map(endIn)]
  return lines.flatMap((line) =>
    line.cells.flatMap((text, cell): readonly Finding[] => {
      if (text === '' || text.length > LONGEST || NOT_HERE.test(text)) return []
      const span = SPAN.exec(text)
      const other = [
        otherClock(BEGAN_BELOW.exec(text), starts) ?? otherClock(span, starts),
        ends.includes(undefined) ? undefined : (otherClock(ENDED_BELOW.exec(text), ends) ?? otherClock(span, ends, 3)),
      ].find((each) => each !== undefined)
      return other === undefined
        ? []
        : [findingIn('hours', line, cell, [`${other[0]} in words below the rows`, other[1]])]
    }),
  )
}

/** A clock at which nothing of its row begins or ends. */
export const notedClocks: Check = (titrationTable) => {
  const { rows, columns, zoned } = titrationTable
  if (zoned || !columns.has('start')) return []
  const below = clocksBelow(titrationTable)
  if (!columns.has('note')) return below
  const ofRows = overRows(rows, (row, at): readonly Finding[] => {
    const { note, from, to, rate } = row
    if (note === '' || note.length > LONGEST || from === undefined || NOT_HERE.test(note)) return NONE
    const end = to ?? (rows[at + 1]?.session === row.session ? rows[at + 1]?.from : undefined)
    const isStop = rate?.value === 0n
    const isOpen = !isStop && end === undefined
    const other =
      (isOpen ? undefined : otherClock(ENDED.exec(note), isStop ? [from, to] : [end, from])) ??
      otherClock(BEGAN.exec(note), [from, rows[0]?.from])
    return other === undefined
      ? NONE
      : [findingAt({ columns }, 'hours', row, 'note', [`${other[0]} in a note`, other[1]])]
  })
  return [...below, ...ofRows]
}

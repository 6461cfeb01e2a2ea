/** When a remark says that the infusion began or ended, against the clocks of its row. */
import type { Finding } from '../finding'
import { LONGEST } from '../read/units'
import { type Check, DAY, findingAt, NONE, type Row } from '../titration-table'

const WHAT = '^(?:(?:infusion|ketamine|pump|session|it) )?(?:was )?'
const CLOCK = '([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])(?: ?h(?:rs)?)?(?= ?$|[.,;)](?![0-9]))'
const ENDED = new RegExp(
  `${WHAT}(?:stopp?ed|ended|finished|completed?|ran (?:until|to|till)|off|stop|end)(?: early| late)?(?: at|:|,)? ${CLOCK}`,
  'i',
)
const BEGAN = new RegExp(`${WHAT}(?:start(?:ed)?|commenced|began|begun)(?: early| late)?(?: at|:|,)? ${CLOCK}`, 'i')
const NOT_HERE =
  /\b(?:re-?start\w*|resum\w*|again|plan\w*|due|will|if|next|order\w*|for|not|yesterday|tomorrow|until next)\b/i
/** People write clocks down a few minutes late. */
const NEAR = 5

/** Minutes between two clocks, the one as long before as behind the other. */
const apart = (a: number, b: number): number => {
  const since = (((a - b) % DAY) + DAY) % DAY
  return Math.min(since, DAY - since)
}

const clockText = (at: number): string =>
  `${String(Math.floor((at % DAY) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

/** A clock at which nothing of its row begins or ends. */
export const notedClocks: Check = ({ rows, columns, zoned }) => {
  if (zoned || !columns.has('note') || !columns.has('start')) return []
  const held = (row: Row, pattern: RegExp, known: readonly (number | undefined)[]): readonly Finding[] => {
    const [, hour, minute] = pattern.exec(row.note) ?? []
    const places = known.filter((each) => each !== undefined)
    const [right] = places
    const at = Number(hour) * 60 + Number(minute)
    if (hour === undefined || right === undefined || places.some((each) => apart(each, at) <= NEAR)) return NONE
    return [findingAt({ columns }, 'hours', row, 'note', [`${clockText(at)} in a note`, clockText(right)])]
  }
  return rows.flatMap((row, at): readonly Finding[] => {
    const { note, from, to, rate } = row
    if (note === '' || note.length > LONGEST || from === undefined || NOT_HERE.test(note)) return NONE
    const end = to ?? (rows[at + 1]?.session === row.session ? rows[at + 1]?.from : undefined)
    const isStop = rate?.value === 0n
    if (!isStop && end === undefined) return held(row, BEGAN, [from, rows[0]?.from])
    return [...held(row, ENDED, isStop ? [from, to] : [end, from]), ...held(row, BEGAN, [from, rows[0]?.from])]
  })
}

/** How long a remark or a line below the rows says that it ran, against the rows. */
import type { Finding } from '../../finding'
import { ownWords } from '../../read/names/quantity-kind'
import { isElsewhere } from '../../read/words/elsewhere'
import { pauseIn } from '../../read/words/events'
import {
  between,
  type Check,
  DAY,
  durationText,
  HOUR,
  memoized,
  type Row,
  sessionsOf,
  type TitrationTable,
} from '../../titration-table'
import { findingInLine, linesBelow, textOf } from '../captions/texts'
import { lengthOf } from '../course'
import { firstMatch, patternsOf } from '../patterns'
import { courseBefore } from '../pauses'

const LENGTH =
  '([0-9]{1,3}(?:[.,][0-9]{1,2})?|[0-9]{1,2}:[0-9]{2}) ?-?(h|hrs?|hours?|min|mins|minutes|days?)(?:\\b(?:(?: and)? ?([0-9]{1,2}) ?(?:m|mins?|minutes)\\b)?|(?<=h)([0-5][0-9])\\b)'
const CLAUSE = '(?:^|[.,;:(] ?)'
/** Before words that may be about pain or sleep. */
const PLAIN = '^(?:(?:stopped|off|done|ended|finished|well|tolerated|completed?|ok|infusion|session|ketamine)[ ,;:.]*)*'
const WHO = '(?:session |infusion |pump |ketamine |it |only |full |whole |total |the )*'
/** What may follow the length: another word may say that it is of something else. */
const TAIL =
  '(?= ?$| ?[.,;:()"](?![0-9])| (?:in (?:all|total)|total|of (?:infusion|ketamine|treatment)|infusion|session|at|as|early|due|because|only|today|altogether|so far|given|then|and)\\b)'
/** The first two say when it ended. */
const RAN = patternsOf(
  `\\b(?:(?:completed?|finished) in|went over|(?:shortened|extended) to|(?:stopp?ed|stop|off|ended|completed?|finished|terminated|discontinued|aborted|cut short)(?: early| as planned)?(?: after| at|:))(?: the)? ${LENGTH}${TAIL}`,
  `${PLAIN}${WHO}(?:completed? )?${LENGTH} (?:in (?:all|total)|altogether|(?:of )?infusion(?: (?:well )?(?:tolerated|without|completed|given|done).*)?|so far|since (?:the )?start|into (?:the )?infusion)(?= ?$|[.,;])`,
  `${CLAUSE}${WHO}(?:ran|run|infused|given|infusion|(?:infusion|run|total) time|full|whole)(?: for| over| in| of|:| =| only| was| the)* ${LENGTH}(?:${TAIL}| (?=with|without|well|tolerated|uneventful))`,
  `${PLAIN}${WHO}(?:duration|length|took|lasted)(?: of|:| =| was)* ${LENGTH}(?= ?$|[.;])`,
  `^(?:for|over|only) ${LENGTH}${TAIL}`,
  `[0-9] ?(?:mg|mls?|cc)(?: ?/ ?kg)?(?: ?(?:/|per) ?(?:hours?|hr|h))?(?: (?:ketamine|given|infused|iv))* (?:over|in|for) ${LENGTH}${TAIL}`,
  `${CLAUSE}${LENGTH} (?:at (?:this|the same|same) rate|at [0-9.,]+ ?m[gl] ?/ ?h|session)(?= ?$|[.,;])`,
  `\\b(?:held|kept|left|stayed|continued|maintained|running)(?: running| at [0-9.,]+(?: ?m[gl] ?/ ?h)?| (?:at )?(?:this|the same|same) rate)(?: for| over)? ${LENGTH}${TAIL}`,
)
const NOT_HERE =
  /\b(?:bolus\w*|load\w*|push|flush\w*|observed?|monitor\w*|recover\w*|about|approx\w*|ca|nearly|almost|more|less|up to|per|order\w*|prescribed|was|were|other|carrier|saline|remaining|to go)\b|[~\u2248<>]/i

interface Said {
  readonly found: string
  readonly text: string
  readonly least: number
  readonly most: number
}
/** Minutes, to half of the last digit. */
function saidIn(note: string, patterns: readonly RegExp[]): Said | undefined {
  const found = firstMatch(patterns, note)
  if (found === undefined) return undefined
  const [, figure = '', unit = '', more] = found
  const [whole = 0, part] = figure.replace(',', '.').split(':').map(Number)
  const size = /^d/i.test(unit) ? DAY : /^h/i.test(unit) ? HOUR : 1
  const isExact = part !== undefined || more !== undefined || size === 1
  const minutes = whole * size + (part ?? 0) + Number(more ?? 0)
  const half = isExact ? 1 : size / (2 * 10 ** (figure.split(/[.,]/)[1]?.length ?? 0))
  return {
    found: found[0],
    text: `${figure} ${unit}${more === undefined ? '' : ` ${more} min`}`,
    least: minutes - half,
    most: minutes + half,
  }
}

/** The first rows of the session and of the run of one rate that each row is in, and how long it had flowed before. */
const placesOf = memoized((rows: readonly Row[]) => {
  let flowed = 0
  let [session, run, restart] = [rows[0], rows[0], rows[0]]
  return rows.map((row, at) => {
    const before = rows[at - 1]
    const isFirst = before?.session !== row.session
    if (isFirst) [session, flowed] = [row, 0]
    if (isFirst || before?.rate?.value !== row.rate?.value) run = row
    if (isFirst || before?.rate?.value === 0n) restart = row
    const place = { session, run, restart, flowed }
    flowed += row.rate?.value === 0n ? 0 : (row.time ?? 0)
    return place
  })
})
/** The last rows of the same. */
const endsOf = memoized((rows: readonly Row[]) => {
  let [session, run] = [rows.at(-1), rows.at(-1)]
  const ends = rows.toReversed().map((row) => {
    if (session?.session !== row.session) [session, run] = [row, row]
    if (run?.rate?.value !== row.rate?.value) run = row
    return { session, run }
  })
  return ends.toReversed()
})

/** Minutes that a remark of a row may say that it ran. `span`: not those up to the row alone; `rate`: those of one rate. */
function lengthsAt(
  { rows, setting, columns }: TitrationTable,
  at: number,
  how: 'any' | 'span' | 'rate',
): readonly number[] {
  const [row, place, end, last] = [rows[at], placesOf(rows)[at], endsOf(rows)[at], placesOf(rows)[at - 1]]
  if (row === undefined || place === undefined) return []
  const since = (from: Row | undefined, to: Row | undefined): readonly number[] => {
    const all = from && to && between(from, to)
    if (all === undefined) return []
    // A stop has no length of its own.
    const whole = all + (to?.rate?.value === 0n ? 0 : (to?.time ?? 0))
    return how === 'any' ? [all, whole] : [whole]
  }
  const isStop = row.rate?.value === 0n
  const time = isStop ? 0 : (row.time ?? 0)
  const ofRate = [time, time - (pauseIn(row.note) ?? 0), ...since(place.run, row), ...since(place.run, end?.run)]
  if (how === 'rate') return [...ofRate, ...since(last?.run, rows[at - 1])]
  const inSessions = setting === 'outpatient' || columns.has('session')
  const first = inSessions ? place.session : rows[0]
  return [
    ...[...ofRate, place.flowed + time, how === 'any' ? place.flowed : 0],
    ...[first, place.session, place.restart].flatMap((from) => since(from, row)),
    ...(isStop ? [last?.run, last?.restart].flatMap((from) => since(from, row)) : []),
    ...since(place.session, end?.session),
    ...(inSessions ? [] : since(first, rows.at(-1))),
  ].filter((each) => each > 0)
}
const SPAN = /[0-9] ?(?:mg|mls?|cc)\b/i
const OF_RATE = /[0-9] ?mg ?(?:\/ ?kg ?)?\/ ?h|same rate|this rate/i

/** The length that a remark says, where nothing in the table is as long. */
export function otherLength(titrationTable: TitrationTable, at: number): readonly [string, string] | undefined {
  const { rows } = titrationTable
  const row = rows[at]
  const note = ownWords(row?.note ?? '')
  if (row === undefined || !/[0-9]/.test(note) || NOT_HERE.test(note) || isElsewhere(note)) return undefined
  const said = saidIn(note, RAN)
  const isStop = row.rate?.value === 0n
  const right = isStop ? placesOf(rows)[at]?.flowed : row.time
  if (said === undefined || right === undefined || (courseBefore(titrationTable)?.minutes ?? 0) > 0) return undefined
  if ((row.figures.bolus_mg?.value ?? 0n) > 0n) return undefined
  const how = isStop || !SPAN.test(said.found) ? 'any' : 'span'
  const known = lengthsAt(titrationTable, at, !isStop && OF_RATE.test(said.found) ? 'rate' : how)
  if (right === 0 || known.some((each) => said.least < each && each < said.most)) return undefined
  return [`${said.text} in a note`, durationText(right)]
}

/** `Total time 5 h`, `Total for 3 days: 1800 mg`, `Ketamine given 110 mg over 4 h` */
const BESIDE = patternsOf(
  `\\b(?:(?:total|infusion|overall) (?:time|duration|length|hours)(?: of (?:the )?infusion)?|duration of (?:the )?infusion|infusion (?:ran|lasted)|^(?:duration|length|time|infused|ran|given)(?: over| for| of)?)(?:[ :=]| for)*${LENGTH}(?= ?$|[.,;:(]|of )`,
  `[0-9] ?(?:mg|mls?) (?:over|in|for) ${LENGTH}`,
  `\\b(?:total|sum|in all)(?: (?:given|infused|ketamine|infusion|time|dose)){0,2}(?: (?:over|in|for))? ${LENGTH}`,
)
const NOT_OF_ROWS =
  /\b(?:plan\w*|next|each|every|max\w*|limit|daily|expected|protocol|first|only|clinic|session [0-9]|day [0-9]|bag|if|until)\b|[0-9] ?mg ?(?:in|\/) ?[0-9.,]+ ?ml/i

/** A length that words below the rows say, and that nothing in the table has. */
export const lengthsBelow: Check = (titrationTable) => {
  const { rows, words, totals } = titrationTable
  const lines = linesBelow([...words, ...totals.map(({ line }) => line)], rows)
  const whole = lines.length === 0 ? undefined : lengthOf(rows)
  if (whole === undefined || whole.open || courseBefore(titrationTable) !== undefined) return []
  return lines.flatMap((line): readonly Finding[] => {
    const text = textOf(line).replace(/(total hours[ :=]+[0-9.,]+)$/i, '$1 h')
    if (NOT_HERE.test(text) || NOT_OF_ROWS.test(text) || isElsewhere(text)) return []
    const said = saidIn(text, BESIDE)
    if (said === undefined) return []
    const days = rows.flatMap(({ day, dayNumber }) => dayNumber ?? day ?? [])
    const known = [
      ...[whole.time, rows.reduce((sum, { rate, time = 0 }) => sum + (rate?.value === 0n ? 0 : time), 0)],
      ...sessionsOf(rows).map((session) => lengthOf(session)?.time ?? 0),
      ...[new Set(days).size * DAY, ((days.at(-1) ?? 0) - (days[0] ?? 0) + 1) * DAY],
    ]
    if (known.some((each) => said.least < each && each < said.most)) return []
    return [findingInLine('hours', line, [`${said.text} in words below the rows`, durationText(whole.time)])]
  })
}

/** How long a title says that an infusion or each session takes, and how many sessions there are. */
import { ONE } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import { ratio } from '../../read/cells/cell'
import { isPlain } from '../../read/names/quantity-kind'
import { hasWords } from '../../read/words/own-notes'
import {
  type Check,
  DAY,
  durationText,
  findingAt,
  givenOf,
  HOUR,
  hasPeaks,
  type Row,
  sessionsOf,
  type TitrationTable,
} from '../../titration-table'
import { endColumn, lengthOf } from '../course'
import { courseBefore } from '../pauses'
import { saidIn } from './texts'

const TIME = '(?<![0-9][.,])([0-9]+(?:[.,][0-9]+)?)[ -]?(h|min|days?|stunden|tage|uur|ore)[a-z]*'
const LENGTH = new RegExp(
  `(?<!\\w)(?:over|for|sur|last(?:s|ing)?|course|duration|length|(?:run|infusion|session|total) ?time|(?:each|per) (?:infusion|session)|(?:sessions|infusions)(?= of)|[0-9] ?[x×]|dauer|\u00fcber|dur\u00e9e|duraci\u00f3n|durata|duur)(?: of)?[ :=]+${TIME}|${TIME}[- ](?:\\w+ )?(?:infusions?|sessions?|course)\\b|${TIME} (?:(?:per|each|a)\\b|every 24 h)|^(?:ketamine )?${TIME}$`,
  'i',
)
const CLOCKS =
  /(?:^|\b(?:runs?|infusions?|infused?|ketamine|from|daily|time|every 24 h):? )([01]?[0-9]|2[0-4]):?([0-5][0-9]) ?(?:-|\u2013|to|until) ?([01]?[0-9]|2[0-4]):?([0-5][0-9])(?![:0-9]| ?m)/i
/** Lengths of a part of the infusion, of a bag, of something else that is done, or of the sheet. */
const OF_OTHER =
  /[0-9] ?ml\b|\b(?:bolus|load|increas|step|titrat|rais|wean|reduc|after|every (?!24 h)|at least|minimum|max|obs|monitor|review|rest|bag|syringe|paus|between|break|fast|stable|valid|hang|then|follow|before|up to|pain|week|wait|stop|hold|observ|first|next|per day|chart|sheet|log|clinic|shift|ward|stay|visit|hospital)/i
const COUNT =
  /(?:^|[^-0-9.]) ?\b([0-9]{1,2})[ -](?:sessions?|infusions?|treatments?|sitzungen|s\u00e9ances)\b(?! ?(?:per|a|\/|each|in|every) (?:week|day|24))|\b(?:sessions|infusions)[ :=]+([0-9]{1,2})$/i

/** Whether a part says nothing but the length, of an infusion. */
const isOfInfusion = (part: string, [said]: RegExpExecArray): boolean =>
  isPlain(part.toLowerCase().replace(said.toLowerCase(), ' ').replace(BESIDE, ' '))
const BESIDE = /every 24 h|\b(?:give|perfusion|continuous|(?:out|in)patient|run|[0-9]+)s?\b|(?<=[a-z]{3})s\b/g
/** The parts of the titles, each without what it says of something else. */
const partsOf = (titrationTable: TitrationTable): readonly string[] =>
  saidIn(titrationTable).flatMap((text) =>
    text
      .split(/[;,](?= )| [-\u2013] (?![0-9]+:)|\. |[()]/)
      .filter((part) => !OF_OTHER.test(part) && !(OF_BAG.test(text) && /^ *(?:over|for)\b/i.test(part)))
      .filter((part) => /[a-z]{3}/i.test(part) || isPlain(text.toLowerCase())),
  )
/** How long a bag runs. */
const OF_BAG = /[0-9] ?mg ?(?:in|\/) ?[0-9.]+ ?ml\b/i

/** Minutes. */
function saidLength(titrationTable: TitrationTable): number | undefined {
  for (const part of partsOf(titrationTable)) {
    const [length, clocks] = [LENGTH.exec(part), CLOCKS.exec(part)]
    const isDose = /[0-9] ?mg\b/i.test(part) || /\b(?:each|per|a|every 24 h)$/i.test(length?.[0] ?? '')
    const isOfPart = titrationTable.setting === 'inpatient' && isDose
    if (length !== null && !isOfPart && isOfInfusion(part, length)) {
      const [count, unit = ''] = length.slice(1).filter((each) => each !== undefined)
      const each = /^min/i.test(unit) ? 1 : /^(?:d|t)/i.test(unit) ? DAY : HOUR
      return Math.round(Number(count?.replace(',', '.')) * each)
    }
    if (clocks === null || !isOfInfusion(part, clocks)) continue
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = clocks.slice(1).map(Number)
    return ((toHour - fromHour) * HOUR + toMinute - fromMinute + DAY) % DAY || DAY
  }
  return undefined
}

/** By more than a tenth: clocks of a record are less off. */
const isLonger = (time: number, said: number): boolean => 10 * time > 11 * said
const isNoted = (rows: readonly Row[]): boolean => rows.some(({ note }) => note !== '' && hasWords(note))
const words = (time: number, said: number) => [durationText(time), `${durationText(said)}, as the title says`] as const

/** Minutes of a session, by its rows or by its one dose and rate; `open` where it may be longer. */
function timeOf(titrationTable: TitrationTable, session: readonly [Row, ...Row[]]) {
  const [{ rate, figures, time }] = session
  if (session.length > 1 || time !== undefined) return lengthOf(session)
  const hours = rate && figures.dose_mg && !hasPeaks(titrationTable) ? ratio(figures.dose_mg, rate) : undefined
  return hours && { time: Number((hours.value * 60n) / ONE), open: false }
}

const sessions = (titrationTable: TitrationTable, said: number): readonly Finding[] =>
  sessionsOf(titrationTable.rows).flatMap((session): readonly Finding[] => {
    const length = timeOf(titrationTable, session)
    if (length === undefined || said >= DAY || isNoted(session)) return []
    const { time, open } = length
    if (!isLonger(time, said) && (open || time === 0 || !isLonger(said, time))) return []
    return [findingAt(titrationTable, 'session-length', session[0], endColumn(titrationTable), words(time, said))]
  })

/** A course that goes on longer, or is stopped before; not one that ends with a wean. */
function course(titrationTable: TitrationTable, said: number): readonly Finding[] {
  const { rows } = titrationTable
  const [length, last] = [lengthOf(rows), rows.at(-1)]
  const given = givenOf(rows).filter(({ rate }) => rate.value > 0n)
  const isWeaned = given.some(({ rate }) => rate.value > (given.at(-1)?.rate.value ?? 0n))
  if (length === undefined || last === undefined || isNoted(rows.slice(-2))) return []
  const time = length.time + (courseBefore(titrationTable)?.minutes ?? 0)
  const isStopped = !length.open && last.rate?.value === 0n && courseBefore(titrationTable) === undefined
  // A table of a course of days may be of one of them.
  if (!(isLonger(time, said) && !isWeaned) && !(isStopped && said <= DAY && isLonger(said, time))) return []
  return [findingAt(titrationTable, 'course-length', last, endColumn(titrationTable), words(time, said))]
}

/** More sessions than a title says. */
const counts: Check = (titrationTable) => {
  const said = partsOf(titrationTable).flatMap((part) => COUNT.exec(part) ?? [])
  const [, first, second] = said
  const count = Number(first ?? second)
  const all = sessionsOf(titrationTable.rows)
  const extra = all[count]
  const isOne = said.length === 3 && count > 0
  if (!isOne || extra === undefined || courseBefore(titrationTable) !== undefined) return []
  const found = [`${all.length} sessions`, `${count} sessions, as the title says`] as const
  return [findingAt(titrationTable, 'course-length', extra[0], 'session', found)]
}

export const saidLengths: Check = (titrationTable) => {
  if (titrationTable.isChart) return []
  const said = saidLength(titrationTable)
  const isOfSessions = titrationTable.setting === 'outpatient'
  const ofTime = said === undefined ? [] : isOfSessions ? sessions(titrationTable, said) : course(titrationTable, said)
  return [...ofTime, ...(isOfSessions ? counts(titrationTable) : [])]
}

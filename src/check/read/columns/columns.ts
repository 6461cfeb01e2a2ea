/** Which column of a table is which: by its name and its unit. No unit is ever guessed. */

import { LONGEST, tidyUnits, unitsIn, type WrittenUnit } from '../cells/units'
import { isOfOtherThing, isPercent } from '../names/observed-names'
import { isPlain, isWithoutUnit, kindOf, mayBeRate, mayHaveRates, type QuantityKind } from '../names/quantity-kind'
import { timeNamed, withoutForm } from '../names/time-names'
import { BESIDE, NAMED, WEEK } from './column-names'
import { BY_UNIT, type Header, isOf, isTarget, RATE_TARGETS, readAs, type Target } from './target'

/** Columns of the planner that say nothing which could be checked. */
const IGNORED =
  /^(?:id|(?:order|mar|account|lot)[ _]?(?:id|#|no|number)|csn|ndc|dob|(?:item|order|linkorder|row|record|event|caregiver|infusiondrug|infusion)_?id|at_limit|held_by|ketamine(?:_low|_high)?_ng_mL|start_utc|storetime)$/i

/** Kinds that are only compared: one in another unit or in none is left alone, and named. */
const COMPARED: readonly QuantityKind[] = ['limit', 'change']

/** The column of a kind in a unit; undefined where the kind has no such unit. */
export function columnIn(kind: QuantityKind, unit: WrittenUnit): Header | undefined {
  if (kind === 'duration' && unit.unit === 'min' && unit.n === 60n && unit.d === 1n) return readAs('hours')
  const target = BY_UNIT[kind][unit.unit]
  if (target === undefined) return undefined
  return unit.n !== unit.d ? { is: 'read', target, scale: { n: unit.n, d: unit.d } } : readAs(target)
}

/** What a header means by itself. */
export function recognise(header: string): Header {
  const exact = header.trim()
  if (isTarget(exact)) return readAs(exact)
  if (IGNORED.test(exact) || WEEK.test(exact) || exact === '') return readAs('ignore')
  if (exact.length > LONGEST) return { is: 'unknown' }
  return namedIn(exact) ?? byUnit(exact)
}

/** When something was to be is no time beside that when it was. */
const PLANNED_TIME =
  /^(?:(?:planned|scheduled|due|ordered)(?: (?:start|time|start time))?|time (?:due|planned|scheduled))$/

/** The column that a header names by itself; undefined where it names none. */
export const targetOf = (header: string): Target | undefined => {
  const read = recognise(header)
  return read.is === 'read' ? read.target : undefined
}

function namedIn(exact: string): Header | undefined {
  const text = plain(exact)
  if (PLANNED_TIME.test(text)) return { is: 'unknown', isText: true, orElse: 'start' }
  const [target] = NAMED.find(([, pattern]) => pattern.test(text)) ?? []
  if (target !== undefined) return { is: 'read', target, ...(target === 'ignore' ? { isCount: true } : {}) }
  return asTime(text) ?? BESIDE.find(([pattern]) => pattern.test(text))?.[1] ?? formedTime(exact)
}
function asTime(text: string): Header | undefined {
  const time = timeNamed(text)
  if (time === undefined) return undefined
  return time.target === undefined || time.isShort ? { is: 'unknown', time } : { is: 'read', target: time.target, time }
}
const OF_TIMES: readonly Target[] = ['start', 'end', 'date', 'day']
/** `Date (dd/mm/yyyy)`, `Time (UTC)`, `Hour (24 h)`. */
function formedTime(exact: string): Header | undefined {
  const name = withoutForm(exact)
  const header = name === undefined ? undefined : /^hour$/.test(name) ? START : namedIn(name)
  return header !== undefined && (header.time !== undefined || isOf(header, ...OF_TIMES)) ? header : undefined
}
const START = readAs('start')
const plain = (text: string): string =>
  tidyUnits(text)
    .replace(/[()[\]{},;:.·*\s]+/g, ' ')
    .trim()

/** `h:mm` is how lengths in hours are written. */
const HOURS = /\(?\bh{1,2}:mm\b\)?/i
const SINCE = /^(minutes?|mins?|hours?|hrs?) (?:elapsed|(?:since|after|from|into) (?:the )?(?:start|infusion))$/i
/** `Rate/h (mg)` */
const RATE_PER_HOUR = /^(.{0,40}\brate) ?(?:\/|per) ?h(?:ou)?r? ?\(?(mg|mls?)\)?$/i

/** `Dose over 4 h (mg)`: how long each row is; 24 h are those of a day. */
export const OVER =
  /(?:\b(?:over|for|in) |^(?=[0-9.]+[ -]?h\w* (?:dose|vol)))(?!24)([0-9]{1,3}(?:\.[0-9]+)?) ?(h|hrs?|hours?|mins?|minutes?)\b/i

/** Behind a rate its limit or its step: `Rate mg/h (max 40 mg/h)`, `(+5 mg/h every hour)`. */
const REMARK =
  / ?[([](?:max(?:imum)?|limit|min(?:imum)?|not above|up to|increase|start|step|[\u2264<+])[^()[\]]{0,40}[0-9][^()[\]]{0,60}[)\]]$/i

function byUnit(written: string): Header {
  const exact = written
    .replace(HOURS, '(h)')
    .replace(SINCE, 'since start ($1)')
    .replace(OVER, '')
    .replace(RATE_PER_HOUR, '$1 ($2/h)')
  const { words, units, constants } = unitsIn(exact)
  const rate = REMARK.test(exact) ? byUnit(exact.replace(REMARK, '')) : undefined
  if (rate !== undefined && isOf(rate, ...RATE_TARGETS)) return rate
  const [unit, another] = units.filter(
    (each, index) => units.findIndex(({ unit: u, n, d }) => u === each.unit && n * each.d === each.n * d) === index,
  )
  const isKnown = units.some((each) => each.unit !== 'other') && !words.endsWith('/')
  const own = kindOf(words, unit?.unit ?? '')
  const isThing = own === undefined && isOfOtherThing(exact.toLowerCase().replace(/[.:]/g, ''))
  const kind = !isKnown && (isThing || (isPercent(exact) && isPlain(words))) ? 'text' : own
  if (kind === 'text') return { is: 'unknown', isText: true }
  if (kind === undefined) return { is: 'unknown', mayHaveRates: unit === undefined && mayHaveRates(words) }
  if (another !== undefined) return { is: 'unitless', kind, unit: 'several' }
  const level =
    mayBeRate(kind, constants.length === 0 ? words : `${words} 0`) && unit !== undefined
      ? columnIn('rate', unit)
      : undefined
  const orElse = level?.is === 'read' ? { orElse: level.target, orScale: level.scale } : {}
  if (unit === undefined && kind === 'elapsed') return START
  if (unit === undefined)
    return COMPARED.includes(kind) || isWithoutUnit(kind, words)
      ? { is: 'unknown', ...orElse }
      : { is: 'unitless', kind, unit: '', ...orElse }
  const found = columnIn(kind, unit)
  if (found !== undefined) return { ...found, ...orElse }
  if (COMPARED.includes(kind)) return { is: 'unknown', ...orElse }
  return { is: 'unitless', kind, unit: 'other', ...orElse }
}

/** Columns by their headers, as a person named them. */
export type NamedColumns = ReadonlyMap<string, Target>

export const headerOf = (text: string, named: NamedColumns): Header => {
  const target = named.get(text)
  return target === undefined ? recognise(text) : readAs(target)
}

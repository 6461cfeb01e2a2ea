/**
 * The sentence of every finding: what is wrong, where, and what is right. A code is the key of its sentence, so that
 * a code without a sentence does not compile.
 */
import { escapeControls, quoted } from '../values/escape-controls'
import { nearest } from '../values/nearest'
import { GIVEN } from './given-messages'
import type { Limit } from './limit'
import { basisText, boundText, exceededText } from './limit-text'

/** What a finding says, with fields under the names that the reader knows. */
export interface Facts {
  readonly place: string
  /** The place is a field, not a part of the plan or of a file. */
  readonly isField: boolean
  readonly found: string
  /** Empty where nothing is proposed. */
  readonly allowed: string
  readonly limit: Limit | undefined
}
type Say = (facts: Facts) => string
/** A sentence with `{place}`, `{found}` and `{allowed}` in it, user text as `"{found}"`; or what writes one. */
export type Message = string | Say

const filled = (sentence: string, facts: Facts): string =>
  sentence.replace(/"\{found\}"|\{(place|found|allowed)\}/g, (_, key?: 'place' | 'found' | 'allowed') =>
    key === undefined ? quoted(facts.found) : facts[key],
  )

/** For user text: it is quoted and escaped. */
const wrong =
  (what: string): Say =>
  ({ place, found, allowed }) =>
    `${place} ${quoted(found)} ${what}; write ${allowed}`

function meant(word: string, listed: string): string {
  const near = nearest(word, listed.split(', '))
  return near === undefined ? '' : ` (did you mean ${near}?)`
}

/** A word that is not in the list of `allowed`; one that is close to it is proposed. */
const unknown =
  (what: string): Say =>
  ({ place, found, allowed }) =>
    `${place} ${quoted(found)} ${what}${meant(found.split('=')[0] ?? '', allowed)}; use one of ${allowed}`

/** For a quantity that was read. */
const size =
  (what: string): Say =>
  ({ place, found, allowed }) =>
    `${place} ${escapeControls(found)} is ${what}; use ${allowed}`

const exceeded: Say = ({ place, isField, found, limit }) => {
  if (limit === undefined) return `${place}: ${found}`
  const where = isField || place === 'start' ? place : `${place}:`
  return `${where} ${found} ${exceededText(limit)}, the ${limit.kind} limit ${limit.name} (${basisText(limit)})`
}

const cut =
  (what: string): Say =>
  ({ found, allowed, limit }) =>
    `${what} cut from ${found} to ${allowed} by ${limit?.name}`

const REQUEST = {
  'not-a-figure': wrong('is not a number'),
  'not-a-count': wrong('is not a whole number'),
  'not-a-duration': wrong('is not a duration'),
  'not-whole-minutes': wrong('is not in whole minutes'),
  'not-a-range': wrong('is not a range of dates'),
  'not-a-weekday': wrong('is not a list of days'),
  'not-a-stock': wrong('is not a stock'),
  'not-exact': wrong('cannot be converted exactly'),
  'not-whole-mcg': wrong('is not in whole mcg/kg/h'),
  'not-a-date': wrong('is not a date'),
  'not-a-start': wrong('is not a date or a time'),
  'not-an-offset': wrong('has an unknown UTC offset'),
  'no-such-time': wrong('does not exist'),
  'no-such-date': wrong('does not exist'),
  seconds: wrong('has seconds'),
  year: wrong('is out of range'),
  unit: wrong('has an unknown unit'),
  pounds: wrong('is in pounds'),
  'weight-range': '{place} {found} is out of range ({allowed})',
  'too-small': size('too small'),
  'too-large': size('too large'),
  'zero-step': '{place} "{found}" is not a step; {allowed}',
  'blank-in-list': wrong('has a space next to a comma'),
  'listed-twice': '{place} lists "{found}" more than once',
  'unknown-limit': unknown('is not a limit'),
  'hard-limit': '{place} {found}: a hard limit cannot be overridden; soft limits are {allowed}',
  'no-reason': wrong('is not a reason'),
  'long-reason': size('too long'),
  'reason-semicolon': wrong('contains a semicolon'),
  'unknown-zone': wrong('is not a time zone'),
  'zone-abbreviation': wrong('is an abbreviation, not a time zone'),
  'clock-gap': wrong('does not exist because the clocks go forward'),
  'clock-overlap': wrong('exists twice because the clocks go back'),
  'closed-start': wrong('is a closed day'),
  'same-option': '{place} and {found} set the same value; use {allowed}',
  'foreign-option': '{place} does not apply to {found} plans, only to {allowed} plans',
  alone: '{place} needs {allowed}',
  'weight-needed': '{place} {found} needs {allowed}, because it is per kilogram',
  'unknown-field': ({ place, found, allowed }) =>
    `${place} has an unknown field ${quoted(found)}${meant(found, allowed)}. Fields: ${allowed}`,
  'wrong-type': wrong('has the wrong type'),
  'start-above-max': '{place} {found} is above {allowed}',
} as const satisfies Readonly<Record<string, Message>>

const PROTOCOL = {
  'unknown-protocol': unknown('is not a protocol'),
  'unread-protocol': '{place} "{found}" is neither built in nor read from a file; use {allowed}',
  'other-setting': '{place} {found} is for the other setting; use {allowed}',
  fractions: '{place} does not apply to {found}: {allowed}',
  'series-length': '{place} {found} is more than the series has ({allowed})',
  'load-length': '{place} {found} is not longer than the load ({allowed})',
  'not-a-plan': '{place} is not a plan that can be read; use {allowed}',
  'looser-limit': '{place} {found} is looser than {allowed}',
  'not-plannable': '{place} {found} cannot be planned: {allowed}',
  'bad-protocol': ({ place, found, allowed }) => `${place}: ${escapeControls(found)}; write ${escapeControls(allowed)}`,
  'and-more': 'and {found} more: {allowed} lists them',
  'not-own-source': wrong('is not a source of your own'),
  'file-in-batch': wrong('is a file'),
  'outside-folder': wrong('is outside the folder of protocols'),
} as const satisfies Readonly<Record<string, Message>>

const OUTPUT = {
  'binary-terminal': '{place} {found} is not text and would disturb the terminal; use {allowed}',
  'unknown-format': unknown('is not a format'),
  'unknown-extension': wrong('has an unknown extension'),
  'unknown-choice': unknown('is not a choice'),
  'unknown-rows': unknown('is not a kind of row'),
  'unknown-model': unknown('is not a model'),
  'two-formats': 'two formats were given, {found}; use {allowed}',
  'not-with': '{place} cannot be combined with {found}; use {allowed}',
  'no-calendar': '{place} is only available for outpatient plans; use {allowed}',
  'predict-drug': '{place} "{found}" is a model of the other drug; use one of {allowed}',
  'predict-weight': '{place} is not available at {found}; the models cover {allowed}',
} as const satisfies Readonly<Record<string, Message>>

const COMMAND_LINE = {
  'unknown-option': 'unknown option "{found}"; {allowed}',
  'other-command': '{place} does not apply to {found}, only to {allowed}',
  'no-option': '{place} is not an option here; write the {found} by itself: {allowed}',
  'takes-no-value': '{place} takes no value',
  'missing-value': '{place} needs a value: {allowed}',
  'option-twice': '{place} was given more than once',
  'unknown-command': ({ found, allowed }) => `unknown command ${quoted(found)}${meant(found, allowed)}`,
  'no-command': '"{found}" is not a command; write {allowed}',
  'too-many-arguments': 'too many arguments: "{found}"; write {allowed}',
  'unknown-override': ({ place, found, allowed }) =>
    `${place} ${quoted(found)} is unknown${meant(found.split('=')[0] ?? '', allowed)}; write ${allowed}`,
  'one-variant': '{place} needs {allowed}',
  'unknown-shell': unknown('is not a shell'),
  'unknown-topic': unknown('is not a topic'),
  'bad-pattern': wrong('does not name a file for each plan'),
  'unknown-action': unknown('is not an action'),
  'unknown-input': unknown('is not a form of input'),
  'not-a-setting': wrong('is not a setting'),
  'not-a-date-order': wrong('is not an order of dates'),
  'bad-map': wrong('does not match a column'),
  'bad-table': ({ place, found, allowed }) => `${escapeControls(place)}: ${found}; write ${allowed}`,
} as const satisfies Readonly<Record<string, Message>>

const BATCH = {
  'long-line': '{place} is too long; use {allowed}',
  'not-utf8': '{place} is not UTF-8; write {allowed}',
  nul: '{place} contains a NUL character; write {allowed}',
  quotes: wrong('has unmatched quotes'),
  'cell-count': '{place} has {found}; write {allowed}',
  'not-json': wrong('is not JSON'),
  'not-an-object': wrong('is not an object'),
  'unknown-column': ({ place, allowed }) =>
    `${place} is not a column${meant(place, allowed) || `; use one of ${allowed}`}`,
  'column-twice': '{place} was given more than once',
  missing: '{place} is missing; write {allowed}',
  'not-an-id': wrong('is not an id'),
  unreadable: ({ place, found }) => `${place}: ${escapeControls(found)}`,
  'no-plan': '{found} of {allowed} gave no plan',
} as const satisfies Readonly<Record<string, Message>>

const GUARD = {
  'beyond-hard-limit': exceeded,
  'beyond-soft-limit': exceeded,
  'not-as-asked':
    'the finished plan does not match the request ({place}); this is a fault of ketaplan, please report it',
  'wean-vanishes': '{place}: {found} is not a fall; use {allowed}',
  'step-vanishes':
    '{place} is too coarse: {found} is lost, because one pump step is {allowed}. Use a finer pump step, a lower concentration or another rate',
} as const satisfies Readonly<Record<string, Message>>

const PLAN = {
  'start-past': 'start is in the past ({found})',
  'start-far': 'start is more than a year ahead ({found})',
  'allow-unused': '{place} {found} has no effect: nothing in this plan exceeds that limit',
  'never-steps': '{place} {found} has no effect: the course ends after {allowed}',
  'step-unused': '{place} {found} has no effect: the rate of this plan never rises',
  'closed-unused': '{place} {found} has no effect: no session would fall on it',
  'weekends-unused': '{place} has no effect: no session falls on a weekend',
  'long-hang': '{place} {found} is longer than the usual {allowed}, which is a convention of sterility',
  'sessions-closer':
    '{place} is {found} after the session before it, because a closed day moved one; the protocol plans {allowed}',
  'step-of-pump':
    '{place}: the pump delivers a step of {found} where {allowed} is planned, because rates are rounded down to the pump step',
  allowed: ({ place, found, allowed, limit }) =>
    limit === undefined
      ? ''
      : `ALLOWED: ${limit.name} ${boundText(limit)} (${basisText(limit)}): ${place === 'plan' ? '' : `${place} `}${found}. Reason: ${escapeControls(allowed)}`,
  'start-cut': cut('start'),
  'step-cut': (facts) => cut(`${facts.place}: step`)(facts),
  held: ({ place, found, limit }) =>
    limit === undefined
      ? `held at ${found}`
      : `held at ${found} from ${place} on by ${limit.name} (${boundText(limit)}, ${basisText(limit)})`,
  'notable-session': '{place}, {found}, is the first above {allowed}',
  'above-trials':
    'from {place} on the rate is above {allowed} ({found}), the highest rate per kg of the CRPS trials listed (schwartzman-2009)',
  'above-college':
    'from {place} on the rate is above {allowed} ({found}), the maximum of the one college statement found (fpm-ps12-2021)',
  'dose-cut': (facts) => `${cut(`${facts.place}: dose`)(facts)}; it is not made up later`,
  'dose-given': '{place} gives {allowed} instead of {found}, because the rate is rounded down',
  'load-cut': 'load cut from {found} to {allowed} by the load_dose of the protocol',
  'load-given': 'the load gives {allowed} instead of {found}, because its rate is rounded down',
  'load-not-checked': 'weight not given: the load of {found} is not checked per kg',
  'below-dose-limit': ({ found, allowed, limit }) =>
    `${limit?.name} ${allowed} is held as a rate: at most ${found} is given`,
  'unusual-concentration': '{found}: the usual concentrations are {allowed} (injectable-handbook)',
  light: "{found}: below {allowed} the protocol's rates are high per kg",
  'weight-not-given': 'weight not given: rate per kg not checked ({found} is 1 mg/kg/h at {allowed})',
  'start-time-assumed': 'start time {found} is assumed',
  'zone-assumed': "time zone {found} is assumed (the system's zone)",
} as const satisfies Readonly<Record<string, Message>>

export const MESSAGES = { ...REQUEST, ...PROTOCOL, ...OUTPUT, ...COMMAND_LINE, ...BATCH, ...GUARD, ...PLAN, ...GIVEN }
export type FindingCode = keyof typeof MESSAGES

export function messageText(code: FindingCode, facts: Facts): string {
  const message: Message = MESSAGES[code]
  return typeof message === 'string' ? filled(message, facts) : message(facts)
}

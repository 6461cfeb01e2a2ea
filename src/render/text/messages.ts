/** Findings in words: one sentence each, for the person who has to act on it. */
import type { Finding } from '../../core/model/finding'
import type { Limit } from '../../core/model/limit'
import type { Basis } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { mgPerH, planned, type Rate } from '../../core/values/quantity'
import { nearest } from '../../protocols/nearest'
import { escapeControls, quoted } from './escape-controls'

const BASES: Readonly<Record<Basis, string>> = {
  stated: 'stated by',
  assumed: 'our assumption',
  derived: 'derived from',
  local: 'local:',
  set: 'set by you',
}

/** `stated by seed, medscape-2018`; `our assumption` where no source stands behind it. */
export function basisText({
  basis,
  source,
}: {
  readonly basis: Basis
  readonly source: readonly string[]
}): string {
  const named = source.filter((id) => id !== 'ours').map(escapeControls)
  if (basis === 'assumed' || named.length === 0) return BASES[basis]
  return `${BASES[basis]} ${named.join(', ')}`
}

// Limits that hold no rate down, but a start or a step.
const PER_KG_FIGURES: readonly string[] = ['start-rate', 'step-size']

/** `1 mg/kg/h = 38 mg/h`, `at least 0.1 mg/mL`, `5 mg/h (5.1 mg/h as the pump delivers it)` */
export function boundText(limit: Limit): string {
  const { side, tolerated } = limit
  const delivered = tolerated === undefined ? '' : ` (${mgPerH(tolerated)} mg/h as the pump delivers it)`
  return `${side === 'lower' ? 'at least ' : ''}${figureOf(limit)}${delivered}`
}

function figureOf({ name, value, unit, rate, bound: measured }: Limit): string {
  const bound = `${value} ${unit}`
  const inForce = rate ?? (PER_KG_FIGURES.includes(name) && unit !== 'mg/h' ? (measured as Rate) : undefined)
  const down = inForce === undefined ? '' : `${mgPerH(planned(inForce))} mg/h`
  return down === '' || down === bound ? bound : `${bound} = ${down}`
}

const HELD_WORDS: Readonly<Record<string, string>> = { rate: 'maximum', max: 'your maximum' }

/** What holds a rate, in a word, so that meaning never rests on colour. */
export const heldWord = ({ maximum: { limit } }: Pick<Plan, 'maximum'>): string =>
  HELD_WORDS[limit.name] ?? limit.name

/** How a limit that is no upper bound is passed. */
const UNDER: Readonly<Record<string, string>> = { 'step-interval': 'sooner than', concentration: 'not below' }
const underOf = ({ name, side }: Limit): string => (side === 'lower' ? 'not' : (UNDER[name] ?? 'beyond'))

function beyond({ place, found, limit }: Finding): string {
  if (limit === undefined) return `${place} ${found}`
  const where = place.startsWith('--') || place === 'start' ? place : `${place}:`
  return `${where} ${found} is ${underOf(limit)} ${boundText(limit)}, ${limit.kind} limit ${limit.name} (${basisText(limit)})`
}

type Words = (finding: Finding) => string
const wrong =
  (what: string): Words =>
  ({ place, found, allowed }) =>
    `${place} ${quoted(found)} ${what}; write ${allowed}`
function meant(word: string, listed = '', lead = ''): string {
  const near = nearest(word, listed.split(', '))
  return near === undefined ? '' : ` (did you mean ${lead}${near}?)`
}
/** Of words that `allowed` lists, the one that was probably meant is named. */
const unknown =
  (what: string): Words =>
  (finding) => {
    const [word = ''] = finding.found.split('=')
    return wrong(`${what}${meant(word, finding.allowed)}`)(finding)
  }
const limitName = ({ limit }: Finding): string => (limit === undefined ? '' : limit.name)

const sentences: Readonly<Record<string, Words>> = {
  // What is wrong with a request.
  'not-a-figure': wrong('is not a figure'),
  'not-a-count': wrong('is not a count'),
  'not-a-duration': wrong('is not a time'),
  'not-whole-minutes': wrong('is not whole in minutes'),
  'not-a-range': wrong('is not a range'),
  'not-a-weekday': wrong('names no days'),
  'not-exact': wrong('cannot be converted exactly'),
  'same-option': ({ place, found, allowed }) => `${place} and ${found} set the same figure; write ${allowed}`,
  'not-a-date': wrong('is not a date'),
  'not-a-start': wrong('is not a start'),
  'not-an-offset': wrong('has no offset in use'),
  'not-whole-mcg': wrong('is not a whole rate'),
  'no-such-time': wrong('does not exist'),
  'no-such-date': wrong('does not exist'),
  seconds: wrong('has seconds'),
  year: wrong('is too early or too late'),
  unit: wrong('has a unit not known here'),
  pounds: wrong('is in pounds'),
  'weight-range': wrong('is no weight planned for'),
  'too-small': wrong('is too small'),
  'too-large': wrong('is too large'),
  'blank-in-list': wrong('has a blank beside a comma'),
  'listed-twice': ({ place, found }) => `${place} names ${quoted(found)} twice; write it once`,
  'unknown-limit': unknown('is not a limit'),
  'hard-limit': ({ found, allowed }) =>
    `--allow ${found}: a hard limit is never overridden; soft ones are ${allowed}`,
  'no-reason': wrong('gives no reason'),
  'long-reason': wrong('is too long'),
  'reason-semicolon': wrong('contains a semicolon'),
  'unknown-zone': wrong('is not a zone'),
  'zone-abbreviation': wrong('is an abbreviation, not a zone'),
  'clock-gap': wrong('does not exist, the clocks go forward'),
  'clock-overlap': wrong('exists twice, the clocks go back'),
  'closed-start': wrong('is closed'),
  'foreign-option': ({ place, found, allowed }) =>
    `${place} does not apply to ${found} plans; it is ${allowed}`,
  alone: ({ place, allowed }) => `${place} needs ${allowed}`,
  'weight-needed': ({ place, found, allowed }) => `${place} ${found} needs ${allowed}`,
  'unknown-field': unknown('has no such field'),
  'wrong-type': wrong('is of the wrong kind'),
  'other-setting': ({ place, allowed }) => `${place}: use ${allowed}`,
  fractions: ({ place, found, allowed }) => `${place} does not apply to ${found}; ${allowed}`,
  'not-a-plan': ({ place, allowed }) => `${place} is not a plan that can be read; give ${allowed}`,
  'series-length': wrong('is more than the series has'),
  'load-length': wrong('is not longer than the load'),
  'wean-vanishes': ({ place, found, allowed }) => `${place}: ${found} is no fall; use ${allowed}`,
  'looser-limit': ({ place, found, allowed }) =>
    `${place} ${found} allows too much; write at most ${allowed}`,
  'unknown-action': unknown('is not an action'),
  'bad-pattern': wrong('does not name a file for each plan'),
  'not-plannable': ({ place, found, allowed }) => `${place} ${found} is listed, not plannable: ${allowed}`,
  'bad-protocol': ({ place, found, allowed }) =>
    `${place}: ${escapeControls(found)}; write ${escapeControls(allowed ?? '')}`,
  'bad-table': ({ place, found, allowed }) => `${escapeControls(place)}: ${found}; write ${allowed}`,
  'bad-map': wrong('says no column'),
  'bad-setting': wrong('is no setting'),
  'and-more': ({ found }) => `and ${found} more`,
  'step-vanishes': ({ place, found, allowed }) =>
    `${place} makes ${found} vanish: one pump step is ${allowed}; take a finer one, less mg/mL or another rate`,
  'unknown-override': unknown('is no override'),
  'one-variant': ({ place, allowed }) => `${place} takes ${allowed}`,
  'unknown-protocol': unknown('is not a protocol'),
  'file-in-batch': wrong('is a file'),
  'outside-folder': wrong('is outside the folder of --protocol-dir'),
  'unread-protocol': ({ place, found, allowed }) =>
    `${place} ${quoted(found)} is neither built in nor read from a file; use ${allowed}`,
  'unknown-shell': unknown('is not a shell'),
  'unknown-topic': unknown('is no topic'),
  'unknown-option': ({ found, allowed }) =>
    `unknown option ${quoted(found)}${meant(found.replace(/^-+/, ''), allowed, '--')}`,
  'other-command': ({ place, found, allowed }) =>
    `${place} does not apply to ${found}; it is an option of ${allowed}`,
  'takes-no-value': ({ place }) => `${place} takes no value`,
  'missing-value': ({ place, allowed }) => `${place} needs a value: ${allowed}`,
  'unknown-command': ({ found, allowed }) => `unknown command ${quoted(found)}${meant(found, allowed)}`,
  'no-command': wrong('is not a command'),
  'too-many-arguments': ({ found, allowed }) => `too many arguments: ${quoted(found)}; write ${allowed}`,
  'zero-step': ({ place, found, allowed }) => `${place} ${quoted(found)} is not a step; ${allowed}`,
  'option-twice': ({ place }) => `${place} stands twice; write it once`,
  'two-formats': ({ found, allowed }) => `two formats, ${found}; write ${allowed}`,
  'unknown-format': unknown('is not a format'),
  'unknown-extension': wrong('names no format'),
  'unknown-rows': unknown('is no kind of row'),
  'unknown-model': unknown('is not a model'),
  'predict-drug': ({ place, found, allowed }) => `${place}: no model predicts ${found}; it is for ${allowed}`,
  'predict-weight': ({ place, found, allowed }) =>
    `${place}: the models do not reach to ${found}; it is for ${allowed}`,
  'not-with': ({ place, found, allowed }) => `${place} does not go with ${found}; write ${allowed}`,
  'no-calendar': ({ place, found, allowed }) =>
    `${place} is not made of ${found}, for a phone alarm is no way to change a rate; write ${allowed}`,
  'start-above-max': ({ place, found, allowed }) => `${place} ${found} is above ${allowed}`,
  // What is wrong with a line of a batch, and the end of one.
  'long-line': ({ place, allowed }) => `${place} is too long; write ${allowed}`,
  'not-utf8': ({ place, allowed }) => `${place} is not UTF-8; write ${allowed}`,
  nul: ({ place, allowed }) => `${place} has a NUL; write ${allowed}`,
  quotes: wrong('has quotes that do not match'),
  'cell-count': ({ place, found, allowed }) => `${place} has ${found}; write ${allowed}`,
  'not-json': wrong('is not JSON'),
  'not-an-object': wrong('is no object'),
  'unknown-column': ({ place, allowed }) => `${place} is no column; write ${allowed}`,
  'column-twice': ({ place, allowed }) => `${place} stands twice; write ${allowed}`,
  missing: ({ place, allowed }) => `${place} is missing; write ${allowed}`,
  'not-an-id': wrong('is not an id'),
  'not-a-setting': wrong('is not a setting'),
  'unknown-input': unknown('is no form of input'),
  unreadable: ({ place, found }) => `${place}: ${escapeControls(found)}`,
  'no-plan': ({ found, allowed }) => `${found} of ${allowed} gave no plan`,
  // What the guard refuses.
  'beyond-hard-limit': beyond,
  'beyond-soft-limit': beyond,
  'not-as-asked': ({ place, found }) =>
    `the guard found ${found} (${place}); this is a fault of ketaplan, please report it`,
  // What a plan says of itself.
  'start-past': ({ found }) => `start is in the past (${found})`,
  'start-far': ({ found }) => `start is more than a year ahead (${found})`,
  'allow-unused': ({ place, found }) =>
    `${place} ${found} has no effect: nothing in this plan passes that limit`,
  'never-steps': ({ place, found, allowed }) =>
    `${place} ${found} has no effect: the course ends after ${allowed}`,
  'step-unused': ({ place, found }) => `${place} ${found} has no effect: the rate of this plan never rises`,
  'sessions-closer': ({ place, found, allowed }) =>
    `${place}: ${found} after the one before, for a closed day moved one of them; the protocol sets them ${allowed} apart`,
  'step-of-pump': ({ place, found, allowed }) =>
    `${place}: the pump delivers a step of ${found} where ${allowed} is planned: rates are rounded down to the pump's step`,
  allowed: ({ place, found, allowed, limit }) =>
    limit === undefined
      ? ''
      : `ALLOWED: ${limit.name} ${boundText(limit)} (${basisText(limit)}): ${place === 'plan' ? '' : `${place} `}${found}. Reason: ${escapeControls(allowed ?? '')}`,
  'closed-unused': ({ place, found }) => `${place} ${found} has no effect: no session would fall on it`,
  'weekends-unused': ({ place }) => `${place} has no effect: no session falls on a weekend`,
  'start-cut': (finding) => `start cut from ${finding.found} to ${finding.allowed} by ${limitName(finding)}`,
  'step-cut': (finding) =>
    `${finding.place}: step cut from ${finding.found} to ${finding.allowed} by ${limitName(finding)}`,
  held: ({ place, found, limit }) =>
    limit === undefined
      ? `held at ${found}`
      : `held at ${found} from ${place} on by ${limit.name} (${boundText(limit)}, ${basisText(limit)})`,
  'notable-session': ({ place, found, allowed }) => `${place}, ${found}, is the first above ${allowed}`,
  'above-trials': ({ place, found, allowed }) =>
    `from ${place} on above ${allowed} (${found}), the highest rate per kg of the CRPS trials listed (schwartzman-2009)`,
  'above-college': ({ place, found, allowed }) =>
    `from ${place} on above ${allowed} (${found}), the maximum of the one college statement on chronic pain that was found (fpm-ps12-2021)`,
  'dose-cut': (finding) =>
    `${finding.place}: dose cut from ${finding.found} to ${finding.allowed} by ${limitName(finding)}; it is not made up later`,
  'dose-given': ({ place, found, allowed }) =>
    `${place}: ${allowed} is given where ${found} is asked for: the rate is rounded down`,
  'load-cut': ({ found, allowed }) => `load cut from ${found} to ${allowed} by load-dose of the protocol`,
  'load-given': ({ found, allowed }) => `the load gives ${allowed} of ${found}: its rate is rounded down`,
  'load-not-checked': ({ found }) => `weight not given: the load of ${found} per kg not checked`,
  'below-dose-limit': ({ found, allowed, limit }) =>
    `${limit?.name} ${allowed} is held as a rate: at most ${found} is given`,
  'unusual-concentration': ({ found, allowed }) =>
    `${found}: ${allowed} are the usual concentrations (injectable-handbook)`,
  light: ({ found, allowed }) => `${found}: under ${allowed} the protocol's rates are high per kg`,
  'weight-not-given': ({ found, allowed }) =>
    `weight not given: rate per kg not checked (${found} is 1 mg/kg/h at ${allowed})`,
  'start-time-assumed': ({ found }) => `start at ${found} assumed`,
  'zone-assumed': ({ found }) => `zone ${found} assumed (the system's)`,
}

/** The sentence of a finding, without a full stop. */
export function sentence(finding: Finding): string {
  const words = Object.hasOwn(sentences, finding.code) ? sentences[finding.code] : undefined
  if (words === undefined) throw new RangeError(`no words for ${finding.code}`)
  return words(finding)
}

/** The warnings among findings, a sentence each. */
export const warningsOf = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity }) => severity === 'warning').map(sentence)

/** How a soft limit is overridden: by options, behind a variant to compare, in the fields of a batch's line. */
const LIFTING = {
  option: (names: readonly string[]) => `--allow ${names.join(',')} --reason "why"`,
  variant: (names: readonly string[]) => `a variant ending in ,allow=${names.join('+')},reason=why`,
  field: (names: readonly string[]) => `the fields allow, "${names.join(',')}", and reason`,
} as const

/** A refusal: one line for each finding, and a last one that says what would be right where the guard refused. */
export function refusalLines(
  findings: readonly Finding[],
  by: keyof typeof LIFTING = 'option',
): readonly string[] {
  // What there is to say stands in the output already.
  if (findings.length === 0) return []
  const lines = findings.map(sentence)
  const soft = findings.filter(({ code }) => code === 'beyond-soft-limit')
  if (soft.length > 0) {
    const names = [...new Set(soft.flatMap(({ lift = [] }) => lift))]
    const other = soft.flatMap(({ allowed }) => (allowed === undefined ? [] : [`; ${allowed}`]))
    return [...lines, `To plan it all the same: ${LIFTING[by](names)}${other.join('')}`]
  }
  return findings.some(({ code }) => code === 'beyond-hard-limit')
    ? [...lines, 'A hard limit is never overridden.']
    : lines
}

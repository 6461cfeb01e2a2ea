/** Assumptions in words: as a footnote, in brief, and as a mark that refers to the footnote. */
import { basisText } from '../../core/model/limit-text'
import type { ModelId } from '../../core/pharmacokinetics/models'
import { ASSUMED_WEIGHT, predict } from '../../core/pharmacokinetics/predict'
import { isSoonerThanPublished } from '../../core/plan/alternative-interval'
import { type Assumption, type AssumptionId, assumptionsOf } from '../../core/plan/assumptions'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'
import { timeText } from '../../core/values/quantity'
import { optionName } from '../help/option-names'
import { originsOf } from '../help/provenance'
import { capitalised, mgText } from './figures'
import { sentence } from './messages'
import { predictionBrief } from './prediction'

const NAMES: Readonly<Record<AssumptionId, (value: string, basis: Assumption['basis']) => string>> = {
  start_time: (value) => `start at ${value}`,
  zone: (value, basis) => (basis === 'local' ? `the zone ${value}` : `the system's zone, ${value}`),
  length: (value) => `a course of ${value}`,
  extent: (value) => value,
  sessions: (value) => value,
  session_length: (value) => `sessions of ${value}`,
  every: (value) => `a session every ${value}`,
  session_days: (value) => value,
  series: (value) => `a series of ${value}`,
  window: (value) => `a window of ${value}`,
  start: (value) => `a start rate of ${value}`,
  step: (value) => `a step of ${value}`,
  fractions: (value) => `rates of ${value}`,
  dose: (value) => `a dose of ${value} a session`,
  dose_step: (value) => `a dose step of ${value}`,
  load: (value) => `a load of ${value}`,
  wean: (value) => `a wean over ${value}`,
  step_every: (value) => `a step every ${value}`,
  maximum: (value) => `a maximum of ${value}`,
  maximum_per_kg: (value) => `a maximum of ${value}`,
  minimum: (value) => `a minimum of ${value}`,
  load_dose: (value) => `a load of at most ${value}`,
  dose_24h: (value) => `at most ${value} in 24 h`,
  session_dose: (value) => `at most ${value} a session`,
  notable_session_dose: (value) => `a note above ${value} a session`,
  step_condition: (value) => `each step up only ${value}`,
  pump_step: (value) => `a pump step of ${value}`,
  pump_max: (value) => `a pump maximum of ${value}`,
  container_hang: (value) => `a change every ${value} at the latest`,
  fresh_container: (value) => `a fresh container for ${value}`,
  protocol: (value) => `the protocol ${value}`,
  closed: (value) => `closed on ${value}`,
  concentration: (value) => `a concentration of ${value}`,
  container: (value) => `containers of ${value}`,
  stock: (value) => `a stock of ${value}`,
  vials: () => 'vials of 20, 10 and 5 mL, none shared between containers',
  prediction_weight: (value) => `${value} for the prediction`,
}

const nameOf = ({ id, value, basis }: Assumption): string => escapeControls(NAMES[id](value, basis))

/** `every 4 h 4,600 mg, every 24 h 3,600 mg, instead of 4,750 mg`; empty where there are no readings. */
function readingsText({ readings }: Assumption, plan: Plan, withNotes: boolean): string {
  if (readings.length === 0) return ''
  const texts = readings.map(({ stepEvery, dose, note }) => {
    const why = withNotes && note !== undefined ? ` (${escapeControls(note)})` : ''
    return `every ${timeText(stepEvery)} ${mgText(dose)}${why}`
  })
  return [...texts, `instead of ${mgText(totalsOf(plan).dose)}`].join(withNotes ? '; ' : ', ')
}

function optionsText({ changedBy }: Assumption): string {
  if (changedBy.length === 0) return 'No option changes it.'
  const named = changedBy.map((field) => (field === 'start' ? 'a time in <start>' : optionName(field)))
  return capitalised(`${named.join(' or ')} changes it.`)
}

/** The whole sentence: what is assumed, why, what other readings give, what changes it. Ends with a full stop. */
export function assumptionText(assumption: Assumption, plan: Plan): string {
  const { basis, note } = assumption
  const readings = readingsText(assumption, plan, true)
  const others = readings === '' ? '' : ` Other readings: ${readings}.`
  if (basis === 'set') return `set by you: ${nameOf(assumption)}.${others}`
  const rests = basis === 'assumed' ? 'assumed' : escapeControls(basisText(assumption))
  const why = note === undefined ? '' : `: ${escapeControls(note)}`
  return `${rests}: ${nameOf(assumption)}${why}.${others} ${optionsText(assumption)}`
}

/** `assumed: start at 08:00; weekdays; derived: a window of 14 days`, all of them in one line. */
export function assumptionsBrief(assumptions: readonly Assumption[], plan: Plan): string {
  const bases = [...new Set(assumptions.map(({ basis }) => basis))]
  const groups = bases.map((basis) => {
    const names = assumptions
      .filter((assumption) => assumption.basis === basis)
      .map((assumption) => {
        const readings = readingsText(assumption, plan, false)
        return `${nameOf(assumption)}${readings === '' ? '' : ` (${readings})`}`
      })
    return `${basis}: ${names.join('; ')}`
  })
  return groups.join('; ')
}

/** `start at 08:00; a step every 1 h` */
export const assumptionNames = (assumptions: readonly Assumption[]): string => assumptions.map(nameOf).join('; ')

/** What a plan assumes, and what its prediction does where a model is asked for. */
export function assumptionsFor(plan: Plan, model?: ModelId): readonly Assumption[] {
  const weight = model === undefined || plan.request.weight !== undefined ? undefined : ASSUMED_WEIGHT
  const assumptions = assumptionsOf(plan, weight)
  // Other readings are of a whole course; of the rest of one they would mislead.
  return plan.given === undefined ? assumptions : assumptions.map((each) => ({ ...each, readings: [] }))
}

/** What follows a figure that is assumed: ` [2]`; empty where it is not assumed. */
export type Mark = (id: AssumptionId) => string

/** Refers to the footnotes, numbered from 1 in the order of the assumptions. */
export const numbered =
  (assumptions: readonly Assumption[]): Mark =>
  (id) => {
    const index = assumptions.findIndex((each) => each.id === id)
    return index === -1 ? '' : ` [${index + 1}]`
  }

/** A text without the numbers of footnotes. */
export const unmarked = (text: string): string => text.replace(/ \[\d+\]/g, '')

/** The basis itself, for a text without footnotes: ` (assumed)`. */
export const inBrackets =
  (assumptions: readonly Assumption[]): Mark =>
  (id) => {
    const basis = assumptions.find((each) => each.id === id)?.basis
    return basis === undefined || basis === 'set' ? '' : ` (${basis})`
  }

/** That steps come sooner than in any published series; empty where they do not, or where somebody states it. */
export const soonerText = (plan: Plan): string =>
  isSoonerThanPublished(plan) && plan.regimen.stepEvery !== undefined
    ? `Steps every ${timeText(plan.regimen.stepEvery.value)} are our assumption; the one published series that states an interval uses 3 to 4 h (lauritsen-2016).`
    : ''

// Listed with the assumptions.
const IN_ASSUMED: readonly string[] = ['start-time-assumed', 'zone-assumed']

/** At most three lines; the first one begins with what is given. */
export function summary(plan: Plan, model?: ModelId, lead: readonly string[] = []): readonly string[] {
  const notes = plan.findings
    .filter(({ severity, code }) => severity === 'note' && !IN_ASSUMED.includes(code))
    .map(sentence)
  const predicted = model === undefined ? [] : [predictionBrief(predict(plan, model))]
  const sooner = soonerText(plan).replace(/^S/, 's').replace(/\.$/, '')
  const first = [...lead, ...originsOf(plan), ...notes, ...predicted, sooner]
  const lines = [
    first.filter((text) => text !== '').join('; '),
    assumptionsBrief(assumptionsFor(plan, model), plan),
    `cautions, sources and every assumption: ketaplan ${plan.given === undefined ? plan.request.setting : 'continue'} without a data format`,
  ]
  return lines.filter((line) => line !== '')
}

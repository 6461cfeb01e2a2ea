/** The figures of a plan that no source states: what they rest on, what changes them, what else they could be. */
import { withLimitsOf } from '../guard/profile-limits'
import type { FieldName } from '../model/field'
import { profileSource } from '../model/profile'
import { type Basis, isSourced, type OutpatientProtocol, type Protocol, type Sourced } from '../model/protocol'
import type { Field } from '../request/raw-request'
import type { Request } from '../request/request'
import { type Grams, kg, mlPerHOf, timeText } from '../values/quantity'
import { clock, wallAt } from '../values/time-zone'
import { type Reading, readingsOf } from './alternative-interval'
import type { Plan } from './types'
import { hasVials } from './vials'

/** The figures of a protocol in the order in which a plan names them: the fields that change or replace each. */
const FIGURES = {
  length: { changedBy: ['length'], replacedBy: 'length' },
  extent: { changedBy: ['length'] },
  sessions: { changedBy: ['sessions'], replacedBy: 'sessions' },
  session_length: { changedBy: ['length'], replacedBy: 'length' },
  every: { changedBy: [] },
  session_days: { changedBy: ['on', 'closed'], replacedBy: 'on' },
  series: { changedBy: ['sessions', 'on', 'closed'] },
  window: { changedBy: [] },
  start: { changedBy: ['startRate'], replacedBy: 'startRate' },
  step: { changedBy: ['step'], replacedBy: 'step' },
  fractions: { changedBy: ['maxRate'] },
  dose: { changedBy: ['maxRate', 'length'] },
  dose_step: { changedBy: [] },
  step_every: { changedBy: ['stepEvery'], replacedBy: 'stepEvery' },
  load: { changedBy: [] },
  wean: { changedBy: [] },
  maximum: { changedBy: ['maxRate'], replacedBy: 'max' },
  maximum_per_kg: { changedBy: ['maxRate'], replacedBy: 'max' },
  minimum: { changedBy: [] },
  session_dose: { changedBy: [] },
  load_dose: { changedBy: [] },
  dose_24h: { changedBy: [] },
  notable_session_dose: { changedBy: [] },
  step_condition: { changedBy: [] },
} as const satisfies Readonly<Record<string, Rule>>
interface Rule {
  readonly changedBy: readonly FieldName[]
  readonly replacedBy?: keyof Request
}
type FigureId = keyof typeof FIGURES

export type AssumptionId =
  | FigureId
  | 'start_time'
  | 'zone'
  | 'pump_step'
  | 'pump_max'
  | 'container_hang'
  | 'fresh_container'
  | 'vials'
  | 'stock'
  | 'prediction_weight'
  | 'protocol'
  | 'closed'
  | 'concentration'
  | 'container'

export interface Assumption {
  /** A figure of the protocol by its key, or one that the planner adds. */
  readonly id: AssumptionId
  /** `set` only beside readings: the user's own figure where the source allows others. */
  readonly basis: Exclude<Basis, 'stated'>
  readonly source: readonly string[]
  readonly note?: string
  /** As the plan uses it, with its unit; or in words. */
  readonly value: string
  /** The fields of a request that change it; empty where no field does. */
  readonly changedBy: readonly FieldName[]
  /** Other values that the source allows, with the total of each. */
  readonly readings: readonly Reading[]
}

const ours = (id: AssumptionId, value: string, changedBy: readonly FieldName[] = [], note?: string): Assumption => ({
  id,
  basis: 'assumed',
  source: ['ours'],
  value,
  changedBy,
  readings: [],
  ...(note === undefined ? {} : { note }),
})

function startAssumptions({ request: { start } }: Plan): readonly Assumption[] {
  return [
    ...(start.timeAssumed ? [ours('start_time', clock(wallAt(start.zone, start.at)), ['start'])] : []),
    ...(start.zoneAssumed ? [ours('zone', start.zone.name, ['timeZone'])] : []),
  ]
}

/** A figure as its source writes it; a statement as it is. */
function valueText(figure: object): string {
  if (!('value' in figure)) return 'text' in figure ? String(figure.text) : ''
  const value = Array.isArray(figure.value) ? figure.value.join(', ') : figure.value
  const { unit, over, falls } = figure as { unit?: string; over?: object; falls?: number }
  return [
    unit === undefined ? `${value}` : `${value} ${unit}`,
    ...(over === undefined ? [] : [`over ${valueText(over)}`]),
    ...(falls === undefined ? [] : [`in ${falls} equal stretches`]),
  ].join(' ')
}

/** `6 sessions, mon, wed, fri; 4 sessions, 7 days apart`, with what its first figure rests on. */
function seriesOf({ series }: OutpatientProtocol): (Sourced & { readonly text: string }) | undefined {
  const [first] = series ?? []
  if (series === undefined || first === undefined) return undefined
  const blocks = series.map(({ sessions, session_days, every }) =>
    [sessions, session_days, every]
      .flatMap((figure) => (figure === undefined ? [] : [valueText(figure)]))
      .join(', ')
      .replace(/([0-9]+ days)$/, '$1 apart'),
  )
  const { basis, source } = first.sessions
  return { basis, source, text: blocks.join('; ') }
}

const figureOf = (protocol: Protocol, id: FigureId): (Sourced & object) | undefined => {
  if (id === 'series') return protocol.setting === 'outpatient' ? seriesOf(protocol) : undefined
  const figure = (protocol as unknown as Readonly<Record<string, unknown>>)[id]
  return isSourced(figure) ? figure : undefined
}

const isReplaced = (id: FigureId, request: Request): boolean => {
  const { replacedBy }: Rule = FIGURES[id]
  return replacedBy !== undefined && request[replacedBy] !== undefined
}

function figureAssumption(plan: Plan, id: FigureId): readonly Assumption[] {
  const { profile, weight } = plan.request
  const figure = figureOf(withLimitsOf(profile, plan.protocol, weight), id)
  if (figure === undefined) return []
  const { changedBy } = FIGURES[id]
  const readings = id === 'step_every' ? readingsOf(plan) : []
  if (isReplaced(id, plan.request)) {
    const { stepEvery } = plan.regimen
    if (readings.length === 0 || stepEvery === undefined) return []
    return [{ id, basis: 'set', source: [], value: timeText(stepEvery.value), changedBy, readings }]
  }
  const { basis, source, note } = figure
  if (basis === 'stated') return []
  return [{ id, basis, source, value: valueText(figure), changedBy, readings, ...(note === undefined ? {} : { note }) }]
}

function pumpAssumptions({ request: { pump } }: Plan): readonly Assumption[] {
  if (pump === undefined) return []
  return [
    ...(pump.stepAssumed ? [ours('pump_step', `${mlPerHOf(pump.step)} mL/h`, ['pumpStep'])] : []),
    ...(pump.maxAssumed ? [ours('pump_max', `${mlPerHOf(pump.max)} mL/h`, ['pumpMax'])] : []),
  ]
}

function containerAssumptions({ request: { pump, setting }, protocol: { drug } }: Plan): readonly Assumption[] {
  if (pump?.container === undefined) return []
  const unstated = 'physical hours; no source read says how long one may hang'
  const hang = ours('container_hang', timeText(pump.hang), ['hang'], unstated)
  const fresh = ours('fresh_container', 'each session', [], 'what is left of one is not kept for the next')
  const hung = setting === 'outpatient' ? [fresh] : pump.hangAssumed ? [hang] : []
  return pump.stock === undefined && hasVials(drug)
    ? [...hung, ours('vials', '', ['stock'], 'ketalar-label states the strengths')]
    : hung
}

/** The id and the unit of each default that a profile may give. */
const PROFILE_DEFAULTS: Readonly<Partial<Record<Field, readonly [id: AssumptionId, unit: string]>>> = {
  protocol: ['protocol', ''],
  timeZone: ['zone', ''],
  on: ['session_days', ''],
  closed: ['closed', ''],
  concentration: ['concentration', 'mg/mL'],
  pumpStep: ['pump_step', 'mL/h'],
  pumpMax: ['pump_max', 'mL/h'],
  container: ['container', 'mL'],
  hang: ['container_hang', ''],
  stock: ['stock', ''],
}

/** What a plan takes from a profile in place of an option. */
export function profileAssumptions({ request, protocol }: Plan): readonly Assumption[] {
  const { profile, asked } = request
  if (profile === undefined) return []
  return (Object.keys(PROFILE_DEFAULTS) as Field[]).flatMap((field): readonly Assumption[] => {
    const [id, unit] = PROFILE_DEFAULTS[field] ?? []
    if (id === undefined || !profile.defaults.includes(field)) return []
    const text = field === 'protocol' ? protocol.id : String(asked[field])
    const value = unit !== '' && /^[0-9.]+$/.test(text) ? `${text} ${unit}` : text
    return [{ id, basis: 'local', source: [profileSource(profile.name)], value, changedBy: [field], readings: [] }]
  })
}

/**
 * Every figure of the plan that its sources do not state, in the order in which a plan names them.
 * `predictedFor`: the weight that a prediction assumes, where one is shown and no weight was given.
 */
export function assumptionsOf(plan: Plan, predictedFor?: Grams): readonly Assumption[] {
  const figures = (Object.keys(FIGURES) as FigureId[]).flatMap((id) => figureAssumption(plan, id))
  return [
    ...startAssumptions(plan),
    ...figures.filter(({ id }) => id !== 'step_condition'),
    ...pumpAssumptions(plan),
    ...profileAssumptions(plan),
    ...containerAssumptions(plan),
    ...figures.filter(({ id }) => id === 'step_condition'),
    ...(predictedFor === undefined ? [] : [ours('prediction_weight', `${kg(predictedFor)} kg`, ['weight'])]),
  ]
}

/** How many figures of the protocol itself the plan assumes. */
export const assumedFigures = (plan: Plan): number =>
  assumptionsOf(plan).filter(({ id, basis }) => basis === 'assumed' && Object.hasOwn(FIGURES, id)).length

/** The figures in force: the protocol's at this weight, and the user's in their place. */
import { field, type Words } from '../model/field'
import { refuse } from '../model/finding'
import {
  amountOf,
  conversionOf,
  type DoseUnit,
  exactRateOf,
  type Figure,
  needsWeight,
  type OutpatientProtocol,
  type Protocol,
  type RateUnit,
  rateOf,
  type Sourced,
  timeOf,
} from '../model/protocol'
import { present, type Request, type UserRate } from '../request/request'
import { type Dose, type ExactRate, exactRate, kg, type Minutes, mg, minutes, type Rate } from '../values/quantity'
import { type Block, blocksOf } from './blocks'

/** A figure in force, with what it rests on; `written` where it was converted. */
export interface InForce<T> extends Sourced {
  readonly value: T
  readonly written?: string | undefined
}
/** The value is rounded down to a ng/h; rates are computed from the exact one. */
interface RateInForce extends InForce<Rate> {
  readonly exact: ExactRate
}

/** How the rate rises: by a step from a start, not at all, through fractions of the maximum, or with the dose. */
export type Rates =
  | { readonly rule: 'steps'; readonly start: RateInForce; readonly step: RateInForce }
  | { readonly rule: 'flat'; readonly start: RateInForce }
  | { readonly rule: 'fractions'; readonly percents: InForce<readonly number[]> }
  | { readonly rule: 'doses'; readonly dose: InForce<Dose>; readonly step?: InForce<Dose>; readonly most: Dose }

export type DoseRates = Extract<Rates, { rule: 'doses' }>

/** The dose of a session after n steps, up to the highest. */
export const doseAfter = (n: number, { dose, step, most }: DoseRates): Dose =>
  Math.min(dose.value + n * (step?.value ?? 0), most) as Dose

/** What is given at the start of the infusion, or of each session. */
interface Load {
  readonly dose: InForce<Dose>
  /** Before the protocol's `load_dose` cut it. */
  readonly wanted: Dose
  readonly over: Minutes
}

export interface Regimen {
  readonly rates: Rates
  /** Time between steps; absent: a step a session, or no step at all. */
  readonly stepEvery?: InForce<Minutes>
  readonly sessions: InForce<number>
  /** On which days the sessions of a series run; empty for an infusion. */
  readonly blocks: readonly Block[]
  /** How long a session lasts; inpatient, the course without its wean. */
  readonly length: InForce<Minutes>
  readonly load?: Load
  /** `falls`: so many equal stretches. */
  readonly wean?: { readonly time: InForce<Minutes>; readonly falls: number }
}

/** Steps are made within each session, which begins at the start rate. */
export const stepsWithin = ({ stepEvery }: Pick<Regimen, 'stepEvery'>): boolean => stepEvery !== undefined
/** Minutes from the start of a session to its titration. */
export const loadTime = ({ load }: Pick<Regimen, 'load'>): number => load?.over ?? 0

function figure<T>(value: T, { basis, source, note }: Sourced, written?: string): InForce<T> {
  return { value, basis, source, note, written }
}
const SET = { basis: 'set', source: [] } as const
const setOr = <T>(users: T | undefined, value: T, ours: Sourced): InForce<T> =>
  figure(users ?? value, users === undefined ? ours : SET)

function rateInForce(ours: Figure<RateUnit>, users: UserRate | undefined, weight: Request['weight']): RateInForce {
  if (users !== undefined)
    return { ...figure(users.rate, SET, users.written), exact: users.exact ?? exactRate(users.rate) }
  return { ...figure(rateOf(ours, weight), ours, conversionOf(ours, weight)), exact: exactRateOf(ours, weight) }
}

/** A dose in force; `written` where it was converted. */
function doseInForce(ours: Figure<DoseUnit>, weight: Request['weight']): InForce<Dose> {
  const dose = amountOf(ours, weight)
  const written =
    ours.unit === 'mg' || weight === undefined ? undefined : `${ours.value} mg/kg x ${kg(weight)} kg = ${mg(dose)} mg`
  return figure(dose, ours, written)
}

/** Why a protocol has no use for a start rate or a step of the user. */
function withoutSteps({ fractions, dose }: Protocol): Words | undefined {
  if (fractions !== undefined)
    return [`its rates are ${fractions.value.join(', ')} % of the maximum; use `, field('maxRate')]
  if (dose === undefined) return undefined
  return [`each session has a dose of ${dose.value} ${dose.unit}; use `, field('maxRate')]
}

/** Throws Refusal (exit 2) for a figure of the user that this protocol has no use for. */
function refuseForeign(protocol: Protocol, request: Request): void {
  const { startRate, step, stepEvery } = request
  const why = withoutSteps(protocol)
  if (why !== undefined && startRate !== undefined) refuse('fractions', field('startRate'), protocol.id, why)
  if (why !== undefined && step !== undefined) refuse('fractions', field('step'), protocol.id, why)
  if (why === undefined && protocol.step === undefined && step !== undefined)
    refuse('fractions', field('step'), protocol.id, ['it has one rate; use ', field('startRate')])
  if (protocol.step_every === undefined && stepEvery !== undefined)
    refuse('fractions', field('stepEvery'), protocol.id, 'it makes no steps within a session')
}

function ratesOf(protocol: Protocol, request: Request): Rates {
  const { weight, startRate, step } = request
  if (protocol.fractions !== undefined)
    return { rule: 'fractions', percents: figure(protocol.fractions.value, protocol.fractions) }
  if (protocol.dose !== undefined) {
    const dose = doseInForce(protocol.dose, weight)
    const { dose_step, session_dose } = protocol as OutpatientProtocol
    if (dose_step === undefined || session_dose === undefined) return { rule: 'doses', dose, most: dose.value }
    return { rule: 'doses', dose, step: doseInForce(dose_step, weight), most: amountOf(session_dose, weight) }
  }
  const start = rateInForce(protocol.start, startRate, weight)
  return protocol.step === undefined
    ? { rule: 'flat', start }
    : { rule: 'steps', start, step: rateInForce(protocol.step, step, weight) }
}

function loadOf({ load, load_dose }: Protocol, { weight }: Request): Load | undefined {
  if (load === undefined) return undefined
  const dose = doseInForce(load, weight)
  const most = load_dose === undefined ? dose.value : amountOf(load_dose, weight)
  const value = Math.min(dose.value, most) as Dose
  return { dose: { ...dose, value }, wanted: dose.value, over: timeOf(load.over) }
}

/** The number of sessions, and their days. Throws Refusal (exit 2) for more than a series of blocks has. */
function seriesOf(protocol: OutpatientProtocol, { sessions: users, on }: Request) {
  const blocks = blocksOf(protocol, on?.value)
  const count = blocks.reduce((sum, block) => sum + block.sessions, 0)
  if (users !== undefined && protocol.series !== undefined && users > count)
    refuse('series-length', field('sessions'), `${users} sessions`, `at most ${count}: the series of ${protocol.id}`)
  const sourced = protocol.series?.[0]?.sessions ?? protocol.sessions
  return { blocks, sessions: setOr(users, count, sourced ?? { basis: 'derived', source: [] }) }
}

/**
 * The figures in force. Throws Refusal (exit 2) where the protocol is of another setting, needs a weight that
 * is not given, or knows no such figure.
 */
export function regimenOf(protocol: Protocol, request: Request): Regimen {
  const { id, setting } = protocol
  if (setting !== request.setting) refuse('other-setting', field('protocol'), id, field('setting', setting))
  if (needsWeight(protocol) && request.weight === undefined)
    refuse('weight-needed', field('protocol'), id, field('weight'))
  refuseForeign(protocol, request)
  const { step_every } = protocol
  const { wean, extent } = protocol.setting === 'inpatient' ? protocol : {}
  const length = protocol.setting === 'inpatient' ? protocol.length : protocol.session_length
  const regimen = present({
    rates: ratesOf(protocol, request),
    stepEvery: step_every && setOr(request.stepEvery, timeOf(step_every), step_every),
    load: loadOf(protocol, request),
    wean: wean && { time: figure(timeOf(wean), wean), falls: wean.falls },
    length: setOr(request.length?.value, timeOf(length), length),
    ...(protocol.setting === 'inpatient'
      ? { sessions: figure(1, extent ?? protocol.length), blocks: [] }
      : seriesOf(protocol, request)),
  })
  refuseLongLoad(regimen, request)
  return regimen
}

/** Throws Refusal (exit 2) for a length of the user that leaves no time after the load. */
function refuseLongLoad({ load, length }: Regimen, request: Request): void {
  if (load === undefined || load.over < length.value) return
  const place = field(request.length?.field ?? 'length')
  refuse('load-length', place, `${length.value} min`, `more than ${load.over} min: the load`)
}

/** The whole time of a session; inpatient, of the course with its wean. */
export const wholeLength = ({ length, wean }: Pick<Regimen, 'length' | 'wean'>): Minutes =>
  minutes(length.value + (wean?.time.value ?? 0))

/** Random local files of format 2: their keys, and their figures for the oracle. */
import fc from 'fast-check'
import type { Keys } from '../protocols/local-regimen'
import type { Amount, Figures } from './regimen-oracle'

export interface RandomRegimen {
  readonly keys: Keys
  readonly figures: Figures
  /** kg */
  readonly weight: string
}

const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 1000)
const amount = (unit: string, min: number, max: number): fc.Arbitrary<Amount> =>
  thousandths(min, max).map((value) => ({ value, unit }))
const whole = (unit: string, min: number, max: number): fc.Arbitrary<Amount> =>
  fc.integer({ min, max }).map((value) => ({ value, unit }))
const minutes = (min: number, max: number) => fc.integer({ min, max })
const inMinutes = (value: number): Amount => ({ value, unit: 'min' })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 })

/** A rate of some mg/h in any unit. */
const rate = (low: number, high: number) =>
  fc.oneof(
    amount('mg/h', low * 1000, high * 1000),
    whole('mg/24h', low * 24, high * 24),
    whole('mcg/kg/h', low * 10, high * 14),
    amount('mg/kg/h', low * 10, high * 14),
    fc.integer({ min: low * 4, max: high * 5 }).map((value) => ({ value: value / 20, unit: 'mcg/kg/min' })),
  )
const dose = (low: number, high: number) =>
  fc.oneof(amount('mg', low * 1000, high * 1000), amount('mg/kg', low * 10, high * 14))

const maxima = fc
  .record({
    maximum: maybe(fc.oneof(amount('mg/h', 5000, 60_000), whole('mg/24h', 120, 1200))),
    maximumPerKg: maybe(fc.oneof(amount('mg/kg/h', 100, 1200), whole('mcg/kg/h', 100, 1200))),
  })
  .filter(({ maximum, maximumPerKg }) => maximum !== undefined || maximumPerKg !== undefined)

const percents = fc
  .array(fc.integer({ min: 5, max: 99 }), { maxLength: 4 })
  .map((some) => [...some.sort((a, b) => a - b), 100])

/** How the rate rises; the last of them is for sessions alone. */
const steps = fc.record({ start: rate(1, 12), step: rate(1, 6), stepEvery: minutes(10, 900) })
const flat = fc.record({ start: rate(1, 30) })
const fractions = fc.record({ fractions: percents, stepEvery: minutes(10, 900) })

const load = fc.record({ load: dose(1, 18), over: minutes(1, 30), loadDose: maybe(dose(3, 20)) })
const wean = fc
  .record({ falls: fc.integer({ min: 1, max: 5 }), stretch: minutes(5, 300) })
  .map(({ falls, stretch }) => ({ wean: { falls, time: falls * stretch } }))
const nothing = fc.constant({})

const common = {
  drug: fc.constantFrom('ketamine-racemic' as const, 'esketamine' as const),
  dose24h: maybe(dose(40, 700)),
}
const inpatient = fc
  .tuple(
    fc.record({ ...common, setting: fc.constant('inpatient' as const), length: minutes(60, 4000) }),
    fc.oneof(steps, flat, fractions),
    maxima,
    fc.oneof(load, nothing),
    fc.oneof(wean, nothing),
  )
  .map((parts) => ({ sessions: 1, ...Object.assign({}, ...parts) }) as Figures)

const perSession = fc.oneof(
  steps,
  fc.record({ start: rate(1, 12), step: rate(1, 6) }),
  fc.record({ fractions: percents }),
  flat,
)
const ofSessions = {
  ...common,
  setting: fc.constant('outpatient' as const),
  length: minutes(31, 400),
  sessions: fc.integer({ min: 1, max: 12 }),
  sessionDose: maybe(dose(20, 250)),
}
const outpatient = fc.oneof(
  fc
    .tuple(fc.record(ofSessions), perSession, maxima, fc.oneof(load, nothing))
    .map((parts) => Object.assign({}, ...parts) as Figures),
  fc
    .tuple(fc.record({ ...ofSessions, dose: dose(2, 60), doseStep: maybe(dose(1, 20)) }), fc.oneof(maxima, nothing))
    .map((parts): Figures => {
      const figures = Object.assign({}, ...parts) as Figures
      const { doseStep: _, ...without } = figures
      return figures.sessionDose === undefined ? without : figures
    }),
)

const optional = (keys: Keys): Keys =>
  Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined))

/** The keys of a file with these figures. */
function keysOf(figures: Figures): Keys {
  const { load: given, over, wean: fall, stepEvery, length, setting, sessions } = figures
  return optional({
    drug: figures.drug,
    setting,
    ...(setting === 'inpatient'
      ? { length: inMinutes(length) }
      : { session_length: inMinutes(length), sessions: { value: sessions }, session_days: 'daily' }),
    start: figures.start,
    step: figures.step,
    step_every: stepEvery === undefined ? undefined : inMinutes(stepEvery),
    fractions: figures.fractions && { value: figures.fractions, unit: '% of the maximum' },
    dose: figures.dose,
    dose_step: figures.doseStep,
    load: given && { ...given, over: inMinutes(over ?? 0) },
    wean: fall && { ...inMinutes(fall.time), falls: fall.falls },
    maximum: figures.maximum,
    maximum_per_kg: figures.maximumPerKg,
    session_dose: figures.sessionDose,
    load_dose: figures.loadDose,
    dose_24h: figures.dose24h,
  })
}

export const regimens: fc.Arbitrary<RandomRegimen> = fc
  .record({ figures: fc.oneof(inpatient, outpatient), grams: fc.integer({ min: 30_000, max: 150_000 }) })
  .map(({ figures, grams }) => ({ figures, keys: keysOf(figures), weight: String(grams / 1000) }))

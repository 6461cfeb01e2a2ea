import { type Minutes, minutes, type Rate } from '../values/quantity'
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../values/units'
import type { Basis, Drug, Figure } from './protocol'

/** Every limit by name, in the order in which ties are named. A soft one can be overridden by that name. */
export const LIMIT_KINDS = {
  rate: 'hard',
  'rate-per-kg': 'hard',
  'session-dose': 'hard',
  ceiling: 'hard',
  max: 'hard',
  'rate-per-weight': 'soft',
  'rate-absolute': 'soft',
  'start-rate': 'soft',
  'step-size': 'soft',
  'step-interval': 'soft',
  'course-length': 'soft',
  'session-length': 'soft',
  window: 'soft',
  'one-a-day': 'hard',
  overlap: 'hard',
  weight: 'soft',
  concentration: 'soft',
  'pump-rate': 'hard',
  'fluid-24h': 'soft',
  restart: 'soft',
  'load-dose': 'soft',
  'dose-24h': 'hard',
  minimum: 'soft',
} as const
export type LimitName = keyof typeof LIMIT_KINDS

export type SoftLimit = { [K in LimitName]: (typeof LIMIT_KINDS)[K] extends 'soft' ? K : never }[LimitName]
const isSoft = (name: LimitName): name is SoftLimit => LIMIT_KINDS[name] === 'soft'
export const SOFT_LIMITS = (Object.keys(LIMIT_KINDS) as LimitName[]).filter(isSoft)

export const isLimitName = (name: string): name is LimitName => Object.hasOwn(LIMIT_KINDS, name)

/** The units of limits that no protocol states. */
export type LimitUnit = 'mg/h' | 'mg/kg/h'

/** Our assumption, for every plan: it catches a slipped decimal. */
export const CEILINGS: Readonly<Record<Drug, Readonly<Record<LimitUnit, number>>>> = {
  'ketamine-racemic': { 'mg/h': 100, 'mg/kg/h': 1.5 },
  esketamine: { 'mg/h': 50, 'mg/kg/h': 0.5 },
}

/** The basis of what no source states. */
export const OURS = { basis: 'assumed', source: ['ours'] } as const

/**
 * A session of esketamine at most this long may run faster: a published one gives 0.5 mg/kg in 30 min
 * (noppers-2011-fm).
 */
const SHORT_SESSION = minutes(60)
export const SHORT_CEILING: Readonly<Record<LimitUnit, number>> = { 'mg/h': 100, 'mg/kg/h': 1 }

/** Whether a session is one of esketamine of at most 1 h; the length is absent for an infusion. */
export const isShortEsketamine = (drug: Drug, session: Minutes | undefined): boolean =>
  drug === 'esketamine' && session !== undefined && session <= SHORT_SESSION

/** The ceiling of a drug, in a session of this length if it is given in sessions. */
export const ceilingOf = (drug: Drug, unit: LimitUnit, session?: Minutes): Figure<LimitUnit> => ({
  ...OURS,
  value: (isShortEsketamine(drug, session) ? SHORT_CEILING : CEILINGS[drug])[unit],
  unit,
})

/** Limits that no protocol states, the same for every plan and every table. */
export const FIXED = {
  longestSession: { ...OURS, value: 24, unit: 'h' },
  longestCourse: { ...OURS, value: 366, unit: 'days' },
  heaviest: { ...OURS, value: 150, unit: 'kg' },
  /** From there on mg/h and mL/h are a factor of ten or more apart. */
  tenfold: { ...OURS, value: 10, unit: 'mg/mL' },
  /** The lowest published is 0.16 mg/mL. Too low a concentration keyed at the pump is a known cause of overdose. */
  dilute: { ...OURS, value: 0.1, unit: 'mg/mL' },
  fluid: { ...OURS, value: 3000, unit: 'mL in 24 h' },
  /** Never undiluted. */
  undiluted: { basis: 'stated', source: ['ketalar-label'], value: 100, unit: 'mg/mL' },
} as const

/** mL/h: the highest rate of a pump where none is given, and between what it may be given. */
export const PUMP_MAX = { assumed: 999, least: 1, most: 1200 } as const

/** How long a container hangs: between which times it may be set; longer than assumed is a warning. */
export const HANG = {
  assumed: minutes(MINUTES_PER_DAY),
  least: minutes(MINUTES_PER_HOUR),
  most: minutes(7 * MINUTES_PER_DAY),
} as const

/**
 * The soft limit on every rate of a drug, whatever the protocol: for the racemate that of a chronic-headache ward,
 * and of an acute pain consensus; for esketamine ours, the 100 kg dose of its protocols.
 */
export const DRUG_LIMITS = {
  'ketamine-racemic': {
    name: 'rate-per-weight',
    value: 1,
    unit: 'mg/kg/h',
    basis: 'stated',
    source: ['jefferson-2017', 'schwenk-2018'],
  },
  esketamine: { ...OURS, name: 'rate-absolute', value: 20, unit: 'mg/h' },
} as const satisfies Readonly<Record<Drug, Figure<LimitUnit> & { readonly name: LimitName }>>

/** The limits on a load, mg/kg: of the racemate a consensus and the highest published one; of esketamine half of each. */
export const LOAD_LIMITS = {
  'ketamine-racemic': {
    soft: { value: 0.35, unit: 'mg/kg', basis: 'stated', source: ['cohen-2018'] },
    hard: { value: 1, unit: 'mg/kg', basis: 'stated', source: ['kethead-2023'] },
  },
  esketamine: {
    soft: { ...OURS, value: 0.175, unit: 'mg/kg', note: 'half of that of the racemate' },
    hard: { ...OURS, value: 0.5, unit: 'mg/kg', note: 'half of that of the racemate' },
  },
} as const satisfies Readonly<Record<Drug, Readonly<Record<Limit['kind'], Figure<'mg/kg'>>>>>

/** A bound on a plan, resolved for one request. */
export interface Limit {
  readonly name: LimitName
  readonly kind: 'hard' | 'soft'
  /** A soft one is overridden by name; one that needs a weight is not checked without. */
  readonly state: 'in force' | 'allowed' | 'not checked'
  /** As its source writes it. */
  readonly value: number
  readonly unit: string
  /** In the unit that the guard measures: ng/h, doses, minutes, days, sessions, grams. NaN while not checked. */
  readonly bound: number
  /** What is below a lower bound exceeds the limit; absent: what is above. */
  readonly side?: 'lower' | undefined
  /** The highest delivered rise that rounding to the pump's step may make of a step, where it is above the bound. */
  readonly tolerated?: Rate | undefined
  /** For a limit that holds the rate down: the rate it comes to, exact. */
  readonly rate?: Rate | undefined
  readonly basis: Basis
  readonly source: readonly string[]
}

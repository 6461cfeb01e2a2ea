/**
 * What a request must come to, decided anew from the promises and the figures of the two default protocols, in
 * plain whole numbers: rates in thousandths of mg/h, time in minutes, weight in grams. It knows no source file
 * but for the words of the limits, so that one mistake cannot stand in both.
 */
export interface Asked {
  readonly setting: 'inpatient' | 'outpatient'
  readonly start?: number
  readonly step?: number
  readonly max?: number
  readonly weight?: number
  readonly every?: number
  readonly days?: number
  readonly sessions?: number
  readonly length?: number
  readonly weekends: boolean
  /** The fifth day, a Friday, is closed. */
  readonly closed: boolean
  readonly allow: readonly string[]
}

/** Names of limits in words parted by blanks, sorted. */
export type Verdict =
  | { readonly exit: 2 }
  | { readonly exit: 3; readonly kind: 'hard' | 'soft'; readonly names: string }
  /** Dose in thousandths of mg/h x min, highest rate in thousandths of mg/h. */
  | { readonly exit: 0; readonly dose: number; readonly highest: number; readonly lifted: string }

const START = 20_000
const STEP = 5_000
const MAXIMUM = 40_000
const SESSION_MG = 200
const YEAR = 366

const tenths = (rate: number): number => Math.floor(rate / 10) * 10
const words = (names: ReadonlySet<string>): string => [...names].sort().join(' ')

interface Limits {
  /** Thousandths of mg/h x min that a session may give. */
  readonly dose: number
  readonly length: number
  readonly perWeight: number
}

/** The rate limits beside --max that are in force, as exact thousandths of mg/h; the dose as a rate is cut to one. */
function rateLimits({ setting, weight, allow }: Asked, { dose, length, perWeight }: Limits): number {
  const bySession = setting === 'outpatient' ? Math.floor(dose / length) : Number.POSITIVE_INFINITY
  const byWeight = weight === undefined || allow.includes('rate-per-weight') ? Number.POSITIVE_INFINITY : perWeight
  return Math.min(MAXIMUM, bySession, byWeight)
}

/** The calendar day of the last session, the first being a Monday and day 1. */
function lastDay({ sessions = 10, weekends, closed }: Asked): number {
  const open = sessions + (closed && sessions > 4 ? 1 : 0)
  return weekends ? open : open + 2 * Math.floor((open - 1) / 5)
}

/** The hard and soft limits that the figures and the course pass, whether lifted or not. */
function passed(asked: Asked, limits: Limits, highest: number) {
  const { setting, start, step, max, weight, every, days, sessions, length } = asked
  const hard = new Set<string>()
  const soft = new Set<string>()
  for (const rate of [start, max]) {
    if (rate === undefined) continue
    if (rate > MAXIMUM) hard.add('rate')
    if (setting === 'outpatient' && rate * limits.length > limits.dose) hard.add('session-dose')
    if (weight !== undefined && rate > weight) soft.add('rate-per-weight')
  }
  if (weight !== undefined && highest > weight) soft.add('rate-per-weight')
  if (start !== undefined && start > START) soft.add('start-rate')
  if (step !== undefined && step > STEP) soft.add('step-size')
  if (every !== undefined && every < 60) soft.add('step-interval')
  if (days !== undefined && days > 5) soft.add('course-length')
  if (days !== undefined && days > YEAR) hard.add('course-length')
  if (sessions !== undefined && sessions > 10) soft.add('course-length')
  if (length !== undefined && length > 240) soft.add('session-length')
  if (length !== undefined && length > 1440) hard.add('session-length')
  if (setting === 'outpatient' && lastDay(asked) > 14) soft.add('window')
  // The first two are a day apart.
  if (setting === 'outpatient' && limits.length > 1440 && (sessions ?? 10) > 1) hard.add('overlap')
  if (weight !== undefined && weight > 150_000) soft.add('weight')
  return { hard, soft }
}

/** The exact dose and the highest rate of rates that step each `every` minutes, or each session. */
function titrated(asked: Asked, length: number, cap: number) {
  const { setting, start = START, step = STEP } = asked
  const inpatient = setting === 'inpatient'
  const every = inpatient ? (asked.every ?? 60) : length
  const whole = inpatient ? length : length * (asked.sessions ?? 10)
  let dose = 0
  let highest = 0
  for (let n = 0, gone = 0; gone < whole; n++) {
    const wanted = tenths(start + n * step)
    const rate = Math.min(wanted, cap)
    const time = wanted >= cap ? whole - gone : Math.min(every, whole - gone)
    dose += rate * time
    highest = Math.max(highest, rate)
    gone += time
  }
  return { dose, highest }
}

export function verdict(asked: Asked): Verdict {
  const { setting, start, max, weight, allow } = asked
  const length = setting === 'inpatient' ? (asked.days ?? 5) * 1440 : (asked.length ?? 240)
  // 1 mg/kg/h: grams are thousandths of mg/h.
  const limits = { dose: SESSION_MG * 1000 * 60, length, perWeight: weight ?? 0 }
  const others = rateLimits(asked, limits)
  const inForce = start ?? (START > others ? tenths(others) : START)
  if (max !== undefined && inForce > max) return { exit: 2 }
  const { dose, highest } = titrated(asked, length, tenths(Math.min(others, max ?? others)))
  const { hard, soft } = passed(asked, limits, highest)
  const inTheWay = new Set([...soft].filter((name) => !allow.includes(name)))
  if (hard.size > 0) return { exit: 3, kind: 'hard', names: words(hard) }
  if (inTheWay.size > 0) return { exit: 3, kind: 'soft', names: words(inTheWay) }
  return { exit: 0, dose, highest, lifted: words(soft) }
}

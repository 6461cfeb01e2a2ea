/**
 * What a local file of format 2 must come to, decided anew from the promises in exact fractions. It shares nothing
 * with the planner. Times are minutes; a rate is in hundredths of mg/h.
 */

/** A figure as a file writes it. */
export interface Amount {
  readonly value: number
  readonly unit: string
}
/** The figures of a file that bear on its rates. */
export interface Figures {
  readonly setting: 'inpatient' | 'outpatient'
  readonly drug: 'ketamine-racemic' | 'esketamine'
  readonly length: number
  readonly sessions: number
  readonly start?: Amount
  readonly step?: Amount
  readonly stepEvery?: number
  readonly fractions?: readonly number[]
  readonly dose?: Amount
  readonly doseStep?: Amount
  readonly load?: Amount
  readonly over?: number
  readonly wean?: { readonly time: number; readonly falls: number }
  readonly maximum?: Amount
  readonly maximumPerKg?: Amount
  readonly sessionDose?: Amount
  readonly loadDose?: Amount
  readonly dose24h?: Amount
}

/** [session, phase, minutes, hundredths of mg/h] */
export type Expected = readonly [number, string, number, bigint]

/** n / d */
type Fraction = readonly [bigint, bigint]
const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1]
const least = (...all: readonly Fraction[]): Fraction => all.reduce((a, b) => (less(b, a) ? b : a))
const floor = ([n, d]: Fraction): bigint => n / d

/** Thousandths of the value times what its unit is of a mg/h, or of a mg: [times, by], and the weight in grams. */
const UNITS: Readonly<Record<string, readonly [bigint, bigint, boolean]>> = {
  'mg/h': [1n, 1n, false],
  'mg/24h': [1n, 24n, false],
  'mg/kg/h': [1n, 1n, true],
  'mcg/kg/h': [1n, 1000n, true],
  'mcg/kg/min': [60n, 1000n, true],
  mg: [1n, 1n, false],
  'mg/kg': [1n, 1n, true],
}

/** mg or mg/h as a fraction. */
function amountOf({ value, unit }: Amount, grams: bigint): Fraction {
  const [times, by, isPerKg] = UNITS[unit] ?? [0n, 0n, false]
  const thousandths = BigInt(Math.round(value * 1000))
  return isPerKg ? [thousandths * times * grams, by * 1_000_000n] : [thousandths * times, by * 1000n]
}

const plus = (a: Fraction, b: Fraction, times: bigint): Fraction => [a[0] * b[1] + b[0] * times * a[1], a[1] * b[1]]
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, b, -1n)
/** mg in so many minutes as mg/h. */
const over = ([n, d]: Fraction, time: number): Fraction => [n * 60n, d * BigInt(time)]
const hundredths = ([n, d]: Fraction): bigint => floor([n * 100n, d])

const LIMITS = {
  'ketamine-racemic': [
    [100, 'mg/h'],
    [1.5, 'mg/kg/h'],
    [1, 'mg/kg/h'],
  ],
  esketamine: [
    [50, 'mg/h'],
    [0.5, 'mg/kg/h'],
    [20, 'mg/h'],
  ],
  short: [
    [100, 'mg/h'],
    [1, 'mg/kg/h'],
  ],
} as const

/** The load in mg, cut by the file's own limit; nothing where there is none. */
function loadOf({ load, loadDose }: Figures, grams: bigint): Fraction {
  if (load === undefined) return [0n, 1n]
  const dose = amountOf(load, grams)
  return loadDose === undefined ? dose : least(dose, amountOf(loadDose, grams))
}

function highestDose({ dose, doseStep, sessionDose, sessions }: Figures, grams: bigint): Fraction | undefined {
  if (dose === undefined) return undefined
  const first = amountOf(dose, grams)
  if (doseStep === undefined || sessionDose === undefined) return first
  return least(plus(first, amountOf(doseStep, grams), BigInt(sessions - 1)), amountOf(sessionDose, grams))
}

/** The effective maximum in hundredths. */
export function maximumOf(figures: Figures, grams: bigint): bigint {
  const { maximum, maximumPerKg, sessionDose, dose24h, drug, setting, length, over: time = 0 } = figures
  const isShort = drug === 'esketamine' && setting === 'outpatient' && length <= 60
  const load = loadOf(figures, grams)
  const highest = highestDose(figures, grams)
  const day = Math.min(1440, length)
  const rates: Fraction[] = LIMITS[isShort ? 'short' : drug].map(([value, unit]) => amountOf({ value, unit }, grams))
  if (maximum !== undefined) rates.push(amountOf(maximum, grams))
  if (maximumPerKg !== undefined) rates.push(amountOf(maximumPerKg, grams))
  if (highest !== undefined) rates.push(over(highest, length))
  if (sessionDose !== undefined) rates.push(over(minus(amountOf(sessionDose, grams), load), length - time))
  if (dose24h !== undefined) {
    rates.push(over(amountOf(dose24h, grams), day))
    if (time < day) rates.push(over(minus(amountOf(dose24h, grams), load), day - time))
  }
  return hundredths(least(...rates))
}

/** Hundredths after n steps; not yet cut. */
function wanted(figures: Figures, grams: bigint, n: number, maximum: bigint): bigint {
  const { start, step, fractions, dose, doseStep, sessionDose, length } = figures
  if (fractions !== undefined) return (maximum * BigInt(fractions[Math.min(n, fractions.length - 1)] ?? 0)) / 100n
  if (dose !== undefined) {
    const risen = plus(amountOf(dose, grams), doseStep ? amountOf(doseStep, grams) : [0n, 1n], BigInt(n))
    const most = doseStep && sessionDose ? amountOf(sessionDose, grams) : amountOf(dose, grams)
    return hundredths(over(least(risen, most), length))
  }
  if (start === undefined) throw new Error('no start')
  return hundredths(step ? plus(amountOf(start, grams), amountOf(step, grams), BigInt(n)) : amountOf(start, grams))
}

/** The titration of one session interval by interval, neighbours of one rate joined. */
function titration(figures: Figures, grams: bigint, session: number, maximum: bigint): readonly Expected[] {
  const { length, over: time = 0, stepEvery } = figures
  const whole = length - time
  const every = stepEvery ?? whole
  const found: [number, string, number, bigint][] = []
  for (let from = 0; from < whole; from += every) {
    const n = stepEvery === undefined ? session - 1 : from / every
    const asked = wanted(figures, grams, n, maximum)
    const rate = asked < maximum ? asked : maximum
    const lasts = Math.min(every, whole - from)
    const last = found.at(-1)
    if (last?.[3] === rate) last[2] += lasts
    else found.push([session, 'titration', lasts, rate])
  }
  return found
}

/** The segments of a plan of this file at this weight, nothing overridden. */
export function expected(figures: Figures, grams: bigint): readonly Expected[] {
  const maximum = maximumOf(figures, grams)
  const { over: time, wean, sessions, load } = figures
  return Array.from({ length: sessions }, (_, index): readonly Expected[] => {
    const session = index + 1
    const first: readonly Expected[] =
      load === undefined || time === undefined
        ? []
        : [[session, 'load', time, hundredths(over(loadOf(figures, grams), time))]]
    const middle = titration(figures, grams, session, maximum)
    const last = middle.at(-1)?.[3] ?? 0n
    const falls = wean?.falls ?? 0
    const after = Array.from(
      { length: falls },
      (_, k): Expected => [session, 'wean', (wean?.time ?? 0) / falls, (last * BigInt(falls - k)) / BigInt(falls + 1)],
    )
    return [...first, ...middle, ...after]
  }).flat()
}

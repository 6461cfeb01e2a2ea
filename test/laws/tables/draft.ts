/** A planned table as somebody else would keep it: which columns, how times are told, how figures are rounded. */

import fc from 'fast-check'
import type { Target } from '../../../src/check/read/columns/target'
import { instant, instantsOf, wallAt, type Zone } from '../../../src/core/values/time-zone'
import type { Line, PlannedSheet } from './sheets'

/** How a table tells when: `iso` with offsets, `local` and the two of date and clock in the zone, or less. */
const TIMES = ['iso', 'utc', 'local', 'date and clock', 'twelve', 'clock', 'starts', 'date', 'none'] as const
export type Times = (typeof TIMES)[number]

const OPTIONAL = [
  'hour',
  'day',
  'change_mg_h',
  'limit_mg_h',
  'dose_mg',
  'cumulative_mg',
  'rate_mL_h',
  'volume_mL',
  'cumulative_mL',
  'rate_mg_kg_h',
  'drug',
  'note',
] as const satisfies readonly Target[]
const digits = (min: number, max: number) => fc.integer({ min, max })

export const forms = fc.record({
  times: fc.constantFrom(...TIMES),
  length: fc.constantFrom('hours', 'minutes', undefined),
  rates: fc.constantFrom('rate_mg_h', 'rate_mg_h', 'rate_mg_h', 'rate_mg_kg_h', 'rate_mcg_kg_min', 'rate_mL_h'),
  optional: fc.shuffledSubarray([...OPTIONAL], { minLength: 2 }),
  weight: fc.constantFrom('column', 'beside', 'nowhere'),
  concentration: fc.constantFrom('column', 'beside', 'nowhere'),
  protocol: fc.constantFrom('column', 'beside', 'both'),
  decimals: fc.record({
    dose_mg: digits(0, 2),
    cumulative_mg: digits(0, 2),
    volume_mL: digits(0, 2),
    cumulative_mL: digits(0, 1),
    change_mg_h: digits(1, 2),
    rate_mg_kg_h: digits(2, 3),
    rate_mcg_kg_min: digits(1, 2),
    hours: digits(2, 3),
  }),
  trailingZeros: fc.boolean(),
  /** Picks among words. */
  words: fc.nat(),
})
export type Form = typeof forms extends fc.Arbitrary<infer T> ? T : never

export interface Draft {
  readonly sheet: PlannedSheet
  readonly form: Form
  readonly times: Times
  /** To be changed by whoever seeds a fault. */
  readonly lines: Line[]
  readonly columns: readonly Target[]
  readonly weightKnown: boolean
  readonly concentrationKnown: boolean
  readonly protocolGiven: boolean
}

export const HOUR = 60
/** The first time from `earliest` on at which the clock shows what it shows at `at`: all that a local time says. */
function shown(zone: Zone, at: number, earliest: number): number | undefined {
  const both = instantsOf(zone, wallAt(zone, instant(at * 60)))
  return both.map((each) => each / 60).find((minute) => minute >= earliest)
}
const isReadable = (lines: readonly Line[], zone: Zone): boolean =>
  lines.every(
    ({ from, to }, index) =>
      shown(zone, from, index === 0 ? 0 : (lines[index - 1]?.from ?? 0) + 1) === from &&
      shown(zone, to, from + 1) === to,
  )
const isHourly = (lines: readonly Line[]): boolean => lines.every(({ from, to }) => to - from === HOUR)
const keepsOffset = (lines: readonly Line[], zone: Zone): boolean =>
  new Set(lines.map(({ from }) => wallAt(zone, instant(from * 60)) - from * 60)).size === 1

/** Whether a table that tells its times so says when everything is. */
function tells(times: Times, { lines, zone, by, protocol }: PlannedSheet): boolean {
  const inpatient = protocol.setting === 'inpatient'
  // By UTC two sessions of two evenings can be on one date, and by clocks alone a day is lost in 24 h.
  if (times === 'utc') return inpatient
  if (times === 'clock') return inpatient && by === 'hour' && keepsOffset(lines, zone)
  if (times === 'date') return !inpatient && by === 'session'
  if (times === 'local' || times === 'date and clock' || times === 'twelve') return isReadable(lines, zone)
  return true
}

/** Half up to so many decimals. */
export function rounded(text: string, places: number, trailingZeros: boolean): string {
  if (text === '') return ''
  const fixed = (Math.round(Number(text) * 10 ** places + 1e-7) / 10 ** places).toFixed(places)
  return trailingZeros ? fixed : String(Number(fixed))
}

const LONGEST_BY_CLOCK = 22 * HOUR

function timeColumns(times: Times, lines: readonly Line[]): readonly Target[] {
  if (times === 'none') return []
  if (times === 'date') return ['date']
  if (times === 'starts') return ['start']
  if (times !== 'date and clock' && times !== 'twelve') return ['start', 'end']
  return lines.every(({ from, to }) => to - from <= LONGEST_BY_CLOCK) ? ['date', 'start', 'end'] : ['date', 'start']
}

/**
 * The column of rates. A figure per kg is taken at its word where the protocol's step is per kg too, and what a
 * pump's steps make of such a step is not told by it.
 */
function rateColumn({ concentration, protocol }: PlannedSheet, { rates }: Form): Form['rates'] {
  const isPump = rates === 'rate_mL_h'
  if (concentration === undefined) return isPump ? 'rate_mg_h' : rates
  return protocol.step?.unit === 'mg/kg/h' && !isPump ? 'rate_mg_h' : rates
}

/** The columns that a table of this form needs or may have. */
function columnsOf(sheet: PlannedSheet, form: Form, times: Times, needs: readonly Target[]): readonly Target[] {
  const { by, protocol, concentration, lines } = sheet
  const inpatient = protocol.setting === 'inpatient'
  const when = timeColumns(times, lines)
  // Without an end a row of a numbered hour is taken for an hour.
  const hourColumn = by !== 'session' && (when.includes('end') || isHourly(lines))
  const wanted = new Set<Target>([...form.optional, ...needs])
  const length =
    form.length ??
    (when.includes('end') || times === 'starts' || (hourColumn && wanted.has('hour')) ? undefined : 'hours')
  if (!hourColumn) wanted.delete('hour')
  const numbered = inpatient ? by === 'session' || wanted.has('hour') : by !== 'session' || times === 'none'
  const rate = rateColumn(sheet, form)
  return [
    ...(numbered || needs.includes('session') || (!inpatient && form.words % 2 === 0) ? (['session'] as const) : []),
    ...when,
    ...(length === undefined || times === 'starts' ? [] : [length]),
    ...(form.weight === 'column' || needs.includes('weight_kg') ? (['weight_kg'] as const) : []),
    ...(concentration !== undefined && (form.concentration === 'column' || needs.includes('concentration_mg_mL'))
      ? (['concentration_mg_mL'] as const)
      : []),
    ...new Set<Target>(needs.includes('rate_mg_h') ? ['rate_mg_h'] : [rate]),
    ...[...wanted].filter(
      (name) =>
        name !== rate &&
        !['session', 'rate_mg_h', 'start', 'end', 'date', 'hours', 'minutes', 'weight_kg', 'protocol'].includes(name) &&
        (concentration !== undefined || !/_mL/.test(name)) &&
        name !== 'concentration_mg_mL',
    ),
    ...(needs.includes('protocol') || (form.protocol !== 'beside' && protocol.local === undefined)
      ? (['protocol'] as const)
      : []),
  ]
}

/** What a rule needs of a table so that its fault can be there at all. */
export interface Needs {
  readonly columns?: readonly Target[]
  readonly times?: readonly Times[]
  readonly weight?: true
  readonly concentration?: true
}

/** Undefined where the table cannot have what is needed. */
export function draftOf(sheet: PlannedSheet, asked: Form, needs: Needs = {}): Draft | undefined {
  const allowed = (needs.times ?? TIMES).filter((each) => tells(each, sheet))
  const times = allowed.includes(asked.times) ? asked.times : allowed[asked.words % allowed.length]
  if (times === undefined || (needs.concentration && sheet.concentration === undefined)) return undefined
  // Without a word of the fluid nothing tells that a pump's steps make the steps uneven.
  const inferred = asked.rates === 'rate_mg_h' && asked.optional.includes('rate_mL_h')
  const fluid = needs.concentration === true || !inferred
  const form: Form = {
    ...asked,
    weight: needs.weight && asked.weight === 'nowhere' ? 'beside' : asked.weight,
    concentration: fluid && asked.concentration === 'nowhere' ? 'beside' : asked.concentration,
  }
  // Steps per kg are not kept in a coarser unit than theirs.
  const perKg = sheet.protocol.step?.unit === 'mg/kg/h'
  const decimals = { ...form.decimals, ...(perKg ? { rate_mg_kg_h: 3, rate_mcg_kg_min: 2 } : {}) }
  const columns = columnsOf(sheet, form, times, needs.columns ?? [])
  if (needs.columns?.some((name) => !columns.includes(name))) return undefined
  const lines = sheet.lines.map(({ from, to, cells }): Line => {
    const perKg = Number(cells.rate_mg_h) / Number(cells.weight_kg)
    const worked = { rate_mg_kg_h: String(perKg), rate_mcg_kg_min: String((perKg / 60) * 1000) }
    const all: Record<string, string> = { ...cells, ...worked }
    for (const [name, places] of Object.entries(decimals))
      all[name] = rounded(all[name] ?? '', places, form.trailingZeros)
    return { from, to, cells: all }
  })
  return {
    sheet,
    form,
    times,
    lines,
    columns,
    weightKnown: columns.includes('weight_kg') || form.weight === 'beside',
    concentrationKnown:
      sheet.concentration !== undefined && (columns.includes('concentration_mg_mL') || form.concentration === 'beside'),
    protocolGiven: form.protocol !== 'column' || sheet.protocol.local !== undefined,
  }
}

/**
 * What a protocol says, key by key: protocol format 2. The types of `protocol.ts` are inferred from it, a protocol
 * file is read by it and the JSON of a plan contains it. Loaded only to read a file.
 */
import * as z from 'zod'
import { MCG_PER_KG_H, MINUTES_IN, MINUTES_PER_DAY } from '../values/units'
import { WEEKDAY_NAMES } from '../values/weekday'

/** Words of a protocol, at most 400 characters. */
export const text = z.string().trim().min(1).max(400)
const isFigure = (value: number): boolean => /^[0-9]{1,6}(\.[0-9]{1,3})?$/.test(String(value))
export const amount = z
  .number()
  .positive()
  .refine(isFigure, { message: 'a plain number with at most 3 decimals and 6 digits before them' })
const count = z.int().positive().max(999)

/** One source may be written without a list. */
export const source = z
  .union([text, z.array(text)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .pipe(z.array(text).min(1).max(10))
export const sourced = { basis: z.enum(['local', 'stated', 'derived', 'assumed']), source, note: text.optional() }
export const figure = <U extends string>(...units: readonly [U, ...U[]]) =>
  z.strictObject({ value: amount, unit: z.enum(units), ...sourced })
const whole = <U extends string>(unit: U) => z.strictObject({ value: count, unit: z.literal(unit), ...sourced })

export const statement = z.strictObject({ text, ...sourced })
export const companion = z.strictObject({
  what: text,
  when: text,
  sedative: z.boolean().optional().describe('a sedative adds to the depression of breathing'),
  ...sourced,
})

export const PER_KG = ['mg/kg/h', 'mcg/kg/h', 'mcg/kg/min'] as const
export const IN_ALL = ['mg/h', 'mg/24h'] as const
export const isWholeMcg = ({ value, unit }: { value: number; unit: string }): boolean =>
  !Object.hasOwn(MCG_PER_KG_H, unit) ||
  (Math.round(value * 1000) * MCG_PER_KG_H[unit as keyof typeof MCG_PER_KG_H]) % 1000 === 0
const rate = <U extends string>(...units: readonly [U, ...U[]]) =>
  figure(...units).refine(isWholeMcg, { message: 'whole mcg/kg/h' })
const anyRate = rate(...IN_ALL, ...PER_KG)

/** More is a slipped decimal, and too large to count exactly. */
const MOST_PER_KG = 1000
export const isDose = ({ value, unit }: { value: number; unit: string }): boolean =>
  unit === 'mg' || value <= MOST_PER_KG
const doseShape = { value: amount, unit: z.enum(['mg', 'mg/kg']), ...sourced }
const dose = z.strictObject(doseShape).refine(isDose, { message: `at most ${MOST_PER_KG} mg/kg` })

type TimeUnit = 'min' | 'h' | 'days'
const isWholeMinutes = ({ value, unit }: { value: number; unit: TimeUnit }): boolean =>
  Number.isInteger((Math.round(value * 1000) * MINUTES_IN[unit]) / 1000)
const WHOLE_MINUTES = { message: 'whole minutes' }
const timeShape = <U extends TimeUnit>(...units: readonly [U, ...U[]]) => ({ value: amount, unit: z.enum(units) })
const time = <U extends TimeUnit>(...units: readonly [U, ...U[]]) =>
  z.strictObject({ ...timeShape(...units), ...sourced }).refine(isWholeMinutes, WHOLE_MINUTES)
/** A time within another record, which carries the basis. */
const span = <U extends TimeUnit>(...units: readonly [U, ...U[]]) =>
  z.strictObject(timeShape(...units)).refine(isWholeMinutes, WHOLE_MINUTES)

const reading = z
  .strictObject({
    ...timeShape('h', 'min'),
    basis: sourced.basis.optional(),
    source: source.optional(),
    note: text.optional(),
  })
  .refine(isWholeMinutes, WHOLE_MINUTES)
const stepEvery = z
  .strictObject({
    ...timeShape('h', 'min'),
    ...sourced,
    range: z
      .tuple([amount, amount])
      .optional()
      .describe('as the source states it, in the same unit; the low end is the limit step-interval'),
    readings: z
      .array(reading)
      .min(1)
      .max(10)
      .optional()
      .describe('other step intervals that the source allows; a plan gives the total of each'),
  })
  .refine(isWholeMinutes, WHOLE_MINUTES)
  .refine(({ value, range }) => range === undefined || (range[0] <= value && value <= range[1]), {
    message: 'a range with the value in it',
  })
  .refine(({ range, unit }) => range === undefined || isWholeMinutes({ value: range[0], unit }), WHOLE_MINUTES)

const percents = z
  .array(z.int().min(1).max(100))
  .min(1)
  .max(50)
  .refine((all) => all.every((each, n) => n === 0 || each >= (all[n - 1] ?? 0)) && all.at(-1) === 100, {
    message: 'percents that do not fall and end with 100',
  })
export const fractions = z.strictObject({ value: percents, unit: z.literal('% of the maximum'), ...sourced })

const load = z
  .strictObject({ ...doseShape, over: span('min', 'h').describe('from the start of the infusion') })
  .refine(isDose, { message: `at most ${MOST_PER_KG} mg/kg` })
const wean = z
  .strictObject({
    ...timeShape('h', 'min'),
    ...sourced,
    falls: z.int().min(1).max(100).describe('so many equal stretches'),
  })
  .refine(isWholeMinutes, WHOLE_MINUTES)
  .refine(({ value, unit, falls }) => (Math.round(value * MINUTES_IN[unit]) / falls) % 1 === 0, {
    message: 'stretches of whole minutes',
  })

export const observation = z.strictObject({
  what: text,
  every: span('min', 'h'),
  for: span('min', 'h').optional(),
  ...sourced,
})

const MOST_DAYS = 366
const sessionCount = z
  .strictObject({ value: count, unit: z.literal('sessions').default('sessions'), ...sourced })
  .refine(({ value }) => value <= MOST_DAYS, { message: `at most ${MOST_DAYS} sessions` })
const every = whole('days').refine(({ value }) => value <= MOST_DAYS, { message: `at most ${MOST_DAYS} days` })
const sessionDays = z.strictObject({
  value: z.union([
    z.enum(['weekdays', 'daily']),
    z
      .array(z.enum(WEEKDAY_NAMES))
      .min(1)
      .refine((days) => new Set(days).size === days.length, { message: 'each day once' }),
  ]),
  ...sourced,
})
export const block = z.strictObject({
  sessions: sessionCount,
  session_days: sessionDays.optional(),
  every: every.optional(),
})

/** No source read says what is checked before a step: ours, where a protocol does not say it. */
const ifTolerated = (): z.output<typeof statement> => ({
  text: 'if tolerated: sedation, blood pressure, heart rate and SpO2 are checked before each step',
  basis: 'assumed',
  source: ['ours'],
})

const common = {
  format: z.literal(2),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, at most 40'),
  title: text,
  drug: z.enum(['ketamine-racemic', 'esketamine']),
  route: z.enum(['intravenous', 'subcutaneous']).optional().describe('intravenous where absent'),
  start: anyRate.optional(),
  step: anyRate.optional(),
  step_every: stepEvery.optional(),
  fractions: fractions.optional(),
  load: load.optional(),
  maximum: rate(...IN_ALL).optional(),
  maximum_per_kg: rate(...PER_KG).optional(),
  minimum: anyRate.optional(),
  load_dose: dose.optional(),
  dose_24h: dose.optional(),
  hold: z.array(statement).min(1).max(50).optional(),
  observe: z.array(observation).min(1).max(50).optional(),
  step_condition: statement.default(ifTolerated),
  adjuncts: z.array(companion).max(50).default([]),
  monitoring: z.array(companion).max(50).default([]),
  remarks: z.array(statement).max(50).default([]).describe('shown with every plan'),
}

export const inpatient = z.strictObject({
  ...common,
  setting: z.literal('inpatient'),
  length: time('days', 'h', 'min').refine(
    ({ value, unit }) => value * MINUTES_IN[unit] <= MOST_DAYS * MINUTES_PER_DAY,
    { message: `at most ${MOST_DAYS} days` },
  ),
  extent: statement.optional(),
  wean: wean.optional().describe('after the length'),
})

export const outpatient = z.strictObject({
  ...common,
  setting: z.literal('outpatient'),
  session_length: time('h', 'min').refine(({ value, unit }) => value * MINUTES_IN[unit] <= MINUTES_PER_DAY, {
    message: 'at most 24 h',
  }),
  sessions: sessionCount.optional(),
  session_days: sessionDays.optional().describe('weekdays where absent'),
  every: every.optional().describe('calendar days between sessions; one on a closed day moves to the next open day'),
  series: z.array(block).min(1).max(50).optional().describe('instead of sessions, session_days, every'),
  window: whole('days').optional(),
  dose: dose.optional().describe('of each session'),
  dose_step: dose.optional().describe('added from session to session, up to session_dose'),
  session_dose: dose.optional(),
  notable_session_dose: dose.optional().describe('the first session above it gets a note'),
})

/** A file by its base name and the SHA-256 of its text. */
export const fileMark = z.strictObject({
  name: z.string().describe('its base name'),
  sha256: z.string().describe('of its text'),
})
/** Set by the reader of a local file. No part of a plan's identity: that is what the file says. */
export const localFile = z.strictObject({
  hash: z.string().describe("the first 12 digits of the file's SHA-256"),
  above_built_ins: z.boolean().describe('whether it allows more than the built-in protocols'),
  file: fileMark,
})

/** What a profile says, as far as a plan depends on it. */
export const profile = z.strictObject({
  name: z.string(),
  file: fileMark,
  defaults: z.array(z.string()).describe('the options that it gave a default for'),
  limits: z
    .strictObject({
      maximum: common.maximum,
      maximum_per_kg: common.maximum_per_kg,
      minimum: common.minimum,
      session_dose: dose.optional(),
      load_dose: common.load_dose,
      dose_24h: common.dose_24h,
    })
    .describe('beside those of the protocol: the tighter is in force'),
  hold: common.hold,
  observe: common.observe,
  paper: z.enum(['A4', 'Letter']).optional(),
})

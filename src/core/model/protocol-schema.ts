/**
 * What a protocol says, key by key. The types of `protocol.ts` are inferred from it, a protocol file is read by it
 * and the JSON of a plan contains it. Loaded only to read a file.
 */
import * as z from 'zod'

/** Words of a protocol, at most 400 characters. */
const text = z.string().trim().min(1).max(400)
const thousandths = (value: number): boolean => /^[0-9]{1,6}(\.[0-9]{1,3})?$/.test(String(value))
const amount = z
  .number()
  .positive()
  .refine(thousandths, { message: 'a plain number with at most 3 decimals and 6 digits before them' })
const count = z.int().positive().max(999)

/** One source may be written without a list. */
const source = z
  .union([text, z.array(text)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .pipe(z.array(text).min(1).max(10))
const sourced = {
  basis: z.enum(['local', 'stated', 'derived', 'assumed']),
  source,
  note: text.optional(),
}
const figure = <U extends string>(...units: readonly [U, ...U[]]) =>
  z.strictObject({ value: amount, unit: z.enum(units), ...sourced })
const whole = <U extends string>(unit: U) =>
  z.strictObject({ value: count, unit: z.literal(unit), ...sourced })
export const statement = z.strictObject({ text, ...sourced })
export const companion = z.strictObject({
  what: text,
  when: text,
  sedative: z.boolean().optional().describe('a sedative adds to the depression of breathing'),
  ...sourced,
})
const percents = z
  .array(z.int().min(1).max(100))
  .min(1)
  .max(50)
  .refine((all) => all.every((each, n) => n === 0 || each >= (all[n - 1] ?? 0)) && all.at(-1) === 100, {
    message: 'percents that do not fall and end with 100',
  })
export const fractions = z.strictObject({
  value: percents,
  unit: z.literal('% of the maximum'),
  ...sourced,
})
/** Hours that are whole minutes. */
export const wholeMinutes = figure('h').refine(
  ({ value }) => Number.isInteger(Math.round(value * 60_000) / 1000),
  { message: 'whole minutes' },
)
const days = whole('days').refine(({ value }) => value <= 366, { message: 'at most 366 days' })

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, at most 40'),
  title: text,
  drug: z.enum(['ketamine-racemic', 'esketamine']),
  start: figure('mg/h', 'mg/kg/h').optional(),
  step: figure('mg/h', 'mg/kg/h').optional(),
  fractions: fractions.optional(),
  maximum: figure('mg/h').optional().describe('at least one of the two maxima'),
  maximum_per_kg: figure('mg/kg/h').optional(),
  step_condition: statement,
  adjuncts: z.array(companion).max(50),
  monitoring: z.array(companion).max(50),
  remarks: z.array(statement).max(50).describe('shown with every plan'),
}

export const inpatient = z.strictObject({
  ...common,
  setting: z.literal('inpatient'),
  step_every: wholeMinutes,
  other_readings: z
    .array(wholeMinutes)
    .min(1)
    .max(10)
    .optional()
    .describe('other step intervals that the source allows; a plan gives the total of each'),
  days,
  extent: statement,
})

export const outpatient = z.strictObject({
  ...common,
  setting: z.literal('outpatient'),
  sessions: whole('sessions').refine(({ value }) => value <= 366, { message: 'at most 366 sessions' }),
  session_length: wholeMinutes.refine(({ value }) => value <= 24, { message: 'at most 24 h' }),
  session_days: z.strictObject({ text: z.literal('weekdays'), ...sourced }),
  every: days
    .optional()
    .describe('calendar days between sessions; one on a closed day moves to the next open day'),
  window: whole('days').optional(),
  session_dose: figure('mg').optional(),
  notable_session_dose: figure('mg').optional().describe('the first session above it gets a note'),
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

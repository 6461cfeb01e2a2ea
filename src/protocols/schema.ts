/** What a protocol file may say. The built-in protocols pass it too. */
import * as z from 'zod'

const text = z.string().trim().min(1).max(400)
const thousandths = (value: number): boolean => /^[0-9]{1,6}(\.[0-9]{1,3})?$/.test(String(value))
const amount = z
  .number()
  .positive()
  .refine(thousandths, { message: 'a plain number with at most 3 decimals and 6 digits before them' })
const count = z.int().positive().max(999)

const source = z
  .union([text, z.array(text)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .refine((given) => given.length > 0 && given.length <= 10, { message: 'the source of this figure' })
const sourced = {
  basis: z.enum(['local', 'stated', 'derived', 'assumed']),
  source,
  note: text.optional(),
}
const figure = <U extends string>(...units: readonly [U, ...U[]]) =>
  z.strictObject({ value: amount, unit: z.enum(units), ...sourced })
const whole = <U extends string>(unit: U) =>
  z.strictObject({ value: count, unit: z.literal(unit), ...sourced })
const statement = z.strictObject({ text, ...sourced })
const companion = z.strictObject({ what: text, when: text, sedative: z.boolean().optional(), ...sourced })
const percents = z
  .array(z.int().min(1).max(100))
  .min(1)
  .max(50)
  .refine((all) => all.every((each, n) => n === 0 || each >= (all[n - 1] ?? 0)) && all.at(-1) === 100, {
    message: 'percents that do not fall and end with 100',
  })

const common = {
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, at most 40'),
  title: text,
  drug: z.enum(['ketamine-racemic', 'esketamine']),
  start: figure('mg/h', 'mg/kg/h').optional(),
  step: figure('mg/h', 'mg/kg/h').optional(),
  fractions: z.strictObject({ value: percents, unit: z.literal('% of the maximum'), ...sourced }).optional(),
  maximum: figure('mg/h').optional(),
  maximum_per_kg: figure('mg/kg/h').optional(),
  step_condition: statement,
  adjuncts: z.array(companion).max(50),
  monitoring: z.array(companion).max(50),
  remarks: z.array(statement).max(50),
}
const everyHours = figure('h').refine(({ value }) => Number.isInteger(Math.round(value * 60_000) / 1000), {
  message: 'whole minutes',
})

const inpatient = z.strictObject({
  ...common,
  setting: z.literal('inpatient'),
  step_every: everyHours,
  other_reading: z.strictObject({ step_every: everyHours }).optional(),
  days: whole('days').refine(({ value }) => value <= 366, { message: 'at most 366 days' }),
  extent: statement,
})
const outpatient = z.strictObject({
  ...common,
  setting: z.literal('outpatient'),
  sessions: whole('sessions').refine(({ value }) => value <= 366, { message: 'at most 366 sessions' }),
  session_length: everyHours.refine(({ value }) => value <= 24, { message: 'at most 24 h' }),
  session_days: z.strictObject({ text: z.literal('weekdays'), ...sourced }),
  every: whole('days')
    .refine(({ value }) => value <= 366, { message: 'at most 366 days' })
    .optional(),
  window: whole('days').optional(),
  session_dose: figure('mg').optional(),
  notable_session_dose: figure('mg').optional(),
})

export const protocolSchema = z
  .discriminatedUnion('setting', [inpatient, outpatient])
  .superRefine((protocol, context) => {
    const { start, step, fractions, maximum, maximum_per_kg } = protocol
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (fractions === undefined && start === undefined) wrong('start', 'start and step, or fractions')
    if (fractions === undefined && step === undefined) wrong('step', 'start and step, or fractions')
    if (fractions !== undefined && start !== undefined)
      wrong('start', 'start and step, or fractions, not both')
    if (fractions !== undefined && step !== undefined) wrong('step', 'start and step, or fractions, not both')
    if (maximum === undefined && maximum_per_kg === undefined)
      wrong('maximum', 'maximum or maximum_per_kg, or both')
    for (const [path, figure] of [
      ['start', start],
      ['step', step],
    ] as const)
      if (figure?.unit === 'mg/h' && figure.value < 0.01)
        wrong(path, 'at least 0.01 mg/h, the finest planned rate')
    if (protocol.setting === 'outpatient' && protocol.session_dose !== undefined && start?.unit === 'mg/h') {
      const { session_dose, session_length } = protocol
      if (!(start.value * session_length.value <= session_dose.value))
        wrong('start', `at most ${session_dose.value} mg over ${session_length.value} h`)
    }
    for (const most of [maximum, maximum_per_kg])
      if (
        start !== undefined &&
        most !== undefined &&
        start.unit === most.unit &&
        !(start.value <= most.value)
      )
        wrong('start', `at most the maximum, ${most.value} ${most.unit}`)
  })

/** The JSON Schema of a protocol file, as shipped. */
export const protocolFileSchema = (): object => z.toJSONSchema(protocolSchema, { io: 'input' })

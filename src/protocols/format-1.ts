/** Protocol files of format 1, which have no `format`: what they may say, and the same in format 2. */
import * as z from 'zod'
import type * as format2 from '../core/model/protocol-schema'
import { companion, figure, fractions, sourced, statement, text } from '../core/model/protocol-schema'

const whole = <U extends string>(unit: U) =>
  z.strictObject({ value: z.int().positive().max(999), unit: z.literal(unit), ...sourced })
/** Hours that are whole minutes. */
const wholeMinutes = figure('h').refine(({ value }) => Number.isInteger(Math.round(value * 60_000) / 1000), {
  message: 'whole minutes',
})
const days = whole('days').refine(({ value }) => value <= 366, { message: 'at most 366 days' })

const common = {
  $schema: z.string().optional(),
  format: z.literal(1).optional(),
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

const inpatient = z.strictObject({
  ...common,
  setting: z.literal('inpatient'),
  step_every: wholeMinutes,
  other_reading: z
    .strictObject({ step_every: wholeMinutes })
    .optional()
    .describe('one of other_readings, the first form'),
  other_readings: z.array(wholeMinutes).min(1).max(10).optional(),
  days,
  extent: statement,
})

const outpatient = z.strictObject({
  ...common,
  setting: z.literal('outpatient'),
  sessions: whole('sessions').refine(({ value }) => value <= 366, { message: 'at most 366 sessions' }),
  session_length: wholeMinutes.refine(({ value }) => value <= 24, { message: 'at most 24 h' }),
  session_days: z.strictObject({ text: z.literal('weekdays'), ...sourced }),
  every: days.optional(),
  window: whole('days').optional(),
  session_dose: figure('mg').optional(),
  notable_session_dose: figure('mg').optional(),
})

type Inpatient = Omit<z.output<typeof inpatient>, '$schema'>
type Outpatient = Omit<z.output<typeof outpatient>, '$schema'>

function ofInpatient({ other_reading, other_readings, days, step_every, ...same }: Inpatient) {
  const readings = other_readings ?? (other_reading && [other_reading.step_every])
  return {
    ...same,
    format: 2 as const,
    length: days,
    step_every: readings === undefined ? step_every : { ...step_every, readings },
  }
}

function ofOutpatient({ session_days: { text, ...sourced }, ...same }: Outpatient) {
  return { ...same, format: 2 as const, session_days: { value: text, ...sourced } }
}

export const formatOne = { inpatient, outpatient }

/** What contradicts the form itself; the figures are compared in format 2. */
export const formatOneSchema = z
  .discriminatedUnion('setting', [inpatient, outpatient])
  .superRefine((protocol, context) => {
    if (protocol.setting === 'outpatient') return
    if (protocol.other_reading === undefined || protocol.other_readings === undefined) return
    context.addIssue({ code: 'custom', path: ['other_reading'], message: 'other_readings alone' })
  })

/** The same protocol in format 2. */
export function toFormatTwo({
  $schema: _,
  ...protocol
}: z.output<typeof formatOneSchema>): z.output<typeof format2.inpatient> | z.output<typeof format2.outpatient> {
  return protocol.setting === 'inpatient' ? ofInpatient(protocol) : ofOutpatient(protocol)
}

/** The JSON of a plan: what `json.ts` writes, and what `schema/plan.schema.json` is made from. */
import * as z from 'zod'
import { prediction } from './prediction-document'

const basis = z.enum(['stated', 'assumed', 'derived', 'local', 'set'])
const sourced = { basis, source: z.array(z.string()), note: z.string().optional() }
const figure = z.strictObject({ value: z.number(), unit: z.string(), ...sourced })
const statement = z.strictObject({ text: z.string(), ...sourced })
const moment = z.string().describe('ISO 8601 with seconds and offset')
const mg = z.number().nonnegative().describe('mg')
const mgPerH = z.number().nonnegative().describe('mg/h, exact')
const hours = z.number().positive().describe('h')
const level = z.number().nonnegative().describe("ng/mL at the row's end; in a session row the session's peak")

const request = z.strictObject({
  setting: z.enum(['inpatient', 'outpatient']),
  start: moment,
  start_time_basis: z.enum(['assumed', 'set']),
  tz: z.string(),
  weight_kg: z.number().optional(),
  start_rate_mg_h: mgPerH.optional(),
  step_mg_h: mgPerH.optional(),
  max_mg_h: mgPerH.optional(),
  step_every_h: hours.optional(),
  days: z.int().optional(),
  length_h: hours.optional(),
  sessions: z.int().optional(),
  session_h: hours.optional(),
  concentration_mg_mL: z.number().positive().optional(),
  pump_step_mL_h: z.number().positive().optional(),
  pump_step_basis: z.enum(['assumed', 'set']).optional(),
  container_mL: z.number().positive().optional(),
  closed: z.array(z.string()).optional(),
  weekends: z.boolean().optional(),
  on: z.string().optional().describe('weekdays, daily or mon,wed,fri, where it was set'),
  allow: z.array(z.string()).optional(),
  reason: z.string().optional(),
})

const companion = z.strictObject({
  what: z.string(),
  when: z.string(),
  sedative: z.boolean().optional(),
  ...sourced,
})
const protocol = {
  id: z.string(),
  title: z.string(),
  drug: z.enum(['ketamine-racemic', 'esketamine']),
  start: figure.optional(),
  step: figure.optional(),
  fractions: z.strictObject({ value: z.array(z.number()), unit: z.string(), ...sourced }).optional(),
  maximum: figure.optional(),
  maximum_per_kg: figure.optional(),
  step_condition: statement,
  adjuncts: z.array(companion),
  monitoring: z.array(companion),
  remarks: z.array(statement),
  local: z
    .strictObject({ hash: z.string(), above_built_ins: z.boolean() })
    .optional()
    .describe('of a local protocol file'),
}
const inpatient = z.strictObject({
  ...protocol,
  setting: z.literal('inpatient'),
  step_every: figure,
  other_reading: z.strictObject({ step_every: figure }).optional(),
  days: figure,
  extent: statement,
})
const outpatient = z.strictObject({
  ...protocol,
  setting: z.literal('outpatient'),
  sessions: figure,
  session_length: figure,
  session_days: statement,
  every: figure.optional(),
  window: figure.optional(),
  session_dose: figure.optional(),
  notable_session_dose: figure.optional(),
})

const limit = z.strictObject({
  name: z.string(),
  kind: z.enum(['hard', 'soft']),
  state: z.enum(['in force', 'allowed', 'not checked']),
  bound: z.number(),
  unit: z.string(),
  rate_mg_h: mgPerH.optional().describe('the planned rate that the bound comes to'),
  basis,
  source: z.array(z.string()),
})

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  place: z.string(),
  found: z.string(),
  allowed: z.string().optional(),
  limit: z.string().optional(),
  source: z.array(z.string()).optional(),
  message: z.string(),
})

const segment = z.strictObject({
  session: z.int(),
  start: moment,
  end: moment,
  hours,
  rate_mg_h: mgPerH,
  rate_mL_h: z.number().optional(),
  dose_mg: mg,
})

const row = z.strictObject({
  session: z.int(),
  day: z.int(),
  hour: z.int().optional(),
  start: moment,
  end: moment,
  hours: hours.optional(),
  rate_mg_h: mgPerH,
  change_mg_h: z.number().optional(),
  dose_mg: mg,
  cumulative_mg: mg,
  limit_mg_h: mgPerH,
  at_limit: z.boolean(),
  rate_mg_kg_h: z.number().optional(),
  rate_mL_h: z.number().optional(),
  volume_mL: z.number().optional(),
  cumulative_mL: z.number().optional(),
  ketamine_ng_mL: level.optional(),
  ketamine_low_ng_mL: level.optional(),
  ketamine_high_ng_mL: level.optional(),
  held_by: z.string().optional(),
  note: z.string().optional(),
  drug: z.string(),
  protocol: z.string(),
  plan_id: z.string(),
})

const mL = z.number().nonnegative().describe('mL')
const container = z.strictObject({
  session: z.int(),
  hung: moment,
  until: moment,
  hours,
  volume_mL: mL.describe('mL infused from it'),
  left_mL: mL,
  ends: z.enum(['used up', '24 h', 'end of session']),
})
const draw = z.strictObject({
  strength_mg_mL: z.number().positive(),
  strength_source: z.array(z.string()),
  draw_mL: mL.describe('mL of stock for one container'),
  vial_mL: mL,
  vial_basis: z.literal('assumed'),
  vials: z.int().describe('for one container, none shared between two'),
  vials_in_all: z.int(),
})
const supply = z.strictObject({
  container_mL: mL.describe('mL, the final volume in each; priming not counted'),
  container_mg: mg.describe('mg in each'),
  count: z.int(),
  change_every_h: hours.describe('h, at the latest'),
  change_every_basis: z.literal('assumed'),
  fresh_each_session_basis: z.literal('assumed').optional().describe('outpatient'),
  volume_mL: mL.describe('mL infused from all'),
  left_mL: mL.describe('mL left in all'),
  left_in_last_mL: mL,
  containers: z.array(container),
  draws: z.array(draw).describe('the ways to draw for one container; none where no source names vials'),
})

export const planDocument = z.strictObject({
  schema: z.literal('ketaplan-plan-1'),
  plan_id: z.string().regex(/^[0-9a-f]{12}$/),
  request,
  protocol: z.discriminatedUnion('setting', [inpatient, outpatient]),
  limits: z.array(limit),
  findings: z.array(finding),
  segments: z.array(segment),
  rows: z.array(row),
  totals: z.strictObject({
    dose_mg: mg,
    hours,
    highest_rate_mg_h: mgPerH,
    limit_mg_h: mgPerH,
    hours_at_limit: z.number(),
    volume_mL: z.number().optional(),
  }),
  prediction: prediction.optional(),
  supply: supply.optional(),
})

/** The JSON Schema of a plan, as shipped. */
export const planSchema = (): object => z.toJSONSchema(planDocument, { io: 'output' })

/** The JSON of a plan: what `json.ts` writes, and what `schema/plan.schema.json` is made from. */
import * as z from 'zod'
import type { DeepReadonly } from '../../core/model/protocol'
import { fileMark, inpatient, localFile, outpatient, profile } from '../../core/model/protocol-schema'
import { COLUMNS } from './columns'
import { prediction } from './prediction-document'

const basis = z.enum(['stated', 'assumed', 'derived', 'local', 'set'])
const moment = z.string().describe('ISO 8601 with seconds and offset')
const mg = z.number().nonnegative().describe('mg')
const mgPerH = z.number().nonnegative().describe('mg/h, exact')
const hours = z.number().positive().describe('h')

const generator = z.strictObject({
  name: z.literal('ketaplan'),
  version: z.string(),
  command: z.string().describe('a command line for a POSIX shell that gives the same plan'),
  arguments: z.array(z.string()).describe('the words of the command after ketaplan'),
  original: z.array(z.string()).optional().describe('the words that give the plan that is continued'),
  files: z.array(fileMark).optional().describe('the files that the command names'),
  made: z.string().optional().describe('the time of making, where it was given'),
})

const given = z.enum(['assumed', 'local', 'set'])

const request = z.strictObject({
  setting: z.enum(['inpatient', 'outpatient']),
  start: moment,
  start_time_basis: z.enum(['assumed', 'set']),
  tz: z.string(),
  tz_basis: given,
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
  pump_step_basis: given.optional(),
  pump_max_mL_h: z.number().positive().optional(),
  pump_max_basis: given.optional(),
  container_mL: z.number().positive().optional(),
  hang_h: hours.optional(),
  stock: z.string().optional(),
  closed: z.array(z.string()).optional(),
  weekends: z.boolean().optional(),
  on: z.string().optional().describe('weekdays, daily or mon,wed,fri, where it was set'),
  allow: z.array(z.string()).optional(),
  reason: z.string().optional(),
})

const local = localFile.optional().describe('of a local protocol file')
const protocol = z.discriminatedUnion('setting', [inpatient.extend({ local }), outpatient.extend({ local })])

const reading = z.strictObject({ step_every_h: hours, dose_mg: mg.describe('mg in all'), note: z.string().optional() })
const assumption = z.strictObject({
  id: z.string().describe('a figure of the protocol by its key, or one that the planner adds'),
  basis: basis.exclude(['stated']),
  value: z.string().describe('with its unit, or in words'),
  source: z.array(z.string()),
  note: z.string().optional(),
  changed_by: z.array(z.string()).describe('the options that change it, without dashes'),
  readings: z.array(reading).describe('other values that the source allows'),
  message: z.string(),
})

const limit = z.strictObject({
  name: z.string(),
  kind: z.enum(['hard', 'soft']),
  state: z.enum(['in force', 'allowed', 'not checked']),
  bound: z.number(),
  unit: z.string(),
  ucum: z.string().optional().describe('the UCUM code of the unit, where there is one'),
  rate_mg_h: mgPerH.optional().describe('the planned rate that the bound comes to'),
  side: z.literal('lower').optional().describe('what is below the bound passes it; absent: what is above'),
  tolerated_mg_h: mgPerH
    .optional()
    .describe("of step-size: the highest delivered rise that rounding to the pump's step may make"),
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
  phase: z.enum(['load', 'titration', 'wean']),
  start: moment,
  end: moment,
  hours,
  rate_mg_h: mgPerH,
  rate_mL_h: z.number().optional(),
  dose_mg: mg,
  origin: z.enum(['given', 'planned']).optional().describe('of a continued plan'),
})

const CELLS = {
  whole: z.int(),
  number: z.number().nonnegative(),
  signed: z.number(),
  flag: z.boolean(),
  text: z.string(),
} as const
/** The columns of the CSV; a key is absent where the cell is empty. */
const row = z.strictObject(
  Object.fromEntries(
    COLUMNS.map(({ name, kind, meaning, part, optional }) => {
      const cell = CELLS[kind].describe(meaning)
      return [name, part === undefined && optional !== true ? cell : cell.optional()]
    }),
  ),
)

const mL = z.number().nonnegative().describe('mL')
const container = z.strictObject({
  session: z.int(),
  hung: moment,
  until: moment,
  hours,
  volume_mL: mL.describe('mL infused from it'),
  left_mL: mL,
  ends: z.string().describe('used up, end of session, or how long it has hung, such as 24 h'),
})
const draw = z.strictObject({
  strength_mg_mL: z.number().positive(),
  strength_source: z.array(z.string()),
  draw_mL: mL.describe('mL of stock for one container'),
  vial_mL: mL,
  vial_basis: given,
  vials: z.int().describe('for one container, none shared between two'),
  vials_in_all: z.int(),
})
const supply = z.strictObject({
  container_mL: mL.describe('mL, the final volume in each; priming not counted'),
  container_mg: mg.describe('mg in each'),
  count: z.int(),
  change_every_h: hours.describe('h, at the latest'),
  change_every_basis: given,
  fresh_each_session_basis: z.literal('assumed').optional().describe('outpatient'),
  volume_mL: mL.describe('mL infused from all'),
  left_mL: mL.describe('mL left in all'),
  left_in_last_mL: mL,
  containers: z.array(container),
  draws: z.array(draw).describe('the ways to draw for one container; none where no source names vials'),
})

const record = z.strictObject({
  plan_id: z.string().describe('of the plan that was made first'),
  file: z.string(),
  rows: z.array(
    z.strictObject({
      time: moment,
      end: moment.optional(),
      rate_mg_h: mgPerH,
      bolus_mg: mg.optional(),
      note: z.string().optional(),
    }),
  ),
  until: moment,
  then_mg_h: mgPerH.optional(),
  resume_steps: z.boolean(),
  extend: z.boolean(),
  allow: z.array(z.string()).optional(),
  reason: z.string().optional(),
  profile: profile.optional().describe('beside that of the plan: its limits hold for the rest too'),
})

export const planDocument = z.strictObject({
  schema: z.literal('ketaplan-plan-2'),
  plan_id: z.string().regex(/^p[0-9a-f]{12}$/),
  generator,
  request,
  profile: profile.optional().describe('the profile that it was made with'),
  protocol,
  given: record.optional().describe('what was given, of a continued plan'),
  limits: z.array(limit),
  assumptions: z.array(assumption),
  findings: z.array(finding),
  segments: z.array(segment),
  rows: z.array(row),
  totals: z.strictObject({
    dose_mg: mg,
    given_mg: mg.optional().describe('of a continued plan'),
    planned_mg: mg.optional().describe('of a continued plan'),
    hours,
    highest_rate_mg_h: mgPerH,
    limit_mg_h: mgPerH,
    hours_at_limit: z.number(),
    volume_mL: z.number().optional(),
  }),
  prediction: prediction.optional(),
  supply: supply.optional(),
})

export type PlanDocument = DeepReadonly<z.infer<typeof planDocument>>

/** The JSON Schema of a plan, as shipped. */
export const planSchema = (): object => z.toJSONSchema(planDocument, { io: 'output', reused: 'ref' })

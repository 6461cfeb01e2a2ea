/** What a profile file may say. */
import * as z from 'zod'
import {
  amount,
  IN_ALL,
  isDose,
  isWholeMcg,
  observation,
  PER_KG,
  source,
  statement,
  text,
} from '../core/model/protocol-schema'

const sourced = { source: source.optional().describe('the profile itself where absent'), note: text.optional() }
const rate = <U extends string>(...units: readonly [U, ...U[]]) =>
  z
    .strictObject({ value: amount, unit: z.enum(units), ...sourced })
    .refine(isWholeMcg, { message: 'whole mcg/kg/h' })
    .optional()
const dose = z
  .strictObject({ value: amount, unit: z.enum(['mg', 'mg/kg']), ...sourced })
  .refine(isDose, { message: 'at most 1000 mg/kg' })
  .optional()
const limits = z.strictObject({
  maximum: rate(...IN_ALL),
  maximum_per_kg: rate(...PER_KG),
  minimum: rate(...IN_ALL, ...PER_KG).describe('a soft limit; the others are hard'),
  session_dose: dose,
  load_dose: dose,
  dose_24h: dose,
})

/** A figure with or without its unit, read as the option of the same name is. */
const written = z.union([amount, z.string().max(40)]).optional()
/** One line; a semicolon separates the notes of a row. */
const ONE_LINE = /^[^;\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,80}$/u
const name = text
  .refine((each) => ONE_LINE.test(each), 'one line of at most 80 characters, without ;')
  // Not every reader of JSON Schema knows the classes of Unicode: Python's does not.
  .meta({ pattern: '^[^;\\r\\n]{1,80}$' })

// What a profile says is its own: its basis is local.
const ownRule = statement.omit({ basis: true }).extend({ note: text.optional() })
const ownObservation = observation.omit({ basis: true }).extend({ note: text.optional() })

export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  name,
  tz: z.string().max(80).optional(),
  protocol: z
    .strictObject({ inpatient: text.optional(), outpatient: text.optional() })
    .optional()
    .describe('an id, or a file beside the profile'),
  concentration: written,
  container: written,
  pump_step: written,
  pump_max: written,
  hang: written,
  stock: written,
  on: text.optional(),
  closed: z.array(z.string().max(40)).min(1).max(400).optional().describe('dates and ranges'),
  hold: z.array(ownRule).min(1).max(50).optional(),
  observe: z.array(ownObservation).min(1).max(50).optional(),
  paper: z.enum(['A4', 'Letter']).optional(),
  limits: limits.optional(),
})

/** The JSON Schema of a profile, as shipped. */
export const profileFileSchema = (): object => z.toJSONSchema(profileSchema, { io: 'input', reused: 'ref' })

/** What a protocol file may say, in format 2 or 1, and what its figures must agree on. Built-in protocols pass it too. */
import * as z from 'zod'
import { inpatient, outpatient } from '../core/model/protocol-schema'
import { contradictionsOf } from './contradictions'
import { formatOneSchema, toFormatTwo } from './format-1'

const file = { $schema: z.string().optional() }
const formatTwoSchema = z.discriminatedUnion('setting', [inpatient.extend(file), outpatient.extend(file)])

/** A protocol file of either format; the result is in format 2. */
export const protocolSchema = z
  .discriminatedUnion('format', [formatOneSchema.transform(toFormatTwo), formatTwoSchema])
  .superRefine((protocol, context) => {
    for (const [path, message] of contradictionsOf(protocol))
      context.addIssue({ code: 'custom', path: [path], message })
  })

/** The JSON Schema of a protocol file, as shipped. */
export const protocolFileSchema = (): object => z.toJSONSchema(protocolSchema, { io: 'input', reused: 'ref' })

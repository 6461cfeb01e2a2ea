/** What a protocol file may say, and what its figures must agree on. The built-in protocols pass it too. */
import * as z from 'zod'
import { inpatient, outpatient, wholeMinutes } from '../core/model/protocol-schema'

const file = { $schema: z.string().optional() }
const firstForm = z.strictObject({ step_every: wholeMinutes }).optional()

/** A protocol file. The first form of a file has one `other_reading` in place of `other_readings`. */
export const protocolSchema = z
  .discriminatedUnion('setting', [
    inpatient.extend({ ...file, other_reading: firstForm.describe('one of other_readings, the first form') }),
    outpatient.extend(file),
  ])
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
    if (
      protocol.setting === 'inpatient' &&
      protocol.other_reading !== undefined &&
      protocol.other_readings !== undefined
    )
      wrong('other_reading', 'other_readings alone')
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
export const protocolFileSchema = (): object => z.toJSONSchema(protocolSchema, { io: 'input', reused: 'ref' })

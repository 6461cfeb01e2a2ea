/** The prediction within the JSON of a plan: what `prediction-record.ts` writes. */
import * as z from 'zod'
import { rangedBy } from './prediction-record'

function ranged<Name extends string, Unit extends string>(name: Name, unit: Unit, text: string) {
  const figure = z.number().nonnegative().describe(text)
  return rangedBy(name, unit, () => figure)
}

const moment = z.string().describe('ISO 8601 with seconds and offset')
const level = z.strictObject({ at: moment, ...ranged('ketamine', 'ng_mL', 'ng/mL') })
const model = z.strictObject({
  id: z.string(),
  scope: z.string(),
  source: z.array(z.string()),
  clearance_exponent: z
    .number()
    .describe('clearances, or by the scope CL alone, scale with (weight / 70 kg) to this power'),
  measured_error_percent: z
    .strictObject({ median: z.number(), median_absolute: z.number() })
    .describe('predicted minus measured, arterial, 20 volunteers (kamp-2020-volunteers); none for esketamine')
    .optional(),
  cv_percent: z.record(z.string(), z.number()).describe('between the subjects of the model, by parameter').optional(),
})
const percentText = "percent of the steady state at the segment's end; above 100 while the level falls to it"

export const prediction = z.strictObject({
  model: z.string(),
  models: z.array(model),
  weight_kg: z.number(),
  weight_basis: z.enum(['assumed', 'set']).describe('assumed for the prediction alone'),
  extrapolated: z.array(z.string()).describe('models that were fitted to other weights').optional(),
  caveats: z.array(z.string()),
  peak: level
    .extend({ low_model: z.string(), high_model: z.string() })
    .describe("each model's own highest; `at` is when the chosen model's is"),
  ...ranged('average', 'ng_mL', 'ng/mL, from the first start to the last end'),
  ...ranged('area_to_end', 'ng_h_mL', 'ng/mL x h, from the first start to the last end'),
  ...ranged('area_in_all', 'ng_h_mL', 'ng/mL x h, with all that follows the end'),
  ...ranged('end_to_tenth_of_peak', 'h', 'h from the last end until a tenth of the peak'),
  segments: z.array(
    z.strictObject({
      start: moment,
      end: moment,
      ...ranged('steady_state', 'ng_mL', "ng/mL that the segment's rate tends to"),
      ...ranged('reached', 'percent', percentText),
    }),
  ),
  curve_step_h: z.number().positive().describe('h between the points, beside those at changes of rate'),
  curve: z.array(level).describe('to a tenth of the peak after the end'),
})

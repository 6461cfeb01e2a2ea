/** The notes on standard error beside a data format: at most three lines, the plan's own first. */
import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { assumptionsBrief, assumptionsFor, soonerText } from './assumptions'
import { sentence } from './messages'
import { predictionBrief } from './prediction'
import { originsOf } from './provenance'

// Listed with the assumptions.
const IN_ASSUMED: readonly string[] = ['start-time-assumed', 'zone-assumed']

export function summary(plan: Plan, model?: ModelId): readonly string[] {
  const notes = plan.findings
    .filter(({ severity, code }) => severity === 'note' && !IN_ASSUMED.includes(code))
    .map(sentence)
  const predicted = model === undefined ? [] : [predictionBrief(predict(plan, model))]
  const sooner = soonerText(plan).replace(/^S/, 's').replace(/\.$/, '')
  const first = [...originsOf(plan), ...notes, ...predicted, sooner]
  const lines = [
    first.filter((text) => text !== '').join('; '),
    assumptionsBrief(assumptionsFor(plan, model), plan),
    `cautions, sources and every assumption: ketaplan ${plan.request.setting} without a data format`,
  ]
  return lines.filter((line) => line !== '')
}

/** What standard error says beside a data format: at most three lines, the plan's own first. */
import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { bannerOf } from './banner'
import { containersText } from './containers'
import { type Footnote, footnotes } from './footnotes'
import { courseText, ratesText } from './heading'
import { sentence } from './messages'
import { predictionBrief } from './prediction'

const HOW_MANY = 3
// Listed with the assumptions.
const IN_ASSUMED = ['start-time-assumed', 'zone-assumed']

const LABELS = {
  assumed: 'assumed',
  derived: 'derived',
  local: 'local',
  set: 'the other reading',
  stated: '',
}

/** `assumed: start at 08:00; weekdays; derived: rates` */
function assumedText(footnotes: readonly Footnote[]): string {
  const bases = [...new Set(footnotes.map(({ basis }) => basis))]
  const told = bases.map((basis) => {
    const briefs = footnotes.filter((note) => note.basis === basis).map(({ brief }) => brief)
    return `${LABELS[basis]}: ${[...new Set(briefs)].join('; ')}`
  })
  return told.join('; ')
}

export function summary(plan: Plan, model?: ModelId): readonly string[] {
  const notes = plan.findings
    .filter(({ severity, code }) => severity === 'note' && !IN_ASSUMED.includes(code))
    .map(sentence)
  const { notes: assumptions, mark } = footnotes()
  courseText(plan, mark)
  ratesText(plan, mark)
  containersText(plan, mark)
  const predicted = model === undefined ? [] : [predictionBrief(predict(plan, model))]
  const lines = [
    [bannerOf(plan.protocol), ...notes, ...predicted].filter((text) => text !== '').join('; '),
    assumedText(assumptions),
    `cautions, sources and every assumption: ketaplan ${plan.request.setting} without a data format`,
  ]
  return lines.filter((line) => line !== '').slice(0, HOW_MANY)
}

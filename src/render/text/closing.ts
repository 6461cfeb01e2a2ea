/** The last lines of a plan for people, and the note for a record: the answer in a few lines. */
import { basisText, boundText } from '../../core/model/limit-text'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'
import { kg } from '../../core/values/quantity'
import { VERSION } from '../../version'
import { bannerOf } from '../help/provenance'
import { unbroken, type View, wrap } from '../view'
import { assumptionNames, assumptionsFor } from './assumptions'
import { fluidText } from './containers'
import { totalTexts } from './description'
import { rateText } from './figures'
import { courseText } from './heading'
import { stepPhrases } from './steps'

type Entry = readonly [term: string, text: string]

const INDENT = 13

const entryLines = (entries: readonly Entry[], width: number): readonly string[] =>
  entries.flatMap(([term, text]) => {
    const lines = wrap(text, width - INDENT).split('\n')
    return lines.map((line, index) => `${(index === 0 ? term : '').padEnd(INDENT)}${line}`)
  })

function totalEntry(plan: Plan, isBrief = false): Entry {
  const { total, held, byPump } = totalTexts(plan)
  const fluid = fluidText(plan, isBrief)
  const volume = fluid === '' ? '' : `; fluid ${fluid}${isBrief ? '' : ', without priming'}`
  return ['Total', `${total}; ${held}${byPump}${volume}`]
}

const maximumEntry = ({ maximum: { rate, limit } }: Plan, isBrief = false): Entry => [
  'Maximum',
  `${rateText(rate)}, set by ${limit.name} (${boundText(limit)}${isBrief ? '' : `, ${basisText(limit)}`})`,
]

const overriddenEntry = ({ request: { allow, reason } }: Plan): readonly Entry[] =>
  allow.length === 0 ? [] : [['Overridden', `${allow.join(', ')}. Reason: ${escapeControls(reason ?? '')}`]]

const stepsEntry = (plan: Plan, most: number): Entry => ['Steps', stepPhrases(plan, most).map(unbroken).join(', ')]

// Twelve lines of 80 columns hold them beside the rest.
const MOST_STEPS = 6

/** Steps, total, maximum and what set it, the number of assumptions, and where the citations are. */
export function closing(plan: Plan, { width, predict, paint }: View, citations: string): readonly string[] {
  const count = assumptionsFor(plan, predict).length
  const listed = count === 1 ? '1, listed above as [1]' : `${count}, listed above as [1] to [${count}]`
  const entries = [
    stepsEntry(plan, MOST_STEPS),
    totalEntry(plan),
    maximumEntry(plan),
    ...overriddenEntry(plan),
    ['Assumptions', count === 0 ? 'none' : listed] as const,
    ['Citations', citations] as const,
  ]
  return [paint.title('Summary'), ...entryLines(entries, width)]
}

const MOST_LINES = 12

/** What the note leaves out first, where it would be longer than twelve lines. */
const SHORTER: readonly (readonly [steps: number, isNamed: boolean, isBrief: boolean])[] = [
  [MOST_STEPS, true, false],
  [MOST_STEPS, false, false],
  [2, false, false],
  [2, false, true],
  [1, false, true],
]

/** A note to paste into a record: twelve lines, more only where a long reason, many limits or a file need them. */
export function note(
  plan: Plan,
  { width, predict, version = VERSION }: View,
  title: readonly string[],
  brief: readonly string[],
): string {
  const { weight } = plan.request
  const patient = weight === undefined ? 'weight not given: limits per kg not checked' : `weight ${kg(weight)} kg`
  const assumptions = assumptionsFor(plan, predict)
  const notes = SHORTER.map(([steps, isNamed, isBrief]) => {
    const above = [...(isBrief ? brief : title), bannerOf(plan.protocol)]
      .filter((text) => text !== '')
      .flatMap((text) => wrap(text, width).split('\n'))
    const named = isNamed ? `: ${assumptionNames(assumptions)}` : ', listed in the whole plan'
    const entries: readonly Entry[] = [
      ['Course', courseText(plan, () => '')],
      ['Patient', patient],
      stepsEntry(plan, steps),
      totalEntry(plan, isBrief),
      maximumEntry(plan, isBrief),
      ...overriddenEntry(plan),
      ['Assumptions', `${assumptions.length}${named}; by ketaplan ${version}`],
    ]
    return [...above, ...entryLines(entries, width)]
  })
  const shown = notes.find(({ length }) => length <= MOST_LINES) ?? notes.at(-1) ?? []
  return `${shown.join('\n')}\n`
}

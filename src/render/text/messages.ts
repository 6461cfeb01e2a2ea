/** Findings as the command line and its documents show them: every field is named by its option. */
import { field, textOf } from '../../core/model/field'
import { type Finding, sentence as sentenceOf } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import { columnName, optionName } from '../help/option-names'

const HELD_WORDS: Readonly<Record<string, string>> = { rate: 'maximum', max: 'your maximum' }

/** What holds a rate, in a word, so that meaning never rests on colour. */
export const heldWord = ({ maximum: { limit } }: Pick<Plan, 'maximum'>): string => HELD_WORDS[limit.name] ?? limit.name

/** The sentence of a finding, without a full stop. */
export const sentence = (finding: Finding): string => sentenceOf(finding, optionName)

export const warningsOf = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity }) => severity === 'warning').map(sentence)

/** How a soft limit is overridden: by options, in a variant to compare, in the fields of a batch line. */
const OVERRIDES = {
  option: (names: readonly string[]) =>
    textOf([field('allow', names.join(',')), ' ', field('reason', '"why"')], optionName),
  variant: (names: readonly string[]) => `add ,allow=${names.join('+')},reason=why to the variant`,
  column: (names: readonly string[]) => `set allow to "${names.join(',')}" and reason to the reason`,
} as const

/** The last lines of a refusal by the guard: what would be accepted. */
function remedyLines(findings: readonly Finding[], by: keyof typeof OVERRIDES): readonly string[] {
  const soft = findings.filter(({ code }) => code === 'beyond-soft-limit')
  if (soft.length > 0) {
    const names = [...new Set(soft.flatMap(({ lift = [] }) => lift))]
    const name = by === 'column' ? columnName : optionName
    const other = soft.flatMap(({ allowed }) =>
      allowed === undefined ? [] : [`Alternatives: ${textOf(allowed, name)}`],
    )
    return [`To override: ${OVERRIDES[by](names)}`, ...other]
  }
  return findings.some(({ code }) => code === 'beyond-hard-limit') ? ['A hard limit cannot be overridden.'] : []
}

/** A refusal: one line for each finding, then what would be accepted where the guard refused. */
export const refusalLines = (
  findings: readonly Finding[],
  by: keyof typeof OVERRIDES = 'option',
): readonly string[] => [
  ...findings.map((finding) => sentenceOf(finding, by === 'column' ? columnName : optionName)),
  ...remedyLines(findings, by),
]

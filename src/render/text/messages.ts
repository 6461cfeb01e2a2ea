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

/** A refusal: one line for each finding, then what would be accepted where the guard refused. */
export function refusalLines(findings: readonly Finding[], by: keyof typeof OVERRIDES = 'option'): readonly string[] {
  const name = by === 'column' ? columnName : optionName
  const lines = findings.map((finding) => sentenceOf(finding, name))
  const soft = findings.filter(({ code }) => code === 'beyond-soft-limit')
  const isHard = soft.length === 0 && findings.some(({ code }) => code === 'beyond-hard-limit')
  if (soft.length === 0) return isHard ? [...lines, 'A hard limit cannot be overridden.'] : lines
  const names = [...new Set(soft.flatMap(({ overridable = [] }) => overridable))]
  const other = soft.flatMap(({ allowed }) => (allowed === undefined ? [] : [`Alternatives: ${textOf(allowed, name)}`]))
  return [...lines, `To override: ${OVERRIDES[by](names)}`, ...other]
}

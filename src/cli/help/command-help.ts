/** The help of a command, from its row and its options. */
import { wrap } from '../../render/view'
import { type CommandRow, usageOf } from '../commands'
import { flagsOf, optionsOf } from '../options'
import type { Category, OptionRow } from '../options/option-row'

export const CATEGORIES: readonly (readonly [Category, string])[] = [
  ['plan', 'The plan'],
  ['table', 'The table'],
  ['guard', 'The guard'],
  ['output', 'The output'],
]

/** `default: 0.1; at most 5000 mL` */
export const boundsOf = ({ default: assumed, limits }: OptionRow): string =>
  [...(assumed === undefined ? [] : [`default: ${assumed}`]), ...(limits === undefined ? [] : [limits])].join('; ')

export type Form = 'short' | 'long'
type Entry = readonly [term: string, text: string]

const INDENT = 2
/** The texts begin in one column, or below their terms where that leaves too little room. */
const LEAST_TEXT = 30

/** Terms and what they mean, in two columns. */
export function entryLines(entries: readonly Entry[], width: number): readonly string[] {
  const longest = Math.max(...entries.map(([term]) => term.length))
  const column = INDENT + longest + 2
  const isBeside = width - column >= LEAST_TEXT
  const margin = ' '.repeat(isBeside ? column : 2 * INDENT)
  return entries.map(([term, text]) => {
    const lines = wrap(text, width - margin.length).split('\n')
    const first = `${' '.repeat(INDENT)}${term}`
    const shown = isBeside
      ? [first.padEnd(column) + (lines[0] ?? ''), ...lines.slice(1).map((line) => margin + line)]
      : [first, ...lines.map((line) => margin + line)]
    return shown.join('\n')
  })
}

export const section = (title: string, lines: readonly string[]): string => [`${title}:`, ...lines].join('\n')
export const exampleLines = (examples: readonly string[]): readonly string[] =>
  examples.map((example) => `  ${example}`)

const entryOf = (row: OptionRow, form: Form): Entry => {
  const bounds = form === 'long' ? boundsOf(row) : ''
  return [flagsOf(row), bounds === '' ? row.help : `${row.help} (${bounds})`]
}

/** `-h` lists the options, `--help` also says their defaults and limits, and gives examples. */
export function commandHelp(command: CommandRow, form: Form, width: number): string {
  const { name, argument, help, examples } = command
  const options = optionsOf(name)
  const groups = CATEGORIES.flatMap(([category, title]) => {
    const entries = options.filter((row) => row.category === category).map((row) => entryOf(row, form))
    return entries.length === 0 ? [] : [section(title, entryLines(entries, width))]
  })
  const parts = [
    `Usage: ketaplan ${usageOf(command)} [options]`,
    wrap(help, width),
    ...(argument.most === 0 ? [] : [section('Arguments', entryLines([[argument.name, argument.help]], width))]),
    ...groups,
    ...(form === 'long' ? [section('Examples', exampleLines(examples))] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

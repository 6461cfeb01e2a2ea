/** The help of the program and of its commands, from the rows of commands and options. */
import { wrap } from '../../render/view'
import { EXIT_CODES, TOPICS } from '../choices'
import { COMMANDS, type CommandRow, usageOf } from '../commands'
import { optionRowsOf, PROGRAM_OPTIONS } from '../options'
import type { Category, OptionRow } from '../options/option-row'

const CATEGORIES: readonly (readonly [Category, string])[] = [
  ['plan', 'The plan'],
  ['table', 'The table'],
  ['guard', 'The guard'],
  ['output', 'The output'],
]

/** The options of a command, under the titles of their categories. */
export const groupsOf = (command: CommandRow): readonly (readonly [title: string, rows: readonly OptionRow[]])[] =>
  CATEGORIES.map(([category, title]) => {
    const rows = optionRowsOf(command.name).filter((row) => row.category === category)
    return [title, rows] as const
  }).filter(([, rows]) => rows.length > 0)

/** `the pump's smallest step (default: 0.1)` */
export function longHelp({ help, default: assumed, limits }: OptionRow): string {
  const bounds = [assumed && `default: ${assumed}`, limits].filter((part) => part !== undefined)
  return bounds.length === 0 ? help : `${help} (${bounds.join('; ')})`
}

export type Form = 'short' | 'long'
type Entry = readonly [term: string, text: string]

const INDENT = 2
/** The texts are beside the terms, or below them where that leaves fewer columns than this. */
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

const section = (title: string, lines: readonly string[]): string => [`${title}:`, ...lines].join('\n')
const exampleLines = (examples: readonly string[]): readonly string[] => examples.map((example) => `  ${example}`)

/** `-h` lists the options, `--help` also says their defaults and limits, and gives examples. */
export function commandHelp(command: CommandRow, form: Form, width: number): string {
  const { argument, help, examples } = command
  const groups = groupsOf(command).map(([title, rows]) => {
    const entries = rows.map((row): Entry => [row.flags, form === 'long' ? longHelp(row) : row.help])
    return section(title, entryLines(entries, width))
  })
  const parts = [
    `Usage: ketaplan ${usageOf(command)} [options]`,
    wrap(help, width),
    ...(argument === undefined ? [] : [section('Arguments', entryLines([[argument.name, argument.help]], width))]),
    ...groups,
    ...(form === 'long' ? [section('Examples', exampleLines(examples))] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

export const ABOUT = 'Plans ketamine infusions for chronic pain: a titration table held by a maximum-dose guard.'
export const NOT_A_DEVICE = `For planning, checking and teaching by clinicians. Not a medical device, not clinically validated, not for running or adjusting an infusion in real time, not for patients. It supports, and does not replace, the clinician's judgement.`

const EXIT_ENTRIES = EXIT_CODES.map(([code, meaning]): Entry => [String(code), meaning])

/** What `--help` adds to `-h`. */
const more = (width: number): readonly string[] => [
  section('Examples', exampleLines(COMMANDS.flatMap(({ examples }) => examples.slice(0, 1)))),
  section('Exit codes', entryLines(EXIT_ENTRIES, width)),
  wrap(`More: ${TOPICS.map((topic) => `ketaplan help ${topic}`).join(', ')}.`, width),
]

export function programHelp(form: Form, width: number): string {
  const commands = COMMANDS.map((command): Entry => [usageOf(command), command.help])
  const options = PROGRAM_OPTIONS.map(({ flags, help }): Entry => [flags, help])
  const parts = [
    'Usage: ketaplan <command> [options]',
    wrap(ABOUT, width),
    section('Commands', entryLines(commands, width)),
    section('Options', entryLines(options, width)),
    wrap('ketaplan <command> -h lists the options of a command; --help adds defaults, limits, examples.', width),
    ...(form === 'long' ? more(width) : []),
    wrap(NOT_A_DEVICE, width),
  ]
  return `${parts.join('\n\n')}\n`
}

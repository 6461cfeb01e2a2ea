/** The table of all options: the parser, help, completion and documents are made from it. */
import { COMMAND_NAMES, type CommandName } from './commands'
import { type OptionRow, optionIn } from './options/option-row'
import { OTHER_OPTIONS } from './options/other-options'
import { OUTPUT_OPTIONS } from './options/output-options'
import { PLAN_OPTIONS } from './options/plan-options'

const output = optionIn('output')
/** `-h` prints the options, `--help` also their defaults and limits. */
const HELP = output(COMMAND_NAMES, '-h, --help', 'this help; --help adds defaults and limits')
/** The options of the program without a command. */
export const PROGRAM_OPTIONS: readonly OptionRow[] = [HELP, output([], '-V, --version', 'the version of the program')]

export const OPTIONS: readonly OptionRow[] = [...PLAN_OPTIONS, ...OTHER_OPTIONS, ...OUTPUT_OPTIONS, HELP]

/** The options that a command takes. */
export const optionRowsOf = (command: CommandName): readonly OptionRow[] =>
  OPTIONS.filter(({ commands }) => commands.includes(command))

/** The options of check that are about the table, by name. */
export const tableNames = (): readonly string[] =>
  optionRowsOf('check').flatMap(({ category, name }) => (category === 'table' ? [name] : []))

/** The options that are fields of a request, by name. */
export const REQUEST_NAMES: readonly string[] = PLAN_OPTIONS.map(({ name }) => name)

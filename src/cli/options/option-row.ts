/** One row of the table of options. */
import { present } from '../../core/request/request'
import type { CommandName } from '../commands'

export type Category = 'plan' | 'guard' | 'table' | 'output'

/** What may be written as an argument or as the value of an option, as far as it is known. */
export interface Accepts {
  /** The words, or `protocols` for the ids of the protocols of the command, `helped` for what `help` explains. */
  readonly choices?: readonly string[] | 'protocols' | 'helped'
  /** Names of files are accepted too. */
  readonly files?: true
  /** Several of the choices, separated by commas. */
  readonly isList?: true
}

interface More extends Accepts {
  /** The value where the option has none, `true` where it depends on the plan. A value is then given with `=` only. */
  readonly implied?: string | true
  /** It may be given several times. */
  readonly isRepeated?: true
  /** The option without which this one has no meaning, unless the request checks that. */
  readonly needs?: string
  /** The value where the option is not given. */
  readonly default?: string
  /** Which values are accepted. */
  readonly limits?: string
}

/** One option of one or more commands. A name has one row in each command. */
export interface OptionRow extends More {
  /** `-w, --weight <kg>`, `--predict[=model]`, `--csv` */
  readonly flags: string
  /** The long name without dashes. */
  readonly name: string
  readonly short?: string
  /** The name of its value, `rate` in `--max <rate>`; absent: a switch. */
  readonly value?: string
  readonly category: Category
  readonly commands: readonly CommandName[]
  /** One line, at most 75 characters. */
  readonly help: string
}

/** Makes the rows of a category: name, short form and value are read from the flags. */
export const optionIn =
  (category: Category) =>
  (commands: readonly CommandName[], flags: string, help: string, more: More = {}): OptionRow => {
    const [, short, name = '', value] = /^(?:-(.), )?--([a-z-]+)(?:(?: <|\[=)(.+)[>\]])?$/.exec(flags) ?? []
    return present({ flags, name, short, value, category, commands, help, ...more })
  }

/** `hour, session or change` */
export const either = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' or ')

/** The option --format with these formats. */
export const format = (
  commands: readonly CommandName[],
  choices: readonly string[],
  assumed = 'by the extension of --output, else table',
): OptionRow => optionIn('output')(commands, '-f, --format <format>', either(choices), { choices, default: assumed })

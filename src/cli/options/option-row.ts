import type { CommandName } from '../choices'

export type Category = 'plan' | 'guard' | 'table' | 'output'

/** What may stand in one place of a command line, as far as it is known. */
export interface Accepts {
  /** The words themselves, or the ids of the protocols that the command takes. */
  readonly choices?: readonly string[] | 'protocols'
  /** Names of files, too. */
  readonly files?: true
  /** Several of the choices, separated by commas. */
  readonly isList?: true
}

/** One option of one or more commands. A name has one row in each command. */
export interface OptionRow extends Accepts {
  /** The long name without dashes. */
  readonly name: string
  readonly short?: string
  /** What its value is called, `rate` in `--max <rate>`; absent: a switch. */
  readonly value?: string
  /** The value that the option has where none is given. It is then given with `=` only. */
  readonly implied?: string
  /** It may be given several times. */
  readonly isRepeated?: true
  /** The option without which this one has no meaning, where the request itself does not ask for it. */
  readonly needs?: string
  readonly category: Category
  readonly commands: readonly CommandName[]
  /** One line, at most 75 characters. */
  readonly help: string
  /** What holds where the option is not given. */
  readonly default?: string
  /** Which values are accepted. */
  readonly limits?: string
}

type Rest = Partial<Omit<OptionRow, 'name' | 'short' | 'value' | 'category' | 'commands' | 'help'>>

/** Rows of some commands by their flags as help shows them: `-w, --weight <kg>`, `--predict[=model]`, `--csv`. */
export const optionIn =
  (category: Category, commands: readonly CommandName[]) =>
  (flags: string, help: string, rest: Rest = {}): OptionRow => {
    const [, short, name = '', value] = /^(?:-(\w), )?--([\w-]+)(?:[ []=?<?(.+)[>\]])?$/.exec(flags) ?? []
    const words = { ...(short === undefined ? {} : { short }), ...(value === undefined ? {} : { value }) }
    return { name, ...words, ...rest, category, commands, help }
  }

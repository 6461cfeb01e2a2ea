/** What a shell may complete, from the tables of commands and options. */
import { present } from '../../core/request/request'
import { protocols } from '../../protocols/index'
import { TOPICS } from '../choices'
import { COMMAND_NAMES, COMMANDS, type CommandRow, settingOf } from '../commands'
import { optionRowsOf, PROGRAM_OPTIONS } from '../options'
import type { Accepts, OptionRow } from '../options/option-row'

/** The values of an option or argument. */
export interface Values extends Omit<Accepts, 'choices'> {
  readonly words: readonly string[]
}

export interface Flag extends OptionRow {
  /** Absent: a switch. */
  readonly values?: Values
}

export interface Completable extends Pick<CommandRow, 'name' | 'help'> {
  readonly flags: readonly Flag[]
  readonly argument: Values
}

function valuesOf({ choices = [], files, isList }: Accepts, command?: CommandRow): Values {
  const setting = command && settingOf(command)
  const ids = protocols.flatMap((each) => (setting === undefined || each.setting === setting ? [each.id] : []))
  const words = { protocols: ids, helped: [...COMMAND_NAMES, ...TOPICS] }
  return present({ words: typeof choices === 'string' ? words[choices] : choices, files, isList })
}

const flagOf = (row: OptionRow, command?: CommandRow): Flag =>
  row.value === undefined ? row : { ...row, values: valuesOf(row, command) }

/** The flags of the program itself. */
export const PROGRAM_FLAGS: readonly Flag[] = PROGRAM_OPTIONS.map((row) => flagOf(row))

/** Every command with what may follow it, in the order of the table. */
export const completables = (): readonly Completable[] =>
  COMMANDS.map((command) => ({
    name: command.name,
    help: command.help,
    flags: optionRowsOf(command.name).map((row) => flagOf(row, command)),
    argument: valuesOf(command.argument ?? {}, command),
  }))

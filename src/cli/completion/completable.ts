/** What a shell may complete, from the tables of commands and options. */
import { protocols } from '../../protocols/index'
import { COMMANDS, type CommandRow, settingOf } from '../commands'
import { optionsOf, PROGRAM_OPTIONS } from '../options'
import type { Accepts, OptionRow } from '../options/option-row'

/** What may stand in one place. */
export interface Values {
  readonly words: readonly string[]
  /** Names of files too. */
  readonly files: boolean
  /** Several words, separated by commas. */
  readonly isList: boolean
}

export interface Flag {
  readonly long: string
  readonly short?: string
  readonly help: string
  /** Absent: a switch. */
  readonly values?: Values
  /** A value only after `=`. */
  readonly mayStandAlone?: true
}

export interface Completable {
  readonly name: string
  readonly help: string
  readonly flags: readonly Flag[]
  readonly argument: Values
}

function wordsOf({ choices = [] }: Accepts, command: CommandRow | undefined): readonly string[] {
  if (choices !== 'protocols') return choices
  const setting = command === undefined ? undefined : settingOf(command)
  return protocols.flatMap((each) => (setting === undefined || each.setting === setting ? [each.id] : []))
}

const valuesOf = (accepts: Accepts, command: CommandRow | undefined): Values => ({
  words: wordsOf(accepts, command),
  files: accepts.files === true,
  isList: accepts.isList === true,
})

const flagOf = (row: OptionRow, command?: CommandRow): Flag => ({
  long: row.name,
  help: row.help,
  ...(row.short === undefined ? {} : { short: row.short }),
  ...(row.value === undefined ? {} : { values: valuesOf(row, command) }),
  ...(row.implied === undefined ? {} : { mayStandAlone: true }),
})

/** The flags of the program itself. */
export const PROGRAM_FLAGS: readonly Flag[] = PROGRAM_OPTIONS.map((row) => flagOf(row))

/** Every command with what may follow it, in the order of the table. */
export const completables = (): readonly Completable[] =>
  COMMANDS.map((command) => ({
    name: command.name,
    help: command.help,
    flags: optionsOf(command.name).map((row) => flagOf(row, command)),
    argument: valuesOf(command.argument ?? {}, command),
  }))

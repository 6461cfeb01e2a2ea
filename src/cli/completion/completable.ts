/** What a shell may complete, read off the tables of commands and options. */
import { SOFT_LIMITS } from '../../core/model/limit'
import { MODEL_IDS } from '../../core/pharmacokinetics/models'
import { protocols } from '../../protocols/index'
import { COMMANDS, type CommandRow } from '../commands'
import type { OptionRow } from '../options'
import { TOPICS } from '../topics'

/** What may stand in one place. */
export interface Values {
  readonly words: readonly string[]
  /** Names of files too. */
  readonly files: boolean
  /** Several words, parted by commas. */
  readonly isList: boolean
}

export interface Flag {
  readonly long: string
  readonly short?: string
  readonly help: string
  /** Absent: it stands alone. */
  readonly values?: Values
  /** A value only where `=` stands before it. */
  readonly mayStandAlone?: true
}

export interface Completable {
  readonly name: string
  readonly help: string
  readonly flags: readonly Flag[]
  readonly argument: Values
}

const HELP: Flag = { long: 'help', short: 'h', help: 'display help for command' }
/** The flags of the program itself. */
export const PROGRAM_FLAGS: readonly Flag[] = [
  HELP,
  { long: 'version', short: 'V', help: 'output the version number' },
]

/** `hour`, `session`, `change` of a help that begins with them: there is no second list to keep. */
function choicesIn(help: string): readonly string[] {
  const [listed = ''] = help.split(/[:;(]/)
  const words = listed.trim().split(/, | or /)
  return words.every((word) => /^[a-z-]+$/.test(word)) ? words : []
}

/** The words that a placeholder stands for; `help` lists those of a format and its like. */
function wordsFor(placeholder: string, help: string, { setting }: CommandRow): readonly string[] {
  switch (placeholder) {
    case 'id':
    case 'variant':
      return protocols.flatMap((each) => (setting === undefined || each.setting === setting ? [each.id] : []))
    case 'limits':
      return SOFT_LIMITS
    case 'model':
      return MODEL_IDS
    case 'start':
      return ['today', 'tomorrow']
    case 'command':
      return COMMANDS.map(({ name }) => name)
    case 'topic':
      return TOPICS
    case 'bash':
    case 'zsh':
    case 'fish':
      return [placeholder]
    default:
      return ['format', 'rows', 'form'].includes(placeholder) ? choicesIn(help) : []
  }
}

/** `<id or file>`: an id of a protocol, or a file. */
function valuesOf(written: string, help: string, row: CommandRow): Values {
  const placeholders = written.replace(/[<>[\].=]/g, '').split(/\||\s+or\s+/)
  return {
    words: placeholders.flatMap((each) => wordsFor(each, help, row)),
    // `[id]` and `<variant...>` say it in their help.
    files: placeholders.includes('file') || /\ba file\b/.test(help),
    isList: placeholders.includes('limits'),
  }
}

function flagOf(option: OptionRow, row: CommandRow): Flag {
  const { flags, help } = option
  const [, short, long = '', value] = /^(?:-([a-zA-Z]), )?--([a-z-]+) ?(<.*>|\[=.*\])?/.exec(flags) ?? []
  return {
    long,
    help,
    ...(short === undefined ? {} : { short }),
    ...(value === undefined ? {} : { values: valuesOf(value, help, row) }),
    ...(value?.startsWith('[') ? { mayStandAlone: true } : {}),
  }
}

/** Every command with what may follow it, in the order of the table. */
export const completables = (): readonly Completable[] =>
  COMMANDS.map((row) => ({
    name: row.name,
    help: row.help,
    flags: [
      ...row.options
        .filter(({ setting }) => setting === undefined || setting === row.setting)
        .map((option) => flagOf(option, row)),
      HELP,
    ],
    argument: valuesOf(...row.argument, row),
  }))

/** Parses a command line by the tables of commands and options, and reports every word that is wrong. */
import { parseArgs } from 'node:util'
import { errorOf, type Finding } from '../core/model/finding'
import { poundsAsKg } from '../core/request/parse-quantities'
import { present } from '../core/request/request'
import { nearest } from '../core/values/nearest'
import { thousandths } from '../core/values/quantity'
import { SETTINGS } from './choices'
import { COMMANDS, type CommandRow, settingOf } from './commands'
import { OPTIONS, optionRowsOf, PROGRAM_OPTIONS } from './options'
import type { OptionRow } from './options/option-row'
import type { Options, OptionValue } from './output'

export interface CommandLine {
  /** Undefined for the program without a command. */
  readonly command: CommandRow | undefined
  readonly args: readonly string[]
  readonly options: Options
  readonly help: 'short' | 'long' | undefined
  /** --json or --format json: messages are then JSON records. */
  readonly isJson: boolean
  /** What is wrong with the words; the values of options are read by the commands. */
  readonly wrong: readonly Finding[]
}

/** The options of a command. Each setting knows those of the other too: the request says which setting has them. */
function ownOf(command: CommandRow | undefined): readonly OptionRow[] {
  if (command === undefined) return PROGRAM_OPTIONS
  const others = settingOf(command) === undefined ? [] : SETTINGS.flatMap(optionRowsOf)
  return [...others, ...optionRowsOf(command.name)]
}

const tokensOf = (words: readonly string[], rows: ReadonlyMap<string, OptionRow>) =>
  parseArgs({
    args: [...words],
    options: Object.fromEntries(
      [...rows.values()].map(({ name, short, value, implied }) => {
        const type: 'boolean' | 'string' = value === undefined || implied !== undefined ? 'boolean' : 'string'
        return [name, present({ type, short })]
      }),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens
type Token = ReturnType<typeof tokensOf>[number]
type OptionToken = Extract<Token, { kind: 'option' }>

const commandsWith = (name: string): string =>
  [...new Set(OPTIONS.flatMap((row) => (row.name === name ? row.commands : [])))].join(', ')

/** What is wrong with an option apart from its value; `written` is its word on the command line. */
function wrongOption(
  { name, rawName, value }: OptionToken,
  written: string,
  rows: ReadonlyMap<string, OptionRow>,
  own: ReadonlySet<string>,
  command: CommandRow | undefined,
): Finding | undefined {
  const row = rows.get(name)
  const program = command === undefined ? 'ketaplan' : `ketaplan ${command.name}`
  if (!own.has(name) && name === command?.argument?.name)
    return errorOf('no-option', rawName, name, `${program} ${value ?? `<${name}>`}`)
  if (row === undefined) {
    const near = nearest(
      written.replace(/^-+/, ''),
      [...rows.keys()].filter((each) => own.has(each)),
    )
    const right = near === undefined ? `${program} --help lists all options` : `did you mean --${near}?`
    return errorOf('unknown-option', 'option', written, right)
  }
  if (!own.has(name)) return errorOf('other-command', rawName, command?.name ?? 'ketaplan', commandsWith(name))
  if (row.value === undefined && value !== undefined) return errorOf('takes-no-value', `--${name}`, '', '')
  if (row.value !== undefined && row.implied === undefined && value === undefined)
    return errorOf('missing-value', `--${name}`, '', `<${row.value}>`)
  return undefined
}

/** Each finding once. */
const once = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
]

const BLANKS =
  'quotes around an argument with a blank ("2026-11-30 08:00"), and a model with an equals sign (--predict=domino)'
const UNIT = /^[A-Za-z]+(?:\/[A-Za-z0-9]+)*$/

/** The correct words where a blank separates a figure from its unit: `--max 30 mg/h`, `-w 180 lb`. */
function joined(tokens: readonly Token[], excess: string): string | undefined {
  const at = tokens.findIndex((token) => token.kind === 'positional' && token.value === excess)
  const before = tokens[at - 1]
  if (before?.kind !== 'option' || before.value === undefined || !UNIT.test(excess)) return undefined
  const figure = thousandths(before.value)
  if (figure === undefined) return undefined
  if (/^(?:lbs?|pounds?)$/i.test(excess))
    return `--${before.name} ${poundsAsKg(figure)} (${before.value} lb is ${poundsAsKg(figure)} kg)`
  return `--${before.name} ${before.value}${excess}`
}

function wrongArguments(
  { argument }: CommandRow,
  args: readonly string[],
  tokens: readonly Token[],
  hasUnknown: boolean,
): readonly Finding[] {
  // `--start 2026-11-30` has a finding already.
  if (tokens.some((token) => token.kind === 'option' && token.name === argument?.name)) return []
  const excess = args[argument === undefined ? 0 : (argument.most ?? 1)]
  // It may be the value of an unknown option.
  if (excess !== undefined && hasUnknown) return []
  if (excess !== undefined)
    return [errorOf('too-many-arguments', argument?.name ?? 'nothing', excess, joined(tokens, excess) ?? BLANKS)]
  if (args.length > 0 || argument === undefined || argument.least === 0) return []
  return [errorOf('missing', argument.name, '', argument.help)]
}

/** The options that are given without the option that they need. */
const alone = (rows: readonly OptionRow[], options: Options): readonly Finding[] =>
  rows
    .filter(({ name, needs }) => needs !== undefined && options[name] !== undefined && options[needs] === undefined)
    .map(({ name, needs }) => errorOf('alone', `--${name}`, '', `--${needs}`))

/** The arguments without those that may be the value of an unknown option, unless all may be. */
function argumentsIn(tokens: readonly Token[], unknown: readonly OptionToken[]): readonly string[] {
  const args = tokens.flatMap((token) => (token.kind === 'positional' ? [token] : []))
  const behind = unknown.filter(({ value }) => value === undefined).map(({ index }) => index + 1)
  const sure = args.filter(({ index }) => !behind.includes(index))
  return (sure.length === 0 ? args : sure).map(({ value }) => value)
}

function parseWords(command: CommandRow | undefined, words: readonly string[]): CommandLine {
  const ownRows = ownOf(command)
  const own = new Set(ownRows.map(({ name }) => name))
  // All options by name, so that the value of another command's option is not taken for an argument.
  const rows = new Map([...OPTIONS, ...ownRows].map((row) => [row.name, row]))
  const tokens = tokensOf(words, rows)
  const optionTokens = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  // A group of short options is one word; the value of a long option is left out.
  const wordOf = ({ index, rawName }: OptionToken): string =>
    rawName.startsWith('--') ? rawName : (words[index] ?? rawName)
  const names = optionTokens.map(({ name }) => name)
  const isAgain = (name: string) => names.indexOf(name) !== names.lastIndexOf(name)
  const twice = [...new Set(names)].filter((name) => isAgain(name) && rows.get(name)?.isRepeated === undefined)
  const unknown = optionTokens.filter(({ name }) => !rows.has(name))
  const args = argumentsIn(tokens, unknown)
  const values = optionTokens.flatMap((token): readonly [string, OptionValue][] => {
    const row = rows.get(token.name)
    if (row === undefined || !own.has(row.name)) return []
    if (row.isRepeated === undefined) {
      const value = token.value ?? row.implied ?? (row.value === undefined || undefined)
      return value === undefined ? [] : [[row.name, value]]
    }
    return [
      [row.name, optionTokens.flatMap(({ name, value }) => (name === row.name && value !== undefined ? [value] : []))],
    ]
  })
  const options = Object.fromEntries(values)
  const help = optionTokens.find(({ name }) => name === 'help')
  return {
    command,
    args,
    options,
    help: help === undefined ? undefined : help.rawName === '-h' ? 'short' : 'long',
    isJson: optionTokens.some(({ name, value }) => name === 'json' || (name === 'format' && value === 'json')),
    wrong: [
      ...once(optionTokens.flatMap((token) => wrongOption(token, wordOf(token), rows, own, command) ?? [])),
      ...twice.filter((name) => rows.has(name)).map((name) => errorOf('option-twice', `--${name}`, '', 'it once')),
      ...(command === undefined
        ? []
        : [
            ...alone(optionRowsOf(command.name), options),
            ...wrongArguments(command, args, tokens, unknown.length > 0),
          ]),
    ],
  }
}

const PLAN_EXAMPLE = 'ketaplan inpatient 2026-11-30T08:00'

/** Parses a command line. It throws nothing: the result has what is wrong. */
export function parseArgv(argv: readonly string[]): CommandLine {
  const [first, ...rest] = argv
  const command = COMMANDS.find(({ name }) => name === first)
  if (command !== undefined) return parseWords(command, rest)
  const commandLine = parseWords(undefined, argv)
  const [word] = commandLine.args
  if (word === undefined) return commandLine
  const wrong = /^(?:[0-9]|to(?:day|morrow)$)/.test(word)
    ? errorOf('no-command', 'command', word, `a command first, such as ${PLAN_EXAMPLE}`)
    : errorOf('unknown-command', 'command', word, COMMANDS.map(({ name }) => name).join(', '))
  return { ...commandLine, wrong: [...commandLine.wrong, wrong] }
}

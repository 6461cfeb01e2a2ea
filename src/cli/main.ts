/** `main(argv, io)` owns the command line, the streams and the exit code. */
import { Command, CommanderError } from 'commander'
import { Refusal, refuse } from '../core/model/finding'
import { DEFAULT_MODEL } from '../core/pharmacokinetics/models'
import { nearest } from '../protocols/nearest'
import { quoted } from '../render/text/escape-controls'
import { refusalLines } from '../render/text/messages'
import { wrap } from '../render/text/wrap'
import { VERSION } from '../version'
import { COMMANDS, type CommandRow } from './commands'
import { EXIT_CODES } from './exit-codes'
import { contextOf, Failure, Interrupted, type Io, type Questions } from './io/io'
import { tell } from './io/sink'
import { optionFor, optionTerm, withDefaults } from './optional-value'
import { TOPICS } from './topics'

const WIDTH = 80
const ABOUT = 'Plans ketamine infusions for chronic pain: a titration table held by a maximum-dose guard.'
const NOT_A_DEVICE = `For planning, checking and teaching by clinicians. Not a medical device, not clinically validated, not for running or adjusting an infusion in real time, not for patients. It supports, and does not replace, the clinician's judgement.`

const exampleLines = (examples: readonly string[]): string =>
  ['Examples:', ...examples.map((example) => `  ${example}`)].join('\n')

/** What stands under the help of the program. */
const epilogue = (): string =>
  [
    exampleLines(COMMANDS.flatMap(({ examples }) => examples.slice(0, 1))),
    wrap(`Exit codes: ${EXIT_CODES.map(([code, meaning]) => `${code} ${meaning}`).join('; ')}.`, WIDTH),
    `More: ${TOPICS.map((topic) => `ketaplan help ${topic}`).join(', ')}.`,
    wrap(NOT_A_DEVICE, WIDTH),
  ]
    .map((part) => `\n${part}`)
    .join('\n')

/** Every option that was given, by its long name; the same one twice is refused. */
function collect(command: Command): Map<string, string | true> {
  const given = new Map<string, string | true>()
  for (const option of command.options) {
    const name = option.long?.slice(2) ?? option.name()
    command.on(`option:${option.name()}`, (value: string | null | undefined) => {
      if (given.has(name)) refuse('option-twice', `--${name}`, '', 'it once')
      given.set(name, value ?? true)
    })
  }
  return given
}

function addCommand(program: Command, row: CommandRow, io: Io): void {
  const command = program
    .command(row.name)
    .description(row.help)
    .argument(...row.argument)
  for (const each of row.options) {
    const option = optionFor(each)
    const isOwn = each.setting === undefined || each.setting === row.setting
    command.addOption(isOwn ? option : option.hideHelp())
  }
  command.addHelpText('after', `\n${exampleLines(row.examples)}`)
  const given = collect(command)
  command.action((argument: string | string[] | undefined) =>
    row.run(argument, Object.fromEntries(given), io),
  )
}

function programFor(io: Io, printed: Printed): Command {
  const program = new Command('ketaplan')
    .description(ABOUT)
    .version(VERSION)
    .exitOverride()
    .configureHelp({ optionTerm })
    .configureOutput({
      writeOut: (text) => {
        printed.out += text
      },
      writeErr: (text) => {
        printed.err += text
      },
    })
    .helpCommand(false)
    .addHelpText('after', epilogue)
  for (const row of COMMANDS) addCommand(program, row, io)
  return program
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /too many arguments/,
    'What has a blank in it stands in quotes: "2026-11-30 08:00", "30 mg/h"; a model follows an equals sign: --predict=domino.',
  ],
  [/unknown command '(?:[0-9]|to)/, 'A plan begins with its setting: ketaplan inpatient 2026-11-30T08:00'],
  [/missing required argument 'start'/, 'A start is a date or a time: ketaplan inpatient 2026-11-30T08:00'],
]

/** commander names the nearest option there is, however far away. */
function isFarFetched(line: string, message: string): boolean {
  const [, named] = /^\(Did you mean (\S+)\?\)$/.exec(line) ?? []
  const [, typed] = /'([^']*)'/.exec(message) ?? []
  return named !== undefined && typed !== undefined && nearest(typed, [named]) === undefined
}

function usageLines(message: string): readonly string[] {
  const lines = message
    .replace(/^error: /, '')
    .trim()
    .split('\n')
    .filter((line) => !isFarFetched(line, message))
  const hints = HINTS.filter(([pattern]) => pattern.test(message)).map(([, hint]) => hint)
  return [...lines, ...hints].slice(0, 2)
}

interface Printed {
  out: string
  err: string
}

/** What an unwound run has to say, and its exit code. Help and version unwind the parse too. */
function told(
  error: unknown,
  command: string | undefined,
): { readonly exit: number; readonly lines: readonly string[] } {
  if (error instanceof Refusal)
    return {
      exit: error.exit,
      lines: refusalLines(error.findings, command === 'compare' ? 'variant' : 'option'),
    }
  if (error instanceof Failure) return { exit: 4, lines: [error.message] }
  if (error instanceof Interrupted) return { exit: 130, lines: [] }
  if (!(error instanceof CommanderError)) {
    const what = quoted(String(error))
    return { exit: 4, lines: [`a fault of ketaplan, please report it: ${what} (DEBUG=ketaplan shows where)`] }
  }
  if (error.exitCode === 0) return { exit: 0, lines: [] }
  return { exit: 2, lines: error.code === 'commander.help' ? [] : usageLines(error.message) }
}

/** `help inpatient` asks for the same as `inpatient --help`; the topics are the help command's own. */
function asFlag(argv: readonly string[]): readonly string[] {
  const [first, name, ...rest] = argv
  if (first !== 'help' || rest.length > 0) return argv
  if (name === undefined) return ['--help']
  return COMMANDS.some((row) => row.name === name) ? [name, '--help'] : argv
}

async function parse(argv: readonly string[], printed: Printed, io: Io): Promise<void> {
  const asked = asFlag(argv)
  // A command without the option is asked as it was typed, so that its error shows that.
  const rows = COMMANDS.find(({ name }) => name === asked[0])?.options ?? []
  const words = withDefaults(asked, rows, { '--predict': DEFAULT_MODEL })
  await programFor(io, printed).parseAsync(words, { from: 'user' })
}

/** Nothing asked, somebody there: questions, the plan, and the command line that gives it again. */
async function guided(questions: Questions, printed: Printed, io: Io): Promise<void> {
  const { ask } = await import('./commands/guided')
  const { argv, again } = await ask(questions, contextOf(io))
  await io.stdout.write('\n')
  try {
    await parse(argv, printed, io)
    await io.stdout.write(`\nAs a command line:\n  ${again}\n`)
  } catch (error) {
    await io.stdout.write(`Refused as asked:\n  ${again}\n`)
    throw error
  }
}

async function run(argv: readonly string[], printed: Printed, io: Io): Promise<void> {
  try {
    const questions = argv.length === 0 ? io.questions() : undefined
    if (questions === undefined) await parse(argv, printed, io)
    else await guided(questions, printed, io)
  } catch (error) {
    // Help and version are answers, and writing them may fail like any other.
    if (printed.out !== '') await io.stdout.write(printed.out)
    throw error
  }
}

/** Runs the command line and resolves to the exit code. Nothing is thrown. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const printed = { out: '', err: '' }
  try {
    await run(argv, printed, io)
    return 0
  } catch (error) {
    const { exit, lines } = told(error, argv[0])
    try {
      if (exit !== 0 && io.env.DEBUG === 'ketaplan' && error instanceof Error)
        await io.stderr.write(`${error.stack ?? error.message}\n`)
      if (error instanceof CommanderError && error.code === 'commander.help')
        await io.stderr.write(printed.err)
      await tell(io, lines)
    } catch {
      // Standard error is full or gone: the exit code alone is left to tell.
    }
    return exit
  }
}

/**
 * `main(argv, io)` owns the command line, the streams and the exit code. The handler of plans is loaded at the start,
 * any other handler when its command is run.
 */
import { Refusal } from '../core/model/finding'
import { quoted } from '../core/values/escape-controls'
import { refusalLines } from '../render/text/messages'
import { wrap } from '../render/view'
import { VERSION } from '../version'
import type { CommandName } from './commands'
import { planCommand } from './commands/plan'
import { contextOf, Failure, Interrupted, type Io, type Questions } from './io/io'
import { type Message, messageOf, textMessage, writeLines, writeMessages } from './io/messages'
import { widthFor } from './output'
import { type CommandLine, parseArgv } from './parse-argv'

type Handler = (commandLine: CommandLine, io: Io) => Promise<void>

/** These commands report wrong words themselves, together with the wrong values of options. */
const REPORTS_WRONG_WORDS: readonly CommandName[] = ['inpatient', 'outpatient', 'compare']

const HANDLERS: Readonly<Record<CommandName, Handler>> = {
  inpatient: (commandLine, io) => planCommand('inpatient', commandLine, io),
  outpatient: (commandLine, io) => planCommand('outpatient', commandLine, io),
  compare: async (commandLine, io) => (await import('./commands/compare')).compareCommand(commandLine, io),
  protocols: async (commandLine, io) =>
    commandLine.args[0] === 'check'
      ? (await import('./commands/check-protocol')).checkProtocolCommand(commandLine, io)
      : (await import('./commands/protocols')).protocolsCommand(commandLine, io),
  batch: async (commandLine, io) => (await import('./batch/batch')).batchCommand(commandLine, io),
  check: async (commandLine, io) => (await import('./commands/check')).checkCommand(commandLine, io),
  continue: async (commandLine, io) => (await import('./commands/continue')).continueCommand(commandLine, io),
  verify: async (commandLine, io) => (await import('./commands/verify')).verifyCommand(commandLine, io),
  diff: async (commandLine, io) => (await import('./commands/diff')).diffCommand(commandLine, io),
  profile: async (commandLine, io) => (await import('./commands/profile')).profileCommand(commandLine, io),
  page: async (commandLine, io) => (await import('./commands/page')).pageCommand(commandLine, io),
  exercise: async ({ options }, io) => (await import('./commands/exercise')).exerciseCommand(options, io),
  completion: async (commandLine, io) => (await import('./commands/completion')).completionCommand(commandLine, io),
  help: async (commandLine, io) => (await import('./commands/help')).helpCommand(commandLine, io),
}

/** Runs a command line. Throws Refusal, Failure. */
export async function run(commandLine: CommandLine, io: Io): Promise<void> {
  const { command, help, options, wrong } = commandLine
  if (help !== undefined) return (await import('./commands/help')).printHelp(command, help, io)
  if (wrong.length > 0 && !REPORTS_WRONG_WORDS.some((name) => name === command?.name)) throw new Refusal(2, wrong)
  if (command !== undefined) return HANDLERS[command.name](commandLine, io)
  if (options.version === true) await io.stdout.write(`${VERSION}\n`)
}

/** The exit code and the messages for an error. */
function endingOf(error: unknown): readonly [exit: number, messages: readonly Message[]] {
  if (error instanceof Refusal) return [error.exit, error.findings.map(messageOf)]
  if (error instanceof Failure) return [4, [textMessage('error', 'failure', error.message)]]
  if (error instanceof Interrupted) return [130, []]
  const what = `a fault of ketaplan, please report it: ${quoted(String(error))} (DEBUG=ketaplan shows where)`
  return [4, [textMessage('error', 'internal', what)]]
}

/** Without arguments on a terminal: asks questions, plans, and prints the command line for the same plan. */
async function guided(questions: Questions, io: Io): Promise<void> {
  const { ask, INTRODUCTION } = await import('./commands/guided')
  await io.stdout.write(`${wrap(INTRODUCTION, widthFor({}, io))}\n`)
  const { argv, command } = await ask(questions, contextOf(io))
  await io.stdout.write('\n')
  try {
    // Without a pager the end of the plan stays on the screen above the command line.
    await run(parseArgv([...argv, '--no-pager']), io)
    await io.stdout.write(`\nAs a command line:\n  ${command}\n`)
  } catch (error) {
    await io.stdout.write(`Refused:\n  ${command}\n`)
    throw error
  }
}

async function start(argv: readonly string[], commandLine: CommandLine, io: Io): Promise<void> {
  if (argv.length > 0) return run(commandLine, io)
  const questions = io.questions()
  if (questions !== undefined) return guided(questions, io)
  // Not a terminal: the help, and an exit code that a script notices.
  const { programHelp } = await import('./help/help')
  await io.stderr.write(programHelp('short', widthFor({}, io)))
  throw new Refusal(2, [])
}

/** Runs a command line and resolves to the exit code. It throws nothing. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const commandLine = parseArgv(argv)
  const { command, isJson } = commandLine
  try {
    await start(argv, commandLine, io)
    return 0
  } catch (error) {
    const [exit, messages] = endingOf(error)
    try {
      if (io.env.DEBUG === 'ketaplan' && error instanceof Error)
        await io.stderr.write(`${error.stack ?? error.message}\n`)
      if (isJson || !(error instanceof Refusal)) await writeMessages(io, isJson, messages)
      else await writeLines(io, refusalLines(error.findings, command?.name === 'compare' ? 'variant' : 'option'))
    } catch {
      // Standard error is full or closed: only the exit code can report the error.
    }
    return exit
  }
}

/** `main(argv, io)` owns the command line, the streams and the exit code. */
import { Refusal } from '../core/model/finding'
import { quoted } from '../core/values/escape-controls'
import { refusalLines } from '../render/text/messages'
import { wrap } from '../render/view'
import { contextOf, Failure, Interrupted, type Io, type Questions } from './io/io'
import { type Message, messageOf, report, said, tell } from './io/sink'
import { widthFor } from './output'
import { type Asked, parseArgv } from './parse-argv'
import { run } from './run'

interface Ending {
  readonly exit: number
  readonly messages: readonly Message[]
}

const failed = (code: string, message: string): Ending => ({ exit: 4, messages: [said('error', code, message)] })

/** The exit code of a run that ended early, and what it has to say. */
function endingOf(error: unknown): Ending {
  if (error instanceof Refusal) return { exit: error.exit, messages: error.findings.map(messageOf) }
  if (error instanceof Failure) return failed('failure', error.message)
  if (error instanceof Interrupted) return { exit: 130, messages: [] }
  const what = quoted(String(error))
  return failed('internal', `a fault of ketaplan, please report it: ${what} (DEBUG=ketaplan shows where)`)
}

/** Says why a run ended early. */
async function explain(error: unknown, messages: readonly Message[], asked: Asked, io: Io): Promise<void> {
  if (asked.isJson || !(error instanceof Refusal)) return report(io, asked.isJson, messages)
  await tell(io, refusalLines(error.findings, asked.command?.name === 'compare' ? 'variant' : 'option'))
}

/** No arguments on a terminal: questions, the plan, and the command line that gives it again. */
async function guided(questions: Questions, io: Io): Promise<void> {
  const { ask, INTRODUCTION } = await import('./commands/guided')
  await io.stdout.write(`${wrap(INTRODUCTION, widthFor({}, io))}\n`)
  const { argv, again } = await ask(questions, contextOf(io))
  await io.stdout.write('\n')
  try {
    // The end of the plan, its summary, stays above the command line.
    await run(parseArgv([...argv, '--no-pager']), io)
    await io.stdout.write(`\nAs a command line:\n  ${again}\n`)
  } catch (error) {
    await io.stdout.write(`Refused:\n  ${again}\n`)
    throw error
  }
}

/** No arguments and no terminal: the help, and an exit code that a script does not overlook. */
async function refuseNothing(io: Io): Promise<never> {
  const { programHelp } = await import('./help/program-help')
  await io.stderr.write(programHelp('short', widthFor({}, io)))
  throw new Refusal(2, [])
}

async function start(argv: readonly string[], asked: Asked, io: Io): Promise<void> {
  if (argv.length > 0) return run(asked, io)
  const questions = io.questions()
  await (questions === undefined ? refuseNothing(io) : guided(questions, io))
}

/** Runs the command line and resolves to the exit code. Nothing is thrown. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const asked = parseArgv(argv)
  try {
    await start(argv, asked, io)
    return 0
  } catch (error) {
    const { exit, messages } = endingOf(error)
    try {
      if (io.env.DEBUG === 'ketaplan' && error instanceof Error)
        await io.stderr.write(`${error.stack ?? error.message}\n`)
      await explain(error, messages, asked, io)
    } catch {
      // Standard error is full or gone: only the exit code is left.
    }
    return exit
  }
}

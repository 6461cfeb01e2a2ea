/** What each command runs. Planning is loaded with the program, any other handler when its command is given. */
import { Refusal } from '../core/model/finding'
import { VERSION } from '../version'
import type { CommandName } from './choices'
import { planCommand } from './commands/plan'
import type { Io } from './io/io'
import type { Asked } from './parse-argv'

type Handler = (asked: Asked, io: Io) => Promise<void>

/** These read their options before they start, and then refuse wrong words with all that is wrong in the options. */
const READ_ON: readonly CommandName[] = ['inpatient', 'outpatient', 'compare']

const HANDLERS: Readonly<Record<CommandName, Handler>> = {
  inpatient: (asked, io) => planCommand('inpatient', asked, io),
  outpatient: (asked, io) => planCommand('outpatient', asked, io),
  compare: async (asked, io) => (await import('./commands/compare')).compareCommand(asked, io),
  protocols: async (asked, io) =>
    asked.words[0] === 'check'
      ? (await import('./commands/check-protocol')).checkProtocolCommand(asked, io)
      : (await import('./commands/protocols')).protocolsCommand(asked, io),
  batch: async (asked, io) => (await import('./batch/batch')).batchCommand(asked, io),
  check: async (asked, io) => (await import('./commands/check')).checkCommand(asked, io),
  continue: async (asked, io) => (await import('./commands/continue')).continueCommand(asked, io),
  verify: async (asked, io) => (await import('./commands/verify')).verifyCommand(asked, io),
  diff: async (asked, io) => (await import('./commands/diff')).diffCommand(asked, io),
  profile: async (asked, io) => (await import('./commands/profile')).profileCommand(asked, io),
  page: async (asked, io) => (await import('./commands/page')).pageCommand(asked, io),
  exercise: async ({ given }, io) => (await import('./commands/exercise')).exerciseCommand(given, io),
  completion: async (asked, io) => (await import('./commands/completion')).completionCommand(asked, io),
  help: async (asked, io) => (await import('./commands/help')).helpCommand(asked, io),
}

/** Runs what was asked for. Throws Refusal, Failure. */
export async function run(asked: Asked, io: Io): Promise<void> {
  const { command, help, given, wrong } = asked
  if (help !== undefined) {
    const { printHelp } = await import('./commands/help')
    return printHelp(command, help, io)
  }
  if (wrong.length > 0 && !READ_ON.some((name) => name === command?.name)) throw new Refusal(2, wrong)
  if (command !== undefined) return HANDLERS[command.name](asked, io)
  if (given.version === true) await io.stdout.write(`${VERSION}\n`)
}

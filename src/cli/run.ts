/** What each command runs. Planning is loaded with the program, any other handler when its command is given. */
import { Refusal } from '../core/model/finding'
import type { Setting } from '../core/model/protocol'
import { VERSION } from '../version'
import type { CommandName } from './choices'
import { planCommand } from './commands/plan'
import type { Io } from './io/io'
import type { Asked } from './parse-argv'

type Handler = (asked: Asked, io: Io) => Promise<void>

/** A handler that reads no options before it starts, so that wrong words are refused first. */
const whole =
  (handler: Handler): Handler =>
  async (asked, io) => {
    if (asked.wrong.length > 0) throw new Refusal(2, asked.wrong)
    await handler(asked, io)
  }

const plan =
  (setting: Setting): Handler =>
  (asked, io) =>
    planCommand(setting, asked, io)

const HANDLERS: Readonly<Record<CommandName, Handler>> = {
  inpatient: plan('inpatient'),
  outpatient: plan('outpatient'),
  compare: async (asked, io) => (await import('./commands/compare')).compareCommand(asked, io),
  protocols: whole(async ({ words: [id, file], given }, io) =>
    id === 'check'
      ? (await import('./commands/check-protocol')).checkProtocolCommand(file, given, io)
      : (await import('./commands/protocols')).protocolsCommand(id, file, given, io),
  ),
  batch: whole(async ({ words: [file = ''], given }, io) =>
    (await import('./batch/batch')).batchCommand(file, given, io),
  ),
  check: whole(async ({ words: [file], given }, io) =>
    (await import('./commands/check')).checkCommand(file, given, io),
  ),
  continue: whole(async (asked, io) => (await import('./commands/continue')).continueCommand(asked, io)),
  verify: whole(async ({ words: [file = ''], given }, io) =>
    (await import('./commands/verify')).verifyCommand(file, given, io),
  ),
  diff: whole(async ({ words: [first = '', second = ''], given }, io) =>
    (await import('./commands/diff')).diffCommand(first, second, given, io),
  ),
  profile: whole(async ({ words: [action = '', file], given }, io) =>
    (await import('./commands/profile')).profileCommand(action, file, given, io),
  ),
  page: whole(async ({ given }, io) => (await import('./commands/page')).pageCommand(given, io)),
  exercise: whole(async ({ given }, io) => (await import('./commands/exercise')).exerciseCommand(given, io)),
  completion: whole(async ({ words: [shell = ''] }, io) =>
    (await import('./commands/completion')).completionCommand(shell, io),
  ),
  help: whole(async ({ words: [name] }, io) => (await import('./commands/help')).helpCommand(name, io)),
}

/** Runs what was asked for. Throws Refusal, Failure. */
export async function run(asked: Asked, io: Io): Promise<void> {
  const { command, help, given, wrong } = asked
  if (help !== undefined) {
    const { printHelp } = await import('./commands/help')
    return printHelp(command, help, io)
  }
  if (command !== undefined) return HANDLERS[command.name](asked, io)
  if (wrong.length > 0) throw new Refusal(2, wrong)
  if (given.version === true) await io.stdout.write(`${VERSION}\n`)
}

/** `ketaplan profile init` and `ketaplan profile check`. */
import { Refusal, refuse } from '../../core/model/finding'
import { escapeControls } from '../../core/values/escape-controls'
import { profileMark } from '../../render/help/provenance'
import { refusalLines } from '../../render/text/messages'
import { SETTINGS } from '../choices'
import type { Io } from '../io/io'
import { profileFor } from '../io/profile'
import type { Options } from '../output'
import type { CommandLine } from '../parse-argv'

async function init(file: string | undefined, options: Options, io: Io): Promise<void> {
  const { PROFILE_TEMPLATE } = await import('../../render/help/profile-template')
  if (file === undefined) await io.stdout.write(PROFILE_TEMPLATE)
  else await io.writeFile(file, PROFILE_TEMPLATE, options.force === true)
}

/** Every fault of the file, one per line; exit 1 where there are any. */
async function check(file: string, io: Io): Promise<void> {
  try {
    const profile = await profileFor({ profile: file }, SETTINGS, io, true)
    if (profile !== undefined) await io.stdout.write(`${profileMark(profile)}: no faults\n`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const lines = refusalLines(error.findings)
    await io.stdout.write(lines.map((line) => `${escapeControls(line)}\n`).join(''))
    throw new Refusal(1, [])
  }
}

/** Throws Refusal: exit 1 for a profile with faults; Failure. */
export async function profileCommand({ args: [action = '', file], options }: CommandLine, io: Io): Promise<void> {
  if (action === 'init') return init(file, options, io)
  if (action !== 'check') return refuse('unknown-action', 'profile', action, 'init, check')
  if (file === undefined) return refuse('alone', 'profile check', '', 'a file')
  await check(file, io)
}

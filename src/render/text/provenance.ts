/** How a document was made: by which version, by which command, from which files. */
import type { FileMark } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'
import { VERSION } from '../../version'
import { argumentsOf, continuedWords, type Output, utcText } from '../help/command-line'
import { commandLine } from '../help/shell-words'
import type { View } from '../view'
import { profilesOf } from './banner'

export interface Generator {
  readonly name: 'ketaplan'
  readonly version: string
  /** For a POSIX shell. */
  readonly command: string
  /** The words of the command after the program's name. */
  readonly arguments: readonly string[]
  /** The files that the command names. */
  readonly files?: readonly FileMark[]
  /** When it was made, where that was given. */
  readonly made?: string
}

/** The words that give the plan again, after the program's name. */
export const wordsOf = (plan: Plan, view: View, output: Output): readonly string[] =>
  plan.given === undefined ? argumentsOf(plan, view, output) : continuedWords(plan, view, output)

export function generatorOf(plan: Plan, view: View, output: Output): Generator {
  const words = argumentsOf(plan, view, output)
  const { now } = plan.request
  const files = [plan.protocol.local?.file, ...profilesOf(plan).map(({ file }) => file)].filter(
    (file) => file !== undefined,
  )
  return {
    name: 'ketaplan',
    version: view.version ?? VERSION,
    command: commandLine(['ketaplan', ...wordsOf(plan, view, output)]),
    arguments: words,
    ...(files.length === 0 ? {} : { files }),
    ...(now === undefined ? {} : { made: utcText(now) }),
  }
}

export const PROVENANCE_TITLE = 'How it was made'
export const AGAIN = 'The same plan again:'

/** The sentences beside the command. */
export function provenanceTexts({ version, files = [], made }: Generator): readonly string[] {
  const named = files.map(({ name, sha256 }) => `${escapeControls(name)}: SHA-256 ${sha256}`)
  return [
    `ketaplan ${version}${made === undefined ? '' : `, made ${made}`}.`,
    ...(named.length === 0 ? [] : [`Files: ${named.join('; ')}.`]),
  ]
}

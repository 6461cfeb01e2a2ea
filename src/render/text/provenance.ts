/** How a document was made: by which version, by which command, from which files. */
import type { Profile } from '../../core/model/profile'
import type { Protocol } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'
import { VERSION } from '../../version'
import type { PlanDocument } from '../data/plan-document'
import { argumentsOf, continuedWords, type Output, utcText } from '../help/command-line'
import { commandLine } from '../help/shell-words'
import type { View } from '../view'

/** `LOCAL PROTOCOL, file 3f2a...`; empty for a built-in one. */
export function bannerOf(protocol: Protocol): string {
  const { local } = protocol
  if (local === undefined) return ''
  const above = local.above_built_ins ? '; its maximum is above that of every built-in protocol for this drug' : ''
  const endless =
    protocol.setting === 'outpatient' && protocol.session_dose === undefined
      ? '; it has no limit on the dose of a session'
      : ''
  return `LOCAL PROTOCOL, file ${local.hash}${above}${endless}`
}

/** `profile Ward 5, 3f2a...` */
export const profileMark = ({ name, file }: Pick<Profile, 'name' | 'file'>): string =>
  `profile ${escapeControls(name)}, ${file.sha256.slice(0, 12)}`

type Profiled = Pick<Plan, 'request' | 'given'>

/** The profile of a plan, and the one that its rest is held to beside it. */
export const profilesOf = ({ request, given }: Profiled): readonly Profile[] =>
  [request.profile, given?.profile].filter((profile) => profile !== undefined)

export const profileText = (plan: Profiled): string => profilesOf(plan).map(profileMark).join('; ')

export const originsOf = (plan: Profiled & Pick<Plan, 'protocol'>): readonly string[] =>
  [bannerOf(plan.protocol), profileText(plan)].filter((text) => text !== '')

export type Generator = PlanDocument['generator']

/** The words that give the plan again, after the program's name. */
export const wordsOf = (plan: Plan, view: View, output: Output): readonly string[] =>
  plan.given === undefined ? argumentsOf(plan, view, output) : continuedWords(plan, plan.given, view, output)

export function generatorOf(plan: Plan, view: View, output: Output): Generator {
  const { now } = plan.request
  const { local } = plan.protocol
  const files = [...(local === undefined ? [] : [local.file]), ...profilesOf(plan).map(({ file }) => file)]
  return {
    name: 'ketaplan',
    version: view.version ?? VERSION,
    command: commandLine(['ketaplan', ...wordsOf(plan, view, output)]),
    arguments: argumentsOf(plan, view, output),
    ...(files.length === 0 ? {} : { files }),
    ...(now === undefined ? {} : { made: utcText(now) }),
  }
}

export const PROVENANCE_TITLE = 'How it was made'
export const AGAIN = 'The same plan again:'

export function provenanceTexts({ version, files = [], made }: Generator): readonly string[] {
  const named = files.map(({ name, sha256 }) => `${escapeControls(name)}: SHA-256 ${sha256}`)
  return [
    `ketaplan ${version}${made === undefined ? '' : `, made ${made}`}.`,
    ...(named.length === 0 ? [] : [`Files: ${named.join('; ')}.`]),
  ]
}

/** The same with the command, for a document without Markdown. */
export function madeTexts(plan: Plan, view: View, output: Output): readonly string[] {
  const generator = generatorOf(plan, view, output)
  return [...provenanceTexts(generator), `${AGAIN} ${generator.command}`]
}

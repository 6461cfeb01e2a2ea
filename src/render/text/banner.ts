import type { Profile } from '../../core/model/profile'
import type { Protocol } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { escapeControls } from '../../core/values/escape-controls'

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

/** The profiles of a plan; empty without one. */
export const profileText = (plan: Profiled): string => profilesOf(plan).map(profileMark).join('; ')

/** A local protocol and a profile, where the plan has one. */
export const originsOf = (plan: Profiled & Pick<Plan, 'protocol'>): readonly string[] =>
  [bannerOf(plan.protocol), profileText(plan)].filter((text) => text !== '')

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

/** The profile of a plan; empty without one. */
export const profileText = ({ request: { profile } }: Pick<Plan, 'request'>): string =>
  profile === undefined ? '' : profileMark(profile)

/** A local protocol and a profile, where the plan has one. */
export const originsOf = (plan: Pick<Plan, 'request' | 'protocol'>): readonly string[] =>
  [bannerOf(plan.protocol), profileText(plan)].filter((text) => text !== '')

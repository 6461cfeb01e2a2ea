import type { Protocol } from '../../core/model/protocol'

/** `LOCAL PROTOCOL, file 3f2a...`; empty for a built-in one. */
export function bannerOf(protocol: Protocol): string {
  const { local } = protocol
  if (local === undefined) return ''
  const above = local.above_built_ins
    ? '; its maximum is above that of every built-in protocol for this drug'
    : ''
  const endless =
    protocol.setting === 'outpatient' && protocol.session_dose === undefined
      ? '; it has no limit on the dose of a session'
      : ''
  return `LOCAL PROTOCOL, file ${local.hash}${above}${endless}`
}

import type { Protocol } from '../core/protocol'

/** `LOCAL PROTOCOL, file 3f2a...`; empty for a built-in one. */
export function bannerOf({ local }: Protocol): string {
  if (local === undefined) return ''
  const above = local.above_built_ins
    ? '; its maximum is above that of every built-in protocol for this drug'
    : ''
  return `LOCAL PROTOCOL, file ${local.hash}${above}`
}

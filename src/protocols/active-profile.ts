/** The profile that plans are made with, and what a request is with it. */
import type { Profile } from '../core/model/profile'
import type { Protocol, Setting } from '../core/model/protocol'
import type { RawRequest } from '../core/request/raw-request'
import { present } from '../core/request/request'
import { withDefaults } from '../core/request/with-defaults'
import { defaultProtocol } from './index'
import type { ProfileFile } from './profile'

export interface ActiveProfile extends ProfileFile {
  /** Its own default protocol of each setting that the command plans. */
  readonly protocols: Readonly<Partial<Record<Setting, Protocol>>>
}

/** A request with the profile's defaults, and the profile as the plan records it. */
export function profiled(
  raw: RawRequest,
  active: ActiveProfile | undefined,
): { readonly raw: RawRequest; readonly profile?: Profile } {
  if (active === undefined) return { raw }
  const { raw: whole, fields } = withDefaults(raw, active.defaults)
  const isProtocolOwn = raw.protocol === undefined && active.protocols[raw.setting] !== undefined
  const { name, file, limits, hold, observe, paper } = active
  const defaults = [...fields, ...(isProtocolOwn ? (['protocol'] as const) : [])]
  return { raw: whole, profile: present({ name, file, defaults, limits, hold, observe, paper }) }
}

/** The protocol of a setting when none is named. */
export const protocolFor = (setting: Setting, active: ActiveProfile | undefined): Protocol =>
  active?.protocols[setting] ?? defaultProtocol(setting)

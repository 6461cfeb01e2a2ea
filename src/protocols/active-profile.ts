/** The profile that plans are made with, and what a request is with it. */
import type { Profile } from '../core/model/profile'
import type { Protocol, Setting } from '../core/model/protocol'
import { NEEDS, ONLY_IN, type RawRequest, SAME } from '../core/request/raw-request'
import { present } from '../core/request/request'
import { defaultProtocol } from './index'
import type { ProfileFile } from './profile'

export interface ActiveProfile extends ProfileFile {
  /** Its own default protocol of each setting that the command plans. */
  readonly protocols: Readonly<Partial<Record<Setting, Protocol>>>
}

type Name = keyof RawRequest

/**
 * A request with defaults, and the fields that they filled. Left out: a default that does not apply, that the request gives under any name, or that lacks what it
 * needs.
 */
export function withDefaults(raw: RawRequest, defaults: Partial<RawRequest>) {
  const isGiven = (name: Name): boolean =>
    [[name], ...SAME].some((names) => names.includes(name) && names.some((each) => raw[each] !== undefined))
  const all: Partial<RawRequest> = { ...defaults, ...raw }
  const hasNeeded = (name: Name): boolean =>
    NEEDS.every(([needing, needed]) => needing !== name || all[needed] !== undefined)
  const only: Readonly<Partial<Record<Name, Setting>>> = ONLY_IN
  const applies = (name: Name): boolean => (only[name] ?? raw.setting) === raw.setting
  const fields = (Object.keys(defaults) as Name[]).filter(
    (name) => defaults[name] !== undefined && !isGiven(name) && applies(name) && hasNeeded(name),
  )
  return { raw: { ...raw, ...Object.fromEntries(fields.map((name) => [name, defaults[name]])) }, fields }
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

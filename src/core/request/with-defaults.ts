/** Defaults in place of what a request leaves open. */
import type { Setting } from '../model/protocol'
import { NEEDS, ONLY_IN, type RawRequest, SAME } from './raw-request'

type Name = keyof RawRequest

/** A request with defaults, and the fields that they filled. */
export interface Defaulted {
  readonly raw: RawRequest
  readonly fields: readonly Name[]
}

/** Left out: a default that does not apply, that the request gives under any name, or that lacks what it needs. */
export function withDefaults(raw: RawRequest, defaults: Partial<RawRequest>): Defaulted {
  const isGiven = (name: Name): boolean =>
    raw[name] !== undefined ||
    SAME.some(
      ([one, other]) => (name === one && raw[other] !== undefined) || (name === other && raw[one] !== undefined),
    )
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

/** Which protocols a plan may follow: the built-in ones, and those that the reader of protocol files has checked. */
import type { Protocol } from './protocol'

// By identity: a copy of an accepted protocol, with figures changed or not, is not accepted.
const accepted = new WeakSet()

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const inner of Object.values(value)) freeze(inner)
}

/** Accepts a protocol, and freezes it with all that it holds so that its figures stay those that were checked. */
export function accept(protocol: Protocol): Protocol {
  freeze(protocol)
  accepted.add(protocol)
  return protocol
}

export const isAccepted = (protocol: object): protocol is Protocol => accepted.has(protocol)

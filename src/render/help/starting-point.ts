/** A protocol as YAML for a file of one's own: the same figures, without the citations they had. */
import { Scalar, stringify } from 'yaml'
import type { Protocol } from '../../core/model/protocol'
import { escapeControls, escapeControlsInJson } from '../../core/values/escape-controls'

/** In double quotes every character can be written as an escape. */
function escapable(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = 'QUOTE_DOUBLE'
  return scalar
}

/** The citation goes with the figure it stood behind: whoever keeps the figure gives a source of their own. */
function unsourced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsourced)
  if (typeof value === 'string') return escapeControls(value) === value ? value : escapable(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    key === 'note' ? [] : [[key, unsourced(inner)]],
  )
  return 'basis' in value
    ? { ...Object.fromEntries(entries), basis: 'local', source: [] }
    : Object.fromEntries(entries)
}

const LONGEST_ID = 40

export function startingPoint(protocol: Protocol): string {
  const { local: _, ...fields } = protocol
  const own = { ...(unsourced(fields) as object), id: `my-${protocol.id}`.slice(0, LONGEST_ID) }
  const text = [
    `# A local protocol based on ${protocol.id}. Change what differs, and give a source for every figure:`,
    '# source: ["our protocol 12, 2026-03"]. A figure that keeps a built-in source must keep its value too.',
    stringify(own, { lineWidth: 100, flowCollectionPadding: false }),
  ].join('\n')
  return escapeControlsInJson(text)
}

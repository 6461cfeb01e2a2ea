/** A protocol as YAML for a file of one's own: the same figures, without the citations they had. */
import { Scalar, stringify } from 'yaml'
import type { Protocol } from '../../core/model/protocol'
import { escapeControls, escapeControlsInJson } from '../../core/values/escape-controls'
import { wrap } from '../text/wrap'
import { HOLD_EXAMPLES, OBSERVE_EXAMPLES } from './bedside-examples'

/** In double quotes every character can be written as an escape. */
function escapable(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = 'QUOTE_DOUBLE'
  return scalar
}

/** The citation goes with the figure it stood behind: whoever keeps the figure gives a source of their own. */
function unsourced(value: unknown, source: readonly unknown[]): unknown {
  if (Array.isArray(value)) return value.map((each) => unsourced(each, source))
  if (typeof value === 'string') return escapeControls(value) === value ? value : escapable(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    key === 'note' ? [] : [[key, unsourced(inner, source)]],
  )
  return 'basis' in value ? { ...Object.fromEntries(entries), basis: 'local', source } : Object.fromEntries(entries)
}

const LONGEST_ID = 40
const WIDTH = 100

const exampleLines = ({ text, source }: (typeof HOLD_EXAMPLES)[number]): string =>
  `# - ${wrap(`${text} (${source})`, WIDTH - 4, '#   ')}`

/** How to write rules for the bedside, for a protocol that has none. */
const bedside = ({ hold, observe }: Protocol): readonly string[] =>
  hold !== undefined || observe !== undefined
    ? []
    : [
        '# Your own rules for the bedside, printed instead of a line to fill in:',
        '# hold: [{ text: "...", basis: local, source: ["..."] }]',
        '# observe: [{ what: "SpO2, sedation", every: { value: 15, unit: min }, for: { value: 1, unit: h },',
        '#   basis: local, source: ["..."] }]',
        '# When named sources hold or stop (examples, not rules of ketaplan):',
        ...HOLD_EXAMPLES.map(exampleLines),
        '# What they observe:',
        ...OBSERVE_EXAMPLES.map(exampleLines),
      ]

/** With a source of one's own every figure has it, and the file can be planned from as it is. */
export function startingPoint(protocol: Protocol, source?: string): string {
  const { local: _, ...fields } = protocol
  const named = source === undefined ? [] : [escapeControls(source) === source ? source : escapable(source)]
  const own = { format: 2, ...(unsourced(fields, named) as object), id: `my-${protocol.id}`.slice(0, LONGEST_ID) }
  const todo =
    source === undefined
      ? [
          'Change what differs, and give a source for every figure:',
          '# source: ["our protocol 12, 2026-03"]. A figure that keeps a built-in source must keep its value too.',
        ]
      : ['Change what differs, and check every figure against its source.']
  const text = [
    `# A local protocol based on ${protocol.id}. ${todo.join('\n')}`,
    '# `ketaplan protocols check <this file>` lists its faults.',
    stringify(own, { lineWidth: WIDTH, flowCollectionPadding: false, aliasDuplicateObjects: false }).trimEnd(),
    ...bedside(protocol),
    '',
  ].join('\n')
  return escapeControlsInJson(text)
}

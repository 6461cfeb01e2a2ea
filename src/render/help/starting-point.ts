/** A protocol as YAML for a file of one's own: the same figures, without the citations they had. */
import { Scalar, stringify } from 'yaml'
import type { Protocol } from '../../core/model/protocol'
import { escapeControls, escapeControlsInJson } from '../../core/values/escape-controls'
import { wrap } from '../view'

/** Hold rules and observation of named sources: examples for the writer of a protocol file, never those of a plan. */
type Example = readonly [text: string, source: string]

// The source, and how much of it was read.
const UCPW = "ucpw-clinic, a clinic's own web page, read whole"
const RCHT = "rcht-2022, a trust's ward guideline, page read"

export const HOLD_EXAMPLES: readonly Example[] = [
  [
    'Call the prescriber at a systolic pressure under 90 or over 190 mmHg, a diastolic over 110, breathing under 8 a minute, SpO2 under 92 % on air, RASS -2 or lower, severe dissociation, hallucinations or agitation',
    UCPW,
  ],
  ['Do not start at 160/100 mmHg or more', UCPW],
  ['First side effect: pause of 1 h; second: medical review', 'fpm-2016, a proposal, summary read'],
]

export const OBSERVE_EXAMPLES: readonly Example[] = [
  [
    'SpO2 continuous; blood pressure, heart rate, breathing and pain every 15 min; 45 to 60 min after the end; an escort, no driving for 24 h',
    UCPW,
  ],
  ['4 h of observation after the end', 'fpm-2016, a proposal, summary read'],
  [
    'Every 15 min in hour 1, every 30 min in hours 2 and 3; then breathing, pain, sedation and dysphoria hourly for 24 h, then 2-hourly; blood pressure, heart rate and SpO2 hourly for 12 h, then 2-hourly',
    RCHT,
  ],
  ['Outpatients: blood pressure every 15 min, ECG and SpO2 continuous', 'goldberg-2005, abstract read'],
]

/** In double quotes every character can be written as an escape. */
function escapable(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = 'QUOTE_DOUBLE'
  return scalar
}

/** A copied figure loses its citation: whoever keeps the figure gives a source of their own. */
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

const exampleLines = ([text, source]: Example): string => `# - ${wrap(`${text} (${source})`, WIDTH - 4, '#   ')}`

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

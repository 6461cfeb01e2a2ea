/** A protocol for reading: every figure with its basis, its source and how much of the source was read. */
import { DRUG_LIMITS } from '../../core/model/limit'
import { sourceName } from '../../core/model/limit-text'
import {
  type Companion,
  type Fields,
  isFields,
  isSourced,
  needsWeight,
  type Protocol,
  type Sourced,
} from '../../core/model/protocol'
import { escapeControls } from '../../core/values/escape-controls'
import { cautionsFor } from '../../protocols/cautions'
import { isSource, sourceOf } from '../../protocols/citations'
import { type Listed, listed } from '../../protocols/listed'
import type { Grid } from '../table/grid'

function valueText(figure: Fields): string {
  const value = Array.isArray(figure.value) ? figure.value.join(', ') : figure.value
  if (value !== undefined) return `${value} ${figure.unit}`
  return escapeControls(String(figure.text ?? `${figure.what}, ${figure.when}`))
}

type Named = readonly [name: string, figure: Sourced & Fields]

function namedFigures(fields: Fields, prefix = ''): readonly Named[] {
  return Object.entries(fields).flatMap(([name, value]): readonly Named[] => {
    if (isSourced(value)) return [[`${prefix}${name}`.replaceAll('_', ' '), value]]
    return isFields(value) && !Array.isArray(value) && name !== 'local'
      ? namedFigures(value, `${name}, `)
      : []
  })
}

const readingsOf = (protocol: Protocol): readonly Named[] =>
  protocol.setting === 'inpatient'
    ? (protocol.other_readings ?? []).map((figure): Named => ['step every, other reading', { ...figure }])
    : []

/** How many figures of a protocol no source states. Other readings are not figures of it. */
export const assumedCount = (protocol: object): number =>
  namedFigures({ ...protocol }).filter(([, { basis }]) => basis === 'assumed').length

const DRUG_NAMES = { 'ketamine-racemic': 'racemic', esketamine: 'esketamine' } as const

const firstRate = (protocol: Protocol): string =>
  protocol.fractions === undefined
    ? `${protocol.start.value} ${protocol.start.unit}`
    : `${protocol.fractions.value.join(', ')} %`

/** With the drug's own where the protocol states none in mg/h. */
function maximumText({ drug, maximum, maximum_per_kg }: Protocol): string {
  const own = DRUG_LIMITS[drug]
  const ofDrug = maximum === undefined && own.unit === 'mg/h' ? [own] : []
  return [maximum, maximum_per_kg, ...ofDrug]
    .flatMap((each) => (each === undefined ? [] : [`${each.value} ${each.unit}`]))
    .join(', ')
}

const courseOf = (protocol: Protocol): string =>
  protocol.setting === 'inpatient'
    ? `${protocol.days.value} days`
    : `${protocol.sessions.value} x ${protocol.session_length.value} h${protocol.every === undefined ? '' : `, every ${protocol.every.value} days`}`

export const protocolList = (protocols: readonly Protocol[]): Grid => ({
  heads: ['id', 'drug', 'setting', 'course', 'start', 'maximum', 'weight', 'assumed'],
  rows: [
    ...protocols.map((protocol) => [
      protocol.id,
      DRUG_NAMES[protocol.drug],
      protocol.setting,
      courseOf(protocol),
      firstRate(protocol),
      maximumText(protocol),
      needsWeight(protocol) ? 'needed' : '',
      String(assumedCount(protocol)),
    ]),
  ],
})

/** What is listed for reading, and why no plan is made of it. */
export const listedList = (): Grid => ({
  heads: ['listed, not plannable', 'what it is', 'why'],
  rows: listed.map(({ id, text, reason }) => [id, text, reason]),
})

/** One that is listed for reading alone. */
export const listedTexts = ({ id, text, reason, source }: Listed): readonly string[] => [
  `${id}: listed, not plannable`,
  text,
  `It cannot be planned: ${reason}.`,
  ...sourceList({ source }).rows.map(
    ([id = '', citation, read]) => `${sourceName(id)}: ${citation} (${read})`,
  ),
]

/** With the limit on the drug itself, which holds with every protocol of it. */
export const withDrugLimit = (protocol: Protocol) => ({ ...protocol, drug_limit: DRUG_LIMITS[protocol.drug] })

function drugRow({ drug }: Protocol): readonly string[] {
  const { name, value, unit, basis, source } = DRUG_LIMITS[drug]
  return [
    `limit ${name}`,
    `${value} ${unit}`,
    basis,
    source.map(sourceName).join(', '),
    `soft, of every ${drug} plan`,
  ]
}

export const figureList = (protocol: Protocol): Grid => ({
  heads: ['figure', 'value', 'basis', 'source', 'note'],
  rows: [
    ...[...namedFigures(protocol as unknown as Fields), ...readingsOf(protocol)].map(([name, figure]) => [
      name,
      valueText(figure),
      figure.basis,
      figure.source.map(sourceName).join(', '),
      escapeControls(figure.note ?? ''),
    ]),
    drugRow(protocol),
  ],
})

const companionRow = (kind: string, companion: Companion): readonly string[] => [
  kind,
  escapeControls(companion.what),
  escapeControls(companion.when),
  companion.basis,
  companion.source.map(sourceName).join(', '),
  escapeControls(companion.note ?? ''),
  companion.sedative
    ? 'a sedative: with ketamine profound sedation, respiratory depression, coma, death'
    : '',
]

/** What is watched and given beside it; never an order. */
export const companionList = ({ adjuncts, monitoring }: Protocol): Grid => ({
  heads: ['also', 'what', 'when', 'basis', 'source', 'note', 'warning'],
  rows: [
    ...monitoring.map((each) => companionRow('monitoring', each)),
    ...adjuncts.map((each) => companionRow('adjunct', each)),
  ],
})

/** The cautions of every plan of it. */
export const cautionTexts = ({ setting }: Protocol): readonly string[] =>
  cautionsFor(setting).map(({ text }) => text)

function sourcesIn(record: unknown): readonly string[] {
  if (!isFields(record)) return []
  return Object.entries(record).flatMap(([key, value]) =>
    key === 'source' && Array.isArray(value) ? value.filter(isSource) : sourcesIn(value),
  )
}

/** Every source that a record names, at any depth, each once, with how much of it was read. */
export const sourceList = (record: unknown): Grid => ({
  heads: ['source', 'citation', 'read'],
  rows: [...new Set(sourcesIn(record))].map((id) => [id, sourceOf(id).citation, sourceOf(id).read]),
})

/** The same for people, with a name for every source. */
export function sourceGrid(record: unknown): Grid {
  const { heads, rows } = sourceList(record)
  return { heads, rows: rows.map(([id = '', ...rest]) => [sourceName(id), ...rest]) }
}

/** A protocol for reading: every figure with its basis, its source and how much of the source was read. */
import { DRUG_LIMITS } from '../../core/model/limit'
import { sourceName } from '../../core/model/limit-text'
import {
  type Companion,
  type Fields,
  isFields,
  isSourced,
  type Protocol,
  type Sourced,
} from '../../core/model/protocol'
import { escapeControls } from '../../core/values/escape-controls'
import { cautionsFor } from '../../protocols/cautions'
import { isSource, sourceOf } from '../../protocols/citations'
import type { Listed } from '../../protocols/listed'
import type { Grid } from '../table/grid'
import { amountText } from '../text/figures'

const plain = (value: unknown): string =>
  isFields(value) && 'value' in value ? `${value.value} ${value.unit}` : escapeControls(String(value))

const PARTS: Readonly<Record<string, (value: unknown) => string>> = {
  over: (value) => `over ${plain(value)}`,
  falls: (value) => `in ${value} equal stretches`,
  range: (value) => `stated as ${[value].flat().join(' to ')}`,
  every: (value) => `every ${plain(value)}`,
  for: (value) => `for ${plain(value)}`,
}

function valueText(figure: Fields): string {
  const { value, unit } = figure
  const first = Array.isArray(value) ? value.join(', ') : value
  const text =
    value === undefined
      ? escapeControls([figure.text ?? figure.what, figure.when].filter((each) => each !== undefined).join(', '))
      : [first, unit].filter((each) => each !== undefined).join(' ')
  const parts = Object.entries(PARTS).flatMap(([name, partText]) =>
    figure[name] === undefined ? [] : [partText(figure[name])],
  )
  return [text, ...parts].join(', ')
}

type Named = readonly [name: string, figure: Sourced & Fields]

const ELSEWHERE = ['local', 'adjuncts', 'monitoring', 'remarks']

function namedFigures(fields: Fields, prefix = ''): readonly Named[] {
  return Object.entries(fields).flatMap(([name, value]): readonly Named[] => {
    if (ELSEWHERE.includes(name)) return []
    if (isSourced(value)) return [[`${prefix}${name}`.replaceAll('_', ' '), value]]
    if (Array.isArray(value))
      return value.flatMap((each, index) => namedFigures({ [`${name} ${index + 1}`]: each }, prefix))
    return isFields(value) ? namedFigures(value, `${prefix}${name}, `) : []
  })
}

/** A reading without a source of its own has that of the interval. */
function readingsOf({ step_every }: Protocol): readonly Named[] {
  if (step_every === undefined) return []
  const { basis, source, readings = [] } = step_every
  return readings.map(
    (figure): Named => [
      'step every, other reading',
      { ...figure, basis: figure.basis ?? basis, source: figure.source ?? source },
    ],
  )
}

/** How many figures of a protocol no source states. Other readings are not figures of it. */
export const assumedCount = (protocol: object): number =>
  namedFigures({ ...protocol }).filter(([, { basis }]) => basis === 'assumed').length

export const listedTexts = ({ id, text, reason, source }: Listed): readonly string[] => [
  `${id}: listed, not plannable`,
  text,
  `It cannot be planned: ${reason}.`,
  ...citationTexts({ source }),
]

/** With the limit on the drug itself, which holds with every protocol of it. */
export const withDrugLimit = (protocol: Protocol) => ({ ...protocol, drug_limit: DRUG_LIMITS[protocol.drug] })

/** A source with how much of it was read; one of the file's own as it is. */
const readText = (id: string): string =>
  id === 'ours' || !isSource(id) ? sourceName(id) : `${sourceName(id)} (${sourceOf(id).read})`

/** `stated: patient article (read in full), rsdinfo-2011 (page read)` */
const groundsText = ({ basis, source }: Sourced): string => `${basis}: ${source.map(readText).join(', ')}`

export function figureList(protocol: Protocol): Grid {
  const limit = DRUG_LIMITS[protocol.drug]
  const figures = [...namedFigures(protocol as unknown as Fields), ...readingsOf(protocol)]
  return {
    heads: ['figure', 'value', 'basis, source and how much of it was read', 'note'],
    rows: [
      ...figures.map(([name, figure]) => [
        name,
        valueText(figure),
        groundsText(figure),
        escapeControls(figure.note ?? ''),
      ]),
      [`limit ${limit.name}`, amountText(limit), groundsText(limit), `soft, of every ${protocol.drug} plan`],
    ],
  }
}

const companionRow = (kind: string, companion: Companion): readonly string[] => [
  kind,
  escapeControls(companion.what),
  escapeControls(companion.when),
  groundsText(companion),
  escapeControls(companion.note ?? ''),
  companion.sedative ? 'a sedative: with ketamine profound sedation, respiratory depression, coma, death' : '',
]

/** What is watched and given beside it; never an order. */
export const companionList = ({ adjuncts, monitoring }: Protocol): Grid => ({
  heads: ['also', 'what', 'when', 'basis and source', 'note', 'warning'],
  rows: [
    ...monitoring.map((each) => companionRow('monitoring', each)),
    ...adjuncts.map((each) => companionRow('adjunct', each)),
  ],
})

export const cautionTexts = ({ setting }: Protocol): readonly string[] => cautionsFor(setting).map(({ text }) => text)

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

export function sourceGrid(record: unknown): Grid {
  const { heads, rows } = sourceList(record)
  return { heads, rows: rows.map(([id = '', ...rest]) => [sourceName(id), ...rest]) }
}

/** Of all but our own assumptions. */
export const citationTexts = (record: unknown): readonly string[] =>
  sourceList(record)
    .rows.filter(([id]) => id !== 'ours')
    .map(([id = '', citation, read]) => `${sourceName(id)}: ${citation} (${read})`)

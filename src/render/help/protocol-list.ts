/** The protocols as a list: what each is for, its doses, and how much of it no source states. */
import { DRUG_LIMITS } from '../../core/model/limit'
import { needsWeight, type OutpatientProtocol, type Protocol, type Setting } from '../../core/model/protocol'
import { conditionOf } from '../../protocols/conditions'
import { defaultProtocol } from '../../protocols/index'
import { listed } from '../../protocols/listed'
import type { Grid } from '../table/grid'
import { amountText } from '../text/figures'
import { type Paint, wrap } from '../view'
import { assumedCount } from './protocol-text'

const DRUG_NAMES = { 'ketamine-racemic': 'racemic ketamine', esketamine: 'esketamine' } as const
const SETTINGS: readonly (readonly [setting: Setting, title: string])[] = [
  ['inpatient', 'Inpatient: one continuous infusion'],
  ['outpatient', 'Outpatient: a series of sessions'],
]

const listOf = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(', ')

/** The maxima of a protocol; where it states none in mg/h, the drug's own too. */
function maximumText({ drug, maximum, maximum_per_kg }: Protocol): string {
  const own = DRUG_LIMITS[drug]
  const ofDrug = maximum === undefined && own.unit === 'mg/h' ? own : undefined
  return [maximum, maximum_per_kg, ofDrug]
    .flatMap((each) => (each === undefined ? [] : [amountText(each)]))
    .join(' and ')
}

function stepText({ setting, step, step_every }: Protocol): string {
  if (step === undefined) return ''
  const often = step_every === undefined ? 'a session' : `every ${amountText(step_every)}`
  return `+${amountText(step)} ${often}${setting === 'outpatient' && step_every !== undefined ? ' in each session' : ''}`
}

function rateText(protocol: Protocol): string {
  const { start, fractions, dose, dose_step, maximum, maximum_per_kg } = protocol
  const most = maximumText(protocol)
  if (dose !== undefined)
    return listOf([
      `${amountText(dose)} a session`,
      dose_step === undefined ? '' : `+${amountText(dose_step)} from session to session`,
    ])
  if (fractions !== undefined)
    return `${fractions.value.join(', ')} % of ${most.includes(' and ') ? 'the lower of ' : ''}${most}`
  const flat = [maximum, maximum_per_kg].some((each) => each?.value === start.value && each.unit === start.unit)
  return flat && protocol.step === undefined
    ? amountText(start)
    : listOf([amountText(start), stepText(protocol), `at most ${most}`])
}

function daysText({ session_days, every }: Pick<OutpatientProtocol, 'session_days' | 'every'>): string {
  if (every !== undefined) return `every ${every.value} days`
  const { value } = session_days ?? { value: 'weekdays' }
  return value === 'daily' ? 'daily' : `on ${[value].flat().join(', ')}`
}

function courseText(protocol: Protocol): string {
  if (protocol.setting === 'inpatient') {
    const { length, wean } = protocol
    return `for ${amountText(length)}${wean === undefined ? '' : `, then a wean over ${amountText(wean)}`}`
  }
  const { session_length, sessions, series } = protocol
  const length = amountText(session_length)
  if (series === undefined) {
    const count = sessions?.value ?? 0
    return count === 1 ? `1 session of ${length}` : `${count} sessions of ${length} ${daysText(protocol)}`
  }
  const count = series.reduce((sum, block) => sum + block.sessions.value, 0)
  const blocks = series.map((block) => `${block.sessions.value} ${daysText(block)}`)
  return `${count} sessions of ${length}: ${blocks.join(', then ')}`
}

export function dosesText(protocol: Protocol): string {
  const { load } = protocol
  const most = protocol.setting === 'outpatient' ? protocol.session_dose : undefined
  return listOf([
    load === undefined ? '' : `load ${amountText(load)} over ${amountText(load.over)}`,
    rateText(protocol),
    most === undefined ? '' : `at most ${amountText(most)} a session`,
    courseText(protocol),
  ])
}

export const protocolList = (protocols: readonly Protocol[]): Grid => ({
  heads: ['id', 'setting', 'condition', 'drug', 'title', 'doses', 'weight', 'assumed'],
  rows: protocols.map((protocol) => [
    protocol.id,
    protocol.setting,
    conditionOf(protocol.id),
    DRUG_NAMES[protocol.drug],
    protocol.title,
    dosesText(protocol),
    needsWeight(protocol) ? 'needed' : '',
    String(assumedCount(protocol)),
  ]),
})

export const listedList = (): Grid => ({
  heads: ['listed, not plannable', 'what it is', 'why'],
  rows: listed.map(({ id, text, reason }) => [id, text, reason]),
})

export function protocolListText(protocols: readonly Protocol[], width: number, { title }: Paint): string {
  const indented = (text: string): string => `  ${wrap(text, width - 2, '  ')}`
  const blockOf = (protocol: Protocol): string => {
    const { id, drug } = protocol
    const assumed = assumedCount(protocol)
    const about = [
      conditionOf(id),
      DRUG_NAMES[drug],
      needsWeight(protocol) ? 'needs the weight' : '',
      `${assumed} ${assumed === 1 ? 'figure' : 'figures'} assumed`,
    ]
    const isDefault = defaultProtocol(protocol.setting) === protocol
    return [
      `${title(id)}${isDefault ? ' (the default)' : ''}`,
      indented(protocol.title),
      indented(`${dosesText(protocol)}.`),
      indented(listOf(about)),
    ].join('\n')
  }
  const plannable = SETTINGS.flatMap(([setting, name]) => [
    title(name),
    ...protocols.filter((protocol) => protocol.setting === setting).map(blockOf),
  ])
  const others = listed.map(({ id, text, reason }) =>
    [title(id), indented(text), indented(`Not planned: ${reason}.`)].join('\n'),
  )
  return `${[...plannable, title('Listed, not plannable'), ...others].join('\n\n')}\n`
}

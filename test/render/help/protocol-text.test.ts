import { describe, expect, it } from 'vitest'
import type { Protocol } from '../../../src/core/model/protocol'
import { isSource, sourceOf } from '../../../src/protocols/citations'
import { findProtocol, protocols } from '../../../src/protocols/index'
import { listed } from '../../../src/protocols/listed'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import {
  assumedCount,
  cautionTexts,
  companionList,
  figureList,
  listedList,
  protocolList,
  sourceList,
  withDrugLimit,
} from '../../../src/render/help/protocol-text'
import { own } from '../../protocols/local-file'
import { live } from '../hostile'

function builtIn(id: string): Protocol {
  const found = findProtocol(id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

// Counted by hand in the tables of the evidence: every figure or statement that no source states.
it.each([
  // Step every, that the infusion fills the stay, the step condition.
  ['crps-5day', 'racemic', 'inpatient', '5 days', '20 mg/h', '40 mg/h', '', '3'],
  // Start, step, maximum, session length, weekdays, the step condition.
  ['crps-10session', 'racemic', 'outpatient', '10 x 4 h', '20 mg/h', '40 mg/h', '', '6'],
  // Step, session length, weekdays, the step condition.
  ['goldberg-2005', 'racemic', 'outpatient', '10 x 4 h', '10 mg/h', '20 mg/h', '', '4'],
  // That it starts at 10, step, step every, that it fills the stay, the step condition.
  ['goldberg-2010', 'racemic', 'inpatient', '5 days', '10 mg/h', '40 mg/h', '', '5'],
  // The fractions, weekdays, the step condition.
  [
    'schwartzman-2009',
    'racemic',
    'outpatient',
    '10 x 4 h',
    '50, 75, 100 %',
    '25 mg/h, 0.35 mg/kg/h',
    'needed',
    '3',
  ],
  // Session length, weekdays, the step condition.
  ['medscape-2018-outpatient', 'racemic', 'outpatient', '10 x 5 h', '14 mg/h', '40 mg/h', '', '3'],
  // Step, step every, the step condition.
  [
    'ketcrps-2-inpatient',
    'esketamine',
    'inpatient',
    '6 days',
    '0.05 mg/kg/h',
    '0.2 mg/kg/h, 20 mg/h',
    'needed',
    '3',
  ],
  // Step, weekdays, the step condition.
  [
    'ketcrps-2-outpatient',
    'esketamine',
    'outpatient',
    '6 x 6 h, every 14 days',
    '0.05 mg/kg/h',
    '0.2 mg/kg/h, 20 mg/h',
    'needed',
    '3',
  ],
])('lists %s', (...row) => {
  const { heads, rows } = protocolList(protocols)
  expect(heads).toEqual(['id', 'drug', 'setting', 'course', 'start', 'maximum', 'weight', 'assumed'])
  expect(rows.find(([id]) => id === row[0])).toEqual(row)
  expect(rows).toHaveLength(17)
})

it('lists what is not plannable with the reason', () => {
  const ids = listedList().rows.map(([id]) => id)
  for (const id of ['cohen-2018', 'sigtermans-2009', 'noppers-2011', 'kiefer-2008']) expect(ids).toContain(id)
  expect(ids.filter((id) => id?.includes('maintenance'))).toHaveLength(1)
  for (const [, what, why] of listedList().rows) expect([what === '', why === '']).toEqual([false, false])
  expect(listed.flatMap(({ source }) => source).every(isSource)).toBe(true)
})

it('shows each figure of crps-5day with its basis and sources', () => {
  const rows = new Map(figureList(builtIn('crps-5day')).rows.map(([name, ...cells]) => [name, cells]))
  const three = 'seed, medscape-2018, rsdinfo-2011'
  expect(rows.get('start')?.slice(0, 3)).toEqual(['20 mg/h', 'stated', three])
  expect(rows.get('step')?.slice(0, 3)).toEqual(['5 mg/h', 'stated', three])
  expect(rows.get('maximum')?.slice(0, 3)).toEqual(['40 mg/h', 'stated', three])
  expect(rows.get('length')?.slice(0, 3)).toEqual(['5 days', 'stated', three])
  expect(rows.get('step every')?.slice(0, 3)).toEqual(['1 h', 'assumed', 'ours'])
  const readings = figureList(builtIn('crps-5day')).rows.filter(([name]) => name?.includes('other reading'))
  expect(readings.map((cells) => cells.slice(1, 4))).toEqual([
    ['4 h', 'assumed', 'ours'],
    ['24 h', 'assumed', 'ours'],
  ])
  expect(rows.get('step every')?.[3]).toMatch(/goldberg-2010/)
})

it.each([
  [
    'ketcrps-2-inpatient',
    'limit rate-absolute',
    '20 mg/h',
    'assumed',
    'ours',
    'soft, of every esketamine plan',
  ],
  [
    'crps-5day',
    'limit rate-per-weight',
    '1 mg/kg/h',
    'stated',
    'jefferson-2017, schwenk-2018',
    'soft, of every ketamine-racemic plan',
  ],
])('shows the limit on the drug beside the figures of %s', (id, ...row) => {
  expect(figureList(builtIn(id)).rows.at(-1)).toEqual(row)
})

describe.each(protocols)('of $id', (protocol) => {
  const records = Object.entries(protocol).filter(
    ([, value]) => typeof value === 'object' && value !== null && 'basis' in value,
  )

  it('no figure or statement is left out', () => {
    const names = figureList(protocol).rows.map(([name]) => name)
    for (const [name] of records) expect(names).toContain(name.replaceAll('_', ' '))
  })

  it('what is watched and given stands with its basis, source and note', () => {
    const rows = companionList(protocol).rows.map((row) => row.join(' · '))
    for (const { what, when, basis, source, note = '' } of [...protocol.monitoring, ...protocol.adjuncts]) {
      const row = rows.find((each) => each.includes(`${what} · ${when}`)) ?? ''
      for (const text of [basis, source.join(', '), note]) expect(row).toContain(text)
    }
    expect(rows).toHaveLength(protocol.monitoring.length + protocol.adjuncts.length)
  })

  it('every source it names is cited with how much of it was read', () => {
    const { rows } = sourceList(withDrugLimit(protocol))
    const named = [...new Set(figureList(protocol).rows.flatMap(([, , , source = '']) => source.split(', ')))]
    for (const id of named) expect(rows).toContainEqual([id, sourceOf(id).citation, sourceOf(id).read])
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
  })

  it('the cautions of its setting stand with it', () => {
    const texts = cautionTexts(protocol)
    expect(texts.some((text) => text.includes('No driving'))).toBe(protocol.setting === 'outpatient')
    expect(texts[0]).toContain('profound sedation')
    expect(texts.at(-1)).toContain('Not a medical device')
  })
})

it('warns beside every sedative', () => {
  const warned = protocols.flatMap((protocol) =>
    companionList(protocol).rows.filter((row) => /sedative.*profound sedation/.test(row.join(' '))),
  )
  // The two that the evidence names.
  expect(warned.map(([, what]) => what)).toEqual(['lorazepam 1 to 2 mg', 'midazolam 2 mg IV'])
})

it('counts the assumed figures, the other reading left out', () => {
  expect(assumedCount(builtIn('crps-5day'))).toBe(3)
  // A local protocol says everything itself.
  expect(assumedCount(readProtocolFile('ours.json', own('crps-5day')))).toBe(0)
})

it('shows a local file’s texts without a character that could act', () => {
  const evil = 'x\u001b[2J\u009b3m\u202ey'
  const protocol = readProtocolFile(
    'ours.json',
    own('crps-5day', {
      'extent.text': evil,
      'start.source': [evil],
      'start.note': evil,
      'adjuncts.0.what': evil,
      'adjuncts.0.when': evil,
      'adjuncts.0.source': [evil],
    }),
  )
  const cells = [figureList(protocol), companionList(protocol), sourceList(protocol)].flatMap(({ rows }) =>
    rows.flat(),
  )
  expect(cells.flatMap(live)).toEqual([])
  expect(cells.join()).toContain('x\\u{1b}[2J')
})

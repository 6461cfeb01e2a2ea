import { describe, expect, it } from 'vitest'
import type { Protocol } from '../../../src/core/model/protocol'
import { sourceOf } from '../../../src/protocols/citations'
import { findProtocol, protocols } from '../../../src/protocols/index'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import {
  assumedCount,
  cautionTexts,
  companionList,
  figureList,
  sourceGrid,
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

it('shows each figure of crps-5day with its basis and sources', () => {
  const rows = new Map(figureList(builtIn('crps-5day')).rows.map(([name, ...cells]) => [name, cells]))
  const three = 'stated: patient article (read in full), medscape-2018 (answer read in full), rsdinfo-2011 (page read)'
  const ours = 'assumed: our assumption'
  expect(rows.get('start')?.slice(0, 2)).toEqual(['20 mg/h', three])
  expect(rows.get('step')?.slice(0, 2)).toEqual(['5 mg/h', three])
  expect(rows.get('maximum')?.slice(0, 2)).toEqual(['40 mg/h', three])
  expect(rows.get('length')?.slice(0, 2)).toEqual(['5 days', three])
  expect(rows.get('step every')?.slice(0, 2)).toEqual(['1 h', ours])
  const readings = figureList(builtIn('crps-5day')).rows.filter(([name]) => name?.includes('other reading'))
  expect(readings.map((cells) => cells.slice(1, 3))).toEqual([
    ['4 h', ours],
    ['24 h', ours],
  ])
  expect(rows.get('step every')?.[2]).toMatch(/goldberg-2010/)
})

it.each([
  [
    'ketcrps-2-inpatient',
    'limit rate-absolute',
    '20 mg/h',
    'assumed: our assumption',
    'soft, of every esketamine plan',
  ],
  [
    'crps-5day',
    'limit rate-per-weight',
    '1 mg/kg/h',
    'stated: jefferson-2017 (abstract read), schwenk-2018 (known from a summary)',
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
      for (const text of [`${basis}: `, ...source, note]) expect(row).toContain(text)
    }
    expect(rows).toHaveLength(protocol.monitoring.length + protocol.adjuncts.length)
  })

  it('every source it names is cited with how much of it was read', () => {
    const { rows } = sourceGrid(withDrugLimit(protocol))
    const cited = sourceList(withDrugLimit(protocol)).rows.map(([id = '']) => sourceOf(id))
    expect(rows.map(([, citation, read]) => ({ citation, read }))).toEqual(cited)
    const grounds = figureList(protocol).rows.map(([, , text = '']) => text.replace(/^\w+: | \([^)]*\)+/g, ''))
    const named = new Set(grounds.flatMap((text) => text.split(', ')))
    for (const name of named) expect(rows.map(([source]) => source)).toContain(name)
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
  const cells = [figureList(protocol), companionList(protocol), sourceList(protocol)].flatMap(({ rows }) => rows.flat())
  expect(cells.flatMap(live)).toEqual([])
  expect(cells.join()).toContain('x\\u{1b}[2J')
})

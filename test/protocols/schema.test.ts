import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { protocols } from '../../src/protocols/index'
import { protocolFileSchema, protocolSchema } from '../../src/protocols/schema'
import { type Changes, changed, cited, documentOf, isFields } from './local-file'

const IDS = protocols.map(({ id }) => id)
const document = (id: string, changes: Changes = {}) => changed(documentOf(cited(id)), changes)
const paths = (id: string, changes: Changes): readonly string[] =>
  protocolSchema.safeParse(document(id, changes)).error?.issues.map(({ path }) => path.join('.')) ?? []

it.each(IDS)('takes %s as it is built in', (id) => {
  expect(protocolSchema.parse(document(id))).toEqual(document(id))
})

it('makes a list of one source', () => {
  const { source } = protocolSchema.parse(document('crps-5day', { 'start.source': ' seed ' })).start ?? {}
  expect(source).toEqual(['seed'])
})

describe('figures', () => {
  it.each([0.01, 0.35, 2.5, 39.999, 40, 999999.999])('may be %s', (value) => {
    expect(paths('goldberg-2010', { 'maximum.value': value, 'start.value': 0.01 })).toEqual([])
  })
  it.each([0, -1, -0, 1e-7, 0.0001, 40.0001, 1e6, 1e21, Number.NaN, Infinity, -Infinity, '40', '4e1', null, [40]])(
    'are never %j',
    (value) => {
      expect(paths('goldberg-2010', { 'maximum.value': value })).toContain('maximum.value')
    },
  )
  it.each<[string, string, unknown]>([
    ['crps-5day', 'start.unit', 'mL/h'],
    ['crps-5day', 'start.unit', 'MG/H'],
    ['crps-5day', 'start.unit', 'mcg/h'],
    ['crps-5day', 'maximum.unit', 'mg/kg/h'],
    ['schwartzman-2009', 'maximum_per_kg.unit', 'mg/h'],
    ['crps-5day', 'step_every.unit', 'days'],
    ['crps-5day', 'length.unit', 'weeks'],
    ['crps-10session', 'session_dose.unit', 'mg/h'],
    ['crps-10session', 'sessions.unit', 'days'],
    ['crps-5day', 'start.basis', 'set'],
    ['crps-5day', 'start.source', []],
    ['crps-5day', 'start.source', ['', 'x']],
    ['crps-5day', 'start.source', Array.from({ length: 11 }, () => 'x')],
    ['crps-5day', 'title', '   '],
    ['crps-5day', 'title', 'x'.repeat(401)],
    ['crps-10session', 'sessions.value', 0],
    ['crps-5day', 'adjuncts', {}],
    ['crps-5day', 'id', 'a'.repeat(41)],
    ['crps-5day', 'id', '-a'],
    ['crps-5day', 'id', 'a/b'],
    ['crps-5day', 'setting', 'home'],
    ['crps-5day', 'drug', 'ketamine'],
  ])('of %s: %s is never %j', (id, path, value) => {
    expect(paths(id, { [path]: value }).map((each) => `${each}.`)).toEqual(
      expect.arrayContaining([expect.stringContaining(`${path}.`)]),
    )
  })
  it.each<[string, Changes, string]>([
    ['crps-5day', { 'length.value': 367 }, 'length'],
    ['crps-10session', { 'sessions.value': 367 }, 'sessions'],
    ['crps-10session', { 'session_length.value': 24.5 }, 'session_length'],
    // 0.333 h is 19.98 min.
    ['crps-10session', { 'session_length.value': 0.333 }, 'session_length'],
    ['crps-5day', { 'step_every.value': 0.001 }, 'step_every'],
    ['crps-5day', { 'start.value': 40.001 }, 'start'],
    ['ketcrps-2-inpatient', { 'start.value': 0.201 }, 'start'],
    ['schwartzman-2009', { 'fractions.value': [75, 50, 100] }, 'fractions.value'],
    ['schwartzman-2009', { 'fractions.value': [50, 75] }, 'fractions.value'],
    ['schwartzman-2009', { 'fractions.value': [50, 101] }, 'fractions.value'],
    ['schwartzman-2009', { 'fractions.value': [] }, 'fractions.value'],
    // 20 mg/h x 24 h = 480 mg, above its own 200 mg a session.
    ['crps-10session', { 'session_length.value': 24 }, 'start'],
  ])('%s with %j is wrong at %s', (id, changes, path) => {
    expect(paths(id, changes).join()).toContain(path)
  })
  it.each<[string, Changes]>([
    ['crps-5day', { 'length.value': 366 }],
    // 8 mg/h x 24 h = 192 mg, within 200.
    ['crps-10session', { 'session_length.value': 24, 'start.value': 8 }],
    // 0.35 h is 21 min, 2.05 h is 123 min: floats must not make them fractions.
    ['crps-10session', { 'session_length.value': 0.35 }],
    ['crps-5day', { 'step_every.value': 2.05 }],
    ['crps-5day', { 'start.value': 40 }],
    ['schwartzman-2009', { 'fractions.value': [100] }],
    ['schwartzman-2009', { maximum: undefined }],
  ])('%s with %j is right', (id, changes) => {
    expect(paths(id, changes)).toEqual([])
  })
})

describe('what must be there', () => {
  const OPTIONAL = [
    ...['window', 'every', 'session_dose', 'notable_session_dose', 'session_days', 'extent', 'wean', 'hold'],
    ...['step_condition', 'adjuncts', 'monitoring', 'remarks'],
  ]
  it.each(IDS)('every key of %s but those that may be absent', (id) => {
    const { maximum, maximum_per_kg, ...others } = document(id)
    // Without a step a series has one rate.
    const optional = others.setting === 'outpatient' ? [...OPTIONAL, 'step'] : OPTIONAL
    for (const key of Object.keys(others))
      expect(paths(id, { [key]: undefined }).length === 0, key).toBe(optional.includes(key))
    const without = paths(id, { maximum: undefined, maximum_per_kg: undefined })
    expect(without).toEqual(others.dose === undefined ? ['maximum'] : [])
  })

  it('a start, fractions or a dose, and one of them alone', () => {
    const { fractions } = document('schwartzman-2009')
    const { dose } = document('amr-2010')
    expect(paths('crps-10session', { fractions })).toEqual(['fractions'])
    expect(paths('crps-10session', { dose })).toEqual(['dose'])
    expect(paths('schwartzman-2009', { fractions: undefined })).toEqual(['start'])
  })

  it('no key that is not known, at any depth', () => {
    const objects = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
      isFields(value)
        ? [
            ...(Array.isArray(value) ? [] : [path]),
            ...Object.entries(value).flatMap(([key, each]) => objects(each, [...path, key])),
          ]
        : []
    const places = IDS.flatMap((id) => objects(document(id), []).map((path) => [id, path] as const))
    const keys = fc.constantFrom('sources', 'Value', 'local', 'max', 'constructor', 'toString', 'ceiling', 'name')
    fc.assert(
      fc.property(fc.constantFrom(...places), keys, ([id, path], key) => {
        const result = protocolSchema.safeParse(document(id, { [[...path, key].join('.')]: 1 }))
        expect(result.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
      }),
    )
  })
})

it('is shipped as JSON Schema', () => {
  const shipped: unknown = JSON.parse(readFileSync('schema/protocol.schema.json', 'utf8'))
  expect(shipped).toEqual(JSON.parse(JSON.stringify(protocolFileSchema())))
  expect(shipped).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
})

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { Refusal } from '../../src/core/model/finding'
import { plan } from '../../src/core/plan/plan'
import { parseRequest } from '../../src/core/request/request'
import { protocols } from '../../src/protocols/index'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { LARGEST_FILE } from '../../src/protocols/plain-yaml'
import { sentence } from '../../src/render/text/messages'
import { refusalOf } from '../core/forge'
import { type Changes, cited, documentOf, OURS, ours, own, refusal } from './local-file'

const CONTEXT = { now: 0, zone: () => 'UTC' }
const local = (text: string) => readProtocolFile('ours.yaml', text)
const first = (text: string) => {
  const { exit, findings } = refusal(text)
  const [finding] = findings
  if (finding === undefined) throw new Error('refused without a finding')
  return { exit, place: finding.place, found: finding.found, right: finding.allowed ?? '', all: findings }
}

describe('a file that is right', () => {
  it('gives its figures, with their basis and sources', () => {
    expect(local(OURS)).toMatchObject({
      id: 'our-hospital',
      drug: 'ketamine-racemic',
      setting: 'inpatient',
      start: { value: 20, unit: 'mg/h', basis: 'local', source: ['our protocol 12'] },
      maximum: { value: 40, unit: 'mg/h', basis: 'local', source: ['our protocol 12'] },
      step_every: { value: 1, unit: 'h' },
    })
  })

  it.each(protocols.map(({ id }) => id))('may be JSON or YAML: %s says the same in both', (id) => {
    const text = own(id)
    const { local: ofJson, ...json } = local(text)
    const { local: ofYaml, ...yaml } = local(stringify(documentOf(text)))
    expect(yaml).toEqual(json)
    // Two files, two hashes.
    expect(ofYaml?.hash).not.toBe(ofJson?.hash)
  })

  it('is known by the first 12 hex digits of the SHA-256 of its text', () => {
    const hash = createHash('sha256').update(OURS).digest('hex').slice(0, 12)
    expect(local(OURS).local?.hash).toBe(hash)
  })

  it.each(['\r\n', '\n'])('may end its lines with %j', (end) => {
    expect(local(OURS.replaceAll('\n', end)).maximum?.value).toBe(40)
  })

  it('may have brackets in its words', () => {
    expect(local(own('crps-5day', { title: '[ ] '.repeat(30), 'start.note': '['.repeat(30) })).id).toBe('ours')
  })

  it('may begin with a byte-order mark', () => {
    expect(local(`\ufeff${OURS}`).maximum?.value).toBe(40)
  })
})

// The highest of the built-in protocols: racemic 50 mg/h and 1 mg/kg/h, esketamine 0.2 mg/kg/h.
describe('its maximum is above every built-in one for the drug', () => {
  it.each<[string, Changes, boolean]>([
    ['crps-5day', { 'maximum.value': 50 }, false],
    ['crps-5day', { 'maximum.value': 50.001 }, true],
    ['schwartzman-2009', { 'maximum_per_kg.value': 1 }, false],
    ['schwartzman-2009', { 'maximum_per_kg.value': 1.001 }, true],
    // 0.5 mg/kg over 40 min is 0.75 mg/kg/h; over 29 min more than the 1 mg/kg/h of pomeroy-2017.
    ['tankha-2025', { 'session_length.value': 30 }, false],
    ['tankha-2025', { 'session_length.value': 29 }, true],
    ['ketcrps-2-inpatient', { 'maximum_per_kg.value': 0.2 }, false],
    ['ketcrps-2-inpatient', { 'maximum_per_kg.value': 0.201 }, true],
    // 0.2 mg/kg/h is 6 mg/h at 30 kg, the lightest patient planned for, so 5 mg/h is above none of them.
    ['crps-5day', { drug: 'esketamine', 'maximum.value': 5, 'start.value': 2 }, false],
    // 0.2 mg/kg/h is 20 mg/h at 100 kg, the cap of the built-in ones.
    ['crps-5day', { drug: 'esketamine', 'maximum.value': 50 }, true],
  ])('%s with %j: %s', (id, changes, above) => {
    expect(local(own(id, changes)).local?.above_built_ins).toBe(above)
  })
})

describe('the ceiling holds for any file, whatever it cites', () => {
  const perKg = { value: 1.5, unit: 'mg/kg/h', basis: 'local', source: ['us'] }
  it.each<[string, Changes, string, string]>([
    ['crps-5day', { 'maximum.value': 400 }, '400 mg/h', '100 mg/h'],
    ['crps-5day', { 'maximum.value': 100.001 }, '100.001 mg/h', '100 mg/h'],
    ['crps-5day', { maximum_per_kg: { ...perKg, value: 1.501 } }, '1.501 mg/kg/h', '1.5 mg/kg/h'],
    ['crps-5day', { 'step.value': 500 }, '500 mg/h', '100 mg/h'],
    ['crps-5day', { 'start.unit': 'mg/kg/h', 'start.value': 20 }, '20 mg/kg/h', '1.5 mg/kg/h'],
    ['crps-5day', { drug: 'esketamine', 'maximum.value': 50.001 }, '50.001 mg/h', '50 mg/h'],
    ['ketcrps-2-inpatient', { 'maximum_per_kg.value': 0.501 }, '0.501 mg/kg/h', '0.5 mg/kg/h'],
  ])('%s with %j is refused with exit 3', (id, changes, found, most) => {
    for (const text of [own(id, changes), cited(id, changes)]) {
      const { exit, findings } = refusal(text)
      expect(exit).toBe(3)
      expect(findings[0]).toMatchObject({ found, limit: { name: 'ceiling', kind: 'hard' } })
      expect(findings.map(sentence).join()).toContain(most)
    }
  })

  it.each<[string, Changes]>([
    ['crps-5day', { 'maximum.value': 100 }],
    ['crps-5day', { maximum_per_kg: perKg }],
    ['crps-5day', { drug: 'esketamine', 'maximum.value': 50 }],
    ['ketcrps-2-inpatient', { 'maximum_per_kg.value': 0.5 }],
  ])('%s with %j is on it, not beyond', (id, changes) => {
    expect(local(own(id, changes)).id).toBe('ours')
  })
})

// Lines and columns are counted in OURS by hand.
describe('a fault is named by file, line and column, path, what was found and what would be right', () => {
  it.each([
    ['9:10', 'maximum.value: 0', /0/, ours('value: 40', 'value: 0')],
    ['9:10', 'maximum.value: "40"', /number/, ours('value: 40', 'value: "40"')],
    ['7:16', 'step.value: 0', /0/, ours('value: 5, unit: mg/h', 'value: 0, unit: mg/h')],
    ['9:10', 'maximum.value: 40.0001', /3 decimals/, ours('value: 40', 'value: 40.0001')],
    ['6:8', 'start', /at most .*40 mg\/h/, ours('value: 20', 'value: 50')],
    ['9:3', 'maximum.unit: nothing', /mg\/h/, ours('  unit: mg/h\n')],
    ['10:9', 'maximum.unit: "mL/h"', /mg\/h/, ours('  unit: mg/h', '  unit: mL/h')],
    ['9:3', 'maximum.source: nothing', /source/, ours('  source: our protocol 12\n')],
    ['12:11', 'maximum.source: []', /source/, ours('  source: our protocol 12\n', '  source: []\n')],
    ['12:11', 'maximum.source: 12', /source|text/, ours('  source: our protocol 12\n', '  source: 12\n')],
    ['11:10', 'maximum.basis: "set"', /local/, ours('  basis: local', '  basis: set')],
    ['1:1', 'drug: nothing', /ketamine-racemic.*esketamine/, ours('drug: ketamine-racemic\n')],
    ['4:7', 'drug: "ketamine"', /ketamine-racemic.*esketamine/, ours('ketamine-racemic', 'ketamine')],
    ['1:1', 'id: nothing', /text|letters/, ours('id: our-hospital\n')],
    ['2:5', 'id: "Our Hospital"', /small letters/, ours('our-hospital', 'Our Hospital')],
    ['2:5', 'id: crps-5day', /an id of your own/, ours('our-hospital', 'crps-5day')],
    ['2:5', 'id: correll-2004', /an id of your own/, ours('our-hospital', 'correll-2004')],
    ['8:1', 'maximun', /^maximum$/, ours('maximum:', 'maximun:')],
    ['11:3', 'maximum.bassis', /^basis$/, ours('  basis: local', '  bassis: local')],
    ['13:1', 'step-every', /^step_every$/, ours('step_every:', 'step-every:')],
    ['20:1', 'zzz', /key of inpatient protocols/, ours('remarks: []', 'remarks: []\nzzz: 1')],
    ['6:8', 'start', /basis local/, ours('basis: local', 'basis: stated')],
    ['20:1', 'a key that stands twice', /once/, ours('remarks: []', 'remarks: []\ndrug: esketamine')],
    ['3:1', '', /JSON or YAML/, ours('id: our-hospital', 'id: [our-hospital')],
    ['13:13', 'step_every', /whole minutes/, ours('value: 1, unit: h', 'value: 0.333, unit: h')],
    ['14:7', 'days', /366 days/, ours('value: 5, unit: days', 'value: 367, unit: days')],
  ])('at %s, %s', (lineAndColumn, found, right, text) => {
    const { exit, all } = first(text)
    expect(exit).toBe(2)
    const told = all.map((each) => ({
      place: each.place,
      found: String(each.found),
      right: String(each.allowed ?? ''),
    }))
    const named = told.find((each) => each.place === `ours.yaml:${lineAndColumn}` && each.found.includes(found))
    expect(named, JSON.stringify(told)).toBeDefined()
    expect(named?.right).toMatch(right)
    expect(told.length).toBeLessThanOrEqual(2)
  })

  it.each(['.nan', '.inf', '1e999'])('shows %s as what it is, not as nothing', (written) => {
    expect(first(ours('value: 40', `value: ${written}`)).found).toMatch(/^maximum\.value: (NaN|Infinity|\.|1e999)/)
  })

  it('shortens what is long', () => {
    for (const text of [ours('Our five', 'x'.repeat(5000)), ours('remarks:', `${'y'.repeat(900)}: []\nremarks:`)])
      expect(first(text).all.map(sentence).join('; ').length).toBeLessThan(500)
  })

  it('says what would be right in words, not in those of a library', () => {
    for (const text of [
      ours('  source: our protocol 12\n'),
      ours('id: our-hospital\n'),
      ours('value: 40', 'value: "40"'),
      ours('  source: our protocol 12', '  source: "  "'),
    ])
      expect(first(text).right).not.toMatch(/Invalid|received|undefined|expected string|>=1/)
  })
})

describe('what a file says and the planner would not keep', () => {
  it('a rate below 0.01 mg/h, the finest planned, is refused, not planned as none', () => {
    const asked = { start: '2026-11-30T08:00-05:00', setting: 'inpatient' } as const
    for (const changes of [{ 'start.value': 0.004 }, { 'start.value': 0.004, 'maximum.value': 0.009 }])
      expect(() => plan(parseRequest(asked, CONTEXT), local(own('crps-5day', changes)))).toThrow(Refusal)
  })

  it('session days that are not kept are refused: a file that says every day is not planned on weekdays', () => {
    expect(first(own('crps-10session', { 'session_days.text': 'every day of the week' })).exit).toBe(2)
  })

  it('two sessions 500 days apart are refused as too long a course, not as a fault of ketaplan', () => {
    const every = { value: 500, unit: 'days', basis: 'local', source: ['us'] }
    const text = own('crps-10session', { 'sessions.value': 2, every, window: undefined })
    const asked = { start: '2026-11-30T08:00-05:00', setting: 'outpatient' } as const
    const planned = () => plan(parseRequest(asked, CONTEXT), local(text))
    expect(refusalOf(planned).findings[0]?.code).toMatch(/bad-protocol|beyond-hard-limit/)
  })

  it.each(['0x28', '0o50', '4e1', '+40', '40.0000', '99.99999999999999999999'])(
    'the figure %s is refused: digits, and at most 3 decimals',
    (written) => {
      expect(first(ours('value: 40', `value: ${written}`)).place).toBe('ours.yaml:9:10')
    },
  )
})

describe('a file that plays tricks is refused in a line or two', () => {
  const bomb = Array.from({ length: 30 }, (_, n) => `k${n + 1}: &k${n + 1} [*k${n}, *k${n}, *k${n}]`)
  const indented = Array.from({ length: 700 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')
  it.each([
    ['10 MB of brackets', '['.repeat(10_000_000), /at most 65536/],
    ['brackets', '['.repeat(200_000), /deep|at most/],
    ['braces', `{"a":`.repeat(40_000), /deep|at most/],
    ['sequences in sequences', '- '.repeat(100_000), /deep|at most/],
    ['sequences in sequences by tabs', '-\t'.repeat(100_000), /deep|JSON or YAML|at most/],
    ['keys in keys', '? '.repeat(100_000), /deep|at most/],
    ['a file too large', `${OURS}#${'x'.repeat(LARGEST_FILE)}`, /at most 65536/],
    ['indents in indents', indented, /./],
    ['an alias bomb', ['k0: &k0 [x]', ...bomb].join('\n'), /./],
    ['an alias', ours('monitoring: []', 'monitoring: *x'), /./],
    ['an anchor', ours('adjuncts: []', 'adjuncts: &x []'), /value/],
    ['a tag', ours('value: 40', 'value: !!float 40'), /plain values/],
    ['a tag that runs code elsewhere', ours('our-hospital', '!!js/function "x"'), /plain values/],
    ['a merge key', ours('monitoring: []', '<<: { drug: esketamine }'), /keys of a protocol/],
    ['__proto__', ours('monitoring: []', '__proto__: { monitoring: [] }'), /keys of a protocol/],
    ['__proto__ in a figure', ours('  basis: local', '  __proto__: { basis: local }'), /keys of a protocol/],
    ['constructor', ours('monitoring: []', 'constructor: {}'), /key of inpatient protocols/],
    ['a key that is a list', ours('monitoring: []', '? [a]\n: b'), /keys of a protocol/],
    ['a key that is a number', ours('monitoring: []', '12: b'), /keys of a protocol/],
    ['two documents', `${OURS}---\n${OURS}`, /one protocol a file/],
    // In YAML 1.1 064 is octal, 52, and 1:04 is 64.
    ['older YAML, octal', `%YAML 1.1\n---\n${ours('value: 40', 'value: 064')}`, /./],
    ['older YAML, base 60', `%YAML 1.1\n---\n${ours('value: 40', 'value: 1:04')}`, /./],
    ['nothing', '', /keys/],
    ['a word', 'hello', /keys/],
    ['a list', '- a', /keys/],
    ['a NUL', '\0', /./],
  ])('%s', (_, text, right) => {
    const { exit, place, all } = first(text)
    expect([exit, place]).toEqual([2, expect.stringMatching(/^ours\.yaml(:[0-9]+:[0-9]+)?$/)])
    expect(all.map((each) => each.allowed).join()).toMatch(right)
    expect(all.map(sentence).join('; ').length).toBeLessThan(500)
  })

  // Within the size, and deep enough for the parser's stack.
  it.each([
    ['sequences in sequences', '- '.repeat(9_000)],
    ['keys in keys', '? '.repeat(9_000)],
    ['brackets', `a: ${'['.repeat(9_000)}`],
    ['brackets whose ends are in strings', `a: ${'["]",'.repeat(9_000)}`],
    ['indents in indents', Array.from({ length: 350 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
  ])('%s are too deep, in our words', (_, text) => {
    const { all } = first(text)
    expect(all.map(({ found }) => found)).toEqual([expect.stringMatching(/values nested too deeply$/)])
  })

  it.each([
    ['__proto__', '18:1'],
    ['<<', '18:1'],
    ['12', '18:1'],
  ])('%s is named where it stands', (key, lineAndColumn) => {
    expect(first(ours('monitoring: []', `${key}: {}`)).place).toBe(`ours.yaml:${lineAndColumn}`)
  })
})

describe('other readings of the step interval', () => {
  const readings = (text: string) => {
    const protocol = readProtocolFile('ours.yaml', text)
    return protocol.step_every?.readings
  }
  const local = (value: number) => ({ value, unit: 'h', basis: 'local', source: ['ward 5'] })
  const line = (key: string, value: unknown) => `${key}: ${JSON.stringify(value)}\n`
  const formatOne = (...keys: readonly string[]) => ours('remarks: []\n', `${keys.join('')}remarks: [] \n`)
  const formatTwo = (value: unknown) => own('crps-5day', { 'step_every.readings': value })

  it('are a list, or the one of the first form of a file', () => {
    expect(readings(formatTwo([local(4), local(24)]))).toEqual([local(4), local(24)])
    expect(readings(formatTwo(undefined))).toBeUndefined()
    expect(readings(formatOne(line('other_readings', [local(4), local(24)])))).toEqual([local(4), local(24)])
    expect(readings(formatOne(line('other_reading', { step_every: local(24) })))).toEqual([local(24)])
    expect(readings(formatOne())).toBeUndefined()
  })

  it('are not both', () => {
    const both = formatOne(line('other_reading', { step_every: local(24) }), line('other_readings', [local(4)]))
    expect(() => readings(both)).toThrow(Refusal)
  })
})

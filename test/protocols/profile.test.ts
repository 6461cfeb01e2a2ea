import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import { readProfile } from '../../src/protocols/profile'
import { PROFILE_TEMPLATE } from '../../src/render/help/profile-template'
import { sentence } from '../../src/render/text/messages'

const WARD = `name: Ward 5, University Hospital
tz: America/New_York
protocol: {inpatient: crps-5day, outpatient: ours.yaml}
concentration: 2
container: 250
pump_step: 0.1
pump_max: 999
on: weekdays
closed: [2026-12-24..2027-01-01, 2027-02-01]
hold: [{text: "SpO2 under 92 %", source: ["pain team, 2026"]}]
observe: [{what: "SpO2, sedation", every: {value: 15, unit: min}, for: {value: 1, unit: h}, source: ["pain team, 2026"]}]
paper: A4
limits: {maximum: {value: 35, unit: mg/h}}
`

const faults = (text: string): readonly string[] => {
  try {
    readProfile('ward.yaml', text)
  } catch (error) {
    if (error instanceof Refusal && error.exit === 2) return error.findings.map(sentence)
    throw error
  }
  return []
}

it('reads the profile of the contract', () => {
  const local = { basis: 'local', source: ['pain team, 2026'] }
  expect(readProfile('ward.yaml', WARD)).toEqual({
    name: 'Ward 5, University Hospital',
    file: { name: 'ward.yaml', sha256: createHash('sha256').update(WARD).digest('hex') },
    defaults: {
      timeZone: 'America/New_York',
      concentration: '2',
      container: '250',
      pumpStep: '0.1',
      pumpMax: '999',
      on: 'weekdays',
      closed: '2026-12-24..2027-01-01,2027-02-01',
    },
    protocol: { inpatient: 'crps-5day', outpatient: 'ours.yaml' },
    hold: [{ text: 'SpO2 under 92 %', ...local }],
    observe: [{ what: 'SpO2, sedation', every: { value: 15, unit: 'min' }, for: { value: 1, unit: 'h' }, ...local }],
    paper: 'A4',
    limits: { maximum: { value: 35, unit: 'mg/h', basis: 'local', source: ['profile Ward 5, University Hospital'] } },
  })
})

it('needs no more than a name', () => {
  expect(readProfile('x.json', '{"name": "X"}')).toMatchObject({ defaults: {}, limits: {}, protocol: {} })
})

it('names all faults at once, each by line and column', () => {
  expect(
    faults('tz: Mars/Base\npump_stp: 0.1\nconcentration: 2 g\nlimits: {maximum: {value: 35, unit: mL/h}}'),
  ).toEqual([
    expect.stringMatching(/^ward.yaml:1:1: name/),
    expect.stringMatching(/^ward.yaml:4:37: limits.maximum.unit/),
    expect.stringMatching(/^ward.yaml:2:1: pump_stp: an unknown key; write pump_step\?$/),
    expect.stringMatching(/^ward.yaml:3:16: concentration: 2 g/),
    expect.stringMatching(/^ward.yaml:1:5: tz: Mars\/Base/),
  ])
})

it.each([
  ['protocol: true', 'protocol: true; write inpatient: and outpatient:, each with an id or a file'],
  ['limits: {maximum: 35}', 'limits.maximum: 35; write value and unit'],
  ['limits: {maximum: {value: 35, unit: mg/kg/h}}', 'limits.maximum.unit: "mg/kg/h"; write mg/h or mg/24h'],
  ['concentration: [2]', 'concentration: [2]; write a figure, or a figure with its unit'],
  ['hold: []', 'hold: []; write at least one'],
  ['hold: [{text: x}]', 'hold.0.source: nothing; write its source, in words'],
  ['limits: 5', 'limits: 5; write keys with their values'],
  ['foo: 1', 'foo: an unknown key; write a key that ketaplan profile init lists'],
])('says what is wrong in plain words: %s', (line, text) => {
  expect(faults(`name: x\n${line}`)).toEqual([expect.stringContaining(`: ${text}`)])
})

describe('is refused', () => {
  it.each([
    ['a name that could end a note', 'name: "a; allowed x: y"'],
    ['a name of two lines', 'name: "a\\nb"'],
    ['a figure that is not one', 'name: x\nlimits: {maximum: {value: -1, unit: mg/h}}'],
    ['a limit without a unit', 'name: x\nlimits: {maximum: {value: 35}}'],
    ['a basis that it cannot claim', 'name: x\nlimits: {maximum: {value: 35, unit: mg/h, basis: stated}}'],
    ['a rule without a source', 'name: x\nhold: [{text: SpO2 under 92 %}]'],
    ['a publication as its source', 'name: x\nhold: [{text: a, source: ["Schwartzman RJ et al. Pain 2009"]}]'],
    ['a publication as its name', 'name: medscape-2018'],
    ['a date that does not exist', 'name: x\nclosed: [2026-02-30]'],
    ['a pump that is too fast', 'name: x\npump_max: 1201'],
    ['an alias', 'name: &a x\ntz: *a'],
  ])('%s', (_, text) => {
    expect(faults(text).length).toBeGreaterThan(0)
  })
})

describe('the file that profile init writes', () => {
  it('is a profile as it is', () => {
    expect(readProfile('p.yaml', PROFILE_TEMPLATE)).toMatchObject({ defaults: {}, limits: {} })
  })

  it('is a profile with every comment of a key taken away', () => {
    const whole = PROFILE_TEMPLATE.replace(/^# ((?: {2}|[a-z_]+:).*)$/gm, '$1')
    const { defaults, limits, hold, observe, paper } = readProfile('p.yaml', whole)
    expect(Object.keys(defaults)).toHaveLength(9)
    expect(Object.keys(limits)).toHaveLength(6)
    expect([hold?.length, observe?.length, paper]).toEqual([3, 2, 'A4'])
  })
})

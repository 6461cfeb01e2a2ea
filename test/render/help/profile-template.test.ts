import { expect, it } from 'vitest'
import { readProfile } from '../../../src/protocols/profile'
import { PROFILE_TEMPLATE } from '../../../src/render/help/profile-template'

const lines = PROFILE_TEMPLATE.split('\n')
/** A comment that is YAML once its # is gone: a key at the margin, or what belongs to one. */
const isYaml = (line: string): boolean => /^# (?:[a-z_]+:(?: |$)| {2}\S)/.test(line)
const without = (line: string): string => (isYaml(line) ? line.slice(2) : line)
const filled = lines.map(without).join('\n')

it('gives nothing but a name until a # is removed', () => {
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual(['name: Our ward'])
  const { name, file, ...more } = readProfile('ward.yaml', PROFILE_TEMPLATE)
  expect([name, more]).toEqual(['Our ward', { defaults: {}, protocol: {}, limits: {} }])
})

it('is a profile with every # removed, each example as it stands', () => {
  const { defaults, protocol, limits, hold, observe, paper } = readProfile('ward.yaml', filled)
  expect(defaults).toEqual({
    timeZone: 'America/New_York',
    concentration: '2',
    container: '250',
    hang: '24h',
    stock: '50 mg/mL x 10 mL',
    pumpStep: '0.1',
    pumpMax: '999',
    on: 'weekdays',
    closed: '2026-12-24..2027-01-01',
  })
  expect(protocol).toEqual({ inpatient: 'crps-5day', outpatient: 'crps-10session' })
  expect(Object.entries(limits).map(([key, limit]) => `${key} ${limit?.value} ${limit?.unit}`)).toEqual([
    'maximum 35 mg/h',
    'maximum_per_kg 0.5 mg/kg/h',
    'minimum 5 mg/h',
    'session_dose 150 mg',
    'load_dose 0.3 mg/kg',
    'dose_24h 900 mg',
  ])
  expect([hold?.length, observe?.length, paper]).toEqual([3, 2, 'A4'])
})

it('is a profile with any one line of its defaults alone', () => {
  const defaults = lines.filter((line) => /^# [a-z_]+: ./.test(line))
  expect(defaults.length).toBe(11)
  for (const line of defaults) {
    const { defaults: given, protocol, paper } = readProfile('ward.yaml', `name: X\n${line.slice(2)}\n`)
    const all = Object.keys(given).length + (paper === undefined ? 0 : 1) + Object.keys(protocol).length
    expect(all, line).toBe(line.startsWith('# protocol') ? 2 : 1)
  }
})

import { expect, it } from 'vitest'
import { defaultProtocol, findProtocol, plan, protocols, Refusal, readProtocolFile } from '../../src/index'
import { OURS, ours } from '../protocols/local-file'

const START = { start: '2026-11-30T08:00', timeZone: 'UTC' }
const options = { now: new Date('2026-11-01') }

it('has the built-in protocols, the first of a setting its default', () => {
  expect(protocols.map(({ id }) => id)).toContain('goldberg-2005')
  expect(defaultProtocol('inpatient')).toBe(findProtocol('crps-5day'))
  expect(findProtocol('constructor')).toBeUndefined()
})

it('plans by a protocol file', () => {
  const protocol = readProtocolFile('ours.yaml', OURS)
  const made = plan({ setting: 'inpatient', ...START, protocol }, options)
  expect(made.protocol.id).toBe('our-hospital')
  expect(made.protocol.local?.hash).toMatch(/^[0-9a-f]{12}$/)
  expect(made.totals.dose).toBe(4750)
})

it('refuses a copy of a protocol file that was changed afterwards', () => {
  const protocol = { ...readProtocolFile('ours.yaml', OURS), maximum: undefined }
  expect(() => plan({ setting: 'inpatient', ...START, protocol }, options)).toThrow(Refusal)
})

it.each([
  ['input', 'value: 40', 'value: forty'],
  ['guard', 'value: 40', 'value: 400'],
])('refuses a wrong file by %s', (by, from, to) => {
  expect(() => readProtocolFile('ours.yaml', ours(from, to))).toThrow(expect.objectContaining({ name: 'Refusal', by }))
})

import { expect, it } from 'vitest'
import { readMoment } from '../../../src/check/read/cells/timestamp'
import { readGivenTime, refuseAmbiguous } from '../../../src/cli/given/times'
import { fixedZone, instant, isoInstant } from '../../../src/core/values/time-zone'
import { refused } from '../../core/refused'

const zone = fixedZone(0)
// 2026-11-30T22:00Z
const start = instant(1_796_076_000)
const at = (text: string) => isoInstant(zone, readGivenTime('row', text, start, zone).at).slice(0, 16)

it('reads a time with a date, and a clock time as the first one from the start on', () => {
  expect(at('2026-11-30T23:15')).toBe('2026-11-30T23:15')
  expect(at('2026-12-01T00:15+01:00')).toBe('2026-11-30T23:15')
  expect(at('23:15')).toBe('2026-11-30T23:15')
  expect(at('07:30')).toBe('2026-12-01T07:30')
})

it.each(['', 'soon', '25:00', '08:00:30', '30 Nov 10:00', '2026-11-30', '30.11.2026 23:00', '30 Nov 2026 23:00'])(
  'does not read %j',
  (text) => {
    expect(['not-a-time', 'seconds']).toContain(refused(() => at(text)).code)
  },
)

it('refuses a clock time in a record that is longer than 24 h', () => {
  const times = ['23:15', '2026-12-02T08:00'].map((text) => readGivenTime('row', text, start, zone))
  expect(refused(() => refuseAmbiguous(times, start)).code).toBe('clock-alone')
  expect(() => refuseAmbiguous(times.slice(0, 1), start)).not.toThrow()
})

it.each([
  ['10:00', 'not-refused'],
  ['10:01', 'clock-alone'],
  ['21:30', 'clock-alone'],
])('a record that begins at %s: %s', (text, code) => {
  const times = [text, '21:45'].map((each) => readGivenTime('row', each, start, zone))
  if (code === 'not-refused') expect(() => refuseAmbiguous(times, start)).not.toThrow()
  else expect(refused(() => refuseAmbiguous(times, start)).code).toBe(code)
})

it('takes no other date than a start does, whatever the table says of it', () => {
  const moment = readMoment('11/30/2026 23:00', 'mdy')
  const { allowed } = refused(() => readGivenTime('row', '11/30/2026 23:00', start, zone, moment))
  expect(allowed).toContain('2026-11-30T23:00')
})

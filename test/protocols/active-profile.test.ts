import { expect, it } from 'vitest'
import type { RawRequest } from '../../src/core/request/raw-request'
import { withDefaults } from '../../src/protocols/active-profile'

const IN: RawRequest = { setting: 'inpatient', start: '2026-11-30' }
const OUT: RawRequest = { ...IN, setting: 'outpatient' }

it.each<[string, RawRequest, Partial<RawRequest>, readonly string[]]>([
  [
    'fills what is open',
    IN,
    { timeZone: 'UTC', concentration: '2', pumpStep: '0.1' },
    ['timeZone', 'concentration', 'pumpStep'],
  ],
  ['keeps what was given', { ...IN, timeZone: 'Asia/Kolkata' }, { timeZone: 'UTC' }, []],
  ['keeps what was given under another name', { ...OUT, weekends: true }, { on: 'weekdays' }, []],
  ['leaves out what the other setting alone has', IN, { on: 'weekdays', closed: '2026-12-24' }, []],
  ['fills it for that setting', OUT, { on: 'weekdays', closed: '2026-12-24' }, ['on', 'closed']],
  ['leaves out what lacks its concentration', IN, { pumpStep: '0.1', container: '250' }, []],
  ['fills it beside one that was given', { ...IN, concentration: '1' }, { container: '250' }, ['container']],
])('%s', (_, raw, defaults, fields) => {
  const found = withDefaults(raw, defaults)
  expect(found.fields).toEqual(fields)
  expect(found.raw).toEqual({
    ...raw,
    ...Object.fromEntries(fields.map((name) => [name, defaults[name as keyof RawRequest]])),
  })
})

import { describe, expect, it } from 'vitest'
import { plan } from '../../src/core/plan/plan'
import { totalsOf } from '../../src/core/plan/rows'
import { parseRequest, type RawRequest } from '../../src/core/request/request'
import { cautionsFor } from '../../src/protocols/cautions'
import { sourceOf } from '../../src/protocols/citations'
import { defaultProtocol, findProtocol, protocols } from '../../src/protocols/index'
import { findListed, listed } from '../../src/protocols/listed'
import { protocolSchema } from '../../src/protocols/schema'

const context = { now: 0, zone: () => 'UTC' }

/** Every record with a basis, at any depth. */
function sourced(record: unknown): { basis: string; source: string[] }[] {
  if (typeof record !== 'object' || record === null) return []
  const below = Object.values(record).flatMap(sourced)
  return 'basis' in record ? [record as { basis: string; source: string[] }, ...below] : below
}

function planOf(id: string, weight: string | undefined, asked: Partial<RawRequest> = {}) {
  const protocol = findProtocol(id)
  if (protocol === undefined) throw new Error(id)
  const kg = weight === undefined ? {} : { weight }
  const start = '2026-11-30T08:00Z'
  return plan(parseRequest({ setting: protocol.setting, start, ...kg, ...asked }, context), protocol)
}
const ratesOf = (of: ReturnType<typeof planOf>): number[] => of.segments.map(({ rate }) => rate / 1_000_000)

// The working: mg/h times hours, in all.
const h = (rates: readonly (readonly [mgPerH: number, hours: number])[]): number =>
  rates.reduce((sum, [rate, hours]) => sum + rate * hours, 0)
const totals: readonly (readonly [string, string | undefined, number, number])[] = [
  [
    'crps-5day',
    undefined,
    h([
      [20, 1],
      [25, 1],
      [30, 1],
      [35, 1],
      [40, 116],
    ]),
    4750,
  ],
  [
    'crps-10session',
    undefined,
    h([
      [20, 4],
      [25, 4],
      [30, 4],
      [35, 4],
      [40, 24],
    ]),
    1400,
  ],
  [
    'goldberg-2005',
    undefined,
    h([
      [10, 4],
      [12.5, 4],
      [15, 4],
      [17.5, 4],
      [20, 24],
    ]),
    700,
  ],
  [
    'goldberg-2010',
    undefined,
    h([
      [10, 1],
      [20, 1],
      [30, 1],
      [40, 117],
    ]),
    4740,
  ],
  // 0.35 x 60 = 21: 50 % 10.5, 75 % 15.75, 100 % 21. 0.35 x 80 = 28, so 25 holds: 12.5, 18.75, 25.
  [
    'schwartzman-2009',
    '60',
    h([
      [10.5, 4],
      [15.75, 4],
      [21, 32],
    ]),
    777,
  ],
  [
    'schwartzman-2009',
    '80',
    h([
      [12.5, 4],
      [18.75, 4],
      [25, 32],
    ]),
    925,
  ],
  ['medscape-2018-outpatient', undefined, 5 * (14 + 18 + 22 + 26 + 30 + 34 + 38 + 40 + 40 + 40), 1510],
  // 0.05 x 60 = 3, by 3 to 0.2 x 60 = 12.
  [
    'ketcrps-2-inpatient',
    '60',
    h([
      [3, 24],
      [6, 24],
      [9, 24],
      [12, 72],
    ]),
    1296,
  ],
  ['ketcrps-2-outpatient', '60', 6 * (3 + 6 + 9 + 12 * 3), 324],
  // 10 to 45 by 5, 4 h each: 4 x 220 = 880; 120 - 32 = 88 h at 50: 4,400.
  ['correll-2004', undefined, 4 * (10 + 15 + 20 + 25 + 30 + 35 + 40 + 45) + 50 * 88, 5280],
  // 0.1 x 70 = 7, by 7 every 4 h; 0.42 x 70 = 29.4 for 48 - 16 h.
  ['lauritsen-2016', '70', 4 * (7 + 14 + 21 + 28) + 29.4 * 32, 1220.8],
  // 7 + 3.5 n, n = 0 to 17, 6 h each: 18 x 7 + 3.5 x 153 = 661.5, x 6 = 3,969; 120 - 108 = 12 h at 70: 840.
  ['pomeroy-2017', '70', 6 * (18 * 7 + 3.5 * 153) + 70 * 12, 4809],
  // 3.5 to 31.5 by 3.5, 4 h each: 4 x 157.5 = 630; 72 - 36 = 36 h at 35: 1,260; 3/4, 2/4, 1/4 of 35 for 4 h: 210.
  ['fpm-ps12-2021', '70', 4 * 3.5 * 45 + 35 * 36 + 4 * (26.25 + 17.5 + 8.75), 2100],
  // 0.5 x 70 = 35 mg in 40 min: 52.5 mg/h.
  ['tankha-2025', '70', 5 * 35, 175],
  // 80 mg in 5 h: 16 mg/h.
  ['amr-2010', undefined, 7 * 80, 560],
  // 0.2, 0.4, 0.6 x 70 = 14, 28, 42 mg/h for 4 h: 56, 112, 168.
  ['rema-2012', '70', 4 * (14 + 28 + 42), 336],
  // 3 to 13 by 1, 8 h each: 8 x 88 = 704; 168 - 88 = 80 h at 14: 1,120.
  ['mangnus-2022', undefined, 8 * (3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13) + 14 * 80, 1824],
  // 0.5 x 60 = 30 mg in 30 min: 60 mg/h.
  ['noppers-2011-fm', '60', 30, 30],
]

describe('the built-in protocols', () => {
  it('are found by their own ids alone', () => {
    for (const protocol of protocols) expect(findProtocol(protocol.id)).toBe(protocol)
    for (const id of ['constructor', '__proto__', 'toString', '', 'CRPS-5DAY']) expect(findProtocol(id)).toBeUndefined()
  })

  it('have a default for each setting', () => {
    expect(defaultProtocol('inpatient').id).toBe('crps-5day')
    expect(defaultProtocol('outpatient').id).toBe('crps-10session')
  })

  it.each(totals)('%s at %s kg gives the total worked by hand', (id, weight, worked, mg) => {
    expect(worked).toBe(mg)
    expect(totalsOf(planOf(id, weight)).dose / 60_000_000).toBe(mg)
  })

  it('each have a total worked by hand', () => {
    expect(new Set(totals.map(([id]) => id))).toEqual(new Set(protocols.map(({ id }) => id)))
  })

  it('hold schwartzman-2009 per kilogram up to 71.4 kg, absolutely above', () => {
    const heldBy = (weight: string) => planOf('schwartzman-2009', weight).maximum.limit.name
    // 25 / 0.35 = 71.428...: at 71.428 kg 24.9998 mg/h, rounded down to 24.99; at 71.429 kg 25.00015.
    expect([heldBy('60'), heldBy('71.428'), heldBy('71.429'), heldBy('80')]).toEqual([
      'rate-per-kg',
      'rate-per-kg',
      'rate',
      'rate',
    ])
    expect(ratesOf(planOf('schwartzman-2009', '60')).slice(0, 4)).toEqual([10.5, 15.75, 21, 21])
  })

  it('hold goldberg-2005 over 8 h at 10 mg/h by its session dose', () => {
    const held = planOf('goldberg-2005', undefined, { sessionLength: '8', allow: 'session-length', reason: 'x' })
    expect(held.maximum).toMatchObject({ rate: 10_000_000, limit: { name: 'session-dose' } })
    expect(new Set(ratesOf(held))).toEqual(new Set([10]))
  })

  it('take ketcrps-2-inpatient through 3, 6, 9, 12 mg/h at 60 kg, and cap it at 20 mg/h above 100 kg', () => {
    expect(ratesOf(planOf('ketcrps-2-inpatient', '60'))).toEqual([3, 6, 9, 12])
    // 0.05 x 120 = 6, by 6 to 24: cut to 20.
    const heavy = planOf('ketcrps-2-inpatient', '120')
    expect(ratesOf(heavy)).toEqual([6, 12, 18, 20])
    expect(heavy.maximum.limit.name).toBe('rate-absolute')
  })

  it('run ketcrps-2-outpatient every 14 days; a closed date moves and the next counts from the planned one', () => {
    const days = (asked: Partial<RawRequest>) =>
      planOf('ketcrps-2-outpatient', '60', asked).segments.map(({ start }) => (start - 1796025600) / 86400)
    expect(days({})).toEqual([0, 14, 28, 42, 56, 70])
    // 28 Dec 2026, a Monday, is day 28; 29 Dec is the next open one.
    expect(days({ closed: '2026-12-28' })).toEqual([0, 14, 29, 42, 56, 70])
  })

  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
    '%s names known sources alone',
    (_, protocol) => {
      const records = sourced(protocol)
      expect(records.length).toBeGreaterThan(4)
      for (const { basis, source } of records) {
        expect(source.length).toBeGreaterThan(0)
        for (const id of source) expect(sourceOf(id).citation).not.toBe('')
        // What we assume cites nobody; what cites somebody is not our assumption.
        expect(source.includes('ours')).toBe(basis === 'assumed')
      }
    },
  )

  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
    '%s is what a protocol file may say',
    (_, protocol) => {
      expect(protocolSchema.safeParse(protocol).success).toBe(true)
    },
  )

  it('are told with cautions in the order of the evidence, the outpatient one for outpatients alone', () => {
    const inpatient = cautionsFor('inpatient').map(({ text }) => text)
    const outpatient = cautionsFor('outpatient').map(({ text }) => text)
    expect(inpatient).toHaveLength(7)
    expect(outpatient).toHaveLength(8)
    expect(outpatient[3]).toMatch(/^No driving/)
    expect(outpatient.filter((text) => !text.startsWith('No driving'))).toEqual(inpatient)
    for (const { source } of cautionsFor('outpatient')) for (const id of source) expect(sourceOf(id).read).not.toBe('')
  })

  it('refuse a source that is nobody', () => {
    expect(() => sourceOf('constructor')).toThrow(RangeError)
  })
})

describe('the references that are listed', () => {
  it('say why no plan is made of them, and are no protocols', () => {
    expect(listed.length).toBe(11)
    for (const { id, reason, source } of listed) {
      expect(reason).not.toBe('')
      expect(findProtocol(id)).toBeUndefined()
      for (const each of source) expect(sourceOf(each).citation).not.toBe('')
    }
    expect(findListed('constructor')).toBeUndefined()
  })
})

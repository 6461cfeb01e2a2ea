import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { totalsOf } from '../../../src/core/plan/rows'
import type { RawRequest, Request } from '../../../src/core/request/request'
import { crps5day, crps10session, schwartzman2009 } from '../../protocols/built-in'
import { inpatient, mgDose, mgh, outpatient, planOf, refusalOf, told } from '../forge'
import { plain } from '../refused'

type Asked = Partial<RawRequest>
const REASON = { reason: 'as discussed' }
/** Total mg, highest mg/h, the limit that sets the maximum. */
type Worked = readonly [string, Asked, number, number, string]

function expectWorked(request: Request, [, , total, highest, limit]: Worked): void {
  const planned = planOf(request)
  expect(totalsOf(planned)).toMatchObject({ dose: mgDose(total), highest: mgh(highest) })
  expect(planned.maximum.limit.name).toBe(limit)
}

describe('inpatient plans worked by hand', () => {
  it.each<Worked>([
    // 20+25+30+35 + 40x116 = 110 + 4,640
    ['the protocol alone', {}, 4750, 40, 'rate'],
    // (20+25+30+35+40) x 24
    ['a step a day', { stepEvery: '24h' }, 3600, 40, 'rate'],
    // (20+25+30+35) x 1.5 + 40 x 114 = 165 + 4,560
    ['a step every 90 min', { stepEvery: '90min' }, 4725, 40, 'rate'],
    // 12.5+15+17.5+20+22.5+25+27.5 = 140; + 28 x 113 = 3,164
    ['maxRate 28', { startRate: '12.5', step: '2.5', maxRate: '28' }, 3304, 28, 'max'],
    // 20+25+30+35 + 38x116 = 110 + 4,408
    ['-w 38', { weight: '38' }, 4518, 38, 'rate-per-weight'],
    // 38.129 kg: 38.12 mg/h; 110 + 38.12x116 = 110 + 4,421.92
    ['-w 38.129', { weight: '38.129' }, 4531.92, 38.12, 'rate-per-weight'],
    ['-w 38, lifted', { weight: '38', allow: 'rate-per-weight', ...REASON }, 4750, 40, 'rate'],
    // 20+25+30+35 + 40x20
    ['one day', { days: '1' }, 910, 40, 'rate'],
    // 4,750 + 40x48
    ['seven days, allowed', { days: '7', allow: 'course-length', ...REASON }, 6670, 40, 'rate'],
    // 20 + 40x119
    ['a step of 25, allowed', { step: '25', allow: 'step-size', ...REASON }, 4780, 40, 'rate'],
    // (20+25+30+35)/2 + 40x118 = 55 + 4,720
    ['half hours, allowed', { stepEvery: '30min', allow: 'step-interval', ...REASON }, 4775, 40, 'rate'],
    // 20x120
    ['maxRate 20: never a step', { maxRate: '20' }, 2400, 20, 'max'],
    // 20 + 20.01x119; the maximum is 20.019 rounded down
    ['a single step of 0.01', { step: '0.01', maxRate: '20.019' }, 2401.19, 20.01, 'max'],
    // 64 kg: start 0.25 x 64 = 16, step 0.05 x 64 = 3.2, maximum 0.35 x 64 = 22.4: 16+19.2+22.4x118
    [
      'figures per kg',
      { weight: '64', startRate: '0.25mg/kg/h', step: '0.05mg/kg/h', maxRate: '0.35mg/kg/h' },
      2678.4,
      22.4,
      'max',
    ],
  ])('%s', (...worked) => {
    expectWorked(inpatient(worked[1]), worked)
  })

  it('the protocol alone is five stretches of constant rate', () => {
    expect(planOf(inpatient()).segments.map(({ rate, time }) => [rate / 1e6, time])).toEqual([
      [20, 60],
      [25, 60],
      [30, 60],
      [35, 60],
      [40, 6960],
    ])
  })
})

describe('outpatient plans worked by hand', () => {
  it.each<Worked>([
    // 80+100+120+140 + 160x6
    ['the protocol alone', {}, 1400, 40, 'rate'],
    // 20x8 + 25x8x9 = 160 + 1,800
    ['8 h, allowed', { sessionLength: '8', allow: 'session-length', ...REASON }, 1960, 25, 'session-dose'],
    // 16.66 x 12 x 10
    ['12 h, allowed', { sessionLength: '12', allow: 'session-length', ...REASON }, 1999.2, 16.66, 'session-dose'],
    // 4 x (20+25+30+35+38x6) = 4 x 338
    ['-w 38', { weight: '38' }, 1352, 38, 'rate-per-weight'],
    // 4 x (10+12.5+15+17.5+20x6) = 4 x 175
    ['as goldberg-2005', { startRate: '10', step: '2.5', maxRate: '20' }, 700, 20, 'max'],
    // 2.5 x (20+25+30)
    ['three short ones', { sessions: '3', sessionLength: '2h30m' }, 187.5, 30, 'rate'],
    // 1,400 + 160
    ['eleven, allowed', { sessions: '11', weekends: true, allow: 'course-length', ...REASON }, 1560, 40, 'rate'],
  ])('%s', (...worked) => {
    expectWorked(outpatient(worked[1]), worked)
  })
})

describe('requests that get no plan', () => {
  it.each<[Asked, readonly (string | number)[]]>([
    [{ maxRate: '15' }, [2, 'start-above-max']],
    [{ maxRate: '19.999' }, [2, 'start-above-max']],
    [{ maxRate: '12', startRate: '12.001' }, [2, 'start-above-max']],
    [{ maxRate: '60' }, [3, 'rate']],
    [{ maxRate: '40.001' }, [3, 'rate']],
    [{ maxRate: '40', weight: '38' }, [3, 'rate-per-weight']],
    [{ maxRate: '41', weight: '38' }, [3, 'rate']],
    [{ startRate: '20.001' }, [3, 'start-rate']],
    [{ startRate: '41', weight: '200', days: '9' }, [3, 'rate']],
    [{ step: '5.001', stepEvery: '59min', days: '6' }, [3, 'step-size', 'step-interval', 'course-length']],
    [{ days: '367', allow: 'course-length', ...REASON }, [3, 'course-length']],
    [{ weight: '150.001' }, [3, 'weight']],
    // However large a figure is, it is refused by name.
    [{ startRate: '999999999', step: '999999999' }, [3, 'rate', 'ceiling']],
    [{ days: '999999999' }, [3, 'course-length']],
  ])('inpatient %j', (asked, expected) => {
    expect(told(() => planOf(inpatient(asked)))).toEqual(expected)
  })

  it.each<[Asked, readonly (string | number)[]]>([
    [{ sessions: '11' }, [3, 'course-length', 'window']],
    [{ sessions: '11', allow: 'course-length', ...REASON }, [3, 'window']],
    [{ closed: '2026-12-04' }, [3, 'window']],
    [{ closed: '2026-11-30' }, [2, 'closed-start']],
    [{ sessionLength: '241min' }, [3, 'session-length']],
    [{ sessionLength: '8', maxRate: '25.001' }, [3, 'session-dose']],
    [{ sessionLength: '8', startRate: '20', step: '5', maxRate: '15' }, [2, 'start-above-max']],
    [{ startRate: '999999999' }, [3, 'rate', 'session-dose', 'ceiling']],
    [{ startRate: '999999999', step: '999999999' }, [3, 'rate', 'session-dose', 'ceiling']],
    [{ step: '999999999', sessions: '300' }, [3, 'course-length']],
  ])('outpatient %j', (asked, expected) => {
    expect(told(() => planOf(outpatient(asked)))).toEqual(expected)
  })

  const twoOf24h = { sessions: '2', sessionLength: '24', weekends: true, allow: 'session-length', ...REASON }
  it('two sessions of 24 h overlap across the spring clock change, and touch on other days', () => {
    // New York, Sunday 8 March 2026 has 23 hours; 1 November has 25.
    const spring = outpatient({ ...twoOf24h, start: '2026-03-07T10:00' })
    const { exit, findings } = refusalOf(() => planOf(spring))
    expect([exit, findings[0]?.limit?.name, findings[0]?.found]).toEqual([3, 'overlap', '1 h'])
    for (const start of ['2026-03-08T10:00', '2026-10-31T10:00'])
      expect(planOf(outpatient({ ...twoOf24h, start })).segments).toHaveLength(2)
  })

  it('sessions that overlap by half a minute, where a zone had seconds, are refused too', () => {
    // Liberia put its clocks forward by 44 min 30 s on 7 January 1972.
    const request = outpatient({ ...twoOf24h, start: '1972-01-06T10:00', timeZone: 'Africa/Monrovia' })
    expect(told(() => planOf(request))).toEqual([3, 'overlap'])
  })

  it('a protocol of the other setting', () => {
    expect(told(() => plan(inpatient(), crps10session))).toEqual([2, 'other-setting'])
  })

  it('maxRate under the start says what to add', () => {
    expect(refusalOf(() => planOf(inpatient({ maxRate: '15' }))).findings).toMatchObject([
      { place: 'start', found: '20 mg/h', allowed: 'maxRate 15; add startRate' },
    ])
  })

  // 200 mg in 12 h are 16.66 mg/h, to which the protocol's own start of 20 is cut; a person's never is.
  const long = { sessionLength: '12', allow: 'session-length', ...REASON }
  it.each<[Asked, string, string, string]>([
    [{ maxRate: '16' }, 'start', '16.66 mg/h', 'maxRate 16; add startRate'],
    [{ maxRate: '18', startRate: '20' }, 'startRate', '20 mg/h', 'maxRate 18'],
    [{ maxRate: '15.99', startRate: '16' }, 'startRate', '16 mg/h', 'maxRate 15.99'],
  ])('maxRate under the start in force: %j', (asked, place, found, allowed) => {
    const { exit, findings } = refusalOf(() => planOf(outpatient({ ...long, ...asked })))
    expect(exit).toBe(2)
    expect(findings).toMatchObject([{ code: 'start-above-max', place, found, allowed }])
  })

  it('but not maxRate on it', () => {
    expect(planOf(outpatient({ ...long, maxRate: '16.66' })).segments[0]?.rate).toBe(mgh(16.66))
    expect(planOf(outpatient({ ...long, maxRate: '16', startRate: '16' })).segments[0]?.rate).toBe(mgh(16))
    // Half of 5 mg/h.
    const halved = planOf(outpatient({ weight: '60', maxRate: '5' }), schwartzman2009)
    expect(halved.segments[0]?.rate).toBe(mgh(2.5))
  })

  it('a rate too fine to plan', () => {
    // Half of 0.01 mg/h.
    const asked = { weight: '60', maxRate: '0.01' }
    expect(refusalOf(() => planOf(outpatient(asked), schwartzman2009))).toMatchObject({
      exit: 2,
      findings: [
        { code: 'too-small', place: 'start', found: '0 mg/h', allowed: 'at least 0.01 mg/h, the finest planned rate' },
      ],
    })
    const pumped = () => planOf(outpatient({ ...asked, concentration: '1' }), schwartzman2009)
    expect(told(pumped)).toEqual([2, 'step-vanishes'])
  })
})

describe('what is overridden', () => {
  it('is recorded with the place of each violation, and nothing else is', () => {
    const request = inpatient({ step: '10', weight: '35', allow: 'rate-per-weight,step-size,window', ...REASON })
    const { overridden, limits } = planOf(request)
    // 20, 30, then 40 mg/h: above 35 from hour 3 on; the steps to hours 2 and 3.
    expect(overridden.map(({ limit, place }) => `${limit.name} ${plain(place)}`)).toEqual([
      'rate-per-weight hour 3',
      'step-size hour 2',
      'step-size hour 3',
    ])
    expect(limits.filter(({ state }) => state === 'allowed').map(({ name }) => name)).toEqual([
      'rate-per-weight',
      'step-size',
    ])
  })
})

describe('the id of a plan', () => {
  const own = planOf(inpatient()).id

  it('is p and 12 hexadecimal digits, the same for the same request', () => {
    expect(own).toMatch(/^p[0-9a-f]{12}$/)
    expect(planOf(inpatient({ start: '2026-11-30' })).id).toBe(own)
  })

  it.each<[Asked]>([
    [{ start: '2026-11-30T08:01' }],
    [{ timeZone: 'America/Toronto' }],
    [{ weight: '70' }],
    [{ maxRate: '40' }],
    [{ days: '5' }],
    [{ allow: 'window', reason: 'one' }],
    [{ allow: 'window', reason: 'two' }],
    [{ concentration: '1' }],
  ])('changes with the request: %j', (asked) => {
    expect(planOf(inpatient(asked)).id).not.toBe(own)
  })

  it.each<[Asked]>([
    [{ sessions: '9' }],
    [{ sessionLength: '3' }],
    [{ weekends: true }],
    [{ closed: '2026-12-25' }],
    [{ startRate: '20' }],
    [{ step: '5' }],
  ])('changes with the calendar and the figures of a series: %j', (asked) => {
    expect(planOf(outpatient(asked)).id).not.toBe(planOf(outpatient()).id)
  })

  it('changes with each figure of the fluid, and not with what it is filled into', () => {
    const ids = (...asked: Asked[]) => asked.map((each) => planOf(inpatient(each)).id)
    const different = ids({ concentration: '1' }, { concentration: '2' }, { concentration: '1', pumpStep: '0.2' })
    expect(new Set(different).size).toBe(3)
    const same = ids(
      { concentration: '1' },
      { concentration: '1', pumpStep: '0.1' },
      { concentration: '1', container: '250' },
    )
    expect(new Set(same).size).toBe(1)
  })

  it('changes with the protocol', () => {
    expect(planOf(inpatient(), { ...crps5day, title: 'Another' }).id).not.toBe(own)
  })
})

describe('two names of one field', () => {
  const inpatientId = (asked: Asked): string => planOf(inpatient(asked)).id
  const outpatientId = (asked: Asked): string => planOf(outpatient(asked)).id

  it('give one plan and one id', () => {
    expect(inpatientId({ length: '4.5d' })).toBe(inpatientId({ days: '4.5' }))
    expect(inpatientId({ length: '108h' })).toBe(inpatientId({ days: '4.5' }))
    expect(inpatientId({ length: '4d' })).not.toBe(inpatientId({ days: '4.5' }))
    expect(outpatientId({ length: '210min' })).toBe(outpatientId({ sessionLength: '3.5' }))
    expect(outpatientId({ on: 'daily' })).toBe(outpatientId({ weekends: true }))
    expect(outpatientId({ on: 'mon,wed,fri', sessions: '6' })).not.toBe(outpatientId({ sessions: '6' }))
  })
})

it('runs sessions on the days asked for', () => {
  // From Mon 30 Nov 2026: 30, 2, 4, 7, 9 and 11 December.
  const { segments } = planOf(outpatient({ on: 'mon,wed,fri', sessions: '6' }))
  const days = segments.map(({ start }) => new Date(start * 1000).toISOString().slice(0, 10))
  expect(days).toEqual(['2026-11-30', '2026-12-02', '2026-12-04', '2026-12-07', '2026-12-09', '2026-12-11'])
})

it('plans a length that is no whole day', () => {
  // Four steps of an hour, then 96 h; 3 min more than 5 days are too long.
  const { segments } = planOf(inpatient({ length: '100h' }))
  expect(segments.map(({ time }) => time)).toEqual([60, 60, 60, 60, 5760])
  expect(told(() => planOf(inpatient({ length: '120.05h' })))).toEqual([3, 'course-length'])
})

import { describe, expect, it } from 'vitest'
import { changesOf, supplyOf } from '../../../src/core/plan/containers'
import { rowsOf } from '../../../src/core/plan/rows'
import type { Plan } from '../../../src/core/plan/types'
import type { RawRequest } from '../../../src/core/request/request'
import { mg, ml, mlExact } from '../../../src/core/values/quantity'
import { at, inpatient, outpatient, planOf, refusalOf, told } from '../forge'

const supplyFor = (plan: Plan) => {
  const supply = supplyOf(plan)
  if (supply === undefined) throw new Error('no supply')
  return supply
}
/** `minutes from the first start, to, mL infused, mL left, why it ends` of each container. */
const listed = (plan: Plan) =>
  supplyFor(plan).containers.map(({ hung, until, used, left, ends }) =>
    [(hung - at(0)) / 60, (until - at(0)) / 60, ml(used), ml(left), ends].join(' '),
  )

describe('the containers of an infusion', () => {
  it('are changed when they are used up', () => {
    // At 2 mg/mL: 10 + 12.5 + 15 + 17.5 = 55 mL in four hours, then 20 mL/h. The first 250 mL: 195 mL more,
    // 9.75 h, until 13.75 h = 825 min; each later one 12.5 h = 750 min. 106.25 h / 12.5 h = 8.5: the tenth is
    // half used.
    const plan = planOf(inpatient({ concentration: '2', container: '250' }))
    expect(listed(plan)).toEqual([
      '0 825 250 0 used up',
      '825 1575 250 0 used up',
      '1575 2325 250 0 used up',
      '2325 3075 250 0 used up',
      '3075 3825 250 0 used up',
      '3825 4575 250 0 used up',
      '4575 5325 250 0 used up',
      '5325 6075 250 0 used up',
      '6075 6825 250 0 used up',
      '6825 7200 125 125 end of session',
    ])
    // 9 x 250 + 125 = 2,375 mL = 4,750 mg / 2; 500 mg in each.
    const { used, left, leftInLast, dose } = supplyFor(plan)
    expect([ml(used), ml(left), ml(leftInLast), mg(dose)]).toEqual(['2375', '125', '125', '500'])
  })

  it('are changed after 24 h at the latest', () => {
    // 1 + 1.2 + 1.5 + 1.7 + 20 x 2 = 45.4 mL at 20 mg/mL on the first day, then 48 a day. 24, then 30 mg/h is +6.
    const overridden = { allow: 'concentration,step-size', reason: 'x' }
    expect(listed(planOf(inpatient({ concentration: '20', container: '50', ...overridden })))).toEqual([
      '0 1440 45.4 4.6 24 h',
      '1440 2880 48 2 24 h',
      '2880 4320 48 2 24 h',
      '4320 5760 48 2 24 h',
      '5760 7200 48 2 end of session',
    ])
  })

  it('are changed after the time that was set', () => {
    // At 2 mg/mL on the first day 45.5 x 10 = 455 mL; 12 h: 10 + 12.5 + 15 + 17.5 + 20 x 8 = 215 mL, then 240 in 12 h.
    const plan = planOf(inpatient({ concentration: '2', container: '1000', hang: '12h', days: '1' }))
    expect(listed(plan)).toEqual(['0 720 215 785 12 h', '720 1440 240 760 end of session'])
  })

  it('may hang longer than 24 h, with a warning', () => {
    const plan = planOf(inpatient({ concentration: '2', container: '1000', hang: '2d', days: '2' }))
    // 455 mL on the first day, 20 x 24 = 480 on the second; 1000 are not used up.
    expect(listed(plan)).toEqual(['0 2880 935 65 end of session'])
    const warned = plan.findings.filter(({ severity }) => severity === 'warning')
    expect(warned).toMatchObject([{ code: 'long-hang', found: '48 h', allowed: '24 h' }])
  })

  it('are drawn from the stock that was given', () => {
    const asked = { concentration: '2', container: '250', stock: '25 mg/mL x 10 mL' }
    expect(supplyFor(planOf(inpatient(asked))).draws).toMatchObject([{ strength: 25_000, vials: 2 }])
    const weak = { ...asked, stock: '1 mg/mL x 10 mL' }
    expect(told(() => planOf(inpatient(weak)))).toEqual([2, 'too-small'])
  })

  it('are changed on the last whole minute before they run dry', () => {
    // 6.7 mL/h: 50 mL last 447.76 min; in 447 min 49.915 mL. A day: 3 x 447 + 99 = 1,440; 11.055 mL.
    const rate = { startRate: '13.4', maxRate: '13.4', days: '1' }
    const plan = planOf(inpatient({ ...rate, concentration: '2', container: '50' }))
    expect(listed(plan)).toEqual([
      '0 447 49.92 0.09 used up',
      '447 894 49.92 0.09 used up',
      '894 1341 49.92 0.09 used up',
      '1341 1440 11.06 38.95 end of session',
    ])
    const [first] = supplyFor(plan).containers
    expect(first && mlExact(first.used)).toBe('49.915')
  })

  const flat = { startRate: '20', maxRate: '20', days: '1', concentration: '1' }
  it.each([
    // 20 mL/h for 24 h is 480 mL: nothing is hung at the end.
    ['480', ['0 1440 480 0 end of session']],
    ['240', ['0 720 240 0 used up', '720 1440 240 0 end of session']],
    ['479.999', ['0 1439 479.67 0.33 used up', '1439 1440 0.33 479.67 end of session']],
    ['5000', ['0 1440 480 4520 end of session']],
  ])('hang nothing at the end of the course: %s mL', (container, expected) => {
    expect(listed(planOf(inpatient({ ...flat, container })))).toEqual(expected)
  })

  it('are used up where that and 24 h fall together', () => {
    const plan = planOf(inpatient({ ...flat, days: '2', container: '480' }))
    expect(listed(plan)).toEqual(['0 1440 480 0 used up', '1440 2880 480 0 end of session'])
  })

  it('are changed on a step as well as between steps', () => {
    // 20 mL in the first hour at 1 mg/mL, to the minute of the step; 25 mL/h then: 48 min.
    const plan = planOf(inpatient({ concentration: '1', container: '20', days: '1' }))
    expect(listed(plan).slice(0, 2)).toEqual(['0 60 20 0 used up', '60 108 20 0 used up'])
  })

  it('hang 24 physical hours across a clock change', () => {
    // The clocks go back on 1 November: 24 h after 08:00 it is 07:00; back in standard time each later day too.
    const plan = planOf(inpatient({ start: '2026-10-31T08:00', concentration: '1', container: '5000' }))
    const hours = supplyFor(plan).containers.map(({ hung, until }) => (until - hung) / 3600)
    expect(hours).toEqual([24, 24, 24, 24, 24])
    expect(new Date((supplyFor(plan).containers[1]?.hung ?? 0) * 1000).toISOString()).toBe('2026-11-01T12:00:00.000Z')
  })
})

describe('the containers of a series', () => {
  it('are fresh for each session', () => {
    const plan = planOf(outpatient({ concentration: '1', container: '100' }))
    // 80, 100, 120, 140, 160 x 6 mL: one for each of two sessions, two for each of eight.
    const { containers, left } = supplyFor(plan)
    const of = (session: number) => containers.filter((each) => each.session === session).length
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(of)).toEqual([1, 1, 2, 2, 2, 2, 2, 2, 2, 2])
    // 18 x 100 - 1,400 mL.
    expect(ml(left)).toBe('400')
  })

  it('are changed only within a session', () => {
    const plan = planOf(outpatient({ concentration: '1', container: '150' }))
    // 160 mL in four hours: 150 mL last 225 min of each of six sessions.
    const starts = plan.segments.slice(4).map(({ start }) => start + 225 * 60)
    expect(changesOf(plan)).toEqual(starts)
  })
})

const notes = (plan: Plan, by: 'hour' | 'session' | 'change') =>
  rowsOf(plan, by).map(({ notes }) => notes.some(({ kind }) => kind === 'container-change'))

it('notes a change in the row within which it falls', () => {
  // Used up at 13.75 h, 26.25 h: in hours 14 and 27.
  const hourly = notes(planOf(inpatient({ concentration: '2', container: '250' })), 'hour')
  expect(hourly.flatMap((noted, index) => (noted ? [index + 1] : [])).slice(0, 2)).toEqual([14, 27])
  expect(hourly.filter((noted) => noted).length).toBe(9)
  // Between two rows: in the later one.
  const flat = { startRate: '20', maxRate: '20', days: '1', concentration: '1', container: '240' }
  expect(notes(planOf(inpatient(flat)), 'hour').indexOf(true)).toBe(12)
  expect(notes(planOf(inpatient(flat)), 'change')).toEqual([true])
  expect(notes(planOf(outpatient({ concentration: '1', container: '250' })), 'session')).not.toContain(true)
})

it('changes neither rates nor the plan’s id', () => {
  const bare = planOf(inpatient({ concentration: '2' }))
  const filled = planOf(inpatient({ concentration: '2', container: '50' }))
  expect([filled.id, filled.segments]).toEqual([bare.id, bare.segments])
  expect([supplyOf(bare), changesOf(bare)]).toEqual([undefined, []])
  expect(supplyOf(planOf(inpatient()))).toBeUndefined()
})

describe('a container', () => {
  it.each<[Partial<RawRequest>, string]>([
    [{ container: '50' }, 'alone'],
    // 4,750 / 1,000 = 4.75.
    [{ concentration: '1', container: '4.749' }, 'too-small'],
    // Two thirds of a mL a minute.
    [{ concentration: '1', container: '0.5' }, 'too-small'],
    [{ concentration: '1', container: '0' }, 'not-a-figure'],
    [{ concentration: '1', container: '5000.001' }, 'too-large'],
    [{ concentration: '1', container: '50 ml' }, 'unit'],
    [{ concentration: '1', container: '-50' }, 'not-a-figure'],
  ])('is refused where %j: %s', (asked, code) => {
    expect(told(() => planOf(inpatient(asked)))).toEqual([2, code])
  })

  it('is refused where it lasts no minute of the highest rate', () => {
    // 20 mL/h is a third of a mL a minute, 40 mL/h two thirds; (20 + 25 + 30 + 35 + 40) / 6 = 25 mL in all.
    const asked = { concentration: '1', container: '0.5', sessions: '5', sessionLength: '10min' }
    expect(refusalOf(() => planOf(outpatient(asked))).findings).toMatchObject([
      {
        code: 'too-small',
        place: 'container',
        found: '0.5 mL',
        allowed: 'a larger one: 25 mL would take more than 1000, or one would last less than a minute',
      },
    ])
  })

  it('is refused where the whole minutes make too many', () => {
    // 4.76 mL at 40 mL/h: 7.14 min, so 7 min each: 6,960 min / 7 min = 994 of them beside 17 in the first hours.
    expect(told(() => planOf(inpatient({ concentration: '1', container: '4.76' })))).toEqual([2, 'too-small'])
  })

  it('may be of as many as a thousand, and no more', () => {
    // 18 mL/h is 0.3 mL a minute: one a minute through ten sessions.
    const asked = { startRate: '18', maxRate: '18', concentration: '1', container: '0.3 mL' }
    const plan = planOf(outpatient({ ...asked, sessionLength: '100min' }))
    expect(supplyFor(plan).containers.length).toBe(1000)
    expect(told(() => planOf(outpatient({ ...asked, sessionLength: '101min' })))).toEqual([2, 'too-small'])
  })
})

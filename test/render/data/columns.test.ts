import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import {
  columnsOf,
  dose,
  figure,
  level,
  shownOf,
  signed,
  unionOfColumns,
  volume,
} from '../../../src/render/data/columns'
import { lawRuns } from '../../law-runs'
import { type Asked, BYS, outpatient, planOf, requests } from '../plan-of'

const row = (plan: ReturnType<typeof planOf>, index: number) => rowsOf(plan, 'hour').at(index) ?? expect.fail('no row')

it('writes a rise and a fall, without a plus', () => {
  expect([signed(5_000_000), signed(-2_500_000), signed(0)]).toEqual(['5', '-2.5', '0'])
})

it('rounds a text and keeps the number exact', () => {
  const plan = planOf({
    startRate: '19.87',
    concentration: '3',
    pumpStep: '0.01',
    stepEvery: '50min',
    allow: 'step-interval',
    reason: 'x',
  })
  const first = row(plan, 0)
  // 6.62 mL/h x 3 mg/mL = 19.86 mg/h; in 50 min 16.55 mg, 5.51666... mL.
  expect(dose((each) => each.dose).text(first)).toBe('16.55')
  const fluid = volume(shownOf(plan, 'hour', undefined), (each) => each.dose)
  expect(fluid.text(first)).toBe('5.52')
  expect(fluid.value?.(first)).toBeCloseTo(331 / 60, 12)
})

it('takes a number from its text', () => {
  expect(figure(() => '0.567').value?.(row(planOf(), 0))).toBe(0.567)
})

it('throws for a column whose part of the request is missing', () => {
  const shown = shownOf(planOf(), 'hour', undefined)
  expect(() => volume(shown, (each) => each.dose)).toThrow(RangeError)
  expect(() => level(shown, 'low')).toThrow(RangeError)
})

describe('columns', () => {
  const BY_HOUR = 'session,day,hour,start,end,rate_mg_h,change_mg_h,dose_mg,cumulative_mg,limit_mg_h,at_limit'
  const BY_SESSION = 'session,day,start,end,hours,rate_mg_h,change_mg_h,dose_mg,cumulative_mg,limit_mg_h,at_limit'
  const LAST = 'held_by,note,drug,protocol,plan_id,phase,duration_min,elapsed_min,start_utc'

  const cells = (asked: Asked, by: (typeof BYS)[number], index: number) => {
    const plan = planOf(asked)
    const row = rowsOf(plan, by).at(index)
    if (row === undefined) throw new RangeError(`no row ${index}`)
    return Object.fromEntries(columnsOf(plan, by).map(({ name, text }) => [name, text(row)]))
  }

  it.each(BYS)('has the columns of the contract in their order, by %s', (by) => {
    const first = by === 'session' ? BY_SESSION : BY_HOUR
    for (const plan of [planOf(), outpatient()])
      expect(
        columnsOf(plan, by)
          .map(({ name }) => name)
          .join(),
      ).toBe(`${first},${LAST}`)
    const names = columnsOf(planOf({ weight: '70' }), by).map(({ name }) => name)
    expect(names.join()).toBe(`${first},rate_mg_kg_h,${LAST}`)
  })

  it('fills the row of an hour', () => {
    // Hour 5 of the default plan: 20+25+30+35+40 = 150 mg; 40 / 70.5 = 0.5674 mg/kg/h.
    expect(cells({ weight: '70.5' }, 'hour', 4)).toMatchObject({
      session: '1',
      day: '1',
      hour: '5',
      start: '2026-11-30T12:00:00-05:00',
      end: '2026-11-30T13:00:00-05:00',
      rate_mg_h: '40',
      change_mg_h: '5',
      dose_mg: '40',
      cumulative_mg: '150',
      limit_mg_h: '40',
      at_limit: 'true',
      rate_mg_kg_h: '0.567',
      held_by: 'rate',
      note: 'if tolerated',
      drug: 'ketamine-racemic',
      protocol: 'crps-5day',
      phase: 'titration',
      duration_min: '60',
      elapsed_min: '240',
      start_utc: '2026-11-30T17:00:00Z',
    })
  })

  it('counts minutes from the start in physical time, sessions and clock changes included', () => {
    // From Fri 30 Oct 08:00 (-04:00) to Mon 2 Nov 08:00 (-05:00): 72 h and the hour that comes twice.
    const [friday, monday] = [0, 1].map((index) =>
      cells({ setting: 'outpatient', start: '2026-10-30T08:00' }, 'session', index),
    )
    expect(friday).toMatchObject({ elapsed_min: '0', duration_min: '240', start_utc: '2026-10-30T12:00:00Z' })
    expect(monday).toMatchObject({ elapsed_min: '4380', start_utc: '2026-11-02T13:00:00Z' })
  })

  it('gives whole minutes where a zone once changed its clocks by seconds', () => {
    // Monrovia moved from -00:44:30 to UTC on 7 Jan 1972: a day less 44.5 min is 1395.5 min.
    const asked = { setting: 'outpatient', start: '1972-01-06T08:00', timeZone: 'Africa/Monrovia' } as const
    expect(cells(asked, 'session', 1)).toMatchObject({ elapsed_min: '1395' })
  })

  it('covers the course with the lengths of its rows', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
        const plan = planOf(asked)
        const rows = rowsOf(plan, by)
        const columns = columnsOf(plan, by)
        const sum = (name: string) =>
          rows.reduce((total, row) => total + Number(columns.find((each) => each.name === name)?.value?.(row)), 0)
        expect(sum('duration_min')).toBe(plan.segments.reduce((total, { time }) => total + time, 0))
      }),
      { numRuns: lawRuns(30, 8) },
    )
  })

  it('leaves empty what does not apply', () => {
    expect(cells({}, 'hour', 0)).toMatchObject({ change_mg_h: '', at_limit: 'false', held_by: '', note: '' })
  })

  it('fills the row of a session', () => {
    // The tenth weekday from Mon 30 Nov is Fri 11 Dec, day 12; 80+100+120+140+160x6 = 1,400 mg.
    expect(cells({ setting: 'outpatient' }, 'session', -1)).toMatchObject({
      session: '10',
      day: '12',
      start: '2026-12-11T08:00:00-05:00',
      end: '2026-12-11T12:00:00-05:00',
      hours: '4',
      rate_mg_h: '40',
      change_mg_h: '0',
      dose_mg: '160',
      cumulative_mg: '1400',
      held_by: 'rate',
    })
  })

  it('fills the row of a change', () => {
    // The fifth rate runs from hour 5 to the end: 116 h x 40 mg/h = 4,640 mg.
    expect(cells({}, 'change', 4)).toMatchObject({
      day: '1',
      hour: '5',
      start: '2026-11-30T12:00:00-05:00',
      end: '2026-12-05T08:00:00-05:00',
      dose_mg: '4640',
      cumulative_mg: '4750',
    })
    expect(planOf().segments.length).toBe(5)
  })

  it('names the limit that the weight brings', () => {
    expect(cells({ weight: '38' }, 'hour', -1)).toMatchObject({
      rate_mg_h: '38',
      limit_mg_h: '38',
      held_by: 'rate-per-weight',
      rate_mg_kg_h: '1',
    })
    // 1 mg/kg/h x 38.567 kg = 38.567 mg/h, rounded down.
    expect(cells({ weight: '38.567' }, 'hour', -1)).toMatchObject({ rate_mg_h: '38.56', limit_mg_h: '38.56' })
  })

  it('parts several notes by a semicolon', () => {
    expect(cells({ step: '6', allow: 'step-size', reason: 'why' }, 'hour', 4).note).toBe(
      'step cut from +6 to +2; if tolerated',
    )
    expect(cells({ step: '6', allow: 'step-size', reason: 'why' }, 'hour', 1).note).toBe(
      'allowed step-size: why; if tolerated',
    )
  })

  it('writes figures as data: no thousands comma, no trailing zero, a leading zero', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
        const plan = planOf(asked)
        const figures = columnsOf(plan, by).filter(({ name, value }) => value !== undefined && name !== 'at_limit')
        for (const row of rowsOf(plan, by))
          for (const { name, text } of figures)
            if (!(name === 'change_mg_h' && text(row) === ''))
              expect(text(row)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
      }),
      { numRuns: lawRuns(40, 8) },
    )
  })

  it('says "if tolerated" on every step up and nowhere else', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom('hour' as const, 'change' as const), (asked, by) => {
        const plan = planOf(asked)
        const note = columnsOf(plan, by).find(({ name }) => name === 'note')
        for (const row of rowsOf(plan, by))
          expect(note?.text(row).split('; ').includes('if tolerated')).toBe((row.change ?? 0) > 0)
      }),
      { numRuns: lawRuns(40, 8) },
    )
  })

  it.each(BYS)('adds the prediction behind the fluid, by %s', (by) => {
    const names = columnsOf(planOf({ weight: '70', concentration: '1' }), by, 'domino').map(({ name }) => name)
    const first = by === 'session' ? BY_SESSION : BY_HOUR
    const predicted = 'ketamine_ng_mL,ketamine_low_ng_mL,ketamine_high_ng_mL'
    expect(names.join()).toBe(`${first},rate_mg_kg_h,rate_mL_h,volume_mL,cumulative_mL,${predicted},${LAST}`)
    const parts = ['weight', 'concentration', 'predict', by === 'session' ? by : 'hour']
    expect(unionOfColumns(parts)).toEqual(names)
  })

  it('gives the level at the end of a row in three decimals, of a session its peak', () => {
    const plan = planOf({ stepEvery: '24h' })
    const told = (by: (typeof BYS)[number], index: number) => {
      const row = rowsOf(plan, by).at(index) ?? expect.fail()
      return Object.fromEntries(
        columnsOf(plan, by, 'domino').map(({ name, text, value }) => [name, [text(row), value?.(row)]]),
      )
    }
    // Computed three times: 172.553 at hour 24, 345.136 at hour 120; the range at the end 264.537 to 498.441.
    expect(told('hour', 23).ketamine_ng_mL).toEqual(['172.553', 172.553])
    for (const by of BYS)
      expect(told(by, -1)).toMatchObject({
        ketamine_ng_mL: ['345.136', 345.136],
        ketamine_low_ng_mL: ['264.537', 264.537],
        ketamine_high_ng_mL: ['498.441', 498.441],
      })
  })

  it.each(BYS)('knows the columns of every plan by the parts of its request, in their order, by %s', (by) => {
    fc.assert(
      fc.property(requests, (asked) => {
        const names = columnsOf(planOf(asked), by).map(({ name }) => name)
        expect(unionOfColumns([...Object.keys(asked), by === 'session' ? by : 'hour'])).toEqual(names)
      }),
    )
  })
})

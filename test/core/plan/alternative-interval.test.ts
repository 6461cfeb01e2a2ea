import { describe, expect, it } from 'vitest'
import { readingsOf } from '../../../src/core/plan/alternative-interval'
import type { RawRequest } from '../../../src/core/request/request'
import { crps5day } from '../../protocols/built-in'
import { inpatient, mgDose, outpatient, planOf } from '../forge'

type Total = readonly [stepEvery: number, mg: number]

describe('the other step intervals of a source that states none', () => {
  it.each<[string, Partial<RawRequest>, Total, Total]>([
    // 4x(20+25+30+35) + 40x104; (20+25+30+35+40) x 24
    ['a step every 4 h and one every 24 h', {}, [240, 4600], [1440, 3600]],
    // 20+25+30+35 + 40x116
    ['the own interval in place of the one in force', { stepEvery: '24h' }, [240, 4600], [60, 4750]],
    ['the same for the other one', { stepEvery: '4h' }, [60, 4750], [1440, 3600]],
    ['both beside an interval of the user', { stepEvery: '2h' }, [240, 4600], [1440, 3600]],
    // 4x(12.5+15+17.5+20+22.5+25+27.5) + 28x92 = 560 + 2576; (12.5+15+17.5+20+22.5) x 24
    ['with the figures of the user', { startRate: '12.5', step: '2.5', maxRate: '28' }, [240, 3136], [1440, 2100]],
    // 4x(20+25+30+35) + 38x104; (20+25+30+35+38) x 24
    ['under the limit of the weight', { weight: '38' }, [240, 4392], [1440, 3552]],
    // 4x(20+25+30+35) + 40x32; (20+25) x 24
    ['over the days of the user', { days: '2' }, [240, 1720], [1440, 1080]],
    // 4x(20+25+30+35) + 40x8; 20 x 24
    ['on the first day alone', { days: '1' }, [240, 760], [1440, 480]],
  ])('are %s', (_, asked, ...totals) => {
    expect(readingsOf(planOf(inpatient(asked)))).toMatchObject(
      totals.map(([stepEvery, mg]) => ({ stepEvery, dose: mgDose(mg) })),
    )
  })

  it('carry what they rest on', () => {
    const [four, day] = readingsOf(planOf(inpatient()))
    expect(four?.note).toMatch(/3 to 4 h, lauritsen-2016; pomeroy-2017/)
    expect(day?.note).toBe('five rates for five days')
    // The note of the protocol's own interval is shown with that interval.
    expect(readingsOf(planOf(inpatient({ stepEvery: '24h' })))[1]).not.toHaveProperty('note')
    const { step_every } = crps5day
    if (step_every === undefined) return expect.unreachable('no interval')
    const bare = (step_every.readings ?? []).map(({ note: _, ...figure }) => figure)
    const without = { ...crps5day, step_every: { ...step_every, readings: bare } }
    for (const reading of readingsOf(planOf(inpatient(), without))) expect(reading).not.toHaveProperty('note')
  })

  it('are none where the source leaves no choice', () => {
    expect(readingsOf(planOf(outpatient()))).toEqual([])
    const { readings: _, ...silent } = crps5day.step_every ?? expect.unreachable('no interval')
    expect(readingsOf(planOf(inpatient(), { ...crps5day, step_every: silent }))).toEqual([])
  })
})

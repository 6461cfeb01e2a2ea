import { describe, expect, it } from 'vitest'
import { otherReadingOf } from '../../../src/core/plan/alternative-interval'
import type { RawRequest } from '../../../src/core/request/request'
import { crps5day } from '../../../src/protocols/crps-5day'
import { inpatient, mgDose, outpatient, planOf } from '../forge'

describe('the other reading of a silent source', () => {
  it.each<[string, Partial<RawRequest>, number, number]>([
    // (20+25+30+35+40) x 24
    ['a step a day instead of an hour', {}, 1440, 3600],
    // 20+25+30+35 + 40x116
    ['a step an hour where the plan steps once a day', { 'step-every': '24h' }, 60, 4750],
    ['a step a day beside an interval of the user', { 'step-every': '2h' }, 1440, 3600],
    // (12.5+15+17.5+20+22.5) x 24
    ['with the figures of the user', { 'start-rate': '12.5', step: '2.5', max: '28' }, 1440, 2100],
    // (20+25+30+35+38) x 24
    ['under the limit of the weight', { weight: '38' }, 1440, 3552],
    // (20+25) x 24
    ['over the days of the user', { days: '2' }, 1440, 1080],
    ['on the first day alone', { days: '1' }, 1440, 480],
  ])('is %s', (_, asked, stepEvery, total) => {
    expect(otherReadingOf(planOf(inpatient(asked)))).toMatchObject({ stepEvery, dose: mgDose(total) })
  })

  it('says what it rests on', () => {
    expect(otherReadingOf(planOf(inpatient()))?.note).toBe('five rates for five days')
    // What the protocol itself assumes is said elsewhere.
    expect(otherReadingOf(planOf(inpatient({ 'step-every': '24h' })))).not.toHaveProperty('note')
    const { note: _, ...step_every } = crps5day.other_reading?.step_every ?? expect.fail('no other reading')
    const bare = planOf(inpatient(), { ...crps5day, other_reading: { step_every } })
    expect(otherReadingOf(bare)).not.toHaveProperty('note')
  })

  it('is none where the source leaves no choice', () => {
    expect(otherReadingOf(planOf(outpatient()))).toBeUndefined()
    const { other_reading: _, ...silent } = crps5day
    expect(otherReadingOf(planOf(inpatient(), silent))).toBeUndefined()
  })
})

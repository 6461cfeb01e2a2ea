import fc from 'fast-check'
import { expect, it } from 'vitest'
import { summary } from '../../../src/render/text/summary'
import { outpatient, planOf, requests } from '../plan-of'

it('tells what held the plan first, then what was assumed, then where the cautions are', () => {
  const lines = summary(planOf({ start: '2026-11-30' }))
  expect(lines.length).toBe(3)
  expect(lines[0]).toMatch(/^held at 40 mg\/h from hour 5 on by rate .*; weight not given/)
  expect(lines[1]).toMatch(
    /^assumed: start at 08:00; .*a step every 1 h \(every 4 h 4,600 mg, every 24 h 3,600 mg, instead of 4,750 mg\); each step up only if tolerated/,
  )
  expect(lines[2]).toMatch(/cautions.*ketaplan inpatient/)
})

it('marks the first notable session', () => {
  expect(summary(outpatient())[0]).toContain('session 3, 120 mg, is the first above 100 mg')
  expect(summary(outpatient())[2]).toContain('ketaplan outpatient')
})

it('tells a cut step', () => {
  expect(summary(planOf({ step: '6', allow: 'step-size', reason: 'x' }))[0]).toContain(
    'hour 5: step cut from +6 mg/h to +2 mg/h by rate',
  )
})

it('is at most three lines of one line each, whatever the plan', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const lines = summary(planOf(asked))
      expect(lines.length).toBeLessThanOrEqual(3)
      expect(lines.at(-1)).toContain('cautions')
      for (const line of lines) expect(line).toMatch(/^\S[^\n]*$/)
    }),
  )
})

it('tells with a prediction the model, the weight and what it does not say', () => {
  const [first, ...others] = summary(planOf(), 'domino')
  expect(first).toMatch(/; predicted by domino for 70 kg, assumed .*\(goldberg-2011\); not covered: norketamine/)
  expect(others[0]).toMatch(/; 70 kg for the prediction$/)
  expect(others[1]).toBe(summary(planOf())[2])
})

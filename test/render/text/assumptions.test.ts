import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assumption, assumptionsOf } from '../../../src/core/plan/assumptions'
import {
  assumptionsBrief,
  assumptionsFor,
  assumptionText,
  inBrackets,
  numbered,
  soonerText,
  summary,
} from '../../../src/render/text/assumptions'
import { outpatient, planOf, requests } from '../plan-of'

const assumed: Assumption = {
  id: 'step_every',
  basis: 'assumed',
  source: ['ours'],
  note: 'the source is silent',
  value: '1 h',
  changedBy: ['stepEvery'],
  readings: [],
}
const plan = planOf()

it('says that a figure was assumed, why, and which option changes it', () => {
  expect(assumptionText(assumed, plan)).toBe(
    'assumed: a step every 1 h: the source is silent. --step-every changes it.',
  )
  expect(assumptionText({ ...assumed, id: 'start_time', value: '08:00', changedBy: ['start'] }, plan)).toMatch(
    /^assumed: start at 08:00: .* A time in <start> changes it\.$/,
  )
  expect(assumptionText({ ...assumed, changedBy: ['weekends', 'closed'] }, plan)).toContain(
    '--weekends or --closed changes it.',
  )
  expect(assumptionText({ ...assumed, changedBy: [] }, plan)).toContain('No option changes it.')
})

it('names the source of a derived and of a local figure, whatever is written there', () => {
  expect(assumptionText({ ...assumed, basis: 'derived', source: ['goldberg-2005'] }, plan)).toMatch(
    /^derived from goldberg-2005: a step every 1 h/,
  )
  expect(assumptionText({ ...assumed, basis: 'local', source: ['our\u001b[31m team'] }, plan)).toMatch(
    /^local: our\\u\{1b\}\[31m team: a step every 1 h/,
  )
})

it('escapes the words of a local protocol', () => {
  const said = { ...assumed, id: 'extent', value: 'as\u202eread', note: 'or\u0007not' } as const
  expect(assumptionText(said, plan)).toContain('as\\u{202e}read: or\\u{7}not.')
  expect(assumptionsBrief([said], plan)).toBe('assumed: as\\u{202e}read')
})

it('lists what a plan assumes in one line, by basis', () => {
  expect(assumptionsBrief(assumptionsOf(outpatient({ start: '2026-11-30' })), outpatient())).toBe(
    'assumed: start at 08:00; sessions of 4 h; weekdays; a start rate of 20 mg/h; a step of 5 mg/h; ' +
      'a maximum of 40 mg/h; each step up only if tolerated: sedation, blood pressure, heart rate and SpO2 ' +
      'are checked before each step; derived: a window of 14 days',
  )
})

it('refers to an assumption by its number, or by its basis', () => {
  const all = assumptionsOf(plan)
  const [mark, basis] = [numbered(all), inBrackets(all)]
  expect([mark('extent'), mark('step_every'), mark('step_condition'), mark('start')]).toEqual([
    ' [1]',
    ' [2]',
    ' [3]',
    '',
  ])
  expect([basis('extent'), basis('start')]).toEqual([' (assumed)', ''])
  expect(inBrackets(assumptionsOf(planOf({ stepEvery: '24h' })))('step_every')).toBe('')
})

it('adds the weight of a prediction where none was given', () => {
  const ids = (...args: Parameters<typeof assumptionsFor>) => assumptionsFor(...args).map(({ id }) => id)
  expect(ids(plan, 'domino').at(-1)).toBe('prediction_weight')
  expect(ids(plan)).not.toContain('prediction_weight')
  expect(ids(planOf({ weight: '70' }), 'domino')).not.toContain('prediction_weight')
})

it('says that an assumed interval under 3 h is sooner than any published', () => {
  expect(soonerText(plan)).toBe(
    'Steps every 1 h are our assumption; the one published series that states an interval uses 3 to 4 h (lauritsen-2016).',
  )
  for (const asked of [{ stepEvery: '2h' }, { stepEvery: '24h' }]) expect(soonerText(planOf(asked))).toBe('')
  expect(soonerText(outpatient())).toBe('')
})

describe('summary', () => {
  it('states what held the plan first, then what was assumed, then where the cautions are', () => {
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

  it('states a cut step', () => {
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

  it('states with a prediction the model, the weight and what it does not say', () => {
    const [first, ...others] = summary(planOf(), 'domino')
    expect(first).toMatch(/; predicted by domino for 70 kg, assumed .*\(goldberg-2011\); not covered: norketamine/)
    expect(others[0]).toMatch(/; 70 kg for the prediction$/)
    expect(others[1]).toBe(summary(planOf())[2])
  })
})

import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/core/plan/types'
import { holdTexts, observeTexts } from '../../../src/render/text/bedside'
import { planOf } from '../plan-of'

const OF_PROTOCOL = { basis: 'local', source: ['our protocol 12'] } as const
const OF_PROFILE = { basis: 'local', source: ['our pain team'] } as const
const every = { value: 15, unit: 'min' } as const
const plan = planOf()

/** The plan with these rules in its protocol and in its profile. */
function having(protocol: object, profile?: object): Plan {
  const { request } = plan
  const own = { name: 'Ward', file: { name: 'w.yaml', sha256: '' }, defaults: [], limits: {}, ...profile }
  return {
    ...plan,
    protocol: { ...plan.protocol, ...protocol },
    request: profile === undefined ? request : { ...request, profile: own },
  }
}

describe('when to hold', () => {
  it('is a line to fill in, without a figure, where nobody says', () => {
    for (const each of [plan, having({}, {})]) {
      const [line = '', ...more] = holdTexts(each)
      expect(more).toEqual([])
      expect(line).toMatch(/^Hold or stop if: _+ /)
      expect(line).not.toMatch(/\d/)
    }
  })

  it('is what the protocol says, then what the profile says, each with its source', () => {
    const first = { text: 'SpO2 under 92 %', ...OF_PROTOCOL }
    const second = { text: 'RASS -2', ...OF_PROFILE }
    const ofFirst = 'Hold or stop if: SpO2 under 92 % (local: our protocol 12)'
    const ofSecond = 'Hold or stop if: RASS -2 (local: our pain team)'
    expect(holdTexts(having({ hold: [first] }, { hold: [second] }))).toEqual([ofFirst, ofSecond])
    expect(holdTexts(having({ hold: [first] }))).toEqual([ofFirst])
    expect(holdTexts(having({}, { hold: [second] }))).toEqual([ofSecond])
  })
})

describe('what to observe', () => {
  it('is nothing where nobody says', () => {
    expect([plan, having({}, {})].map(observeTexts)).toEqual([[], []])
  })

  it('is how often, and how long where that is said, the protocol first', () => {
    const first = { what: 'SpO2', every, for: { value: 1, unit: 'h' }, ...OF_PROTOCOL }
    const second = { what: 'pain', every: { value: 2, unit: 'h' }, ...OF_PROFILE }
    expect(observeTexts(having({ observe: [first] }, { observe: [second] }))).toEqual([
      'Observe SpO2: every 15 min for 1 h (local: our protocol 12)',
      'Observe pain: every 2 h (local: our pain team)',
    ])
  })
})

it('carries no character that could act on a terminal', () => {
  const hostile = 'a\u001b[2Jb\u009b3mc\u202ed\ne'
  const rules = {
    hold: [{ text: hostile, ...OF_PROTOCOL }],
    observe: [{ what: hostile, every, ...OF_PROTOCOL }],
  }
  const texts = [...holdTexts(having(rules)), ...observeTexts(having({}, rules))]
  expect(texts.length).toBe(2)
  for (const text of texts) expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
})

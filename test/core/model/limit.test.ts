import { describe, expect, it } from 'vitest'
import { isLimitName, LIMIT_KINDS, SOFT_LIMITS } from '../../../src/core/model/limit'

// The table of limits, in the order in which ties are named.
const KINDS = [
  ['rate', 'hard'],
  ['rate-per-kg', 'hard'],
  ['session-dose', 'hard'],
  ['ceiling', 'hard'],
  ['max', 'hard'],
  ['rate-per-weight', 'soft'],
  ['rate-absolute', 'soft'],
  ['start-rate', 'soft'],
  ['step-size', 'soft'],
  ['step-interval', 'soft'],
  ['course-length', 'soft'],
  ['session-length', 'soft'],
  ['window', 'soft'],
  ['one-a-day', 'hard'],
  ['overlap', 'hard'],
  ['weight', 'soft'],
] as const

describe('the names of limits', () => {
  it('stand in the order in which ties are named', () => {
    const known = Object.keys(LIMIT_KINDS)
    expect(known.filter((name) => KINDS.some(([listed]) => listed === name))).toEqual(
      KINDS.map(([name]) => name),
    )
  })

  it.each(KINDS)('%s is a %s limit', (name, kind) => {
    expect(LIMIT_KINDS[name]).toBe(kind)
    expect(isLimitName(name)).toBe(true)
    expect(SOFT_LIMITS.includes(name)).toBe(kind === 'soft')
  })

  it.each(['constructor', 'toString', '__proto__', 'Rate', 'rate ', ''])('%j is none', (name) => {
    expect(isLimitName(name)).toBe(false)
  })
})

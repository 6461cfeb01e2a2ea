import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/check/rules-list'
import { LIMIT_KINDS } from '../../src/core/model/limit'

describe('the rules', () => {
  it("cover every limit of the guard but the user's own", () => {
    const limits = Object.keys(LIMIT_KINDS).filter((name) => name !== 'max')
    expect(limits.filter((name) => !Object.hasOwn(RULES, name))).toEqual([])
  })
})

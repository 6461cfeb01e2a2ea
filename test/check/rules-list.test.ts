import { describe, expect, it } from 'vitest'
import { RULE_TEXTS } from '../../src/check/rule-texts'
import { isOpen, severityOf } from '../../src/check/rules-list'
import { LIMIT_KINDS } from '../../src/core/model/limit'

describe('the rules', () => {
  it("cover every limit of the guard but the user's own", () => {
    const limits = Object.keys(LIMIT_KINDS).filter((name) => name !== 'max')
    expect(limits.filter((name) => !Object.hasOwn(RULE_TEXTS, name))).toEqual([])
  })
  it('are errors, warnings and notes, some of which leave something open', () => {
    expect((['dose', 'minimum', 'merged', 'rate-unknown'] as const).map((id) => [severityOf(id), isOpen(id)])).toEqual([
      ['error', false],
      ['warning', false],
      ['note', false],
      ['note', true],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/check/rules-list'
import { LIMIT_KINDS } from '../../src/core/model/limit'
import { isSource } from '../../src/protocols/citations'

describe('the rules', () => {
  it.each(Object.entries(RULES))(
    '%s says what it holds a table to, and on what it rests',
    (id, { says, source, severity }) => {
      expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
      expect(says).toMatch(/^[a-z0-9].*[^.]$/)
      const own = ['ours', 'arithmetic', 'the protocol', 'the table', 'RFC 4180', 'ISMP', 'ISMP Canada']
      const stock = 'mg/h keyed as mL/h of a 10 mg/mL stock'
      for (const each of source.split('; ')) expect([...own, stock].includes(each) || isSource(each), each).toBe(true)
      expect(['error', 'warning', 'note']).toContain(severity)
    },
  )

  it("cover every limit of the guard but the user's own", () => {
    const limits = Object.keys(LIMIT_KINDS).filter((name) => name !== 'max')
    expect(limits.filter((name) => !Object.hasOwn(RULES, name))).toEqual([])
  })
})

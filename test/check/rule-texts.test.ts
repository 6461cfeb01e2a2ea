import { describe, expect, it } from 'vitest'
import { RULE_TEXTS } from '../../src/check/rule-texts'
import { isSource } from '../../src/protocols/citations'

describe('the rules', () => {
  it.each(Object.entries(RULE_TEXTS))(
    '%s says what it holds a table to, and on what it rests',
    (id, [says, source]) => {
      expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
      expect(says).toMatch(/^[a-z0-9].*[^.]$/)
      const own = ['ours', 'arithmetic', 'the protocol', 'the table', 'RFC 4180', 'ISMP', 'ISMP Canada']
      const stock = 'mg/h keyed as mL/h of a 10 mg/mL stock'
      for (const each of source.split('; ')) expect([...own, stock].includes(each) || isSource(each), each).toBe(true)
    },
  )
})

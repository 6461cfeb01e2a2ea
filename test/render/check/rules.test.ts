import { expect, it } from 'vitest'
import { ruleList } from '../../../src/render/check/rules'

it('lists every rule once, with its severity, words and source', () => {
  const { heads, rows } = ruleList()
  expect(heads).toEqual(['rule', 'severity', 'holds a table to', 'source'])
  expect(rows).toContainEqual(['dose', 'error', 'rate x time is the dose', 'arithmetic'])
  expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
  expect(rows.every((cells) => cells.length === heads.length && cells.every((cell) => cell !== ''))).toBe(true)
})

import { expect, it } from 'vitest'
import { collapsed } from '../../src/check/collapse'
import type { Finding } from '../../src/check/finding'
import { findings } from './sheets'

const at = (record: number, rule: Finding['rule'] = 'dose'): Finding => ({
  rule,
  record,
  cell: 2,
  found: 'a',
  allowed: 'b',
})

it('keeps the first finding of a column that has the same fault in each of its rows', () => {
  const all = [1, 2, 3, 4].map((record) => at(record))
  expect(collapsed(all, () => 4)).toEqual([{ ...at(1), found: 'a, and the same in 3 more rows' }])
})

it('keeps all where one row has no fault, and all findings of a limit', () => {
  const all = [1, 2, 3, 4].map((record) => at(record))
  expect(collapsed(all, () => 5)).toBe(all)
  const limits = all.map(({ record }) => at(record, 'rate'))
  expect(collapsed(limits, () => 4)).toBe(limits)
})

it('is one line for a column in a wrong unit', () => {
  const rows = ['1,20 mL/h', '2,25 mL/h', '3,30 mL/h', '4,35 mL/h']
  expect(findings(['Hour,Rate (mg/h)', ...rows]).filter((text) => text.includes(' unit: '))).toEqual([
    '2 unit: 20 mL/h, and the same in 3 more rows, allowed mg/h, as its column says',
  ])
})

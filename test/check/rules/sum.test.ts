import { expect, it } from 'vitest'
import { sumFinding } from '../../../src/check/rules/sum'
import { figure, sheetOf } from '../sheets'

it('says what is there, what is right, how it was worked out, and which slip it looks like', () => {
  const table = sheetOf(['Hour,Rate (mg/h),Dose (mg)', '1,20,200'])
  const [row] = table.rows
  if (row === undefined) throw new RangeError('no row')
  const sum = {
    row,
    column: 'dose_mg',
    found: figure('200'),
    right: figure('20'),
    unit: 'mg',
    working: '20 mg/h x 1 h',
  } as const
  expect(sumFinding(table, { rule: 'dose', ...sum })).toMatchObject({
    rule: 'slip-10',
    found: '200 mg',
    allowed: '20 mg (20 mg/h x 1 h; off by ten)',
  })
  expect(sumFinding(table, { rule: 'rounding', ...sum }).rule).toBe('rounding')
})

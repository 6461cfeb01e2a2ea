import { expect, it } from 'vitest'
import { EXERCISE } from '../../../src/check/check'
import { cellsOf, HEADS, linesOf, recordOf } from '../../../src/cli/exercise/sheet'
import { outpatient, planOf } from '../../render/plan-of'

it('has a session of a series in each row, with doses and totals', () => {
  const lines = linesOf(outpatient({ weight: '70', concentration: '2', start: '2026-11-30T08:00+00:00' }))
  // 20 mg/h / 2 mg/mL x 4 h; 80 + 100 mg.
  expect(lines[1]).toMatchObject({ Session: '2', Date: '2026-12-01', Start: '08:00', End: '12:00' })
  expect(lines[1]).toMatchObject({ 'Rate (mg/h)': '25', 'Pump (mL/h)': '12.5', 'Total (mg)': '180' })
  expect(lines).toHaveLength(10)
})

it('has the changes of an infusion with dates, under the title that says what it is', () => {
  const lines = linesOf(planOf({ weight: '70', concentration: '1', start: '2026-11-30T08:00+00:00' }))
  expect(lines.at(-1)).toMatchObject({ Start: '2026-11-30 12:00', End: '2026-12-05 08:00', 'Dose (mg)': '4640' })
  expect(cellsOf(lines).slice(0, 2)).toEqual([[EXERCISE], HEADS])
  expect(cellsOf(lines)[recordOf(0)]?.[6]).toBe('20')
})

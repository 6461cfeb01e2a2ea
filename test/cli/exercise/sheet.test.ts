import { expect, it } from 'vitest'
import { EXERCISE } from '../../../src/check/check'
import { cellsOf, HEADS, linesOf, recordOf } from '../../../src/cli/exercise/sheet'
import { outpatient, planOf } from '../../render/plan-of'

const SERIES = outpatient({ weight: '70', concentration: '2', start: '2026-11-30T08:00+00:00' })

it('has a session of a series in each row, with doses and totals', () => {
  const lines = linesOf(SERIES)
  // 25 mg/h / 2 mg/mL x 4 h; 80 + 100 mg.
  expect(lines[1]).toMatchObject({ session: 2, rate: 25, flow: 12.5, dose: 100, total: 180 })
  expect(cellsOf(lines, SERIES)[recordOf(1)]?.slice(0, 4)).toEqual(['2', '2026-12-01', '08:00', '12:00'])
  expect(lines).toHaveLength(10)
})

it('leaves out only doses and totals', () => {
  const [, , first] = cellsOf(linesOf(SERIES), SERIES, true)
  expect(first).toEqual(['1', '2026-11-30', '08:00', '12:00', '70', '2', '20', '10', '', '', 'crps-10session'])
})

it('has the changes of an infusion with dates, under the title that says what it is', () => {
  const stay = planOf({ weight: '70', concentration: '1', start: '2026-11-30T08:00+00:00' })
  const cells = cellsOf(linesOf(stay), stay)
  expect(cells.at(-1)?.slice(2, 4)).toEqual(['2026-11-30 12:00', '2026-12-05 08:00'])
  expect(cells.at(-1)?.[8]).toBe('4640')
  expect(cells.slice(0, 2)).toEqual([[EXERCISE], HEADS])
  expect(cells[recordOf(0)]?.[6]).toBe('20')
})

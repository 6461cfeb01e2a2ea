import { expect, it } from 'vitest'
import { withPastHours } from '../../../../src/check/read/layout/past-hours'
import { blockOf } from '../../sheets'

const cellsOf = (...lines: readonly string[]) => withPastHours(blockOf(lines)).lines.map(({ cells }) => cells.join(' '))

it.each(['Volume in the last hour (mL)', 'Previous hour dose (mg)', 'Dose in past hour'])(
  'puts what is below %s in the row that gave it',
  (header) =>
    expect(cellsOf(`Time,${header}`, '08:00,', '09:00,10', '10:00,12')).toEqual(['08:00 10', '09:00 12', '10:00 ']),
)
it('leaves other columns, and one whose first row has an amount', () => {
  expect(cellsOf('Time,Pain in the last hour', '08:00,', '09:00,3')).toEqual(['08:00 ', '09:00 3'])
  expect(cellsOf('Time,Dose in the last hour (mg)', '08:00,20', '09:00,25')).toEqual(['08:00 20', '09:00 25'])
})

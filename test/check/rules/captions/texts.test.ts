import { expect, it } from 'vitest'
import { saidIn } from '../../../../src/check/rules/captions/texts'
import { sheetOf } from '../../sheets'

const saidBy = (...lines: readonly string[]) => saidIn(sheetOf(lines))
const ROWS = ['Hour,Rate (mg/h),Remarks', '1,20,', '2,25,', '3,0,']

it.each([
  ['Up by 5 mg/h q2h', 'Up by 5 mg/h every 2 h'],
  ['5 mg/h 4-hourly', '5 mg/h every 4 h'],
  ['Two-hour infusions daily', '2-hour infusions every 24 h'],
  ['5 mg/h every hour if tolerated', '5 mg/h every 1 h'],
  ['Start ketamine 20 mg/h; midazolam 2 mg', 'Start ketamine 20 mg/h;'],
])('writes the times of %j in one way', (title, text) => expect(saidBy(title, ...ROWS)).toEqual([text]))

it.each(['Would be 30 mg/h', 'Start 10 mg/h or 20 mg/h', 'Midazolam 2 mg/h'])('leaves %j alone', (title) =>
  expect(saidBy(title, ...ROWS)).toEqual([]),
)

it('takes orders below a table and in the remark of its first row', () => {
  expect(saidBy(...ROWS, 'Order: up by 5 mg/h every 2 h')).toEqual(['Order: up by 5 mg/h every 2 h'])
  expect(saidBy(...ROWS, 'Printed on ward 5')).toEqual([])
  expect(saidBy(...ROWS.with(1, '1,20,up by 5 mg/h q2h'))).toEqual(['up by 5 mg/h every 2 h'])
})

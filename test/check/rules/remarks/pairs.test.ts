import { expect, it } from 'vitest'
import { rules } from '../../sheets'

const table = (note: string, title = 'Ketamine 2 mg/mL') =>
  rules([title, 'Hour,Rate (mg/h),Note', '1,20,', `2,25,${note}`, '3,0,']).filter((each) => each.includes('volume'))

it.each(['25 mg/h = 15 mL/h', '12.5 mL/h (20 mg/h)', 'max 40 mg/h = 40 mL/h'])('finds %s at 2 mg/mL', (note) =>
  expect(table(note)).toEqual(['4 rate-volume']),
)
it.each([
  '25 mg/h = 12.5 mL/h',
  '12.5 mL/h (25 mg/h)',
  'max 40 mg/h = 20 mL/h',
  '25 mg/h; carrier 20 mL/h',
  '25 mg/h; 12.5 mL/h',
])('takes %s at 2 mg/mL', (note) => expect(table(note)).toEqual([]))
it('finds one in the title', () => {
  expect(table('', 'Ketamine 2 mg/mL; start at 20 mg/h (10 mL/h)')).toEqual([])
  expect(table('', 'Ketamine 2 mg/mL; start at 20 mg/h (20 mL/h)')).toEqual(['1 rate-volume'])
  expect(table('25 mg/h = 15 mL/h', 'Ward 5')).toEqual([])
})

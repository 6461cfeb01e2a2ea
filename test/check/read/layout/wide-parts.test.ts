import { expect, it } from 'vitest'
import { rules } from '../../sheets'

const wide = (header: string, ...rows: readonly string[]) => rules([header, ...rows])

it('is one table where its parts have the same columns, in whatever order', () => {
  const rows = ['1,20,10,30,15', '2,25,12.5,30,15']
  expect(wide('Hour,Day 1 mg/h,Day 1 mL/h,Day 2 mg/h,Day 2 mL/h', ...rows)).not.toContain('2 rate-volume')
  const swapped = wide('Hour,Day 1 mg/h,Day 1 mL/h,Day 2 mL/h,Day 2 mg/h', ...rows)
  expect(swapped.some((each) => /rate|proportion|slip|ceiling/.test(each))).toBe(true)
})

it('reads a part in another unit in that', () => {
  const found = wide('Hour,Day 1 (mg/h),Day 2 (mg/min)', '1,20,30', '2,25,30')
  expect(found.some((each) => each.endsWith(' ceiling') || each.endsWith(' rate'))).toBe(true)
})

it('holds the total of each part to its own rows', () => {
  const days = (a: string, b: string) =>
    wide('Hour,Day 1,Day 2', '1,20 mg/h,30 mg/h', '2,25 mg/h,30 mg/h', `Total,${a},${b}`)
  expect(days('45 mg', '60 mg')).not.toContain('4 total')
  expect(days('45 mg', '90 mg')).toContain('4 total')
})

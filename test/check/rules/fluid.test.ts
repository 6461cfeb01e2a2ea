import { expect, it } from 'vitest'
import { rules } from '../sheets'

const table = (...rows: readonly string[]) =>
  rules(['Start,Hours,Rate (mg/h),Rate (mL/h)', ...rows], { concentration: '0.2' }).filter((each) =>
    each.endsWith('fluid-24h'),
  )

it('is at most 3,000 mL in any 24 h: 125 mL/h is that, 126 mL/h is more', () => {
  expect(table('2026-11-30 08:00,24,20,125')).toEqual([])
  expect(table('2026-11-30 08:00,24,20,126')).toEqual(['2 fluid-24h'])
})

it('counts what ran in the last 24 h alone', () => {
  // 20 h x 150 mL/h, then 100 mL/h: the window moves on.
  expect(table('2026-11-30 08:00,20,20,100', '2026-12-01 04:00,20,20,100')).toEqual([])
  expect(table('2026-11-30 08:00,20,20,100', '2026-12-01 04:00,20,20,150')).toEqual(['3 fluid-24h'])
})

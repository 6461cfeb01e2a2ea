import { expect, it } from 'vitest'
import { blocksOf } from '../../../src/core/schedule/blocks'
import { DAILY, WEEKDAYS } from '../../../src/core/values/weekday'
import { crps10session } from '../../protocols/built-in'

const LOCAL = { basis: 'local', source: ['ward 5'] } as const

it('has weekdays where nothing is said', () => {
  const { session_days: _, ...silent } = crps10session
  expect(blocksOf(silent, undefined)).toEqual([{ sessions: 10, on: WEEKDAYS }])
})

it('has one block of a protocol without a series, and those of a series', () => {
  expect(blocksOf(crps10session, undefined)).toEqual([{ sessions: 10, on: WEEKDAYS }])
  const { sessions: _, session_days: __, ...others } = crps10session
  const series = [
    { sessions: { value: 2, unit: 'sessions', ...LOCAL }, session_days: { value: ['mon'], ...LOCAL } },
    { sessions: { value: 3, unit: 'sessions', ...LOCAL }, every: { value: 7, unit: 'days', ...LOCAL } },
  ] as const
  expect(blocksOf({ ...others, series }, undefined)).toEqual([
    { sessions: 2, on: [1] },
    { sessions: 3, on: WEEKDAYS, every: 7 },
  ])
  // The days of the user replace those of every block; the time between stays.
  expect(blocksOf({ ...others, series }, DAILY)).toEqual([
    { sessions: 2, on: DAILY },
    { sessions: 3, on: DAILY, every: 7 },
  ])
})

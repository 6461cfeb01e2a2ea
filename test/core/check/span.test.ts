import { expect, it } from 'vitest'
import { decimalText, exactly, meet, ONE, over, times, whole } from '../../../src/core/check/span'

it('multiplies and divides outwards', () => {
  const [two, three] = [exactly(whole(2)), exactly(whole(3))]
  expect(times(two, three)).toEqual(exactly(whole(6)))
  const third = over(two, three)
  expect(third && third.high - third.low).toBe(1n)
  expect(over(two, exactly(0n))).toBeUndefined()
})

it('meets where half a digit touches, and not beyond', () => {
  const half = ONE / 2n
  const around = (value: bigint, by: bigint) => ({ low: value - by, high: value + by })
  expect(meet(around(whole(20), half), around(whole(21), half))).toBe(true)
  expect(meet(around(whole(20), half), around(whole(21) + 1n, half))).toBe(false)
})

it('writes figures without trailing zeros', () => {
  expect([whole(20), ONE / 2n, -ONE / 4n].map((value) => decimalText(value))).toEqual(['20', '0.5', '-0.25'])
})

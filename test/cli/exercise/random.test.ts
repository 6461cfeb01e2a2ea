import { expect, it } from 'vitest'
import { oneOf, picker } from '../../../src/cli/exercise/random'

it('gives the same numbers for the same seed, and others for another', () => {
  const drawn = (seed: number) => {
    const pick = picker(seed)
    return Array.from({ length: 20 }, () => pick(10))
  }
  expect(drawn(7)).toEqual(drawn(7))
  expect(drawn(7)).not.toEqual(drawn(8))
})

it('follows its rule: 48271 times the number before, modulo 2^31 - 1', () => {
  // Eight numbers are drawn first: the ninth from a state of 1.
  let state = 1n
  for (let turn = 0; turn < 9; turn++) state = (state * 48_271n) % 2_147_483_647n
  expect(picker(0)(2_000_000_000)).toBe(Number(state % 2_000_000_000n))
})

it('picks every one of a list', () => {
  const pick = picker(1)
  const seen = new Set(Array.from({ length: 200 }, () => oneOf(pick, ['a', 'b', 'c'])))
  expect(seen.size).toBe(3)
})

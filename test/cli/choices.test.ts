import { expect, it } from 'vitest'
import { EXIT_CODES } from '../../src/cli/choices'

it('has each code once, in order, and none that a shell uses itself', () => {
  const codes = EXIT_CODES.map(([code]) => code)
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b))
  for (const code of [126, 127, 128]) expect(codes).not.toContain(code)
})

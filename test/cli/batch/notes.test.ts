import { expect, it } from 'vitest'
import { type Counts, count, countLines } from '../../../src/cli/batch/notes'
import { type Asked, planOf } from '../../render/plan-of'

function lines(...all: readonly Asked[]): readonly string[] {
  const counts: Counts = new Map()
  for (const asked of all) count(counts, planOf(asked))
  return countLines(counts)
}

it('counts the plans with a note of each kind, in one line', () => {
  expect(
    lines(
      { start: '2026-11-30', timeZone: undefined },
      { weight: '70', concentration: '2', pumpStep: '0.1' },
      { stepEvery: '4h' },
    ),
  ).toEqual([
    'notes: start time assumed in 1 plan; step interval assumed in 2 plans; zone assumed in 1 plan; pump maximum assumed in 1 plan; rates per kg not checked in 2 plans',
  ])
})

it('writes no line where no plan has a note', () => {
  const known = { weight: '70', stepEvery: '4h', concentration: '2', pumpStep: '0.1', pumpMax: '999' }
  expect(lines(known)).toEqual([])
  expect(lines()).toEqual([])
})

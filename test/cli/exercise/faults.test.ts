import { expect, it } from 'vitest'
import { FAULT_KINDS } from '../../../src/cli/exercise/fault-kinds'
import { FAULTS } from '../../../src/cli/exercise/faults'
import { linesOf } from '../../../src/cli/exercise/sheet'
import { outpatient } from '../../render/plan-of'

const LINES = linesOf(outpatient({ weight: '70', concentration: '2', start: '2026-11-30T08:00+00:00' }))
const changed = (kind: (typeof FAULT_KINDS)[number], at: number) => {
  const lines = LINES.map((line) => ({ ...line }))
  FAULTS[kind](lines, at, () => 0)
  return lines
}

it.each(FAULT_KINDS)('%s changes its own row first', (kind) => {
  const at = kind === 'start-rate' ? 0 : 2
  const lines = changed(kind, at)
  expect(lines.findIndex((line, index) => JSON.stringify(line) !== JSON.stringify(LINES[index]))).toBe(at)
})

it('keeps the sums right around a wrong dose, and the doses around a wrong total', () => {
  // 120 x 0.8 = 96 mg; 80 + 100 + 96 + 140.
  const dose = changed('dose', 2)
  expect([dose[2]?.dose, dose[3]?.total]).toEqual([96, 416])
  const total = changed('total', 2)
  // 300 - 120 mg, and 140 mg more in the next row.
  expect([total[2]?.total, total[3]?.total]).toEqual([180, 320])
})

it('gives a wrong rate the flow and the dose that belong to it', () => {
  expect(changed('rate', 2)[2]).toMatchObject({ rate: 42.5, flow: 21.25, dose: 170 })
})

import { expect, it } from 'vitest'
import { byPlan, ofKetamine, withUnits } from '../../../../src/check/read/layout/subsets'
import { blockOf } from '../../sheets'

const NONE = new Map()
const records = (lines: readonly { readonly record: number }[]) => lines.map(({ record }) => record)

it('puts the unit of a column beside its figure', () => {
  const { lines } = withUnits(blockOf(['Time,rate,rateuom', '08:00,20,mg/h', '09:00,,mg/h']), NONE)
  expect(lines.map(({ cells }) => cells[1])).toEqual(['20 mg/h', ''])
})

it('separates the rows of patients, a merged cell with those above it', () => {
  const parts = byPlan(blockOf(['Patient,Hour,Rate (mg/h)', 'A,1,20', ',2,25', 'B,1,20', 'checked,,', ',2,25']), NONE)
  expect(parts.map(({ lines }) => records(lines))).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

it('leaves out the rows of other drugs, and names those with figures', () => {
  const lines = [
    'Item,Time,rate (mg/h)',
    'Ketamine,08:00,20',
    'NaCl 0.9%,08:00,10',
    'Note,08:10,0',
    'Ketamine,09:00,25',
  ]
  const { block, findings } = ofKetamine(blockOf(lines), NONE, '.')
  expect(records(block.lines)).toEqual([1, 4])
  expect(findings).toMatchObject([{ rule: 'other-rows', record: 2 }])
})

it('knows drugs in a column of events, where other rows say their own units', () => {
  const kept = (header: string, ...others: readonly string[]) =>
    ofKetamine(blockOf([header, '08:00,Ketamine,20 mg/h', ...others]), NONE, '.')
  const of = (header: string, ...others: readonly string[]) => records(kept(header, ...others).block.lines)
  expect(of('Time,Event,Rate', '08:30,nursing note,0', '09:00,NaCl 0.9%,15 mL/h')).toEqual([1])
  expect(kept('Time,,Rate', '09:00,NaCl 0.9%,15 mL/h').findings).toHaveLength(1)
  // A rate of ketamine may stand beside another drug, and words may tell of the infusion.
  expect(of('Time,Event,Rate (mg/h)', '09:00,NaCl 0.9%,25')).toEqual([1, 2])
  expect(of('Time,Event,Rate', '08:30,stopped,', '09:00,NaCl 0.9%,15 mL/h')).toEqual([1, 2, 3])
  expect(of('Time,Event,Rate', '08:30,raised,25 mg/h', '09:00,NaCl 0.9%,15 mL/h')).toEqual([1, 2, 3])
})

it('leaves a table alone in which no row names ketamine', () => {
  const block = blockOf(['Drug,Hour,Rate (mg/h)', 'midazolam,1,2'])
  expect(ofKetamine(block, NONE, '.')).toEqual({ block, findings: [] })
})

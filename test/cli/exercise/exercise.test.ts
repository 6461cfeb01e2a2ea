import { describe, expect, it } from 'vitest'
import { csvOf, exerciseOf } from '../../../src/cli/exercise/exercise'
import { FAULT_KINDS } from '../../../src/cli/exercise/fault-kinds'
import { oneOf, picker } from '../../../src/cli/exercise/random'
import { cellsOf, linesOf } from '../../../src/cli/exercise/sheet'
import { lawRuns } from '../../law-runs'
import { outpatient } from '../../render/plan-of'
import { run } from '../fake-io'

const PLAN = outpatient({ weight: '70', concentration: '2', start: '2026-11-30T08:00+00:00' })

it.each(FAULT_KINDS)('plants %s where check finds it', (kind) => {
  const { planted, report } = exerciseOf(PLAN, 1, [kind], picker(3))
  expect(planted).toEqual([{ kind, record: expect.any(Number) }])
  const [own] = planted
  expect(report.findings.some(({ rule, record }) => rule === kind && record === own?.record)).toBe(true)
})

it('plants each kind that was asked for, whichever they are', () => {
  for (let seed = 1; seed <= lawRuns(500, 20); seed++) {
    const pick = picker(seed)
    const [first, ...more] = new Set([oneOf(pick, FAULT_KINDS), oneOf(pick, FAULT_KINDS), oneOf(pick, FAULT_KINDS)])
    if (first === undefined) throw new Error('no kind')
    const { planted } = exerciseOf(PLAN, 1 + more.length, [first, ...more], pick)
    expect(planted.map(({ kind }) => kind).sort(), `seed ${seed}`).toEqual([first, ...more].sort())
  }
})

it('has no fault in its table before one is planted', async () => {
  const { code, out } = await run(['check', '-'], { input: csvOf(cellsOf(linesOf(PLAN), PLAN)) })
  expect([code, out]).toEqual([0, expect.stringContaining('an exercise: its faults are planted')])
})

describe('over seeds', () => {
  it('the key is what check finds, and the same seed gives the same bytes', async () => {
    for (let seed = 1; seed <= lawRuns(500, 6); seed++) {
      const words = ['exercise', '--seed', String(seed), '--faults', String(1 + (seed % 4)), '--key', 'key.txt']
      const [first, again] = [await run(words), await run(words)]
      expect(first.code, first.err).toBe(0)
      expect([again.out, again.files]).toEqual([first.out, first.files])
      const { out } = await run(['check', '-'], { input: first.out })
      expect(first.files.get('key.txt')).toBe(`Key of exercise ${seed}\n\n${out}`)
    }
  })
  it('a workbook has the same faults in its cells', async () => {
    for (let seed = 1; seed <= lawRuns(60, 3); seed++) {
      const { files } = await run(['exercise', '--seed', String(seed), '-o', 't.csv', '-o', 't.xlsx'])
      const found = async (input: string | readonly Uint8Array[]) => {
        const { findings } = JSON.parse((await run(['check', '-', '--json'], { input })).out)
        return findings.map(({ rule, found }: { rule: string; found: string }) => [rule, found])
      }
      const ofText = await found(String(files.get('t.csv')))
      expect(await found([Buffer.from(files.get('t.xlsx') ?? '', 'latin1')]), `seed ${seed}`).toEqual(ofText)
    }
  })
})

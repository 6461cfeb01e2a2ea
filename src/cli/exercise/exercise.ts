/** Plants faults in a table. A fault that `check` does not find in its row is planted in another row. */
import { refuse } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import type { PlacedReport } from '../../render/check/report'
import { csvText } from '../../render/data/csv'
import { checkTable } from '../check-table'
import type { FaultKind } from './fault-kinds'
import { FAULTS } from './faults'
import type { PickIndex } from './random'
import { cellsOf, type Line, linesOf, recordOf } from './sheet'

type Texts = readonly (readonly string[])[]

interface Planted {
  readonly kind: FaultKind
  readonly record: number
}

/** A table, the faults planted in it, and the report of `check`. */
export interface Exercise {
  readonly lines: readonly Line[]
  readonly planted: readonly Planted[]
  readonly report: PlacedReport
}

export const csvOf = (cells: Texts): string => csvText(cells, '\n')
const examined = (lines: readonly Line[], plan: Plan): PlacedReport =>
  checkTable(csvOf(cellsOf(lines, plan)), 'exercise')

const isFound = ({ findings }: PlacedReport, { kind, record }: Planted): boolean =>
  findings.some((finding) => finding.rule === kind && finding.record === record)

/** The exercise with one more fault; undefined where `check` finds none of this kind beside those that it has. */
function oneMore(plan: Plan, exercise: Exercise, kind: FaultKind, pick: PickIndex): Exercise | undefined {
  const { length } = exercise.lines
  const first = pick(length)
  // Each row twice: a fault may be of several sizes.
  for (let turn = 0; turn < 2 * length; turn++) {
    const at = (first + turn) % length
    const fault = { kind, record: recordOf(at) }
    if (exercise.planted.some(({ record }) => record === fault.record) || isFound(exercise.report, fault)) continue
    const lines = exercise.lines.map((line) => ({ ...line }))
    FAULTS[kind](lines, at, pick)
    const [report, planted] = [examined(lines, plan), [...exercise.planted, fault]]
    if (planted.every((each) => isFound(report, each))) return { lines, planted, report }
  }
  return undefined
}

/** Each kind once, in random order. */
function shuffled(kinds: readonly FaultKind[], pick: PickIndex): readonly FaultKind[] {
  const left = [...new Set(kinds)]
  return Array.from({ length: left.length }, () => left.splice(pick(left.length), 1)).flat()
}

/** A wrong first rate has only one place, and a wrong total is lost where another fault adds up the doses again. */
const turnOf = (kind: FaultKind): number => (kind === 'start-rate' ? 0 : kind === 'total' ? 2 : 1)

/** Throws Refusal (exit 2) where a table of this plan has no room for so many faults of these kinds. */
export function exerciseOf(plan: Plan, count: number, kinds: readonly FaultKind[], pick: PickIndex): Exercise {
  const lines = linesOf(plan)
  const order = shuffled(kinds, pick)
  // Each kind in turn, so that every kind is planted; where one has no place, the next kind is tried.
  const wanted = Array.from(
    { length: Math.min(count, lines.length) },
    (_, turn) => order[turn % order.length] as FaultKind,
  )
  let exercise: Exercise = { lines, planted: [], report: examined(lines, plan) }
  for (const kind of wanted.sort((a, b) => turnOf(a) - turnOf(b)))
    for (const each of new Set([kind, ...order])) {
      const more = oneMore(plan, exercise, each, pick)
      if (more === undefined) continue
      exercise = more
      break
    }
  const { length } = exercise.planted
  if (length < count)
    refuse('too-large', '--faults', String(count), `at most ${length} of these kinds in ${lines.length} rows`)
  return exercise
}

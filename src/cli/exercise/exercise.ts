/** A faulty table and its key. What `check` does not find where it was planted is planted somewhere else. */
import { check, type Report } from '../../check/check'
import { refuse } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import { defaultProtocol, findProtocol } from '../../protocols/index'
import { csvText } from '../../render/data/csv'
import { type PlacedGrid, readTable } from '../io/read-table'
import { FAULTS } from './faults'
import type { Kind } from './kinds'
import { oneOf, type Pick } from './random'
import { cellsOf, type Head, type Line, linesOf, recordOf } from './sheet'

interface Planted {
  readonly kind: Kind
  readonly record: number
}

export interface Exercise {
  readonly cells: readonly (readonly string[])[]
  readonly planted: readonly Planted[]
  readonly report: Report
  readonly placed: PlacedGrid
  /** The cells without what is to be predicted. */
  readonly blank: Exercise['cells']
}

export const textOf = (cells: Exercise['cells']): string => csvText(cells, '\n')

/** The table as `check` reads it. */
function examined(lines: readonly Line[]): Omit<Exercise, 'planted'> {
  const cells = cellsOf(lines)
  const placed = readTable({ text: textOf(cells), encoding: 'UTF-8' }, 'exercise')
  return {
    cells,
    placed,
    blank: blankIn(lines),
    report: check(placed.grid, { map: new Map() }, { find: findProtocol, defaultOf: defaultProtocol }),
  }
}

const isFound = ({ findings }: Report, { kind, record }: Planted): boolean =>
  findings.some((finding) => finding.rule === kind && finding.record === record)

const MOST_TRIES = 400

/** Throws Refusal (exit 2) where a table of this plan has no room for so many faults of these kinds. */
export function exerciseOf(plan: Plan, count: number, kinds: readonly [Kind, ...Kind[]], pick: Pick): Exercise {
  let lines = linesOf(plan)
  let planted: readonly Planted[] = []
  let last = examined(lines)
  for (let left = MOST_TRIES; planted.length < count && left > 0; left--) {
    // Each kind in turn, so that all that were asked for come.
    const kind = left % 3 === 0 ? oneOf(pick, kinds) : (kinds[planted.length % kinds.length] ?? kinds[0])
    const at = pick(lines.length)
    const own = { kind, record: recordOf(at) }
    if (planted.some(({ record }) => record === own.record)) continue
    const changed = lines.map((line) => ({ ...line }))
    FAULTS[kind](changed, at, pick)
    const next = examined(changed)
    if (isFound(last.report, own) || ![...planted, own].every((each) => isFound(next.report, each))) continue
    lines = changed
    planted = [...planted, own]
    last = next
  }
  if (planted.length < count)
    refuse('too-large', '--faults', String(count), `at most ${planted.length} of these kinds in ${lines.length} rows`)
  return { ...last, planted }
}

const PREDICTED: readonly Head[] = ['Dose (mg)', 'Total (mg)']
const blankIn = (lines: readonly Line[]): Exercise['cells'] =>
  cellsOf(lines.map((line) => ({ ...line, ...Object.fromEntries(PREDICTED.map((head) => [head, ''])) })))

/** A table without faults; some of its cells are to be filled in. */
export const blankedOf = (plan: Plan): Exercise => ({ ...examined(linesOf(plan)), planted: [] })

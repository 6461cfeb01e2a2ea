/** A faulty table and its key. What `check` does not find where it was planted is planted somewhere else. */
import { check, type Report } from '../../check/check'
import { refuse } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import { defaultProtocol, findProtocol } from '../../protocols/index'
import { csvText } from '../../render/data/csv'
import { type PlacedGrid, readTable } from '../io/read-table'
import { FAULTS } from './faults'
import type { Kind } from './kinds'
import type { Pick } from './random'
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

/** A table on its way: its lines, what is planted in them, and what `check` says of it. */
interface Planting {
  readonly lines: readonly Line[]
  readonly planted: readonly Planted[]
  readonly last: Omit<Exercise, 'planted'>
}

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

/** The table with one more fault; undefined where none of this kind is found beside those that it has. */
function oneMore(has: Planting, kind: Kind, pick: Pick): Planting | undefined {
  const { length } = has.lines
  const first = pick(length)
  // Each row twice: a fault may be of several sizes.
  for (let turn = 0; turn < 2 * length; turn++) {
    const at = (first + turn) % length
    const own = { kind, record: recordOf(at) }
    if (has.planted.some(({ record }) => record === own.record) || isFound(has.last.report, own)) continue
    const lines = has.lines.map((line) => ({ ...line }))
    FAULTS[kind](lines, at, pick)
    const [last, planted] = [examined(lines), [...has.planted, own]]
    if (planted.every((each) => isFound(last.report, each))) return { lines, planted, last }
  }
  return undefined
}

/** Each kind once, in an order by the seed. */
function shuffled(kinds: readonly Kind[], pick: Pick): readonly Kind[] {
  const left = [...new Set(kinds)]
  return Array.from({ length: left.length }, () => left.splice(pick(left.length), 1)).flat()
}

/** A first rate has one place only, and a wrong total is lost where doses are added up again. */
const turnOf = (kind: Kind): number => (kind === 'start-rate' ? 0 : kind === 'total' ? 2 : 1)

/** Throws Refusal (exit 2) where a table of this plan has no room for so many faults of these kinds. */
export function exerciseOf(plan: Plan, count: number, kinds: readonly [Kind, ...Kind[]], pick: Pick): Exercise {
  const lines = linesOf(plan)
  const order = shuffled(kinds, pick)
  // Each kind in turn, so that all that were asked for come; one that finds no place gives way to another.
  const wanted = Array.from({ length: Math.min(count, lines.length) }, (_, turn) => order[turn % order.length] as Kind)
  let has: Planting = { lines, planted: [], last: examined(lines) }
  for (const kind of wanted.sort((a, b) => turnOf(a) - turnOf(b)))
    for (const each of new Set([kind, ...order])) {
      const more = oneMore(has, each, pick)
      if (more === undefined) continue
      has = more
      break
    }
  const { planted, last } = has
  if (planted.length < count)
    refuse('too-large', '--faults', String(count), `at most ${planted.length} of these kinds in ${lines.length} rows`)
  return { ...last, planted }
}

const PREDICTED: readonly Head[] = ['Dose (mg)', 'Total (mg)']
const blankIn = (lines: readonly Line[]): Exercise['cells'] =>
  cellsOf(lines.map((line) => ({ ...line, ...Object.fromEntries(PREDICTED.map((head) => [head, ''])) })))

/** A table without faults; some of its cells are to be filled in. */
export const blankedOf = (plan: Plan): Exercise => ({ ...examined(linesOf(plan)), planted: [] })

/** A faulty table and its key. What `check` does not find where it was planted is planted somewhere else. */
import { refuse } from '../../core/model/finding'
import type { Plan } from '../../core/plan/types'
import type { PlacedReport } from '../../render/check/report'
import { csvText } from '../../render/data/csv'
import { checkTable } from '../check-table'
import { FAULTS } from './faults'
import type { Kind } from './kinds'
import type { Pick } from './random'
import { cellsOf, type Line, linesOf, recordOf } from './sheet'

type Texts = readonly (readonly string[])[]

interface Planted {
  readonly kind: Kind
  readonly record: number
}

/** A table with what is planted in it, and what `check` says of it. */
export interface Exercise {
  readonly lines: readonly Line[]
  readonly planted: readonly Planted[]
  readonly report: PlacedReport
}

export const textOf = (cells: Texts): string => csvText(cells, '\n')
const examined = (lines: readonly Line[], plan: Plan): PlacedReport =>
  checkTable(textOf(cellsOf(lines, plan)), 'exercise')

const isFound = ({ findings }: PlacedReport, { kind, record }: Planted): boolean =>
  findings.some((finding) => finding.rule === kind && finding.record === record)

/** The table with one more fault; undefined where none of this kind is found beside those that it has. */
function oneMore(plan: Plan, has: Exercise, kind: Kind, pick: Pick): Exercise | undefined {
  const { length } = has.lines
  const first = pick(length)
  // Each row twice: a fault may be of several sizes.
  for (let turn = 0; turn < 2 * length; turn++) {
    const at = (first + turn) % length
    const own = { kind, record: recordOf(at) }
    if (has.planted.some(({ record }) => record === own.record) || isFound(has.report, own)) continue
    const lines = has.lines.map((line) => ({ ...line }))
    FAULTS[kind](lines, at, pick)
    const [report, planted] = [examined(lines, plan), [...has.planted, own]]
    if (planted.every((each) => isFound(report, each))) return { lines, planted, report }
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
export function exerciseOf(plan: Plan, count: number, kinds: readonly Kind[], pick: Pick): Exercise {
  const lines = linesOf(plan)
  const order = shuffled(kinds, pick)
  // Each kind in turn, so that all that were asked for come; one that finds no place gives way to another.
  const wanted = Array.from({ length: Math.min(count, lines.length) }, (_, turn) => order[turn % order.length] as Kind)
  let has: Exercise = { lines, planted: [], report: examined(lines, plan) }
  for (const kind of wanted.sort((a, b) => turnOf(a) - turnOf(b)))
    for (const each of new Set([kind, ...order])) {
      const more = oneMore(plan, has, each, pick)
      if (more === undefined) continue
      has = more
      break
    }
  const { length } = has.planted
  if (length < count)
    refuse('too-large', '--faults', String(count), `at most ${length} of these kinds in ${lines.length} rows`)
  return has
}

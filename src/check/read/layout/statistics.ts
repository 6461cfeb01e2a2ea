/** Lines of maxima, means and counts below a table, and rows that are named like them. */

import { type DecimalSign, isBlank, readFigure, withoutMarks, withoutUnit } from '../cells/cell'
import { LONGEST } from '../cells/units'
import { recognise, targetOf } from '../columns/columns'
import { isOf, TIME_TARGETS } from '../columns/target'
import { cellOf, type Line } from '../grid'
import { groupOf } from './groups'

const KINDS = [
  // No column holds such figures.
  ['other', /^(?:s\.?d\.?|std dev\w*|n ?=.*|iqr)(?!\w)/i],
  ['max', /^(?:max(?:imum)?|highest)\b/i],
  ['min', /^(?:min(?:imum)?|lowest)\b/i],
  ['between', /^(?:averages?|mean|median|range|mittelwert|moyenne)\b/i],
] as const
type Kind = (typeof KINDS)[number][0]

const kindIn = (label: string): Kind | undefined => KINDS.find(([, words]) => words.test(label))?.[0]

/** A limit or a figure of another thing than the columns have. */
const OF_OTHER =
  /\b(?:dail(?:y|ies)|days?|24|session|allowed|limit|permitted|without|pain|score|bp|sats?|conc\w*|strength|weight|volume|total|bolus|per)\b/i
const LIMIT = /^max(?:imum)?(?: (?:infusion )?(?:dose )?rate)?(?: ?\([^()]{1,10}\))?:?$/i
const PER_HOUR = /\bm[gl](?: ?\/ ?kg)? ?(?:\/|per) ?h/i

/** Whether the cells below a header are what is given, or when. */
function isRead(header: string): boolean {
  if (header.length > LONGEST) return false
  const group = groupOf(header)
  if (group?.rest === '') return true
  const read = recognise(group?.rest ?? header)
  return read.is === 'unitless' || (read.is === 'read' && !isOf(read, 'ignore', 'note'))
}

/** The lowest and the highest figure of a column in its first lines. */
interface Range {
  readonly lines: number
  readonly low: bigint | undefined
  readonly high: bigint | undefined
}
/** By the cell of the column. */
export type Ranges = Map<number, Range>

/** Of all lines so far: only those are looked at that are new. */
function rangeIn(ranges: Ranges, lines: readonly Line[], cell: number, sign: DecimalSign): Range {
  let { lines: at, low, high } = ranges.get(cell) ?? { lines: 0, low: undefined, high: undefined }
  for (; at < lines.length; at++) {
    const value = figureIn(lines[at]?.cells[cell] ?? '', sign)
    if (value === undefined) continue
    if (low === undefined || value < low) low = value
    if (high === undefined || value > high) high = value
  }
  const range = { lines: at, low, high }
  ranges.set(cell, range)
  return range
}

/** Whether a figure is one of the column: its highest, its lowest, or one between them. */
function fits(kind: Kind, text: string, { low, high }: Range, sign: DecimalSign): boolean {
  if (low === undefined || high === undefined) return false
  const [least, most] = kind === 'max' ? [high, high] : kind === 'min' ? [low, low] : [low, high]
  const written = kind === 'between' ? (text.match(FIGURES) ?? [text]) : [text]
  return written.every((each) => {
    const value = figureIn(each, sign)
    return value !== undefined && least <= value && value <= most
  })
}
const FIGURES = /[0-9]+(?:[.,][0-9]+)?/g
const figureIn = (text: string, sign: DecimalSign): bigint | undefined =>
  readFigure(withoutUnit(withoutMarks(text)).figure, sign)?.value

/**
 * The words of a line that is named like a statistic: none where it is one of the lines above it, whose figures it has;
 * a limit as one cell; undefined for a row.
 */
export function statisticIn(
  { header, lines, ranges }: { readonly header: Line; readonly lines: readonly Line[]; readonly ranges: Ranges },
  line: Line,
  sign: DecimalSign,
): readonly Line[] | undefined {
  const { cells } = line
  const first = cells.findIndex((cell) => cell !== '')
  const label = cells[first] ?? ''
  const kind = kindIn(label.slice(0, LONGEST))
  if (kind === undefined) return undefined
  if (kind === 'other') return []
  const own = [...cells.keys()].filter((cell) => {
    const text = cells[cell] ?? ''
    return cell !== first && !isBlank(text) && isRead(header.cells[cell] ?? '')
  })
  if (own.every((cell) => fits(kind, cells[cell] ?? '', rangeIn(ranges, lines, cell, sign), sign))) return []
  const [value, another] = own
  if (value === undefined || another !== undefined) return undefined
  if (OF_OTHER.test(label)) return []
  const text = `${label.replace(/:$/, '')}: ${cells[value]}`
  const isTime = TIME_TARGETS.includes(targetOf(header.cells[first] ?? '') ?? 'note')
  const isLimit = isTime && LIMIT.test(label) && PER_HOUR.test(text)
  return isLimit ? [{ record: line.record, cells: [text], at: [cellOf(line, value)] }] : undefined
}

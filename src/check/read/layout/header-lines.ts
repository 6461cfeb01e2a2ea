/** Which lines of a grid are rows, which are sums, and which are most like a header. */

import { readMoment } from '../cells/timestamp'
import { LONGEST, readUnit } from '../cells/units'
import { recognise, targetOf } from '../columns/columns'
import { isTarget, TIME_TARGETS } from '../columns/target'
import { filled, firstText, isDatum, type Line, textsOf } from '../grid'
import { groupOf } from './groups'

const MOST_HEADER_LINES = 3

const TOTAL =
  /^(?:(?:sub|grand|day|daily|week|weekly|session|running|overall|final|end|whole|course|cumulative|shift|(?:day|session|week) [0-9]{1,2}|24 ?h|zwischen|tages|teil|sous|infused|given|dose|amount|ketamine)[ -]?){0,3}(?:total|totals|sum|subtotal|subtotals|gesamt(?:dosis|menge|summe)?|summe|somme|suma|totale|totaal|razem)\b(?! (?:time|volume to))|^[\u03a3\u2211]|^(?:all|infused|given|overall|(?:whole|full) course|(?:(?:dose|amount|ketamine|mg) )?(?:given )?in (?:all|total)|altogether|(?:(?:infused|given) )?(?:so far|to date)|[ck]um(?:ul(?:ative|\u00e9|iert)?)?\.?):?$|^(?:carried|brought) (?:forward|over)\b|^[bc]\/[fd]\b|^\u00fcbertrag\b|^report\b/i
const TOTAL_ALONE =
  /^(?:(?:sub|grand|zwischen|gesamt|sous)[ -]?)?(?:total|sum|gesamt|summe|somme|suma|totale|totaal)s?:?$/i
/** Such words may be an event as well, which has a time. */
const GIVEN =
  /^(?:used|(?:ketamine|amount|dose|drug|mg) (?:given|used|infused|received|administered)(?: \(?mg\)?)?|(?:patient|pt) (?:received|was given|got)):?$/i
const TIME = /[0-9]:[0-9]|[0-9]{4}-|[0-9]\/[0-9]/
/** The first words of the line, or words that say nothing else. */
export const isTotal = (cells: readonly string[]): boolean =>
  TOTAL.test(firstText(cells)) ||
  cells.some((cell) => cell > ':' && TOTAL_ALONE.test(cell)) ||
  (GIVEN.test(firstText(cells)) && !cells.some((cell) => TIME.test(cell)))

const isUnit = (text: string): boolean => text === '' || readUnit(text.replace(/^[([]|[)\]]$/g, '')) !== undefined

/** A label and then only weights, doses or days: the head of a chart, though each of its cells has a figure. */
function isChartHead(cells: readonly string[]): boolean {
  const [first, ...others] = textsOf(cells)
  const groups = others.map(groupOf)
  const values = new Set(groups.map((group) => group?.value))
  return (
    first !== undefined &&
    !isDatum(first) &&
    values.size > 1 &&
    values.size === others.length &&
    groups.every((group) => group !== undefined && group.kind !== 'session' && isUnit(group.rest)) &&
    (groups.some((group) => group?.kind !== 'clock') || others.length >= MOST_HEADER_LINES)
  )
}
/** Most rows begin with a figure, and no head of a chart does. */
export const isRow = (cells: readonly string[]): boolean =>
  cells.some(isDatum) && (isDatum(cells[0] ?? '') || !isChartHead(cells))

/** How much of a header a line of words is: columns that are known, each once. */
function scoreOf(cells: readonly string[]): number {
  const known = new Set<string>()
  let score = 0
  for (const cell of cells) {
    if (cell === '' || cell.length > LONGEST) continue
    const group = groupOf(cell)
    const rest = group?.rest ?? cell
    const header = recognise(rest)
    if (group !== undefined && rest === '') {
      score += 0.6
      continue
    }
    const isKnown = header.is === 'read' && (header.target !== 'ignore' || isTarget(cell))
    if (header.is === 'read' && !isKnown) score += 0.2
    if (header.is === 'unitless' || header.orElse !== undefined) score += 0.5
    if (!isKnown || header.is !== 'read') continue
    const key = `${group?.kind ?? ''}${group?.value ?? ''} ${header.target}`
    // Where times come again, a table begins beside the one before.
    if (known.has(key) && TIME_TARGETS.includes(header.target) && known.size > 1) known.clear()
    score += known.has(key) ? -0.6 : 1
    known.add(key)
  }
  return score
}

/** Header lines one above the other, as one: a cell above several is part of each. */
function merged(lines: readonly Line[]): Line {
  const last = lines.at(-1) ?? { record: 0, cells: [] }
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  const cells = Array.from({ length: width }, (_, at) => {
    const parts = lines.map((line, index) => {
      const own = line.cells[at] ?? ''
      if (own !== '' || index === lines.length - 1 || (last.cells[at] ?? '') === '') return own
      // A merged cell reaches to the right as far as the lines below have cells of their own.
      const from = line.cells.slice(0, at).findLastIndex((cell) => cell !== '')
      return from > 0 || (from === 0 && filled(line.cells) > 1 && groupOf(line.cells[0] ?? '') !== undefined)
        ? (line.cells[from] ?? '')
        : ''
    })
    return textsOf(parts).join(' ')
  })
  return { record: last.record, cells }
}

export interface Found {
  readonly header: Line
  readonly score: number
  readonly from: number
  readonly to: number
}

/** The line, or the lines one above the other, that are most like a header. */
export function headerIn(lines: readonly Line[]): Found | undefined {
  let best: Found | undefined
  for (let from = 0; from < lines.length; from++)
    for (let to = from + 1; to <= Math.min(lines.length, from + MOST_HEADER_LINES); to++) {
      const part = lines.slice(from, to)
      const [first, last] = [part[0]?.cells ?? [], part.at(-1)?.cells ?? []]
      if (to - from > 1 && part.some(({ cells }) => isRow(cells))) continue
      // A title is no part of a header, and a line of units is no header by itself.
      if (filled(last) < 2 && last.length > 1 && to - from === 1) continue
      if (to - from > 1 && filled(first) < 2 && (first[0] ?? '') !== '') continue
      if (to - from === 1 && last.every(isUnit) && lines.slice(0, from).some(({ cells }) => filled(cells) > 1)) continue
      const header = to - from === 1 && part[0] ? part[0] : merged(part)
      const score = scoreOf(header.cells)
      const isShorter = best !== undefined && score === best.score && to - from < best.to - best.from
      if (score > (best?.score ?? 0) || isShorter) best = { header, score, from, to }
    }
  return best
}

export const isDate = (text: string): boolean => readMoment(text)?.date !== undefined
const SECTION = /^\p{L}{3,9} [0-9]{1,3}:?$/u
/** `Day 2` and its date beside it, as one text; not in a table that has a row for each. */
export function withSectionTitle(record: number, cells: readonly string[], header: Line | undefined): Line {
  if (!SECTION.test(cells[0] ?? '')) return { record, cells }
  const [first, second = '', third] = textsOf(cells)
  const isRowOf = /^(?:day|session)$/.test(targetOf(header?.cells[0] ?? '') ?? '')
  if (third !== undefined || !isDate(second) || isRowOf) return { record, cells }
  return { record, cells: [`${first} - ${second}`, ...Array(cells.length - 1).fill('')] }
}

const TIMED = /^(?:hour|day|stunde|tag|heure|jour) [0-9]{1,3}(?: onwards?)?$|^[0-9]{1,2}:[0-9]{2}$/i
const RATED = /^[0-9]{1,3}(?:[.,][0-9]+)? ?(?:mg|ml) ?\/ ?hr?(?:our)?$/i
/** The header that a table lacks whose first line is a row of two cells: `Hour 1`, `20 mg/h`. */
export const missingHeader = ({ record, cells }: Line): Line | undefined =>
  filled(cells) === 2 && TIMED.test(cells[0] ?? '') && RATED.test(cells[1] ?? '')
    ? { record, cells: ['Time', 'Rate', ...Array(cells.length - 2).fill('')] }
    : undefined

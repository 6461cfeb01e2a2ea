/** Finds the tables of a grid: title lines, headers of several lines, sections, totals and repeated headers. */
import { isStopped } from './cell'
import { isTarget, recognise } from './columns'
import { type Block, filled, type Grid, type Line, type TotalLine } from './grid'
import { groupOf } from './groups'
import { LONGEST, readUnit } from './units'

const MOST_HEADER_LINES = 3

const TRIMMED_DATUM = /^[<>~\u2264\u2265+-]?[0-9.,]*[0-9][0-9.,:;/\s\u2012-\u2015'\u2019-]*/
const TIME_WORDS =
  /^(?:[ap]\.?m\.?|noon|midnight|uhr|z|t[0-9]|h[0-9]{2}|(?:st|nd|rd|th)? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i
/** Whether a cell holds a figure or a time, whatever else is wrong with it. */
function isDatum(cell: string): boolean {
  if (cell === '' || cell.length > LONGEST) return false
  if (/^[0-9][0-9.:-]*$/.test(cell)) return true
  const number = TRIMMED_DATUM.exec(cell)?.[0]
  if (number === undefined) return false
  const rest = cell.slice(number.length).trim()
  if (rest === '' || TIME_WORDS.test(rest)) return true
  const unit = readUnit(rest)
  if (unit !== undefined) return unit.unit !== 'kg' && unit.unit !== 'mg/mL'
  // `3O`, `40*`, `12 (fast)`; but `24 h total` and `2 mg/mL ketamine` are words.
  return /^[^a-z]/i.test(rest) || !/[a-z]{2}/i.test(rest)
}

const TOTAL =
  /^(?:(?:sub|grand|day|daily|session|running|overall|final|course|cumulative|24 ?h)[ -]?){0,3}(?:total|totals|sum|subtotal|subtotals)\b(?! (?:time|volume to))|^\u03a3/i
const isTotal = (cells: readonly string[]): boolean => TOTAL.test(cells.find((cell) => cell !== '') ?? '')

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
    score += known.has(key) ? -0.6 : 1
    known.add(key)
  }
  return score
}

const isUnits = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell === '' || readUnit(cell.replace(/^[([]|[)\]]$/g, '')) !== undefined)

/** Header lines one above the other, as one: a cell that stands over several is part of each. */
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
    return parts.filter((part) => part !== '').join(' ')
  })
  return { record: last.record, cells }
}

interface Found {
  readonly header: Line
  /** Of a table of other things. */
  readonly isForeign?: true
  readonly score: number
  readonly from: number
  readonly to: number
}

/** The line, or the lines one above the other, that are most like a header. */
function headerIn(lines: readonly Line[]): Found | undefined {
  let best: Found | undefined
  for (let from = 0; from < lines.length; from++)
    for (let to = from + 1; to <= Math.min(lines.length, from + MOST_HEADER_LINES); to++) {
      const part = lines.slice(from, to)
      const [first, last] = [part[0]?.cells ?? [], part.at(-1)?.cells ?? []]
      if (to - from > 1 && part.some(({ cells }) => cells.some(isDatum))) continue
      // A title is no part of a header, and a line of units is no header by itself.
      if (filled(last) < 2 && last.length > 1 && to - from === 1) continue
      if (to - from > 1 && filled(first) < 2 && (first[0] ?? '') !== '') continue
      if (to - from === 1 && from > 0 && isUnits(last)) continue
      const header = to - from === 1 ? (part[0] ?? { record: 0, cells: [] }) : merged(part)
      const score = scoreOf(header.cells)
      const isShorter = best !== undefined && score === best.score && to - from < best.to - best.from
      if (score > (best?.score ?? 0) || isShorter) best = { header, score, from, to }
    }
  return best
}

const sameTexts = (a: Line, b: Line): boolean =>
  a.cells.length === b.cells.length && a.cells.every((cell, at) => cell === b.cells[at])

/** A label and its figure, one or several times in a line: `Weight (kg)`, `70`. */
function isKeyed(cells: readonly string[]): boolean {
  const own = cells.filter((cell) => cell !== '')
  return own.length >= 2 && own.length % 2 === 0 && own.every((cell, at) => isDatum(cell) === (at % 2 === 1))
}

interface Open {
  readonly header: Line
  readonly score: number
  readonly captions: readonly Line[]
  readonly lines: Line[]
  readonly totals: TotalLine[]
}

const QUANTITY = /^(?:rate|dose|volume|total|cumulative|concentration|weight)_/
/** Words above figures that the header has no words for: the header of a table of other things. */
function foreignIn(pending: readonly Line[], row: Line, open: Open | undefined): Found | undefined {
  const last = pending.at(-1)
  if (last === undefined || open === undefined || filled(last.cells) < 2) return undefined
  const isAbove = last.cells.every((cell, at) => (cell !== '') === ((row.cells[at] ?? '') !== ''))
  const isOther = last.cells.some((cell, at) => {
    const known = recognise(open.header.cells[at] ?? '')
    return cell !== '' && !isStopped(cell) && (known.is !== 'read' || QUANTITY.test(known.target))
  })
  return isAbove && isOther
    ? { header: last, score: 0, from: pending.length - 1, to: pending.length, isForeign: true }
    : undefined
}

/** What a line of words between rows says of the rows below it. */
const startsBlock = (line: Line): boolean =>
  line.cells.some((cell) => cell !== '' && groupOf(cell)?.kind === 'weight') ||
  line.cells.some((cell) => /[0-9] ?m[c]?g ?\/ ?(?:[0-9.]+ ?)?ml/i.test(cell.slice(0, LONGEST)))
const sectionIn = (line: Line) => {
  if (filled(line.cells) !== 1) return undefined
  const cell = line.cells.findIndex((each) => each !== '')
  const group = groupOf(line.cells[cell] ?? '')
  return group !== undefined && group.kind !== 'weight' && group.kind !== 'dose' && group.rest === ''
    ? { group, cell }
    : undefined
}

/** The tables of a grid. The header of a grid without any known one is its first line. */
export function blocksOf({ records }: Grid): readonly Block[] {
  const blocks: Open[] = []
  let open: Open | undefined
  let pending: Line[] = []
  let section: ReturnType<typeof sectionIn>

  const begin = (header: Line, score: number, captions: readonly Line[]) => {
    open = { header, score, captions, lines: [], totals: [] }
    section = undefined
    blocks.push(open)
  }
  const keep = (line: Line) => {
    if (open === undefined) return
    if (section === undefined) open.lines.push(line)
    else {
      const width = open.header.cells.length
      const cells = [...line.cells.slice(0, width), ...Array(Math.max(0, width - line.cells.length)).fill('')]
      const at = [...cells.keys(), section.cell]
      open.lines.push({ record: line.record, cells: [...cells, section.group.text], at })
    }
  }
  /** What the lines of words above a row are: a new header, or captions. */
  const settle = (row: Line) => {
    const likely = headerIn(pending)
    const isLikely = open === undefined || (likely?.score ?? 0) >= Math.min(2, open.score)
    const found = isLikely ? likely : foreignIn(pending, row, open)
    const isNew = found !== undefined
    const before = isNew ? pending.filter((_, at) => at < found.from || at >= found.to) : pending
    const isRepeated = isNew && open !== undefined && sameTexts(found.header, open.header)
    if (isNew && !(isRepeated && !before.some(startsBlock))) begin(found.header, found.score, before)
    else if (open !== undefined && before.some(startsBlock)) begin(open.header, open.score, before)
    for (const line of before) {
      const own = sectionIn(line)
      if (own !== undefined) section = own
      else if (open !== undefined && !open.captions.includes(line)) keep(line)
    }
    pending = []
  }

  const lastHeader = records.slice(0, 30).findLastIndex((cells) => filled(cells) > 1 && !cells.some(isDatum))
  records.forEach((raw, record) => {
    const cells = raw.some(isPadded) ? raw.map((cell) => cell.trim()) : raw
    const line = { record, cells }
    const isKey = open === undefined && record < lastHeader && isKeyed(cells)
    if (!cells.some(isDatum) || isKey) {
      pending.push(line)
      return
    }
    if (pending.length > 0) settle(line)
    if (open === undefined) begin(records[0] === raw ? line : blankOf(records[0]), 0, [])
    if (open === undefined || line.cells === open.header.cells) return
    if (isTotal(cells)) open.totals.push({ line, after: open.lines.length })
    else keep(line)
  })
  if (open === undefined) {
    const found = headerIn(pending)
    begin(found?.header ?? blankOf(records[0]), 0, [])
    pending = pending.slice(found?.to ?? 1)
  }
  if (pending.length > 0) settleLast(pending, keep)
  return blocks.map(withSections)
}

const blankOf = (cells: readonly string[] = []): Line => ({
  record: 0,
  cells: cells.map((cell) => cell.trim()),
})
/** Blanks are below the letters, or far above them. */
function isPadded(cell: string): boolean {
  if (cell === '') return false
  const [first, last] = [cell.charCodeAt(0), cell.charCodeAt(cell.length - 1)]
  return first <= 32 || last <= 32 || ((first > 126 || last > 126) && cell !== cell.trim())
}

/** Words below the last row. */
function settleLast(pending: readonly Line[], keep: (line: Line) => void): void {
  for (const line of pending) if (sectionIn(line) === undefined) keep(line)
}

/** A section's day or session is a column of its rows. */
function withSections({ header, captions, lines, totals }: Open): Block {
  const width = header.cells.length
  const first = lines.find(({ at, cells }) => at !== undefined && cells.length === width + 1)
  if (first === undefined) return { header, captions, lines, totals }
  const kind = groupOf(first.cells[width] ?? '')?.kind === 'day' ? 'Day' : 'Session'
  const cells = [...header.cells, kind]
  const widened = lines.map((line) =>
    line.cells.length === width + 1
      ? line
      : {
          record: line.record,
          cells: [
            ...line.cells.slice(0, width),
            ...Array(Math.max(0, width - line.cells.length)).fill(''),
            '',
          ],
        },
  )
  return {
    header: { record: header.record, cells, at: [...header.cells.keys(), 0] },
    captions,
    lines: widened,
    totals,
  }
}

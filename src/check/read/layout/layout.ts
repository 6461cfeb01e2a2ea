/** Finds the tables of a grid: title lines, headers of several lines, sections, totals and repeated headers. */
import { isStopped } from '../cells/cell'
import { LONGEST } from '../cells/units'
import { recognise } from '../columns/columns'
import { isOf } from '../columns/target'
import { type Block, filled, firstText, type Grid, isDatum, type Line, type TotalLine, textsOf } from '../grid'
import { groupOf } from './groups'
import { type Found, headerIn, isDate, isRow, isTotal, missingHeader, withSectionTitle } from './header-lines'
import { keyLines } from './key-lines'
import { type Ranges, statisticIn } from './statistics'
import { inOneCell } from './total-lines'

const sameTexts = (a: Line, b: Line): boolean =>
  a.cells.length === b.cells.length && a.cells.every((cell, at) => cell === b.cells[at])

/** A label and its figure, one or several times in a line: `Weight (kg)`, `70`. */
function isKeyed(cells: readonly string[]): boolean {
  const own = textsOf(cells)
  return own.length >= 2 && own.length % 2 === 0 && own.every((cell, at) => isDatum(cell) === (at % 2 === 1))
}

interface Open {
  readonly header: Line
  readonly score: number
  readonly captions: readonly Line[]
  readonly lines: Line[]
  readonly totals: TotalLine[]
  readonly ranges: Ranges
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
  return isAbove && isOther ? { header: last, score: 0, from: pending.length - 1, to: pending.length } : undefined
}

/** What a line of words between rows says of the rows below it. */
const saysStrength = (cell: string): boolean =>
  /[0-9] ?m[c]?g ?(?:\/|in) ?(?:[0-9.]+ ?)?ml/i.test(cell.slice(0, LONGEST))
/** `Bag 2: 250 mg in 250 mL` between rows: the course goes on from another bag. */
const isBag = (cell: string): boolean => /\b(?:bag|syringe)\b/i.test(cell.slice(0, LONGEST)) && saysStrength(cell)
const startsBlock = (line: Line): boolean =>
  line.cells.some((cell) => cell !== '' && groupOf(cell)?.kind === 'weight') ||
  line.cells.some((cell) => saysStrength(cell) && !(filled(line.cells) === 1 && isBag(cell)))
const OF_PATIENT =
  /^(?:(?:patient|pt|case|subject) ?(?:(?:no|id)\.? ?|[#:] ?)?[a-z0-9]{1,3}|(?:patient|name): ?[^0-9]{1,40})$/i
const patientIn = (lines: readonly Line[]): string | undefined =>
  lines.map(({ cells }) => firstText(cells)).find((text) => OF_PATIENT.test(text))
/** Under the name of another patient times begin again. */
const isOfAnother = ({ captions, lines }: Open, before: readonly Line[], row: Line): boolean => {
  const [last, name] = [patientIn(captions), patientIn(before)]
  return last !== undefined && name !== undefined && last !== name && lines[0]?.cells[0] === row.cells[0]
}

/** Below the last row a figure alone under doses or volumes is their sum, where each row has a time and its own. */
function withSum(open: Open): Open {
  const last = open.lines.findLastIndex(({ cells }) => cells.some(isDatum))
  const { cells = [] } = open.lines[last] ?? {}
  const at = cells.findIndex((cell) => cell !== '')
  if (at <= 0 || filled(cells) !== 1) return open
  const header = recognise(open.header.cells[at] ?? '')
  const isSummed = isOf(header, 'dose_mg', 'volume_mL')
  const rows = open.lines.slice(0, last).filter((line) => line.cells.some(isDatum))
  // A stop gives nothing.
  const areWhole = rows.every(
    (row) => (row.cells[0] ?? '') !== '' && ((row.cells[at] ?? '') !== '' || row === rows.at(-1)),
  )
  if (!isSummed || rows.length < 2 || !areWhole) return open
  const own = open.lines[last] ?? open.header
  const line = { ...own, cells: own.cells.with(0, 'Total') }
  return { ...open, lines: open.lines.toSpliced(last, 1), totals: [...open.totals, { line, after: last }] }
}
/** A total above the table is that of all its rows. */
const withTitleTotals = (open: Open): Open => {
  const own = open.captions.flatMap((line) => inOneCell(line) ?? [])
  return { ...open, totals: [...open.totals, ...own.map((line) => ({ line, after: open.lines.length }))] }
}
/** `Day 2`, or `Infusion 2 - 1 Dec 2026`: what names the rows below it, each a cell of theirs. */
function sectionIn(line: Line): { readonly texts: readonly string[]; readonly cell: number } | undefined {
  if (filled(line.cells) !== 1) return undefined
  const cell = line.cells.findIndex((each) => each !== '')
  const text = line.cells[cell] ?? ''
  if (isBag(text)) return { texts: [text], cell }
  const group = groupOf(text)
  if (group?.kind !== 'day' && group?.kind !== 'session') return undefined
  if (group.rest === '') return { texts: [group.text], cell }
  return isDate(group.rest) ? { texts: [group.text, group.rest], cell } : undefined
}
/** What the column of a section's text is. */
const columnOf = (text: string): string =>
  isBag(text) ? 'Concentration' : isDate(text) ? 'Date' : groupOf(text)?.kind === 'day' ? 'Day' : 'Session'

/** The cells of a line, as many as these. */
const padded = (cells: readonly string[], width: number): readonly string[] => [
  ...cells.slice(0, width),
  ...Array(Math.max(0, width - cells.length)).fill(''),
]

const NUMBERED = /^[0-9]{1,6}$/

/** The tables of a grid. The header of a grid without any known one is its first line. */
export function blocksOf({ records, decimal }: Grid): readonly Block[] {
  const blocks: Open[] = []
  let open: Open | undefined
  let pending: Line[] = []
  let section: ReturnType<typeof sectionIn>

  const begin = (header: Line, score: number, captions: readonly Line[]) => {
    open = { header, score, captions, lines: [], totals: [], ranges: new Map() }
    section = undefined
    blocks.push(open)
  }
  const keep = (line: Line, total: Line | undefined) => {
    if (open === undefined) return
    if (total !== undefined) open.totals.push({ line: total, after: open.lines.length })
    else if (section === undefined || !line.cells.some(isDatum)) open.lines.push(line)
    else {
      const { texts, cell } = section
      const own = padded(line.cells, open.header.cells.length)
      const at = [...own.keys(), ...texts.map(() => cell)]
      open.lines.push({ record: line.record, cells: [...own, ...texts], at })
    }
  }
  const keepWords = (line: Line) => keep(line, inOneCell(line))
  /** What the lines of words above a row are: a new header, or captions. */
  const settle = (row: Line) => {
    const likely = headerIn(pending)
    const isLikely = open === undefined || (likely?.score ?? 0) >= Math.min(2, open.score)
    const found = isLikely ? likely : foreignIn(pending, row, open)
    const isNew = found !== undefined
    const before = isNew ? pending.filter((_, at) => at < found.from || at >= found.to) : pending
    const isRepeated = isNew && open !== undefined && sameTexts(found.header, open.header)
    const isOther = open !== undefined && isOfAnother(open, before, row)
    if (isNew && !(isRepeated && !before.some(startsBlock) && !isOther)) begin(found.header, found.score, before)
    else if (open !== undefined && before.some(startsBlock)) begin(open.header, open.score, before)
    for (const line of before) {
      const own = sectionIn(line)
      // Above a header a bag is that of the table.
      if (isNew && line.cells.some(isBag)) continue
      if (own !== undefined) section = own
      else if (open !== undefined && !open.captions.includes(line)) keepWords(line)
    }
    pending = []
  }

  /** A line as lines of words, of which a statistic has none; undefined for a row. */
  const wordsIn = (line: Line, isAbove: boolean): readonly Line[] | undefined => {
    const keys = keyLines(line, isAbove)
    if (keys !== undefined) return keys
    if (!isRow(line.cells) || (isAbove && isKeyed(line.cells))) return [line]
    return open && statisticIn(open, line, decimal)
  }

  const lastHeader = records
    .slice(0, 30)
    .findLastIndex((cells, record) => filled(cells) > 1 && !isRow(cells) && !keyLines({ record, cells }, true))
  const keepRow = (line: Line) => keep(line, isTotal(line.cells) ? line : undefined)
  records.forEach((written, record) => {
    const line = withSectionTitle(record, written, open?.header)
    const { cells } = line
    // Nearly all rows of long tables begin with a number, and are nothing but rows.
    if (open !== undefined && pending.length === 0 && NUMBERED.test(cells[0] ?? '')) {
      keepRow(line)
      return
    }
    const words = wordsIn(line, open === undefined && record < lastHeader)
    if (words !== undefined) {
      pending.push(...words)
      return
    }
    if (pending.length > 0) settle(line)
    if (open === undefined) begin(missingHeader(line) ?? headOf(records[0]), 0, [])
    if (open !== undefined && line.cells !== open.header.cells) keepRow(line)
  })
  if (open === undefined) {
    const found = headerIn(pending)
    begin(found?.header ?? headOf(records[0]), 0, [])
    pending = pending.slice(found?.to ?? 1)
  }
  for (const line of pending) {
    const text = firstText(line.cells)
    if (isBag(text) || sectionIn(line) === undefined) keepWords(line)
  }
  return blocks.map(withTitleTotals).map(withSum).map(withSections)
}

const headOf = (cells: readonly string[] = []): Line => ({ record: 0, cells })
/** A section's day, session, date or bag is a column of its rows. */
function withSections({ header, captions, lines, totals }: Open): Block {
  const width = header.cells.length
  const first = lines.find(({ at, cells }) => at !== undefined && cells.length > width)
  if (first === undefined) return { header, captions, lines, totals }
  const heads = first.cells.slice(width).map(columnOf)
  const widened = lines.map(
    (line): Line =>
      line.at !== undefined && line.cells.length === width + heads.length
        ? line
        : { record: line.record, cells: padded(padded(line.cells, width), width + heads.length) },
  )
  const at = [...header.cells.keys(), ...heads.map(() => 0)]
  return { header: { record: header.record, cells: [...header.cells, ...heads], at }, captions, lines: widened, totals }
}

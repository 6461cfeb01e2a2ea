/** Tables side by side, and columns for each day, session, weight or dose. */

import { readMoment, readSpan } from '../cells/timestamp'
import { LONGEST, unitsIn } from '../cells/units'
import { recognise, targetOf } from '../columns/columns'
import { TIME_TARGETS } from '../columns/target'
import { type Block, filled, firstText, type Line, picked, pickedWith, rowsOf, textsOf } from '../grid'
import { withContinued } from './continued'
import { inOrderOf, sameCells, totalsOf } from './wide-parts'

/** What a header says of all the cells below it, beside the quantity. */
export interface Group {
  readonly kind: keyof typeof HEADS
  /** As a cell of its own would say it. */
  readonly value: string
  readonly text: string
  /** The words without it. */
  readonly rest: string
}

const NUMBERED =
  /(?<!\p{L})(day|tag|jour|d[i\u00ed]a|giorno|dag|session|visit|treatment|infusion|sitzung|s\u00e9ance|sesi[o\u00f3]n|seduta|sessie) ?(?:no\.? ?|# ?)?([0-9]{1,3})\b(?! ?[/.:0-9])/iu
const OF_DAY = /^(?:day|tag|jour|d[i\u00ed]a|giorno|dag)$/i
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i
const WEIGHT = /\b(?:(?:body ?)?(?:weight|wt)\b[ :=]*)?([0-9]{2,3}(?:[.,][0-9]+)?) ?(?:kg|kgs|kilos?)\b(?! ?\/)/i
const DOSE = /(?<![0-9.])([0-9]+(?:\.[0-9]+)?) ?(mg|mcg|ug|\u00b5g)\/kg\/(h|hr|hour|min|minute)\b/i

const DATED = /^(.{3,30}?) ?\((m[gl] ?\/ ?hr?)\)$/i
const SHIFT =
  /^(?:early|late|night|am|pm|morning|afternoon|evening|(?:day|night|early|late) shift)(?=$| ?\(m[gl]\/h\)$)/i
const OF_BAG = /\b(?:(?:bag|syringe)(?: gives)?|gives)\b/i
const STRENGTH = /(?<![0-9.,/])[0-9]+(?:\.[0-9]+)? ?(?:mg|mcg)\/ml\b/i

/** A header without what it says of the cells, nor a word that joins the two. */
const without = (text: string, found: string): string =>
  text
    .replace(found, ' ')
    .replace(/(?: (?:at|with|for|of))?[\s:,;\u2013-]*$|^[\s:,;\u2013-]+/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim()

const group = (kind: Group['kind'], text: string, rest = '', value = text): Group => ({ kind, value, text, rest })

export function groupOf(header: string): Group | undefined {
  if (header.length > LONGEST || !/[0-9]|day$|^[a-z]{2,9}(?: shift)?(?:$| ?\()/i.test(header)) return undefined
  if (WEEKDAY.test(header)) return group('day', header)
  const [numbered, word = '', number = ''] = NUMBERED.exec(header) ?? []
  if (numbered !== undefined)
    return OF_DAY.test(word)
      ? group('day', `Day ${number}`, without(header, numbered), number)
      : group('session', `Session ${number}`, without(header, numbered), number)
  const [weight, kilograms = ''] = WEIGHT.exec(header) ?? []
  if (weight !== undefined) return group('weight', weight, without(header, weight), kilograms.replace(',', '.'))
  // The unit of the rates may follow a date.
  const [, date = header, unit = ''] = DATED.exec(header) ?? []
  const mayBeSlashed = unit !== '' || /^[a-z]/i.test(date)
  const moment = readMoment(date) ?? (mayBeSlashed ? (readMoment(date, 'dmy') ?? readMoment(date, 'mdy')) : undefined)
  if (moment?.date !== undefined && moment.clock === undefined) return group('day', date, unit)
  const [shift] = SHIFT.exec(header) ?? []
  if (shift !== undefined) return group('shift', shift, header.slice(shift.length).trim())
  const isClock = /:|[ap]m$/i.test(date) && (moment?.clock !== undefined || readSpan(date) !== undefined)
  if (isClock) return group('clock', date, unit)
  const [strength] = STRENGTH.exec(header) ?? []
  if (strength !== undefined) return group('strength', strength, without(header.replace(OF_BAG, ' '), strength))
  const [dose] = DOSE.exec(header) ?? []
  return dose === undefined ? undefined : group('dose', dose, without(header, dose))
}

/** Where a table begins beside another: a column of times has the name of one before it. */
function beginsOf(headers: readonly string[]): readonly number[] {
  const begins = [0]
  let seen = new Set<string>()
  headers.forEach((header, at) => {
    const target = header === '' ? undefined : targetOf(header)
    if (target === undefined || !TIME_TARGETS.includes(target)) return
    // Of two names that may be of the same time one is only beside the other.
    const name = recognise(header).time === undefined ? target : header
    if (seen.has(name)) {
      begins.push(at)
      seen = new Set()
    }
    seen.add(name)
  })
  return begins
}

/** Whether a table says how much is given, or what is in its bags. */
const hasQuantity = (headers: readonly string[]): boolean =>
  headers.some((header) => {
    const read = recognise(groupOf(header)?.rest ?? header)
    return (
      read.is === 'unitless' || (read.is === 'read' && /^(?:rate|dose|bag|volume|concentration)_/.test(read.target))
    )
  })

const cut = (line: Line, from: number, to: number): Line => picked(line, [...line.cells.keys()].slice(from, to))
const says = ({ cells }: Line): boolean => firstText(cells) !== ''

/** The tables that are side by side in one. */
export function sideBySide(block: Block): readonly Block[] {
  const begins = beginsOf(block.header.cells)
  const ends = [...begins.slice(1), block.header.cells.length]
  const parts = begins.map((from, index) => block.header.cells.slice(from, ends[index]))
  if (begins.length === 1 || !parts.every(hasQuantity)) return [block]
  const blocks = begins.map((from, index): Block => {
    const to = ends[index] ?? block.header.cells.length
    const kept = block.lines.map((line) => cut(line, from, to))
    const captions = block.captions.map((line) =>
      // A title is of all of them.
      filled(line.cells) === 1 && line.cells[0] !== '' && groupOf(line.cells[0] ?? '') === undefined
        ? line
        : cut(line, from, to),
    )
    return {
      header: cut(block.header, from, to),
      lines: kept.filter(says),
      totals: block.totals.map(({ line, after }) => ({
        line: cut(line, from, to),
        after: kept.slice(0, after).filter(says).length,
      })),
      captions,
    }
  })
  return withContinued(blocks, (text) => groupOf(text)?.kind === 'day')
}

const HEADS = {
  day: 'Day',
  session: 'Session',
  weight: 'Weight (kg)',
  dose: 'Dose rate',
  strength: 'Concentration',
  clock: 'Time',
  shift: 'Shift',
} as const
const KINDS = Object.keys(HEADS) as Group['kind'][]

/** The quantity of columns that only name a day or a weight: as a caption says it, else as their cells do. */
function quantityIn(block: Block, written: Block): string {
  const label = block === written ? [] : [written.header.cells[0] ?? '']
  const texts = textsOf([...label, ...block.captions.flatMap(({ cells }) => cells)])
  const named = texts.find((text) => /^rate_|^dose_mg/.test(targetOf(text) ?? ''))
  const isFlow = texts.some((text) => unitsIn(text).units.some(({ unit }) => unit === 'mL/h'))
  return named ?? (isFlow ? 'Rate (mL/h)' : 'Rate')
}

/** `Rate (mg/h)` above times or days is not their head, but that of the columns beside them. */
function withLabels(block: Block): Block {
  const [label = ''] = block.header.cells
  const isHead =
    targetOf(label)?.startsWith('rate_') === true &&
    block.header.cells.slice(1).every((text) => text === '' || groupOf(text)?.rest === '')
  if (!isHead) return block
  const firsts = rowsOf(block).flatMap(({ cells }) => cells[0] || [])
  const isTime = firsts.every((text) => readMoment(text) !== undefined || readSpan(text) !== undefined)
  const isDay = firsts.every((text) => groupOf(text)?.kind === 'day')
  if (firsts.length === 0 || isTime === isDay) return block
  return { ...block, header: { ...block.header, cells: block.header.cells.with(0, isTime ? 'Time' : 'Day') } }
}

/** A table with columns for each day, session, weight or dose, as one with a row for each of its cells. */
export function unpivoted(written: Block): readonly Block[] {
  const block = withLabels(written)
  const groups = block.header.cells.map(groupOf)
  const valuesOf = (kind: Group['kind']): readonly string[] => [
    ...new Set(groups.flatMap((group) => (group?.kind === kind ? [group.value] : []))),
  ]
  const kind = KINDS.find((each) => valuesOf(each).length > 1)
  if (kind === undefined) return [block]
  const quantity = quantityIn(block, written)
  const parts = valuesOf(kind).map((value) => partOf(block, groups, kind, value, quantity))
  if (kind === 'weight' || kind === 'dose' || kind === 'strength') {
    const isTime = (header: string, at: number) => TIME_TARGETS.includes(targetOf(groups[at]?.rest ?? header) ?? 'note')
    const isChart = !block.header.cells.some(isTime)
    return parts.map((part) => ({ ...part, isChart, totals: [] }))
  }
  const [first = block] = parts
  const alike = parts.map((part) => inOrderOf(first, part))
  // Columns in other units are tables of their own.
  if (alike.some((part) => !sameCells(part, first))) return parts.map((part) => ({ ...part, totals: [] }))
  const rows = alike.flatMap(({ lines }) => lines)
  // Days follow one another, and within each its clocks and shifts do.
  const ordered = kind === 'clock' || kind === 'shift' ? rows.sort((a, b) => a.record - b.record) : rows
  const isInRows = kind === 'day' || kind === 'session'
  return [{ ...first, lines: ordered, totals: isInRows ? totalsOf(alike) : [] }]
}

function partOf(
  block: Block,
  groups: readonly (Group | undefined)[],
  kind: Group['kind'],
  value: string,
  quantity: string,
): Block {
  const isOwn = (at: number): boolean => groups[at]?.kind === kind && groups[at]?.value === value
  const kept = [...block.header.cells.keys()].filter((at) => groups[at]?.kind !== kind || isOwn(at))
  const own = kept.filter(isOwn)
  const project = (line: Line, last: string): Line => pickedWith(line, [...kept, own[0] ?? 0], last)
  const header = project(block.header, HEADS[kind])
  const cells = header.cells.map((text, at) => {
    const source = kept[at]
    return source !== undefined && isOwn(source) ? headOf(groups[source]?.rest ?? '', quantity) : text
  })
  const isFilled = ({ cells }: Line): boolean => own.some((at) => (cells[at] ?? '') !== '')
  const lines = rowsOf(block).filter(isFilled)
  const totals = block.totals.flatMap(({ line }) =>
    isFilled(line) ? [{ line: project(line, ''), after: lines.length }] : [],
  )
  return { ...block, header: { ...header, cells }, lines: lines.map((line) => project(line, value)), totals }
}

const headOf = (text: string, quantity: string): string => {
  if (text === '') return quantity
  const { words, units } = unitsIn(text)
  return words === '' && units.length > 0 && recognise(text).is !== 'read' ? `Rate ${text}` : text
}

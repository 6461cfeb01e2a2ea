/** A row of a table, read: figures, times, words. Each cell that cannot be read is a finding and stays absent. */

import type { Finding } from '../../finding'
import { beginsWithDigit, type Figure, isBlank, isDitto } from '../cells/cell'
import { isRange } from '../cells/counts'
import { type DateOrder, type Moment, readMoment, weekdayOf } from '../cells/timestamp'
import { isNoChange } from '../columns/change-columns'
import type { Form } from '../columns/header'
import { type Quantity, RATE_TARGETS, type Target, UNIT_OF } from '../columns/target'
import { filled, findingIn, firstText, isRemark, type Line } from '../grid'
import { bolusIn, rateIn } from '../words/events'
import { phaseIn } from '../words/own-notes'
import { figureReader, rangeOf, readCell } from './quantities'
import { eventReader } from './row-events'
import { type Current, type Report, whole, wordReader } from './row-words'

/** What the cells of a row say. */
export interface Cells {
  /** The record in the grid. */
  readonly record: number
  readonly line: Line
  readonly figures: Readonly<Partial<Record<Quantity, Figure>>>
  readonly session: number | undefined
  readonly hour: number | undefined
  /** Its number; absent where the cell has a weekday. */
  readonly dayNumber: number | undefined
  /** How many days or hours a row of a range is. */
  readonly count: { readonly minutes: number } | undefined
  readonly weekday: number | undefined
  readonly date: Moment | undefined
  readonly start: Moment | undefined
  readonly end: Moment | undefined
  readonly bag: string
  /** A rate could not be read. */
  readonly isUnread: boolean
  readonly drug: string
  readonly protocol: string
  /** As the planner writes it: load, titration, wean; several joined by +. Empty where no column says so. */
  readonly phase: string
  readonly note: string
}

// As people name them; what else a column of phases says is of the ward.
const PHASES = [
  ['load', /^(?:load|loading|bolus|induction bolus)(?: (?:dose|phase))?$/i],
  ['titration', /^(?:titration|infusion|maintenance|continuous)(?: phase)?$/i],
  ['wean', /^(?:wean|weaning|taper|tapering)(?: phase)?$/i],
] as const
const phaseOf = (text: string): string =>
  text === '' || text.includes('+') ? text : (PHASES.find(([, words]) => words.test(text))?.[0] ?? '')

const SIGNED =
  /^(?:sign|check|prepar|verif|nurse|pharmac|prescri|witness|approv|print|page|source|note|legend|key|initial|date of|doctor|physician|dr\b|\*|\u2020)/i
const WORDS: readonly Target[] = [
  'note',
  'weekday',
  'drug',
  'protocol',
  'plan',
  'plan_id',
  'unit',
  'bag',
  'phase',
  'shift',
]
/** A word, and no figure first. */
const isWords = (text: string): boolean => /^[^0-9]/.test(text) && /\p{L}{2}/u.test(text)

/** Finds rows of words beside the table: they have none of its figures or times. */
export function remarkFinder(form: Form) {
  const quantities = figureReader(form)
  const known = [...form.columns].flatMap(([target, cell]) => (WORDS.includes(target) ? [] : [cell]))
  return ({ cells }: Line): boolean => {
    const has = (cell: number): boolean => !isBlank(cells[cell] ?? '')
    const first = firstText(cells)
    // Where there are only words, rows are those that state a rate.
    if (known.length === 0) return form.notes.every((cell) => rateIn(cells[cell] ?? '') === undefined)
    // Rows begin with a figure, as a rule.
    if (beginsWithDigit(first)) return !known.some(has) || (known.length > 1 && isRemark(cells))
    const own = known.filter(has)
    if (own.length === 0) return true
    // A name or a date beside a signature is no figure.
    if (SIGNED.test(first)) return quantities.every(({ cell, read }) => typeof read(cells[cell] ?? '') === 'string')
    const text = cells[own[0] ?? 0] ?? ''
    return own.length === 1 && filled(cells) === 1 && isWords(text)
  }
}

/** Of several weekdays beside a date the one that is not that of it. */
function weekdayIn(date: Moment | undefined, day?: number, start?: number, cell?: number): number | undefined {
  // A date without a year may be on any weekday.
  if (date?.isYearless && date.weekday === undefined) return undefined
  if ((date?.weekday ?? day ?? start ?? cell) === undefined) return undefined
  const own = [date?.weekday, day, start, cell].filter((each) => each !== undefined)
  const right = date?.date === undefined || date.isYearless ? undefined : weekdayOf(date.date)
  return own.find((each) => right !== undefined && each !== right) ?? own[0]
}

const NO = /^n/i

/** Reads the rows of a table one by one, and keeps what it could not read. */
export function rowReader(form: Form, order: DateOrder | 'both' | undefined) {
  const quantities = figureReader(form)
  const findings: Finding[] = []
  const current: Current = { line: { record: 0, cells: [] }, figures: {} }
  const report: Report = (rule, cell, found, allowed) => {
    findings.push(findingIn(rule, current.line, cell, [found, allowed]))
  }
  const { textOf, countOf, momentOf, dayOf, endOf } = wordReader(form, order, current, report)
  const readEvents = eventReader(form, current, report)
  // A copy has room for all of them at once.
  const noFigures: Current['figures'] = Object.fromEntries(quantities.map(({ name }) => [name, undefined]))
  const last = { ...noFigures }
  const over = form.over === undefined ? undefined : whole(form.over)

  /** Whether a rate could not be read. */
  function readFigures(isBolus: boolean): boolean {
    const { line, figures } = current
    let isUnread = false
    for (const { name, cell, read } of quantities) {
      const text = line.cells[cell] ?? ''
      if (text === '') continue
      const isZero = name === 'change_mg_h' && isNoChange(text)
      const above = isDitto(text) && !isZero ? last[name] : undefined
      if (above !== undefined) {
        figures[name] = above
        continue
      }
      const both = name === 'elapsed_min' && isRange(text) ? rangeOf(text, form) : undefined
      if (both !== undefined) {
        Object.assign(figures, both)
        continue
      }
      const reading = read(text)
      if (reading === 'blank') continue
      if (typeof reading === 'object') {
        figures[name] = reading
        last[name] = reading
        continue
      }
      const bolus = isBolus && RATE_TARGETS.includes(name) ? readCell(text, 'bolus_mg', form) : undefined
      if (typeof bolus === 'object') {
        figures.bolus_mg = bolus
        continue
      }
      isUnread ||= RATE_TARGETS.includes(name)
      if (reading === 'unit') report('unit', cell, text, `${UNIT_OF[name]}, as its column says`)
      else report('unreadable', cell, text, `digits and a ${form.decimal === '.' ? 'point' : 'decimal comma'}, no sign`)
    }
    return isUnread
  }

  function noteOf({ cells }: Line): string {
    if (form.given.some((cell) => NO.test(cells[cell] ?? ''))) return 'not given'
    return form.notes.length < 2 ? textOf('note') : form.notes.flatMap((cell) => cells[cell] || []).join('; ')
  }

  function read(line: Line): Cells {
    const { cells, record } = line
    const figures = { ...noFigures }
    current.line = line
    current.figures = figures
    current.until = undefined
    const isRagged =
      cells.length !== form.width && (cells.length < form.width || cells.slice(form.width).some((text) => text !== ''))
    if (isRagged && line.at === undefined)
      report('cells', Math.min(cells.length, form.width), `${cells.length} cells`, `${form.width}, as the header has`)
    const note = noteOf(line)
    const isUnread = readFigures(note !== '' && bolusIn(note) !== undefined)
    const start = momentOf('start')
    const end = endOf()
    const [from, to] = [start?.clock, end?.clock]
    current.minutes = from === undefined || to === undefined ? undefined : (to - from + 1440) % 1440
    readEvents(note)
    if (over !== undefined && figures.dose_mg !== undefined) figures.minutes ??= over
    const day = dayOf('day')
    const date = momentOf('date') ?? day.moment
    const row = {
      record,
      line,
      figures,
      session: countOf('session'),
      hour: countOf('hour'),
      dayNumber: day.dayNumber ?? start?.dayNumber,
      count: day.count,
      weekday: weekdayIn(date, day.weekday, start?.weekday, readMoment(textOf('weekday'))?.weekday),
      date: date?.date === undefined && date?.clock === undefined ? undefined : date,
      start,
      end,
      bag: textOf('bag'),
      isUnread,
      drug: textOf('drug'),
      protocol: textOf('protocol'),
      phase: phaseOf(textOf('phase')) || phaseIn(note),
      note,
      // Room for its place in time and for its rate: what grows is copied time and again.
      day: undefined,
      from: undefined,
      to: undefined,
      time: undefined,
      at: undefined,
      stretch: undefined,
      perKg: undefined,
      weight: undefined,
      concentration: undefined,
      rate: undefined,
      rateFrom: undefined,
    }
    return row
  }
  return { findings, read }
}

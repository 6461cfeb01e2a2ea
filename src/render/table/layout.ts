/** The columns of the table, their widths, and what is left out where they do not fit. */

import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import type { By, Row, RowNote } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { shortDay } from '../../core/values/calendar-day'
import {
  type Dose,
  mcgPerKgPerMinAt,
  mgPerKgPerHAt,
  ml,
  mlPerH,
  sumOfDoses,
  timeText,
  volumeOfDose,
} from '../../core/values/quantity'
import { lastOf, runsOf } from '../../core/values/runs'
import { noteText } from '../data/row-notes'
import { changeFigure, commas, mgFigure, mgText, rateFigure, times } from '../text/figures'
import { heldWord } from '../text/messages'
import { levelIn, spreadFigure } from '../text/prediction'
import type { View } from '../view'
import { GAP } from './grid'

type CellText = (row: Row, before: Row | undefined) => string
export interface TableColumn {
  readonly head: string
  /** Shown after the figure in each cell, or under the heading where room is short. */
  readonly unit?: string | undefined
  readonly cell: CellText
  readonly align: 'left' | 'right'
  /** Other columns or the head of the plan show it too: left out first. */
  readonly isRepeated?: true
}

const left = (head: string, cell: CellText): TableColumn => ({ head, cell, align: 'left' })
const right = (head: string, cell: CellText, unit?: string): TableColumn => ({ head, cell, align: 'right', unit })
const repeating = (column: TableColumn): TableColumn => ({ ...column, isRepeated: true })

function noteWord(plan: Plan, row: Row, note: RowNote, reason: string | undefined): string {
  switch (note.kind) {
    case 'pump-step':
      return `${changeFigure(note.given)} for ${changeFigure(note.asked)} (pump step)`
    case 'allowed':
      return reason === undefined ? `allowed ${note.limit}` : noteText(note, reason)
    case 'container-change':
      return note.at.length === 1
        ? `container change ${times(plan).until(row.start, note.at[0] ?? row.start)}`
        : `${note.at.length} container changes`
    default:
      return noteText(note, undefined, rateFigure, shortDay)
  }
}

export function noteCell(plan: Plan, row: Row, reason?: string): string {
  const phases = row.phases.join(', ')
  const notes = row.notes.map((note) => noteWord(plan, row, note, reason))
  const held = row.atLimit ? [heldWord(plan)] : []
  const given = row.origin === undefined ? [] : [row.rate === 0 ? 'given: pause' : row.origin.replace('+', ', ')]
  return [...given, ...(phases === 'titration' ? [] : [phases]), ...notes, ...held].join('; ')
}

function placeColumns(plan: Plan, by: By): readonly TableColumn[] {
  const { time, until, date, dated, from, fromAndNewDate } = times(plan)
  if (by === 'hour')
    return [
      right('Hour', ({ hour }) => String(hour)),
      left('From', fromAndNewDate),
      repeating(left('To', ({ end }) => time(end))),
    ]
  const outpatient = plan.request.setting === 'outpatient'
  if (by === 'session')
    return [
      right('No.', ({ session }) => String(session)),
      ...(outpatient ? [repeating(right('Day', ({ day }) => String(day)))] : []),
      left('Date', ({ start }) => date(start)),
      left('From', from),
      repeating(left('To', ({ start, end }) => until(start, end))),
    ]
  return [
    ...(outpatient ? [right('No.', ({ session }) => String(session))] : []),
    right('Day', ({ day }) => String(day)),
    right('Hour', ({ hour }) => String(hour)),
    left('From', ({ start }) => dated(start)),
    right('For', (row) => timeText(row.time)),
  ]
}

function predictedColumn(plan: Plan, by: By, model: ModelId | undefined): readonly TableColumn[] {
  if (model === undefined) return []
  const levelOf = levelIn(predict(plan, model), by)
  return [right(by === 'session' ? 'Peak' : 'Plasma', (row) => spreadFigure(levelOf(row)), 'ng/mL')]
}

/** Every column that a table of this plan may have. The dose column is found by its head. */
export function columnsFor(plan: Plan, by: By, model?: ModelId): readonly TableColumn[] {
  const { weight, pump, setting } = plan.request
  // One row for a whole infusion: the rate is not the one at its start.
  const highest = by === 'session' && setting === 'inpatient'
  return [
    ...placeColumns(plan, by),
    right(highest ? 'Highest' : 'Rate', ({ rate }) => rateFigure(rate), 'mg/h'),
    ...(pump === undefined ? [] : [right('Pump', ({ rate }) => commas(mlPerH(rate, pump.concentration)), 'mL/h')]),
    ...(weight === undefined
      ? []
      : [
          right('Per kg', ({ rate }) => mgPerKgPerHAt(rate, weight), 'mg/kg/h'),
          repeating(right('Per kg/min', ({ rate }) => mcgPerKgPerMinAt(rate, weight), 'mcg/kg/min')),
        ]),
    right('Step', ({ change }) => changeFigure(change)),
    right('Dose', ({ dose }) => mgFigure(dose), 'mg'),
    right('Total', ({ cumulative }) => mgFigure(cumulative), 'mg'),
    ...(pump === undefined
      ? []
      : [right('Fluid', ({ cumulative }) => commas(ml(volumeOfDose(cumulative, pump.concentration))), 'mL')]),
    ...predictedColumn(plan, by, model),
    repeating(right('Limit', () => rateFigure(plan.maximum.rate), 'mg/h')),
  ]
}

export interface Block {
  readonly title: string
  readonly rows: readonly Row[]
  readonly sum: readonly [label: string, dose: string]
}

/** By hour a block per day or session; else one block. */
export function blocksOf(plan: Plan, by: By, rows: readonly Row[]): readonly Block[] {
  const sumOf = (of: readonly Row[]) => mgText(sumOfDoses(of.map(({ dose }): Dose => dose)))
  if (by !== 'hour') return [{ title: '', rows, sum: ['In all', sumOf(rows)] }]
  const { dated, until } = times(plan)
  const inpatient = plan.request.setting === 'inpatient'
  const key = (row: Row) => (inpatient ? row.day : row.session)
  return runsOf(rows, (before, next) => key(before) === key(next)).map((of) => {
    const [first] = of
    const name = `${inpatient ? 'Day' : 'Session'} ${key(first)}`
    const title = `${name}  ${dated(first.start)} to ${until(first.start, lastOf(of).end)}`
    return { title, rows: of, sum: [`${name} in all`, sumOf(of)] }
  })
}

export type Layout = ReturnType<typeof layoutFor>

const ENOUGH_NOTE = 24
// `if tolerated` in one line.
const SHORT_NOTE = 12

export const withUnit = (text: string, { unit }: TableColumn, unitsInCells: boolean): string =>
  unitsInCells && unit !== undefined && text !== '' ? `${text} ${unit}` : text

/**
 * The columns by their heads in the order in which they are left out: the repeated ones, then what matters least. Time,
 * length, rate, mL/h and total always stay.
 */
const REPEATED = ['Limit', 'To', 'Day', 'Per kg/min']
const LEAVING = ['Per kg', 'Dose', 'Day', 'Hour', 'Step', 'Fluid', 'No.', 'Plasma', 'Peak']
/** Notes stay beside the rows until the dose is left out. */
const INLINE = LEAVING.indexOf('Day')

/** So many of the repeated columns and of the others are left out; a longer note may wrap, where its words are shorter. */
type Way = readonly [repeated: number, others: number, unitsInCells: boolean, note: number | 'below']

const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, count) => count)

/**
 * In this order: long notes wrap, repeated columns are left out, units move to the heads, notes wrap closer, more
 * columns are left out, and last the notes move below their rows.
 */
const WAYS: readonly Way[] = [
  [0, 0, true, Number.POSITIVE_INFINITY],
  ...upTo(REPEATED.length).map((repeated): Way => [repeated, 0, true, ENOUGH_NOTE]),
  [REPEATED.length, 0, false, ENOUGH_NOTE],
  ...upTo(INLINE).map((others): Way => [REPEATED.length, others, false, SHORT_NOTE]),
  ...upTo(LEAVING.length).map((others): Way => [REPEATED.length, others, false, 'below']),
]

const widest = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, text.length), 0)

/** The widest way to show the rows and their sums that fits the width; the narrowest where none does. */
export function layoutFor(plan: Plan, blocks: readonly Block[], { by, width, predict: model }: View) {
  const rows = blocks.flatMap((block) => block.rows)
  const sums = blocks.map(({ sum: [, dose] }) => dose)
  const notes = rows.map((row) => noteCell(plan, row))
  const longestNote = widest(notes)
  const leastNote = widest(notes.flatMap((note) => note.split(' ')))
  const measured = columnsFor(plan, by, model).map((column) => {
    const figures = rows.map((row, index) => column.cell(row, rows[index - 1]))
    const fixed = column.head === 'Dose' ? [column.head, ...sums] : [column.head]
    const inCells = widest([...fixed, ...figures.map((text) => withUnit(text, column, true))])
    return { column, inCells, inHead: widest([...fixed, ...figures, column.unit ?? '']) }
  })
  const layouts = WAYS.map(([repeated, others, unitsInCells, note]) => {
    const isLeftOut = ({ head, isRepeated }: TableColumn) =>
      (isRepeated === true ? REPEATED.slice(0, repeated) : LEAVING.slice(0, others)).includes(head)
    const shown = measured.filter(({ column }) => !isLeftOut(column))
    const widths = shown.map(({ inCells, inHead }) => (unitsInCells ? inCells : inHead))
    const room = width - widths.reduce((sum, each) => sum + each + GAP, 0)
    const notesBelow = note === 'below'
    const noteWidth = Math.max(leastNote, Math.min(longestNote, room))
    return {
      columns: shown.map(({ column }) => column),
      unitsInCells,
      /** The heads of the columns without room. */
      leftOut: measured.flatMap(({ column }) => (isLeftOut(column) ? [column.head] : [])),
      /** Notes are on lines of their own under their rows, not in a last column. */
      notesBelow,
      /** Of each column; the note's last where notes are a column. */
      widths: notesBelow ? widths : [...widths, noteWidth],
      fits: room >= (notesBelow ? -GAP : Math.min(longestNote, Math.max(leastNote, note))),
    }
  })
  const chosen = layouts.find(({ fits }) => fits) ?? layouts.at(-1)
  if (chosen === undefined) throw new RangeError('no layout')
  return chosen
}

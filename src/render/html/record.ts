/** The record sheet: each change of rate as planned, and room for what was given. */
import { type Row, type RowNote, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { Pump } from '../../core/request/request'
import { mlPerH, type Rate } from '../../core/values/quantity'
import { type Markup, text } from '../svg/markup'
import { columnsFor, noteCell } from '../table/layout'
import { endOfPlan, rateText, times } from '../text/figures'
import { type PageColumn, pageTable } from './parts'

type Line = Row | { readonly stop: string }
/** Of a record it is filled in already. */
const wasGiven = (line: Line): line is Row => isRow(line) && line.origin === 'given'
const isRow = (line: Line): line is Row => !('stop' in line)

// In the order of the columns of a table by change.
const PLANNED = ['No.', 'From', 'For', 'Rate', 'Pump']
// What is beside its row already, or in a table of its own.
const TOLD: readonly RowNote['kind'][] = ['container-change', 'pump-step', 'step-cut', 'start-cut']

const givenText = (rate: Rate, pump: Pump | undefined): string =>
  pump === undefined ? rateText(rate) : `${mlPerH(rate, pump.concentration)} mL/h`

const inpatient = (clock: (line: Line) => string, pump: Pump | undefined): readonly PageColumn<Line>[] => [
  { head: 'Time set', kind: 'write', cell: (line) => text(wasGiven(line) ? clock(line) : '') },
  {
    head: 'Rate given',
    // What is set at the pump, where there is one.
    unit: pump === undefined ? 'mg/h' : 'mL/h',
    kind: 'write',
    cell: (line) => text(wasGiven(line) ? givenText(line.rate, pump) : ''),
  },
  { head: 'Held or not tolerated: why', kind: 'write why' },
  { head: 'Initials' },
  { head: '2nd check' },
]
const OUTPATIENT: readonly PageColumn<Line>[] = [
  { head: 'Started, stopped' },
  { head: 'Rate given; held or not tolerated: why', kind: 'write why' },
  { head: 'Before', unit: 'BP, HR, SpO2, pain', kind: 'write seen' },
  { head: 'After', unit: 'BP, HR, SpO2, pain', kind: 'write seen' },
  { head: 'Escort' },
  { head: 'Signature, 2nd check' },
]

/** Above so many lines each is lower, so that signatures stay on page 1. */
const MANY = 10

export function recordLines(plan: Plan): readonly Line[] {
  const rows = rowsOf(plan, 'change')
  return plan.request.setting === 'outpatient' ? rows : [...rows, { stop: times(plan).dated(endOfPlan(plan)) }]
}

/** A row for each change of rate, for an infusion the stop; sessions with what is observed, escort and signature. */
export function record(plan: Plan): Markup {
  const clock = (line: Line) => (isRow(line) ? times(plan).time(line.start) : '')
  const isSeries = plan.request.setting === 'outpatient'
  const shown = isSeries ? PLANNED : [...PLANNED, 'Per kg']
  const columns = columnsFor(plan, 'change').filter(({ head }) => shown.includes(head))
  const planned = columns.map(
    (column): PageColumn<Line> => ({
      head: column.head,
      unit: column.unit,
      kind: column.head === 'Rate' || column.head === 'Pump' ? 'rate' : column.align === 'left' ? 'l' : undefined,
      cell: (line) => {
        if (isRow(line)) return text(column.cell(line, undefined))
        return text(column.head === 'From' ? line.stop : column.head === 'Rate' ? 'stop' : '')
      },
    }),
  )
  const noted: PageColumn<Line> = {
    head: 'Note',
    kind: 'l remark',
    cell: (line) =>
      text(
        isRow(line) ? noteCell(plan, { ...line, notes: line.notes.filter(({ kind }) => !TOLD.includes(kind)) }) : '',
      ),
  }
  const lines = recordLines(plan)
  return pageTable(
    'Record',
    lines.length > MANY ? 'record many' : 'record',
    [...planned, noted, ...(isSeries ? OUTPATIENT : inpatient(clock, plan.request.pump))],
    lines,
  )
}

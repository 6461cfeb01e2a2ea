/** Sheets to write on: each change of rate beside what was given, and what is observed at the times of a schedule. */

import { timeOf } from '../../core/model/protocol'
import { type Row, type RowNote, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { bySession, lengthOf } from '../../core/schedule/segment'
import { minutes, mlPerH, type Rate } from '../../core/values/quantity'
import { after } from '../../core/values/time-zone'
import { element, type Markup, text } from '../svg/markup'
import { columnsFor, noteCell } from '../table/layout'
import { observationsOf, observationTexts } from '../text/description'
import { endOfPlan, rateText, spanText, times } from '../text/figures'
import { type PageColumn, pageTable, section } from './parts'

/** A change of rate; or when the infusion stops. */
type Line = Row | string

const ofRow =
  (of: (row: Row) => string): PageColumn<Line>['cell'] =>
  (line) =>
    text(typeof line === 'string' ? '' : of(line))
/** Of a record it is filled in already. */
const ifGiven = (of: (row: Row) => string) => ofRow((row) => (row.origin === 'given' ? of(row) : ''))

// In the order of the columns of a table by change.
const PLANNED = ['No.', 'From', 'For', 'Rate', 'Pump']
// What is beside its row already, or in a table of its own.
const SHOWN_ELSEWHERE: readonly RowNote['kind'][] = ['container-change', 'pump-step', 'step-cut', 'start-cut']

const inpatient = (plan: Plan): readonly PageColumn<Line>[] => {
  const { pump } = plan.request
  const given = (rate: Rate) => (pump === undefined ? rateText(rate) : `${mlPerH(rate, pump.concentration)} mL/h`)
  const unit = pump === undefined ? 'mg/h' : 'mL/h'
  return [
    { head: 'Time set', kind: 'write', cell: ifGiven(({ start }) => times(plan).time(start)) },
    // What is set at the pump, where there is one.
    { head: 'Rate given', unit, kind: 'write', cell: ifGiven(({ rate }) => given(rate)) },
    { head: 'Held or not tolerated: why', kind: 'write why' },
    { head: 'Initials' },
    { head: '2nd check' },
  ]
}
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
  return plan.request.setting === 'outpatient' ? rows : [...rows, times(plan).dated(endOfPlan(plan))]
}

/** A row for each change of rate, for an infusion the stop; sessions with what is observed, escort and signature. */
export function record(plan: Plan): Markup {
  const isSeries = plan.request.setting === 'outpatient'
  const shown = isSeries ? PLANNED : [...PLANNED, 'Per kg']
  const columns = columnsFor(plan, 'change').filter(({ head }) => shown.includes(head))
  const planned = columns.map(
    ({ head, unit, align, cell }): PageColumn<Line> => ({
      head,
      unit,
      kind: head === 'Rate' || head === 'Pump' ? 'rate' : align === 'left' ? 'l' : undefined,
      cell: (line) => {
        if (typeof line !== 'string') return text(cell(line, undefined))
        return text(head === 'From' ? line : head === 'Rate' ? 'stop' : '')
      },
    }),
  )
  const withoutShown = (row: Row): Row => ({
    ...row,
    notes: row.notes.filter(({ kind }) => !SHOWN_ELSEWHERE.includes(kind)),
  })
  const noted = { head: 'Note', kind: 'l remark', cell: ofRow((row) => noteCell(plan, withoutShown(row))) }
  const lines = recordLines(plan)
  return pageTable(
    'Record',
    lines.length > MANY ? 'record many' : 'record',
    [...planned, noted, ...(isSeries ? OUTPATIENT : inpatient(plan))],
    lines,
  )
}

/** Our assumption: more rows of one schedule need a second printing. */
const MOST_ROWS = 150
const BLANK_ROWS = 24

type Observation = readonly [elapsed: string, time: string]

const sheet = (title: string, lines: readonly Observation[], more: string): Markup =>
  section('observed', title, [
    ...(more === '' ? [] : [element('p', {}, [text(more)])]),
    pageTable<Observation>(
      title,
      'record low',
      [
        { head: 'After', kind: 'l', cell: ([elapsed]) => text(elapsed) },
        { head: 'Planned', kind: 'l', cell: ([, time]) => text(time) },
        { head: 'Time' },
        { head: 'Sedation' },
        { head: 'Pressure', unit: 'mmHg' },
        { head: 'Heart rate', unit: '/min' },
        { head: 'Breathing', unit: '/min' },
        { head: 'SpO2', unit: '%' },
        { head: 'Pain', unit: '0 to 10' },
        { head: 'Initials' },
      ],
      lines,
    ),
  ])

/** For a series one sheet that is printed for each session: its times are counted from the session's start. */
export function observationSheets(plan: Plan): readonly Markup[] {
  const { request } = plan
  const schedules = observationsOf(plan)
  const isSeries = request.setting === 'outpatient'
  const of = isSeries ? ' (print one for each session)' : ''
  const blank = Array.from({ length: BLANK_ROWS }, (_, n): Observation => [`${n + 1}.`, ''])
  if (schedules.length === 0) return [sheet(`Observations${of}: no schedule is given`, blank, '')]
  const { dated } = times(plan)
  const whole = lengthOf(bySession(plan.segments)[0] ?? [])
  return schedules.map((schedule, index) => {
    const every = timeOf(schedule.every)
    const until = schedule.for === undefined ? whole : Math.min(whole, timeOf(schedule.for))
    const count = Math.floor(until / every) + 1
    const lines = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, n): Observation => {
      const elapsed = minutes(n * every)
      return [spanText(elapsed), isSeries ? '' : dated(after(request.start.at, elapsed))]
    })
    const more = count > MOST_ROWS ? `The first ${MOST_ROWS} of ${count} times; go on at the same interval.` : ''
    return sheet(`${observationTexts(plan)[index] ?? ''}${of}`, lines, more)
  })
}

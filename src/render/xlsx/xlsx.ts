/** A plan as a workbook: its rows with formulas, and beside them what was planned. */
import { isLoadRow, type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { doseOf, mgNumber, mgPerHNumber, mgPerMl, mlPerH, planned } from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { generatorOf, madeTexts } from '../help/provenance'
import type { Grid } from '../table/grid'
import { noteCell } from '../table/layout'
import { unmarked } from '../text/assumptions'
import { describe } from '../text/description'
import { zoneText } from '../text/figures'
import type { View } from '../view'
import { CHANGED, type SheetCell, type WrittenSheet, workbook } from './workbook'

const SAFEGUARD =
  'The protection of these sheets is no safeguard: it stops slips, not a person. Check a changed copy with ketaplan check.'
const PLAN = 'Plan'
const PLANNED = 'Planned'

/** The columns that are written of the plan, and what follows in its sheet: A to I. */
const SHARED = ['Row', 'Start', 'Minutes', 'Rate (mg/h)'] as const
const HEADS = [...SHARED, 'Dose (mg)', 'Total (mg)', 'Limit (mg/h)', 'Guard', 'Note'] as const

/** With its offset, as in the CSV: a wall clock says an hour twice when the clocks go back. */
const startOf = ({ request }: Plan, { start }: Row): string => isoInstant(request.start.zone, start)

/** By these `check` tells sessions apart, and knows the protocol that the rows are held to. */
const NAMED = ['Session', 'Drug', 'Protocol', 'Plan_id'] as const
const namesOf = ({ protocol, id }: Plan, { session }: Row) => [session, protocol.drug, protocol.id, id]

/** Whether the rows of the sheet, from the first to the last line, are the planned ones. */
function stateCell(first: number, last: number): SheetCell {
  const [rate = '', start = '', time = ''] = ['D', 'B', 'C'].map((column) => `${column}${first}:${column}${last}`)
  const formula = `IFERROR(IF(SUMPRODUCT(--(ABS(${rate}-${PLANNED}!${rate})>0.000001))+SUMPRODUCT(--(${start}<>${PLANNED}!${start}))+SUMPRODUCT(--(${time}<>${PLANNED}!${time}))>0,"${CHANGED}","as planned"),"${CHANGED}")`
  return { formula, value: 'as planned' }
}

/** A row with its formulas; `n` is its line in the sheet, from 1. A row of several rates has its dose as a value. */
function lineOf(plan: Plan, row: Row, index: number, n: number): readonly SheetCell[] {
  const { rate, time, dose, cumulative } = row
  const { pump } = plan.request
  const isOne = doseOf(rate, time) === dose
  const total = { value: mgNumber(cumulative), formula: index === 0 ? `E${n}` : `F${n - 1}+E${n}` }
  const pumpCell = (strength: string) => ({
    formula: `D${n}/${strength}`,
    value: mgPerHNumber(rate) / Number(strength),
  })
  const limit = isLoadRow(row) ? '' : mgPerHNumber(planned(plan.maximum.rate))
  return [
    index + 1,
    startOf(plan, row),
    time,
    mgPerHNumber(rate),
    isOne ? { formula: `D${n}*C${n}/60`, value: mgNumber(dose) } : mgNumber(dose),
    total,
    limit,
    limit === ''
      ? ''
      : { formula: `IF(D${n}>G${n},"above limit","ok")`, value: rate > plan.maximum.rate ? 'above limit' : 'ok' },
    noteCell(plan, row, plan.request.reason),
    ...(pump === undefined ? [] : [pumpCell(mgPerMl(pump.concentration))]),
    ...namesOf(plan, row),
  ]
}

/** The sheets of a plan: with formulas, and as values. */
export function sheetsOf(plan: Plan, view: View): readonly WrittenSheet[] {
  const rows = rowsOf(plan, view.by)
  const { title, promise, given, rates, course } = describe(plan)
  const texts = [
    ...[unmarked(course), unmarked(rates), ...given, `Times are those of ${zoneText(plan)}.`, SAFEGUARD],
    ...madeTexts(generatorOf(plan, view, { format: 'xlsx' })),
  ]
  // Title, promise, state and an empty row.
  const above = texts.length + 4
  const first = above + 2
  const last = above + 1 + rows.length
  const head = [[title], [promise], ['State', stateCell(first, last)], ...texts.map((text) => [text]), []]
  const { pump } = plan.request
  const names = [...(pump === undefined ? [] : ['Pump (mL/h)']), ...NAMED]
  const lines = rows.map((row, index) => lineOf(plan, row, index, first + index))
  const values = rows.map((row, index) => [
    ...[index + 1, startOf(plan, row), row.time, mgPerHNumber(row.rate)],
    ...(pump === undefined ? [] : [Number(mlPerH(row.rate, pump.concentration))]),
    ...namesOf(plan, row),
    noteCell(plan, row, plan.request.reason),
  ])
  const blank = Array.from({ length: above }, (_, n) =>
    n === 0 ? ['What was planned: the sheet Plan is compared with it.'] : [],
  )
  return [
    {
      name: PLAN,
      rows: [...head, [...HEADS, ...names], ...lines],
      widths: [6, 28, 9, 12, 12, 12, 13, 12, 30, 12],
      head: above,
      alarms: [
        { range: `H${first}:H${last}`, words: 'above limit' },
        { range: 'B3:B3', words: CHANGED },
      ],
    },
    { name: PLANNED, rows: [...blank, [...SHARED, ...names, 'Note'], ...values], widths: [6, 28, 9, 12] },
  ]
}

export const xlsx = (plan: Plan, view: View): Promise<Uint8Array> => workbook(sheetsOf(plan, view))

const sheetOf = (name: string, above: readonly string[], grids: readonly Grid[]): WrittenSheet => ({
  name,
  rows: [
    ...above.map((text) => [text]),
    ...grids.flatMap(({ heads, rows }) => [[], [...heads], ...rows.map((row) => [...row])]),
  ],
  widths: [16, 24, 24, 16, 16, 16],
})

export const gridWorkbook = (name: string, above: readonly string[], grid: Grid): Promise<Uint8Array> =>
  workbook([sheetOf(name, above, [grid])])

export function supplyXlsx(plan: Plan, view: View): Promise<Uint8Array> {
  const { title, promise, supply } = describe(plan)
  const made = madeTexts(generatorOf(plan, view, { format: 'xlsx', supply: true }))
  const said = supply === undefined ? [] : [unmarked(supply.summary), ...supply.notes]
  return workbook([sheetOf('Containers', [title, promise, ...said, ...made], supply?.grids ?? [])])
}

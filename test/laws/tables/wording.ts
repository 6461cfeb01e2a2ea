/** Prints a draft in somebody's words, and has it checked. */

import { check, type Report } from '../../../src/check/check'
import { given } from '../../../src/check/read/cells/cell'
import type { Target } from '../../../src/check/read/columns/target'
import type { Grid } from '../../../src/check/read/grid'
import { readTable } from '../../../src/cli/io/read-table'
import type { Protocol } from '../../../src/core/model/protocol'
import { present } from '../../../src/core/request/request'
import { defaultProtocol, findProtocol } from '../../../src/protocols/index'
import { cellText } from './cells'
import type { Draft } from './draft'

/** Names of columns in other people's tables, each with its unit. */
export const NAMES: Readonly<Partial<Record<Target, readonly [string, ...string[]]>>> = {
  session: ['session', 'Session', 'Session no', 'Visit', 'Treatment #', 'Infusion number'],
  day: ['day', 'Day', 'Day no', 'Day #'],
  hour: ['hour', 'Hour', 'Hour no.', 'Infusion hour', 'HR #'],
  date: ['date', 'Date', 'Session date'],
  start: ['start', 'Start', 'From', 'Begin', 'Time', 'Clock time', 'Start time', 'Starts at'],
  end: ['end', 'End', 'To', 'Until', 'Stop', 'Finish', 'End time'],
  hours: ['hours', 'Duration (h)', 'Length [hr]', 'Infusion time, hours', 'Duration h'],
  minutes: ['minutes', 'Duration (min)', 'Length in minutes', 'Session length (mins)'],
  rate_mg_h: ['rate_mg_h', 'Rate (mg/h)', 'RATE MG/HR', 'Infusion rate [mg/hour]', 'mg/h', 'Rate, mg per hour'],
  rate_mg_kg_h: ['rate_mg_kg_h', 'Rate (mg/kg/h)', 'mg/kg/hr', 'Dose rate, mg per kg per hour', 'rate mg kg-1 h-1'],
  rate_mcg_kg_min: ['rate_mcg_kg_min', 'Rate (mcg/kg/min)', 'ug/kg/min', 'Dose rate mcg per kg per minute'],
  rate_mL_h: ['rate_mL_h', 'Pump (mL/h)', 'Flow mL/hr', 'cc/hr', 'Pump rate, ml per hour'],
  change_mg_h: ['change_mg_h', 'Change (mg/h)', 'Step mg/hr', 'Increment [mg/hour]'],
  limit_mg_h: ['limit_mg_h', 'Limit (mg/h)', 'Max mg/hr', 'Maximum rate (mg/h)'],
  dose_mg: ['dose_mg', 'Dose (mg)', 'Amount mg', 'mg', 'Dose given, milligrams'],
  cumulative_mg: ['cumulative_mg', 'Total (mg)', 'Running total mg', 'Cum. dose (mg)', 'Total so far, mg'],
  volume_mL: ['volume_mL', 'Volume (mL)', 'Vol ml', 'ML'],
  cumulative_mL: ['cumulative_mL', 'Total volume (mL)', 'Cumulative ml', 'Total mL'],
  weight_kg: ['weight_kg', 'Weight (kg)', 'Wt kg', 'KG', 'Body mass [kg]'],
  concentration_mg_mL: ['concentration_mg_mL', 'Conc (mg/mL)', 'Concentration mg per ml', 'Strength mg/ml', 'mg/mL'],
  drug: ['drug', 'Drug', 'Medication', 'Agent'],
  protocol: ['protocol', 'Protocol', 'Regimen'],
  note: ['note', 'Note', 'Comments', 'Remarks'],
  plan_id: ['plan_id'],
}
const UNITS: Partial<Record<Target, string>> = {
  rate_mg_h: 'mg/hr',
  dose_mg: 'mg',
  rate_mL_h: 'mL/h',
  volume_mL: 'ml',
  weight_kg: 'kg',
  rate_mg_kg_h: 'mg/kg/h',
}

export const nameOf = ({ form: { words } }: Draft, target: Target, turn = 0): string => {
  const names = NAMES[target] ?? ([''] as const)
  return names[(words + target.length + turn) % names.length] ?? names[0]
}

/** The table before it is text: whoever seeds a fault may change cells, take some away or add some. */
export const cellsOf = (draft: Draft): string[][] => [
  draft.columns.map((target) => nameOf(draft, target)),
  ...draft.lines.map((line) => draft.columns.map((target) => cellText(draft, line, target))),
]

const FIGURE = /^[+-]?[0-9]+\.[0-9]+$/
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** As a file: separators, decimal comma, byte-order mark, line ends, quotes, units in cells. */
export function textOf({ form: { words }, columns }: Draft, rows: readonly (readonly string[])[]): string {
  const separator = ([',', ';', '\t'] as const)[words % 3] ?? ','
  const [bom, end] = [words % 5 === 0 ? '\ufeff' : '', words % 7 < 3 ? '\r\n' : '\n']
  const all = words % 4 === 0
  const withUnits = words % 11 === 0
  const cellOf = (cell: string, unit: string | undefined): string => {
    const figure = separator === ';' && FIGURE.test(cell) ? cell.replace('.', ',') : cell
    const shown = withUnits && unit !== undefined && /^[0-9]/.test(figure) ? `${figure} ${unit}` : figure
    return all || shown.includes(separator) || /["\n\r]/.test(shown) ? quoted(shown) : shown
  }
  const lines = rows.map((row, record) =>
    row.map((cell, at) => cellOf(cell, record === 0 ? undefined : UNITS[columns[at] ?? 'ignore'])).join(separator),
  )
  return `${bom}${lines.join(end)}${words % 13 < 6 ? end : ''}`
}

/** Holds the text to the rules as the command does, with what is said beside the table. */
export function checked(draft: Draft, text: string, protocol?: Protocol): Report {
  const { grid } = readTable({ text: text.replace(/^\ufeff/, ''), encoding: 'UTF-8' }, 'table.csv')
  return checkedGrid(draft, grid, protocol)
}

/** The same for a grid that was read. */
export function checkedGrid(draft: Draft, grid: Grid, protocol?: Protocol): Report {
  const { sheet, form, protocolGiven, columns } = draft
  const thousandths = (value: number | undefined, said: boolean) =>
    said && value !== undefined ? given(Math.round(value * 1000)) : undefined
  const asked = present({
    map: new Map(),
    protocol: protocol ?? (protocolGiven || !columns.includes('protocol') ? sheet.protocol : undefined),
    weight: thousandths(sheet.weight, form.weight === 'beside'),
    concentration: thousandths(sheet.concentration, form.concentration === 'beside'),
    pumpStep: given(100).value,
    zone: sheet.zone,
  })
  return check(grid, asked, { find: findProtocol, defaultOf: defaultProtocol })
}

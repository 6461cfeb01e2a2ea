/** The options of compare, batch, check and continue. */
import { DATE_ORDERS, INPUTS, SETTINGS } from '../choices'
import { type OptionRow, optionIn } from './option-row'
import { WEIGHT_LIMITS, ZONE_DEFAULT } from './plan-options'

const compare = optionIn('plan', ['compare'])
const batch = optionIn('plan', ['batch'])
const check = optionIn('table', ['check'])
const rest = optionIn('plan', ['continue'])
const profiled = optionIn('plan', ['inpatient', 'outpatient', 'compare', 'batch', 'check', 'continue', 'page'])

export const OTHER_OPTIONS: readonly OptionRow[] = [
  check('--against <plan>', 'a plan as JSON: whether this record of what was given is that plan', { files: true }),
  rest('--given <file>', 'what was given, as CSV: time, rate_mg_h or rate_mL_h, bolus_mg, note', { files: true }),
  rest('--at <row>', 'one row of what was given: "10:30=25 mg/h sedated"; may be repeated', { isRepeated: true }),
  rest('--until <time>', 'nothing is planned before it', { default: 'the last row' }),
  rest('--then <rate>', 'the first rate that is planned'),
  rest('--resume-steps', 'rise again by the steps of the protocol', { default: 'after a departure nothing rises' }),
  rest('--extend', 'move the end by the time paused, and make up missed sessions'),
  compare('--start <start>', 'start of all variants', { choices: ['today', 'tomorrow'], default: 'the next Monday' }),
  compare('-w, --weight <kg>', 'actual body weight, kg', { limits: WEIGHT_LIMITS }),
  compare('--tz <zone>', 'IANA zone of wall-clock times', { default: ZONE_DEFAULT }),
  compare('--now <time>', 'what counts as now'),
  optionIn('plan', ['protocols'])('--source <text>', 'with --yaml: your own source, written to every figure'),
  batch('--input <form>', 'csv or ndjson', {
    choices: INPUTS,
    default: 'by the extension, else by the first character',
  }),
  batch('--tz <zone>', 'zone of lines that name none', { default: ZONE_DEFAULT }),
  batch('--now <time>', 'what counts as now for lines that do not state it'),
  batch('--protocol-dir <folder>', 'where protocol files that lines name are read', {
    files: true,
    default: 'none: built-in protocols only',
  }),
  check('-p, --protocol <id or file>', 'the protocol to check against', {
    choices: 'protocols',
    files: true,
    default: "the table's, else the setting's",
  }),
  optionIn('table', ['verify'])('--plan <plan.json>', 'the plan that a CSV is compared with', { files: true }),
  profiled('--profile <file>', "a hospital's defaults and limits; an option replaces a default", {
    files: true,
    default: 'the file that KETAPLAN_PROFILE names',
  }),
  profiled('--no-profile', 'no profile, whatever KETAPLAN_PROFILE names'),
  check('--setting <setting>', 'inpatient or outpatient', { choices: SETTINGS, default: 'inferred from the table' }),
  check('-w, --weight <kg>', 'body weight, where the table has no weight column', { limits: WEIGHT_LIMITS }),
  check('-c, --concentration <mg/mL>', 'concentration of the fluid, where the table has no concentration column'),
  check('--pump-step <mL/h>', "the pump's smallest step", { default: '0.1' }),
  check('--tz <zone>', 'IANA zone of times without an offset'),
  check('--dates <order>', 'order of dates with slashes: mdy or dmy', {
    choices: DATE_ORDERS,
    default: 'the one order in which every row is a date',
  }),
  check('--sheet <name>', 'one sheet of a workbook', { default: 'all' }),
  check('--map <header=column,...>', 'what a column is: "Infusion speed=rate_mg_h"'),
]

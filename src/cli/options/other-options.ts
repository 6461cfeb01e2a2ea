/** The options of compare, batch, check, continue and exercise. */
import { defaultProtocol } from '../../protocols/index'
import { DATE_ORDERS, INPUTS, SETTINGS } from '../choices'
import { FAULT_KINDS } from '../exercise/fault-kinds'
import { type OptionRow, optionIn } from './option-row'
import { WEIGHT_LIMITS, ZONE_DEFAULT } from './plan-options'

const COMPARE = ['compare'] as const
const BATCH = ['batch'] as const
const CHECK = ['check'] as const
const CONTINUE = ['continue'] as const
const EXERCISE = ['exercise'] as const
const WITH_PROFILE = ['inpatient', 'outpatient', 'compare', 'batch', 'check', 'continue', 'page'] as const
const [plan, table, output] = [optionIn('plan'), optionIn('table'), optionIn('output')]

export const OTHER_OPTIONS: readonly OptionRow[] = [
  table(CHECK, '--against <plan>', 'a plan as JSON: whether this record of what was given is that plan', {
    files: true,
  }),
  plan(CONTINUE, '--given <file>', 'what was given, as CSV: time, rate_mg_h or rate_mL_h, bolus_mg, note', {
    files: true,
  }),
  plan(CONTINUE, '--at <row>', 'one row of what was given: "10:30=25 mg/h sedated"; may be repeated', {
    isRepeated: true,
  }),
  plan(CONTINUE, '--until <time>', 'nothing is planned before it', { default: 'the last row' }),
  plan(CONTINUE, '--then <rate>', 'the first rate that is planned'),
  plan(CONTINUE, '--resume-steps', 'rise again by the steps of the protocol', {
    default: 'after a departure nothing rises',
  }),
  plan(CONTINUE, '--extend', 'move the end by the time paused, and make up missed sessions'),
  plan(COMPARE, '--start <start>', 'start of all variants', {
    choices: ['today', 'tomorrow'],
    default: 'the next Monday',
  }),
  plan(COMPARE, '-w, --weight <kg>', 'actual body weight, kg', { limits: WEIGHT_LIMITS }),
  plan(COMPARE, '--tz <zone>', 'IANA zone of wall-clock times', { default: ZONE_DEFAULT }),
  plan(COMPARE, '--now <time>', 'what counts as now'),
  plan(['protocols'], '--source <text>', 'with --yaml: your own source, written to every figure'),
  plan(BATCH, '--input <form>', 'csv or ndjson', {
    choices: INPUTS,
    default: 'by the extension, else by the first character',
  }),
  plan(BATCH, '--tz <zone>', 'zone of lines that name none', { default: ZONE_DEFAULT }),
  plan(BATCH, '--now <time>', 'what counts as now for lines that do not state it'),
  plan(BATCH, '--protocol-dir <folder>', 'where protocol files that lines name are read', {
    files: true,
    default: 'none: built-in protocols only',
  }),
  table(CHECK, '-p, --protocol <id or file>', 'the protocol to check against', {
    choices: 'protocols',
    files: true,
    default: "the table's, else the setting's",
  }),
  table(['verify'], '--plan <plan.json>', 'the plan that a CSV is compared with', { files: true }),
  plan(WITH_PROFILE, '--profile <file>', "a hospital's defaults and limits; an option replaces a default", {
    files: true,
    default: 'the file that KETAPLAN_PROFILE names',
  }),
  plan(WITH_PROFILE, '--no-profile', 'no profile, whatever KETAPLAN_PROFILE names'),
  table(CHECK, '--setting <setting>', 'inpatient or outpatient', {
    choices: SETTINGS,
    default: 'inferred from the table',
  }),
  table(CHECK, '-w, --weight <kg>', 'body weight, where the table has no weight column', { limits: WEIGHT_LIMITS }),
  table(
    CHECK,
    '-c, --concentration <mg/mL>',
    'concentration of the fluid, where the table has no concentration column',
  ),
  table(CHECK, '--pump-step <mL/h>', "the pump's smallest step", { default: '0.1' }),
  table(CHECK, '--tz <zone>', 'IANA zone of times without an offset'),
  table(CHECK, '--dates <order>', 'order of dates with slashes: mdy or dmy', {
    choices: DATE_ORDERS,
    default: 'the one order in which every row is a date',
  }),
  table(CHECK, '--sheet <name>', 'one sheet of a workbook', { default: 'all' }),
  table(CHECK, '--map <header=column,...>', 'what a column is: "Infusion speed=rate_mg_h"'),
  plan(EXERCISE, '--faults <count>', 'how many faults are planted', { default: '3 faults' }),
  plan(EXERCISE, '--kinds <kinds>', 'the kinds of faults, by the rules of check, separated by commas', {
    choices: FAULT_KINDS,
    isList: true,
    default: 'all that can be planted',
  }),
  plan(EXERCISE, '--seed <number>', 'another table for each number', { default: 'number 1' }),
  plan(EXERCISE, '--blank', 'no faults: doses and totals are left blank, to be predicted'),
  plan(EXERCISE, '-p, --protocol <id>', 'the built-in protocol of the table', {
    choices: 'protocols',
    default: defaultProtocol('outpatient').id,
  }),
  output(EXERCISE, '--key <file>', 'writes the key: what check finds; as .html to project it', { files: true }),
]

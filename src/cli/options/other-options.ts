/** What compare, batch and check are told beside their arguments. */
import { INPUTS, SETTINGS } from '../choices'
import type { OptionRow } from './option-row'
import { WEIGHT_LIMITS, ZONE_DEFAULT } from './plan-options'

const COMPARE = ['compare'] as const
const BATCH = ['batch'] as const
const CHECK = ['check'] as const

export const OTHER_OPTIONS: readonly OptionRow[] = [
  {
    name: 'start',
    value: 'start',
    choices: ['today', 'tomorrow'],
    category: 'plan',
    commands: COMPARE,
    help: 'when all of them start',
    default: 'the next Monday',
  },
  {
    name: 'weight',
    short: 'w',
    value: 'kg',
    category: 'plan',
    commands: COMPARE,
    help: 'actual body weight, kg',
    limits: WEIGHT_LIMITS,
  },
  {
    name: 'tz',
    value: 'zone',
    category: 'plan',
    commands: COMPARE,
    help: 'IANA zone of wall-clock times',
    default: ZONE_DEFAULT,
  },
  { name: 'now', value: 'time', category: 'plan', commands: COMPARE, help: 'what counts as now' },
  {
    name: 'input',
    value: 'form',
    choices: INPUTS,
    category: 'plan',
    commands: BATCH,
    help: 'csv or ndjson',
    default: 'by the extension, else by the first character',
  },
  {
    name: 'tz',
    value: 'zone',
    category: 'plan',
    commands: BATCH,
    help: 'zone of lines that name none',
    default: ZONE_DEFAULT,
  },
  {
    name: 'now',
    value: 'time',
    category: 'plan',
    commands: BATCH,
    help: 'what counts as now for lines that do not say it',
  },
  {
    name: 'protocol',
    short: 'p',
    value: 'id or file',
    choices: 'protocols',
    files: true,
    category: 'table',
    commands: CHECK,
    help: 'the protocol to check against',
    default: "the table's, else the setting's",
  },
  {
    name: 'setting',
    value: 'setting',
    choices: SETTINGS,
    category: 'table',
    commands: CHECK,
    help: 'inpatient or outpatient',
    default: 'as the table looks',
  },
  {
    name: 'weight',
    short: 'w',
    value: 'kg',
    category: 'table',
    commands: CHECK,
    help: 'body weight, where the table has no weight column',
    limits: WEIGHT_LIMITS,
  },
  {
    name: 'concentration',
    short: 'c',
    value: 'mg/mL',
    category: 'table',
    commands: CHECK,
    help: 'of the fluid, where the table has no concentration column',
  },
  {
    name: 'pump-step',
    value: 'mL/h',
    category: 'table',
    commands: CHECK,
    help: "the pump's smallest step",
    default: '0.1',
  },
  {
    name: 'tz',
    value: 'zone',
    category: 'table',
    commands: CHECK,
    help: 'IANA zone of times without an offset',
  },
  {
    name: 'map',
    value: 'header=column,...',
    category: 'table',
    commands: CHECK,
    help: 'what a column is: "Infusion speed=rate_mg_h"',
  },
]

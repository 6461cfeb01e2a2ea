/** How and where a result is shown. */
import { DEFAULT_MODEL, MODEL_IDS } from '../../core/pharmacokinetics/models'
import { FORMATS } from '../../render/index'
import {
  BATCH_FORMATS,
  CHECK_FORMATS,
  COMPARE_FORMATS,
  DIFFERENCE_FORMATS,
  PROTOCOL_FORMATS,
  ROWS,
} from '../choices'
import { either } from './either'
import type { OptionRow } from './option-row'

const PLANS = ['inpatient', 'outpatient'] as const
const WRITING = [...PLANS, 'protocols', 'compare', 'check', 'verify', 'diff'] as const
const FORMAT = {
  name: 'format',
  short: 'f',
  value: 'format',
  category: 'output',
  default: 'by the extension of --output, else table',
} as const

export const OUTPUT_OPTIONS: readonly OptionRow[] = [
  {
    name: 'chart',
    category: 'output',
    commands: PLANS,
    help: 'a chart for the terminal instead of the rows',
  },
  {
    name: 'chart',
    category: 'output',
    commands: ['compare'],
    help: 'charts for the terminal, one below the other, on one scale',
  },
  {
    name: 'explain',
    category: 'output',
    commands: PLANS,
    help: 'every change in words instead of the rows, as table or md',
  },
  {
    name: 'by',
    value: 'rows',
    choices: ROWS,
    category: 'output',
    commands: [...PLANS, 'batch'],
    help: either(ROWS),
    default: 'hour for inpatient, session for outpatient',
  },
  {
    name: 'supply',
    needs: 'container',
    category: 'output',
    commands: PLANS,
    help: 'only the containers, as table or csv; needs --container',
  },
  {
    name: 'predict',
    value: 'model',
    implied: DEFAULT_MODEL,
    choices: MODEL_IDS,
    category: 'output',
    commands: [...PLANS, 'compare'],
    help: 'adds the predicted plasma concentration and its range over the models',
    limits: `by ${DEFAULT_MODEL}, or by another model: --predict=domino; for 45 to 120 kg`,
  },
  { ...FORMAT, commands: PLANS, choices: FORMATS, help: either(FORMATS) },
  { ...FORMAT, commands: ['protocols'], choices: PROTOCOL_FORMATS, help: either(PROTOCOL_FORMATS) },
  { ...FORMAT, commands: ['compare'], choices: COMPARE_FORMATS, help: either(COMPARE_FORMATS) },
  { ...FORMAT, commands: ['check'], choices: CHECK_FORMATS, help: either(CHECK_FORMATS) },
  { ...FORMAT, commands: ['batch'], choices: BATCH_FORMATS, help: either(BATCH_FORMATS), default: 'json' },
  {
    ...FORMAT,
    commands: ['verify', 'diff'],
    choices: DIFFERENCE_FORMATS,
    help: either(DIFFERENCE_FORMATS),
  },
  {
    name: 'csv',
    category: 'output',
    commands: [...PLANS, 'compare', 'batch', 'check', 'verify', 'diff'],
    help: 'the same as --format csv',
  },
  {
    name: 'json',
    category: 'output',
    commands: [...WRITING, 'batch'],
    help: 'the same as --format json; messages are JSON too, one per line',
  },
  { name: 'md', category: 'output', commands: ['protocols'], help: 'the same as --format md' },
  {
    name: 'yaml',
    category: 'output',
    commands: ['protocols'],
    help: 'the same as --format yaml: a starting point for a file of your own',
  },
  {
    name: 'schema',
    category: 'output',
    commands: ['protocols'],
    help: 'the JSON Schema of a protocol file',
  },
  {
    name: 'excel',
    category: 'output',
    commands: PLANS,
    help: 'with csv: a byte-order mark and CRLF line ends',
  },
  {
    name: 'with-dose',
    category: 'output',
    commands: PLANS,
    help: 'with ics: the dose of each session in the calendar',
  },
  { name: 'no-header', category: 'output', commands: ['batch'], help: 'with csv: no header line' },
  {
    name: 'fail-fast',
    category: 'output',
    commands: ['batch'],
    help: 'stop at the first line that gives no plan',
  },
  { name: 'strict', category: 'output', commands: ['check'], help: 'exit 1 for warnings too' },
  { name: 'rules', category: 'output', commands: ['check'], help: 'list the rules instead of checking' },
  {
    name: 'example',
    category: 'output',
    commands: ['check'],
    help: 'print a small table with faults instead of checking',
  },
  {
    name: 'output',
    short: 'o',
    value: 'file',
    files: true,
    category: 'output',
    commands: WRITING,
    help: 'write to this file; the format follows the extension',
    default: 'standard output',
  },
  {
    name: 'force',
    needs: 'output',
    category: 'output',
    commands: WRITING,
    help: 'replace an existing file, with --output',
  },
  {
    name: 'quiet',
    short: 'q',
    category: 'output',
    commands: WRITING,
    help: 'no notes on standard error; errors and warnings stay',
  },
  {
    name: 'quiet',
    short: 'q',
    category: 'output',
    commands: ['batch'],
    help: 'no progress line on a terminal',
  },
  { name: 'no-color', category: 'output', commands: WRITING, help: 'no colour, like NO_COLOR' },
]

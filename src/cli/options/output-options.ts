/** How and where a result is shown. */
import { DEFAULT_MODELS, MODEL_IDS } from '../../core/pharmacokinetics/models'
import { PLAN_FORMATS } from '../../render/index'
import {
  BATCH_FORMATS,
  CHECK_FORMATS,
  COLOURS,
  COMPARE_FORMATS,
  DIFFERENCE_FORMATS,
  PROTOCOL_FORMATS,
  ROWS,
  SEPARATORS,
} from '../choices'
import { either, format, type OptionRow, optionIn } from './option-row'

const PLANS = ['inpatient', 'outpatient', 'continue'] as const
const WITH_TEXT = [...PLANS, 'protocols', 'compare', 'check', 'verify', 'diff'] as const
const WITH_FILE = [...WITH_TEXT, 'page', 'exercise'] as const
const output = optionIn('output')

export const OUTPUT_OPTIONS: readonly OptionRow[] = [
  output(PLANS, '--chart', 'a chart for the terminal instead of the rows'),
  output(['compare'], '--chart', 'charts for the terminal, one below the other, on one scale'),
  output(['inpatient', 'outpatient'], '--explain', 'every change in words instead of the rows, as table or md'),
  output(PLANS, '--summary', 'a note of at most twelve lines to paste into a record'),
  output(PLANS, '--citations', 'citations in full on a terminal too; pipes and files always have them'),
  output([...PLANS, 'batch'], '--by <rows>', either(ROWS), {
    choices: ROWS,
    default: 'hour for inpatient, session for outpatient',
  }),
  output(PLANS, '--supply', 'only the containers, as table, csv, xlsx or html (worksheet, labels)'),
  output(PLANS, '--observations', 'with html: sheets to write observations on'),
  output(
    [...PLANS, 'compare'],
    '--predict[=model]',
    'adds the predicted plasma concentration and its range over the models',
    {
      choices: MODEL_IDS,
      limits: `by ${DEFAULT_MODELS['ketamine-racemic']}, or by another model: --predict=domino; esketamine by ${DEFAULT_MODELS.esketamine}; for 45 to 120 kg`,
      implied: true,
    },
  ),
  format(PLANS, PLAN_FORMATS),
  format(['protocols'], PROTOCOL_FORMATS),
  format(['compare'], COMPARE_FORMATS),
  format(['check'], CHECK_FORMATS),
  format(['batch'], BATCH_FORMATS, 'json'),
  format(['verify', 'diff'], DIFFERENCE_FORMATS),
  output([...PLANS, 'compare', 'batch', 'check', 'verify', 'diff'], '--csv', 'the same as --format csv'),
  output([...WITH_TEXT, 'batch'], '--json', 'the same as --format json; messages are JSON too, one per line'),
  output(['protocols'], '--md', 'the same as --format md'),
  output(['protocols'], '--yaml', 'the same as --format yaml: a starting point for a file of your own'),
  output(['protocols'], '--schema', 'the JSON Schema of a protocol file'),
  output(PLANS, '--excel[=semicolon]', 'with csv: a byte-order mark and CRLF line ends', {
    choices: SEPARATORS,
    limits: '--excel=semicolon where Excel has decimal commas',
    implied: 'comma',
  }),
  output(PLANS, '--with-dose', 'with ics: the dose of each session in the calendar'),
  output(PLANS, '--series <id>', 'with ics: the UIDs begin with this id, so that a revision replaces events', {
    default: 'the plan id',
    limits: 'letters, digits, - and _, at most 60',
  }),
  output(PLANS, '--revision <n>', 'with ics: the SEQUENCE of the events', { limits: 'a whole number above 0' }),
  output(['batch'], '--each <pattern>', "a file for each plan: 'plans/{id}.html'", {
    limits: 'ids of letters, digits, - and _ and ., none twice',
  }),
  output(['batch'], '--no-header', 'with csv: no header line'),
  output(['batch'], '--fail-fast', 'stop at the first line that gives no plan'),
  output(['check'], '--strict', 'exit 1 for warnings too'),
  output(['check'], '--rules', 'list the rules instead of checking'),
  output(['check'], '--example', 'print a small table with faults instead of checking'),
  output(WITH_FILE, '-o, --output <file>', 'write to this file, by its extension; may be given several times', {
    files: true,
    isRepeated: true,
    default: 'standard output',
  }),
  output(WITH_FILE, '--force', 'replace an existing file, with --output', { needs: 'output' }),
  output(['profile'], '--force', 'init replaces an existing file'),
  output(['batch'], '--force', 'replace existing files, with --each', { needs: 'each' }),
  output(WITH_FILE, '-q, --quiet', 'no notes on standard error; errors and warnings stay'),
  output(['batch'], '-q, --quiet', 'no progress line on a terminal'),
  output(WITH_TEXT, '--width <columns>', 'columns of the text', {
    default: 'those of the terminal, else COLUMNS, else 80',
    limits: '40 to 1000',
  }),
  output(WITH_TEXT, '--no-pager', 'print a long text directly, not through KETAPLAN_PAGER, PAGER or less'),
  output(WITH_TEXT, '--color <when>', `colour: ${either(COLOURS)}`, {
    choices: COLOURS,
    default: 'auto: on a terminal, unless NO_COLOR is set',
  }),
  output(WITH_TEXT, '--no-color', 'the same as --color never'),
]

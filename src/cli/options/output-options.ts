/** How and where a result is shown. */
import { DEFAULT_MODEL, MODEL_IDS } from '../../core/pharmacokinetics/models'
import { PLAN_FORMATS } from '../../render/index'
import {
  BATCH_FORMATS,
  CHECK_FORMATS,
  COLOURS,
  COMPARE_FORMATS,
  type CommandName,
  DIFFERENCE_FORMATS,
  PROTOCOL_FORMATS,
  ROWS,
} from '../choices'
import { either } from './either'
import { type OptionRow, optionIn } from './option-row'

const PLANS = ['inpatient', 'outpatient', 'continue'] as const
const WRITING = [...PLANS, 'protocols', 'compare', 'check', 'verify', 'diff'] as const
const FILED = [...WRITING, 'page', 'exercise'] as const

const output = (commands: readonly CommandName[]) => optionIn('output', commands)
const [plan, writing, filed] = [output(PLANS), output(WRITING), output(FILED)]
const [protocols, compare, batch, check] = [
  output(['protocols']),
  output(['compare']),
  output(['batch']),
  output(['check']),
]
const BY_NAME = 'by the extension of --output, else table'
const format = (commands: readonly CommandName[], choices: readonly string[], otherwise = BY_NAME): OptionRow =>
  output(commands)('-f, --format <format>', either(choices), { choices, default: otherwise })

export const OUTPUT_OPTIONS: readonly OptionRow[] = [
  plan('--chart', 'a chart for the terminal instead of the rows'),
  compare('--chart', 'charts for the terminal, one below the other, on one scale'),
  output(['inpatient', 'outpatient'])('--explain', 'every change in words instead of the rows, as table or md'),
  plan('--summary', 'a note of at most twelve lines to paste into a record'),
  plan('--citations', 'citations in full on a terminal too; pipes and files always have them'),
  output([...PLANS, 'batch'])('--by <rows>', either(ROWS), {
    choices: ROWS,
    default: 'hour for inpatient, session for outpatient',
  }),
  plan('--supply', 'only the containers, as table, csv, xlsx or html (worksheet, labels)', { needs: 'container' }),
  plan('--observations', 'with html: sheets to write observations on'),
  output([...PLANS, 'compare'])(
    '--predict[=model]',
    'adds the predicted plasma concentration and its range over the models',
    {
      implied: DEFAULT_MODEL,
      choices: MODEL_IDS,
      limits: `by ${DEFAULT_MODEL}, or by another model: --predict=domino; for 45 to 120 kg`,
    },
  ),
  format(PLANS, PLAN_FORMATS),
  format(['protocols'], PROTOCOL_FORMATS),
  format(['compare'], COMPARE_FORMATS),
  format(['check'], CHECK_FORMATS),
  format(['batch'], BATCH_FORMATS, 'json'),
  format(['verify', 'diff'], DIFFERENCE_FORMATS),
  output([...PLANS, 'compare', 'batch', 'check', 'verify', 'diff'])('--csv', 'the same as --format csv'),
  output([...WRITING, 'batch'])('--json', 'the same as --format json; messages are JSON too, one per line'),
  protocols('--md', 'the same as --format md'),
  protocols('--yaml', 'the same as --format yaml: a starting point for a file of your own'),
  protocols('--schema', 'the JSON Schema of a protocol file'),
  plan('--excel', 'with csv: a byte-order mark and CRLF line ends'),
  plan('--with-dose', 'with ics: the dose of each session in the calendar'),
  plan('--series <id>', 'with ics: the UIDs begin with this id, so that a revision replaces events', {
    default: 'the plan id',
    limits: 'letters, digits, - and _, at most 60',
  }),
  plan('--revision <n>', 'with ics: the SEQUENCE of the events', { limits: 'a whole number above 0' }),
  batch('--each <pattern>', "a file for each plan: 'plans/{id}.html'", {
    limits: 'ids of letters, digits, - and _ and ., none twice',
  }),
  batch('--no-header', 'with csv: no header line'),
  batch('--fail-fast', 'stop at the first line that gives no plan'),
  check('--strict', 'exit 1 for warnings too'),
  check('--rules', 'list the rules instead of checking'),
  check('--example', 'print a small table with faults instead of checking'),
  filed('-o, --output <file>', 'write to this file, by its extension; may be given several times', {
    files: true,
    isRepeated: true,
    default: 'standard output',
  }),
  filed('--force', 'replace an existing file, with --output', { needs: 'output' }),
  output(['profile'])('--force', 'init replaces an existing file'),
  batch('--force', 'replace existing files, with --each', { needs: 'each' }),
  filed('-q, --quiet', 'no notes on standard error; errors and warnings stay'),
  batch('-q, --quiet', 'no progress line on a terminal'),
  writing('--width <columns>', 'columns of the text', {
    default: 'those of the terminal, else COLUMNS, else 80',
    limits: '40 to 1000',
  }),
  writing('--no-pager', 'print a long text directly, not through KETAPLAN_PAGER, PAGER or less'),
  writing('--color <when>', `colour: ${either(COLOURS)}`, {
    choices: COLOURS,
    default: 'auto: on a terminal, unless NO_COLOR is set',
  }),
  writing('--no-color', 'the same as --color never'),
]

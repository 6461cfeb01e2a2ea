/** The options of every command: one table for the parser, the help and whatever else lists them. */
import type { Setting } from '../core/model/protocol'

export interface OptionRow {
  readonly flags: string
  readonly help: string
  readonly group: string
  /** Only a command of this setting knows it. */
  readonly setting?: Setting
  /** Not part of the request: how and where the plan is shown. */
  readonly output?: true
}

/** `step-every` of `--step-every <duration>`. */
export const nameOf = ({ flags }: OptionRow): string => /--([a-z-]+)/.exec(flags)?.[1] ?? ''

const PLAN = 'The plan:'
const GUARD = 'The guard:'
const OUTPUT = 'The output:'

const PREDICT: OptionRow = {
  flags: '--predict[=model]',
  help: 'the predicted plasma concentration, with the range over the published models',
  group: OUTPUT,
  output: true,
}
const SHORT: readonly OptionRow[] = [
  { flags: '--csv', help: 'short for --format csv', group: OUTPUT, output: true },
  { flags: '--json', help: 'short for --format json', group: OUTPUT, output: true },
]
const SINK: readonly OptionRow[] = [
  {
    flags: '-o, --output <file>',
    help: 'write there; the format follows the extension',
    group: OUTPUT,
    output: true,
  },
  { flags: '--force', help: 'replace an existing file', group: OUTPUT, output: true },
  { flags: '-q, --quiet', help: 'no notes on standard error', group: OUTPUT, output: true },
  { flags: '--no-color', help: 'no colour, as NO_COLOR', group: OUTPUT, output: true },
]

const CHART: OptionRow = {
  flags: '--chart',
  help: 'a chart for the terminal instead of the rows',
  group: OUTPUT,
  output: true,
}

export const PLAN_OPTIONS: readonly OptionRow[] = [
  {
    flags: '-p, --protocol <id or file>',
    help: "a built-in protocol, or a JSON or YAML file of one's own",
    group: PLAN,
  },
  {
    flags: '-w, --weight <kg>',
    help: 'actual body weight, kg; turns on mg/kg/h and the limits per kg',
    group: PLAN,
  },
  {
    flags: '--start-rate <rate>',
    help: 'first rate: mg/h, or with a weight mg/kg/h, mcg/kg/min',
    group: PLAN,
  },
  { flags: '--step <rate>', help: 'titration step, in the same units', group: PLAN },
  { flags: '--max <rate>', help: 'highest rate, in the same units', group: PLAN },
  {
    flags: '--step-every <duration>',
    help: 'time between steps: 1h, 90min, 2h30m',
    group: PLAN,
    setting: 'inpatient',
  },
  { flags: '--days <n>', help: 'length of the infusion in days of 24 h', group: PLAN, setting: 'inpatient' },
  { flags: '--sessions <n>', help: 'how many infusions', group: PLAN, setting: 'outpatient' },
  { flags: '--session-hours <h>', help: 'length of each: 4, 4h, 2h30m', group: PLAN, setting: 'outpatient' },
  {
    flags: '--closed <dates>',
    help: 'closed days: 2026-12-24,2026-12-25',
    group: PLAN,
    setting: 'outpatient',
  },
  {
    flags: '--weekends',
    help: 'Saturday and Sunday are days like any other',
    group: PLAN,
    setting: 'outpatient',
  },
  { flags: '-c, --concentration <mg/mL>', help: 'of the fluid: adds mL/h and volumes', group: PLAN },
  { flags: '--pump-step <mL/h>', help: "the pump's smallest step (default: 0.1)", group: PLAN },
  { flags: '--pump-max <mL/h>', help: "the pump's highest rate, 1 to 1200 (default: 999)", group: PLAN },
  { flags: '--container <mL>', help: 'the bags or syringes to prepare, with --concentration', group: PLAN },
  { flags: '--tz <zone>', help: "IANA zone of wall-clock times (default: the system's)", group: PLAN },
  { flags: '--now <time>', help: 'what counts as now for today, tomorrow and time stamps', group: PLAN },
  { flags: '--allow <limits>', help: 'lift soft limits by name; needs --reason', group: GUARD },
  { flags: '--reason <text>', help: 'why; recorded in every output', group: GUARD },
  CHART,
  {
    flags: '--explain',
    help: 'every change in words instead of the rows, as text or md',
    group: OUTPUT,
    output: true,
  },
  { flags: '--by <rows>', help: 'hour, session or change', group: OUTPUT, output: true },
  { flags: '--supply', help: 'only the containers, as table or csv', group: OUTPUT, output: true },
  PREDICT,
  {
    flags: '-f, --format <format>',
    help: 'table, csv, json, md, html, svg, ics or nonmem',
    group: OUTPUT,
    output: true,
  },
  ...SHORT,
  { flags: '--excel', help: 'with csv: byte-order mark and CRLF', group: OUTPUT, output: true },
  { flags: '--with-dose', help: 'with ics: what each session gives', group: OUTPUT, output: true },
  ...SINK,
]

/** Those that say what is asked for, not how it is shown. */
export const REQUEST_OPTIONS = PLAN_OPTIONS.filter(({ output }) => !output)

export const COMPARE_OPTIONS: readonly OptionRow[] = [
  { flags: '--start <start>', help: 'when all of them start (default: the next Monday)', group: PLAN },
  { flags: '-w, --weight <kg>', help: 'actual body weight, kg', group: PLAN },
  { flags: '--tz <zone>', help: "IANA zone of wall-clock times (default: the system's)", group: PLAN },
  { flags: '--now <time>', help: 'what counts as now', group: PLAN },
  PREDICT,
  { ...CHART, help: 'charts for the terminal, one above the other on one scale' },
  { flags: '-f, --format <format>', help: 'table, csv, json or md', group: OUTPUT, output: true },
  ...SHORT,
  ...SINK,
]

export const PROTOCOLS_OPTIONS: readonly OptionRow[] = [
  { flags: '-f, --format <format>', help: 'table, json, md or yaml', group: OUTPUT, output: true },
  { flags: '--json', help: 'short for --format json', group: OUTPUT, output: true },
  { flags: '--md', help: 'short for --format md', group: OUTPUT, output: true },
  { flags: '--yaml', help: 'a starting point for a file of your own', group: OUTPUT, output: true },
  { flags: '--schema', help: 'the JSON Schema of a protocol file', group: OUTPUT, output: true },
  ...SINK,
]

/** What stands in the lines themselves is not an option; a zone and a present may be common to them. */
export const BATCH_OPTIONS: readonly OptionRow[] = [
  {
    flags: '--input <form>',
    help: 'csv or ndjson (default: by extension, else by the first character)',
    group: PLAN,
  },
  { flags: '--tz <zone>', help: "zone of lines that name none (default: the system's)", group: PLAN },
  { flags: '--now <time>', help: 'what counts as now for lines that say nothing else', group: PLAN },
  { flags: '--by <rows>', help: 'hour, session or change', group: OUTPUT, output: true },
  {
    flags: '-f, --format <format>',
    help: 'csv or json (a plan a line, the default)',
    group: OUTPUT,
    output: true,
  },
  ...SHORT,
  { flags: '--no-header', help: 'with csv: rows alone', group: OUTPUT, output: true },
  { flags: '--fail-fast', help: 'stop at the first line that gives no plan', group: OUTPUT, output: true },
  { flags: '-q, --quiet', help: 'no progress on a terminal', group: OUTPUT, output: true },
]

const TABLE = 'The table:'

export const CHECK_OPTIONS: readonly OptionRow[] = [
  {
    flags: '-p, --protocol <id or file>',
    help: "to check against (default: the table's, else the setting's)",
    group: TABLE,
  },
  {
    flags: '--setting <setting>',
    help: 'inpatient or outpatient (default: as the table looks)',
    group: TABLE,
  },
  { flags: '-w, --weight <kg>', help: 'where the table has no weight column', group: TABLE },
  { flags: '-c, --concentration <mg/mL>', help: 'where it has no concentration column', group: TABLE },
  { flags: '--pump-step <mL/h>', help: "the pump's smallest step (default: 0.1)", group: TABLE },
  { flags: '--tz <zone>', help: 'IANA zone of times without an offset', group: TABLE },
  { flags: '--dates <order>', help: 'mdy or dmy: how dates with slashes are written', group: TABLE },
  { flags: '--map <header=column,...>', help: 'what a column is: "Infusion speed=rate_mg_h"', group: TABLE },
  { flags: '--strict', help: 'exit 1 for warnings too', group: OUTPUT, output: true },
  { flags: '--rules', help: 'list the rules instead', group: OUTPUT, output: true },
  { flags: '--example', help: 'print a small faulty table instead', group: OUTPUT, output: true },
  { flags: '-f, --format <format>', help: 'table, lines, csv or json', group: OUTPUT, output: true },
  ...SHORT,
  ...SINK,
]

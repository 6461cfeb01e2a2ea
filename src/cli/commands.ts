/** Every command with its argument and examples. What a command runs is in run.ts. */
import type { Setting } from '../core/model/protocol'
import { COMMAND_NAMES, type CommandName, SETTINGS, SHELLS, TOPICS } from './choices'
import type { Accepts } from './options/option-row'

interface ArgumentRow extends Accepts {
  readonly name: string
  readonly help: string
  /** How many words it may be. */
  readonly least: 0 | 1 | 2
  readonly most: number
}

export interface CommandRow {
  readonly name: CommandName
  /** Absent where the command takes options alone. */
  readonly argument?: ArgumentRow
  readonly help: string
  readonly examples: readonly string[]
}

const command = (
  name: CommandName,
  argument: ArgumentRow | undefined,
  help: string,
  ...examples: readonly string[]
): CommandRow => ({ name, ...(argument === undefined ? {} : { argument }), help, examples })

const argument = (
  name: string,
  [least, most]: readonly [ArgumentRow['least'], number],
  help: string,
  accepts: Accepts = { files: true },
): ArgumentRow => ({ name, least, most, help, ...accepts })

const START_FORMS = '2026-11-30, 2026-11-30T08:00, with an offset or Z, today, tomorrow'
const START = argument('start', [1, 1], START_FORMS, { choices: ['today', 'tomorrow'] })
const NO_LIMIT = Number.POSITIVE_INFINITY
const ID_OR_FILE = { choices: 'protocols', files: true } as const
const VARIANT = 'an id or a file, with overrides: crps-5day,step-every=24h'
const INIT_OR_CHECK = 'init writes a profile to begin with, check examines one: a file follows'

export const COMMANDS: readonly CommandRow[] = [
  command(
    'inpatient',
    START,
    'hour-by-hour table of a continuous infusion',
    'ketaplan inpatient 2026-11-30T08:00 --tz America/New_York',
    'ketaplan inpatient 2026-11-30 -w 70 --step-every 24h --csv',
    'ketaplan inpatient 2026-11-30 --chart --explain',
  ),
  command(
    'outpatient',
    START,
    'session-by-session table of a series of infusions',
    'ketaplan outpatient 2026-11-30 --csv > sessions.csv',
    'ketaplan outpatient "2026-11-30 09:30" -p schwartzman-2009 -w 60 -o plan.md',
    'ketaplan outpatient 2026-11-30 -o sessions.ics',
  ),
  command(
    'protocols',
    argument(
      'id|check <file>',
      [0, 2],
      'a built-in protocol, or a file of your own; check lists the faults of one',
      ID_OR_FILE,
    ),
    'list the protocols, or show one: each figure, its basis, its source',
    'ketaplan protocols',
    'ketaplan protocols crps-5day --yaml --source "our protocol 12" > ours.yaml',
    'ketaplan protocols check ours.yaml',
  ),
  command(
    'compare',
    argument('variant', [2, NO_LIMIT], VARIANT, ID_OR_FILE),
    'compare variants side by side, for one patient and start',
    'ketaplan compare crps-5day crps-5day,step-every=24h',
    'ketaplan compare crps-10session goldberg-2005 --csv',
  ),
  command(
    'batch',
    argument('file', [1, 1], 'CSV with a header, or a JSON object per line; - for standard input'),
    'a plan for each line of CSV or NDJSON, as a stream',
    'ketaplan batch requests.csv --csv > plans.csv',
    'ketaplan batch - < requests.ndjson > plans.ndjson',
  ),
  command(
    'check',
    argument('file', [0, 1], 'a titration table as CSV; - for standard input'),
    'find what is unsafe or inconsistent in a titration table',
    'ketaplan check --example > table.csv',
    'ketaplan check --rules',
  ),
  command(
    'continue',
    argument('plan', [1, 1], 'a plan as JSON, or a continued one'),
    'the rest of a course, after what was given',
    'ketaplan continue plan.json --given given.csv --until 12:00',
    'ketaplan continue plan.json --at "08:00=20" --at "10:30=25 mg/h sedated"',
  ),
  command(
    'verify',
    argument('file', [1, 1], 'a plan as JSON, HTML, SVG, Markdown or CSV'),
    'plan one of our own documents again and compare',
    'ketaplan verify plan.html',
    'ketaplan verify plan.csv --plan plan.json',
  ),
  command(
    'diff',
    argument('plan', [2, 2], 'a plan as JSON'),
    'two plans: rates over time, totals, limits, assumptions',
    'ketaplan diff before.json after.json',
  ),
  command(
    'profile',
    argument('init|check', [1, 2], INIT_OR_CHECK, { choices: ['init', 'check'], files: true }),
    "a hospital's defaults and limits",
    'ketaplan profile init > profile.yaml',
    'ketaplan profile check profile.yaml',
  ),
  command(
    'page',
    undefined,
    'the planner as one offline web page, for classes',
    'ketaplan page --no-profile > planner.html',
    'ketaplan page -o planner.html',
  ),
  command(
    'exercise',
    undefined,
    'a table with planted faults for a class, and its key',
    'ketaplan exercise --seed 7',
    'ketaplan exercise --faults 3 --kinds slip-10,dose --seed 7 -o table.csv --key key.txt',
  ),
  command(
    'completion',
    argument(SHELLS.join('|'), [1, 1], 'the shell', { choices: SHELLS }),
    'a script that completes commands, options and their values',
    'ketaplan completion bash > ~/.local/share/bash-completion/completions/ketaplan',
    'ketaplan completion fish > ~/.config/fish/completions/ketaplan.fish',
  ),
  command(
    'help',
    argument('command|topic', [0, 1], `a command, or ${TOPICS.join(', ')}`, { choices: [...COMMAND_NAMES, ...TOPICS] }),
    `help on a command, or on ${TOPICS.join(', ')}`,
    'ketaplan help inpatient',
    ...TOPICS.map((topic) => `ketaplan help ${topic}`),
  ),
]

export const settingOf = ({ name }: CommandRow): Setting | undefined => SETTINGS.find((setting) => setting === name)

/** `inpatient <start>`, `protocols [id]`, `compare <variant> <variant> ...`, `page` */
export const usageOf = ({ name, argument }: Pick<CommandRow, 'name' | 'argument'>): string =>
  `${name} ${argumentText(argument)}`.trimEnd()

function argumentText(argument: ArgumentRow | undefined): string {
  if (argument === undefined) return ''
  const { name, least, most } = argument
  const words = least === 0 ? [`[${name}]`] : Array.from({ length: least }, () => `<${name}>`)
  return [...words, ...(most === NO_LIMIT ? ['...'] : [])].join(' ')
}

/** The table of commands with their arguments and examples. main.ts has their handlers. */
import type { Setting } from '../core/model/protocol'
import { SETTINGS, SHELLS, TOPICS } from './choices'
import type { Accepts } from './options/option-row'

interface ArgumentRow extends Accepts {
  readonly name: string
  readonly help: string
  /** How many times it may be given, at least and at most; default: once. */
  readonly least?: 0 | 2
  readonly most?: number
}

interface Row {
  /** Absent where the command takes no argument. */
  readonly argument?: ArgumentRow
  readonly help: string
  readonly examples: readonly string[]
}

const START: ArgumentRow = {
  name: 'start',
  help: '2026-11-30, 2026-11-30T08:00, with an offset or Z, today, tomorrow',
  choices: ['today', 'tomorrow'],
}

const ROWS = {
  inpatient: {
    argument: START,
    help: 'hour-by-hour table of a continuous infusion',
    examples: [
      'ketaplan inpatient 2026-11-30T08:00 --tz America/New_York',
      'ketaplan inpatient 2026-11-30 -w 70 --step-every 24h --csv',
      'ketaplan inpatient 2026-11-30 --chart --explain',
    ],
  },
  outpatient: {
    argument: START,
    help: 'session-by-session table of a series of infusions',
    examples: [
      'ketaplan outpatient 2026-11-30 --csv > sessions.csv',
      'ketaplan outpatient "2026-11-30 09:30" -p schwartzman-2009 -w 60 -o plan.md',
      'ketaplan outpatient 2026-11-30 -o sessions.ics',
    ],
  },
  protocols: {
    argument: {
      name: 'id|check <file>',
      help: 'a built-in protocol, or a file of your own; check lists the faults of one',
      choices: 'protocols',
      files: true,
      least: 0,
      most: 2,
    },
    help: 'list the protocols, or show one: each figure, its basis, its source',
    examples: [
      'ketaplan protocols',
      'ketaplan protocols crps-5day --yaml --source "our protocol 12" > ours.yaml',
      'ketaplan protocols check ours.yaml',
    ],
  },
  compare: {
    argument: {
      name: 'variant',
      help: 'an id or a file, with overrides: crps-5day,step-every=24h',
      choices: 'protocols',
      files: true,
      least: 2,
      most: Number.POSITIVE_INFINITY,
    },
    help: 'compare variants side by side, for one patient and start',
    examples: [
      'ketaplan compare crps-5day crps-5day,step-every=24h',
      'ketaplan compare crps-10session goldberg-2005 --csv',
    ],
  },
  batch: {
    argument: { name: 'file', help: 'CSV with a header, or a JSON object per line; - for standard input', files: true },
    help: 'a plan for each line of CSV or NDJSON, as a stream',
    examples: ['ketaplan batch requests.csv --csv > plans.csv', 'ketaplan batch - < requests.ndjson > plans.ndjson'],
  },
  check: {
    argument: { name: 'file', help: 'a titration table as CSV; - for standard input', files: true, least: 0 },
    help: 'find what is unsafe or inconsistent in a titration table',
    examples: ['ketaplan check --example > table.csv', 'ketaplan check --rules'],
  },
  continue: {
    argument: { name: 'plan', help: 'a plan as JSON, or a continued one', files: true },
    help: 'the rest of a course, after what was given',
    examples: [
      'ketaplan continue plan.json --given given.csv --until 12:00',
      'ketaplan continue plan.json --at "08:00=20" --at "10:30=25 mg/h sedated"',
    ],
  },
  verify: {
    argument: { name: 'file', help: 'a plan as JSON, HTML, SVG, Markdown or CSV', files: true },
    help: 'plan one of our own documents again and compare',
    examples: ['ketaplan verify plan.html', 'ketaplan verify plan.csv --plan plan.json'],
  },
  diff: {
    argument: { name: 'plan', help: 'a plan as JSON', files: true, least: 2, most: 2 },
    help: 'two plans: rates over time, totals, limits, assumptions',
    examples: ['ketaplan diff before.json after.json'],
  },
  profile: {
    argument: {
      name: 'init|check',
      help: 'init writes a profile to begin with, check examines one: a file follows',
      choices: ['init', 'check'],
      files: true,
      most: 2,
    },
    help: "a hospital's defaults and limits",
    examples: ['ketaplan profile init > profile.yaml', 'ketaplan profile check profile.yaml'],
  },
  page: {
    help: 'the planner as one offline web page, for classes',
    examples: ['ketaplan page --no-profile > planner.html', 'ketaplan page -o planner.html'],
  },
  exercise: {
    help: 'a table with planted faults for a class, and its key',
    examples: [
      'ketaplan exercise --seed 7',
      'ketaplan exercise --faults 3 --kinds slip-10,dose --seed 7 -o table.csv --key key.txt',
    ],
  },
  completion: {
    argument: { name: SHELLS.join('|'), help: 'the shell', choices: SHELLS },
    help: 'a script that completes commands, options and their values',
    examples: [
      'ketaplan completion bash > ~/.local/share/bash-completion/completions/ketaplan',
      'ketaplan completion fish > ~/.config/fish/completions/ketaplan.fish',
    ],
  },
  help: {
    argument: { name: 'command|topic', help: `a command, or ${TOPICS.join(', ')}`, choices: 'helped', least: 0 },
    help: `help on a command, or on ${TOPICS.join(', ')}`,
    examples: ['ketaplan help inpatient', ...TOPICS.map((topic) => `ketaplan help ${topic}`)],
  },
} as const satisfies Readonly<Record<string, Row>>
export type CommandName = keyof typeof ROWS

export interface CommandRow extends Row {
  readonly name: CommandName
}
export const COMMAND_NAMES = Object.keys(ROWS) as CommandName[]
export const COMMANDS: readonly CommandRow[] = COMMAND_NAMES.map((name) => ({ name, ...ROWS[name] }))

export const settingOf = ({ name }: CommandRow): Setting | undefined => SETTINGS.find((setting) => setting === name)

/** `inpatient <start>`, `protocols [id]`, `compare <variant> <variant> ...`, `page` */
export function usageOf({ name, argument }: Pick<CommandRow, 'name' | 'argument'>): string {
  if (argument === undefined) return name
  const { least = 1, most } = argument
  const words = least === 0 ? [`[${argument.name}]`] : Array.from({ length: least }, () => `<${argument.name}>`)
  return [name, ...words, ...(most === Number.POSITIVE_INFINITY ? ['...'] : [])].join(' ')
}

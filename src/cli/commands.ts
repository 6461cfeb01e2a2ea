/** Every command: its arguments, its options, its examples, and what it runs. */
import type { Setting } from '../core/model/protocol'
import type { RawRequest } from '../core/request/request'
import { planCommand } from './commands/plan'
import type { Io } from './io/io'
import {
  BATCH_OPTIONS,
  CHECK_OPTIONS,
  COMPARE_OPTIONS,
  nameOf,
  type OptionRow,
  PLAN_OPTIONS,
  PROTOCOLS_OPTIONS,
  REQUEST_OPTIONS,
} from './options'
import type { Given } from './output'
import { TOPICS } from './topics'

export interface CommandRow {
  readonly name: string
  readonly argument: readonly [name: string, help: string]
  readonly help: string
  readonly options: readonly OptionRow[]
  readonly examples: readonly string[]
  /** The other setting's options are known, so that the refusal can say where they belong; the help hides them. */
  readonly setting?: Setting
  readonly run: (argument: string | readonly string[] | undefined, given: Given, io: Io) => Promise<void>
}

function planRow(setting: Setting, help: string, examples: readonly string[]): CommandRow {
  return {
    name: setting,
    argument: ['<start>', '2026-11-30, 2026-11-30T08:00, with an offset or Z, today, tomorrow'],
    help,
    options: PLAN_OPTIONS,
    examples,
    setting,
    run: (start, given, io) => {
      const asked = Object.fromEntries(
        REQUEST_OPTIONS.map(nameOf).flatMap((name) =>
          given[name] === undefined ? [] : [[name, given[name]]],
        ),
      )
      return planCommand(
        setting,
        { ...asked, start: String(start) } as Omit<RawRequest, 'setting'>,
        given,
        io,
      )
    },
  }
}

export const COMMANDS: readonly CommandRow[] = [
  planRow('inpatient', 'hour-by-hour table of a continuous infusion', [
    'ketaplan inpatient 2026-11-30T08:00 --tz America/New_York',
    'ketaplan inpatient 2026-11-30 -w 70 --step-every 24h --csv',
    'ketaplan inpatient 2026-11-30 --chart --explain',
  ]),
  planRow('outpatient', 'session-by-session table of a series of infusions', [
    'ketaplan outpatient 2026-11-30 --csv > sessions.csv',
    'ketaplan outpatient "2026-11-30 09:30" -p schwartzman-2009 -w 60 -o plan.md',
    'ketaplan outpatient 2026-11-30 -o sessions.ics',
  ]),
  {
    name: 'protocols',
    argument: ['[id]', 'a built-in protocol, or a file of your own'],
    help: 'list the protocols, or show one: each figure, its basis, its source',
    options: PROTOCOLS_OPTIONS,
    examples: ['ketaplan protocols', 'ketaplan protocols crps-5day --yaml > ours.yaml'],
    run: async (id, given, io) => {
      const { protocolsCommand } = await import('./commands/protocols')
      await protocolsCommand(id === undefined ? undefined : String(id), given, io)
    },
  },
  {
    name: 'compare',
    argument: ['<variant...>', 'an id or a file, with overrides: crps-5day,step-every=24h'],
    help: 'variants side by side, for one patient and start',
    options: COMPARE_OPTIONS,
    examples: [
      'ketaplan compare crps-5day crps-5day,step-every=24h',
      'ketaplan compare crps-10session goldberg-2005 --csv',
    ],
    run: async (variants, given, io) => {
      const { compareCommand } = await import('./commands/compare')
      await compareCommand([variants ?? []].flat(), given, io)
    },
  },
  {
    name: 'batch',
    argument: ['<file>', 'CSV with a header, or a JSON object a line; - for standard input'],
    help: 'a plan for each line of CSV or NDJSON, as a stream',
    options: BATCH_OPTIONS,
    examples: [
      'ketaplan batch requests.csv --csv > plans.csv',
      'ketaplan batch - < requests.ndjson > plans.ndjson',
    ],
    run: async (file, given, io) => {
      const { batchCommand } = await import('./batch/batch')
      await batchCommand(String(file), given, io)
    },
  },
  {
    name: 'check',
    argument: ['[file]', 'a titration table as CSV, yours or ours; - for standard input'],
    help: "what is unsafe or inconsistent in somebody's titration table",
    options: CHECK_OPTIONS,
    examples: ['ketaplan check --example > table.csv', 'ketaplan check --rules'],
    run: async (file, given, io) => {
      const { checkCommand } = await import('./commands/check')
      await checkCommand(file === undefined ? undefined : String(file), given, io)
    },
  },
  {
    name: 'completion',
    argument: ['<bash|zsh|fish>', 'the shell'],
    help: 'a script that completes commands, options and their values',
    options: [],
    examples: [
      'ketaplan completion bash > ~/.local/share/bash-completion/completions/ketaplan',
      'ketaplan completion fish > ~/.config/fish/completions/ketaplan.fish',
    ],
    run: async (shell, _given, io) => {
      const { completionCommand } = await import('./commands/completion')
      await completionCommand(String(shell), io)
    },
  },
  {
    name: 'help',
    argument: ['[command|topic]', `a command, or ${TOPICS.join(', ')}`],
    help: `help on a command, or on ${TOPICS.join(', ')}`,
    options: [],
    examples: ['ketaplan help inpatient', ...TOPICS.map((topic) => `ketaplan help ${topic}`)],
    run: async (topic, _given, io) => {
      const { helpCommand } = await import('./commands/help')
      await helpCommand(String(topic), io)
    },
  },
]

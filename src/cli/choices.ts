/** The words that options and arguments accept. */
import type { Setting } from '../core/model/protocol'
import type { By } from '../core/plan/rows'

export const SETTINGS: readonly Setting[] = ['inpatient', 'outpatient']
export const ROWS: readonly By[] = ['hour', 'session', 'change']
export const INPUTS = ['csv', 'ndjson'] as const
/** The separators of cells in CSV for Excel. */
export const SEPARATORS = ['comma', 'semicolon'] as const
export const COLOURS = ['auto', 'always', 'never'] as const
export const SHELLS = ['bash', 'zsh', 'fish'] as const
/** The topics of `ketaplan help`, besides the commands. */
export const TOPICS = ['guard', 'csv', 'exit-codes'] as const

export const COMPARE_FORMATS = ['table', 'csv', 'json', 'md', 'html', 'svg', 'xlsx'] as const
export const PROTOCOL_FORMATS = ['table', 'json', 'md', 'yaml'] as const
export const BATCH_FORMATS = ['csv', 'json'] as const
export const DIFFERENCE_FORMATS = ['table', 'csv', 'json'] as const
export const CHECK_FORMATS = ['table', 'lines', 'csv', 'json'] as const
export const DATE_ORDERS = ['mdy', 'dmy'] as const

/** The exit codes and their meanings. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'done'],
  [1, 'done, but with faults found: in a table, a protocol file, a batch'],
  [2, 'the command line or an input file is wrong'],
  [3, 'refused by the guard'],
  [4, 'reading or writing failed'],
  [5, 'a checked table: no error, but a figure or a time of it was not checked'],
  [130, 'interrupted'],
]

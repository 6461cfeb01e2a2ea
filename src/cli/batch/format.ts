/** The formats of a batch: how its lines are read, and how their plans are shown. */
import { extname } from 'node:path'
import { refuse } from '../../core/model/finding'
import type { ModelId } from '../../core/pharmacokinetics/models'
import type { By } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { unionOfColumns } from '../../render/data/columns'
import { csvOfMany, csvText } from '../../render/data/csv'
import { jsonOfMany } from '../../render/data/json'
import { rowsOfSetting } from '../../render/view'
import { BATCH_FORMATS, INPUTS } from '../choices'
import { plainView, rowsAsked } from '../commands/plan'
import { formatNamed, type Options, readOption, wordOf } from '../output'
import type { Line } from './lines'
import { csvLines, headerOf, jsonLine, type LineReader, textOfLine } from './request-line'

type Input = (typeof INPUTS)[number]
const EXTENSIONS = new Map<string, Input>([
  ['.csv', 'csv'],
  ['.tsv', 'csv'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
])

/** The format of the lines by the options or the file's extension; undefined where the first line decides. */
const inputOf = (options: Options, file: string): Input | undefined =>
  readOption(options, 'input', wordOf(INPUTS, 'unknown-input')) ?? EXTENSIONS.get(extname(file))

/** The format by the first character of the first line; an empty line is no header. */
const inputOfLine = ({ wrong, text }: Line): Input =>
  wrong === undefined && /^\s*(?:[{[]|$)/.test(text) ? 'ndjson' : 'csv'

export interface BatchFormat extends LineReader {
  /** The first line is no request. */
  readonly isHeader: boolean
  /** The rows of CSV have no column for what a plan assumes. */
  readonly isCsv: boolean
  /** The text before the first plan. */
  readonly head: string
  /** The text of a plan with this id, and with the prediction of a model where there is one. */
  readonly show: (id: string, plan: Plan, predict?: ModelId) => string
}

/** The columns are fixed before the first plan, by those of the input: what no line can ask for has no column. */
function csvOutput(asked: readonly string[], by: By | undefined, headed: boolean): Pick<BatchFormat, 'head' | 'show'> {
  const rows = by === undefined ? ['hour', 'session'] : [by === 'session' ? by : 'hour']
  const header = unionOfColumns([...rows, ...asked])
  return {
    head: headed ? csvText([['id', ...header]], '\n') : '',
    show: (id, plan, predict) => csvOfMany(id, plan, by ?? rowsOfSetting(plan.request.setting), header, predict),
  }
}

const jsonOutput = (by: By | undefined): Pick<BatchFormat, 'head' | 'show'> => ({
  head: '',
  show: (id, plan, predict) =>
    jsonOfMany(id, plan, plainView({ by: by ?? rowsOfSetting(plan.request.setting), predict })),
})

/** The fields of a line that add columns, where no header lists them. */
const ANY_LINE = ['weight', 'concentration', 'predict']

/**
 * The formats by the options and the first line. `defaults` lists the columns that every line has by the profile.
 * Throws Refusal (exit 2): at once for a wrong option, at the first line for a wrong header.
 */
export function formatFor(
  options: Options,
  file: string,
  defaults: readonly string[] = [],
): (first: Line) => BatchFormat {
  const input = inputOf(options, file)
  const by = rowsAsked(options)
  const isCsv = formatNamed(options, BATCH_FORMATS) === 'csv'
  const headed = options['no-header'] !== true
  if (!headed && !isCsv) refuse('alone', '--no-header', '', '--csv')
  return (first) => {
    const isHeader = (input ?? inputOfLine(first)) === 'csv'
    const header = isHeader ? headerOf(textOfLine(first)) : undefined
    return {
      isHeader,
      isCsv,
      ...(header === undefined ? { read: jsonLine } : csvLines(header)),
      ...(isCsv ? csvOutput([...(header?.columns ?? ANY_LINE), ...defaults], by, headed) : jsonOutput(by)),
    }
  }
}

/** The forms of a batch: how its lines are read, and how their plans are shown. */
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

/** What the lines are by the options or the file's extension; undefined where the first character has to tell. */
const inputOf = (options: Options, file: string): Input | undefined =>
  readOption(options, 'input', wordOf(INPUTS, 'unknown-input')) ?? EXTENSIONS.get(extname(file))

/** What the first character tells; nothing at all is no header. */
const told = ({ wrong, text }: Line): Input => (wrong === undefined && /^\s*(?:[{[]|$)/.test(text) ? 'ndjson' : 'csv')

export interface Form extends LineReader {
  /** The first line is no request. */
  readonly isHeader: boolean
  /** Its rows have no place for what a plan assumes. */
  readonly isCsv: boolean
  /** What stands before the first plan. */
  readonly head: string
  /** A plan as it stands in the output, by its id, with the prediction of a model where there is one. */
  readonly show: (id: string, plan: Plan, predict?: ModelId) => string
}

/** The columns are settled before the first plan, by those of the input: what no line can ask for has none. */
function csvShow(asked: readonly string[], by: By | undefined, headed: boolean): Pick<Form, 'head' | 'show'> {
  const rows = by === undefined ? ['hour', 'session'] : [by === 'session' ? by : 'hour']
  const header = unionOfColumns([...rows, ...asked])
  return {
    head: headed ? csvText([['id', ...header]], '\n') : '',
    show: (id, plan, predict) => csvOfMany(id, plan, by ?? rowsOfSetting(plan.request.setting), header, predict),
  }
}

const jsonShow = (by: By | undefined): Pick<Form, 'head' | 'show'> => ({
  head: '',
  show: (id, plan, predict) =>
    jsonOfMany(id, plan, plainView({ by: by ?? rowsOfSetting(plan.request.setting), predict })),
})

const jsonLines: LineReader = { ahead: () => undefined, read: jsonLine }

/** What a line may ask for that brings columns, where no header says which. */
const ANY_LINE = ['weight', 'concentration', 'predict']

/**
 * The forms that the options ask for, settled by the first line; `defaulted` has the columns that every line gives.
 * Throws Refusal (exit 2): at once for a wrong option, at the first line for a wrong header.
 */
export function formFor(options: Options, file: string, defaulted: readonly string[] = []): (first: Line) => Form {
  const input = inputOf(options, file)
  const by = rowsAsked(options)
  const isCsv = formatNamed(options, BATCH_FORMATS) === 'csv'
  const headed = options['no-header'] !== true
  if (!headed && !isCsv) refuse('alone', '--no-header', '', '--csv')
  return (first) => {
    const isHeader = (input ?? told(first)) === 'csv'
    const header = isHeader ? headerOf(textOfLine(first)) : undefined
    return {
      isHeader,
      isCsv,
      ...(header === undefined ? jsonLines : csvLines(header)),
      ...(isCsv ? csvShow([...(header?.columns ?? ANY_LINE), ...defaulted], by, headed) : jsonShow(by)),
    }
  }
}

/** The forms of a batch: how its lines are read, and how their plans are shown. */
import { extname } from 'node:path'
import { refuse } from '../../core/model/finding'
import type { By } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { unionOfColumns } from '../../render/data/columns'
import { csvOfMany, csvText } from '../../render/data/csv'
import { jsonOfMany } from '../../render/data/json'
import { plainPaint } from '../../render/view'
import { BATCH_FORMATS, INPUTS } from '../choices'
import { rowsAsked, rowsOfSetting } from '../commands/plan'
import { formatOf, type Given, textOf } from '../output'
import type { Line } from './lines'
import { columnsOfHeader, csvLine, jsonLine, type ReadLine, textOfLine } from './request-line'

type Input = (typeof INPUTS)[number]
const EXTENSIONS = new Map<string, Input>([
  ['.csv', 'csv'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
])

/** What the lines are by the options or the file's extension; undefined where the first character has to tell. */
function inputOf(given: Given, file: string): Input | undefined {
  const named = textOf(given.input)
  if (named === undefined) return EXTENSIONS.get(extname(file))
  return (
    INPUTS.find((input) => input === named) ?? refuse('unknown-input', '--input', named, INPUTS.join(', '))
  )
}

/** What the first character tells; nothing at all is no header. */
const told = ({ wrong, text }: Line): Input =>
  wrong === undefined && /^\s*(?:[{[]|$)/.test(text) ? 'ndjson' : 'csv'

export interface Form {
  /** The first line is no request. */
  readonly isHeader: boolean
  readonly read: ReadLine
  /** What stands before the first plan. */
  readonly head: string
  /** A plan as it stands in the output, by its id. */
  readonly show: (id: string, plan: Plan) => string
}

/** The columns are settled before the first plan, by those of the input: what no line can ask for has none. */
function csvShow(asked: readonly string[], by: By | undefined, headed: boolean): Pick<Form, 'head' | 'show'> {
  const rows = by === undefined ? ['hour', 'session'] : [by === 'session' ? by : 'hour']
  const header = unionOfColumns([...rows, ...asked])
  return {
    head: headed ? csvText([['id', ...header]], '\n') : '',
    show: (id, plan) => csvOfMany(id, plan, by ?? rowsOfSetting(plan.request.setting), header),
  }
}

const jsonShow = (by: By | undefined): Pick<Form, 'head' | 'show'> => ({
  head: '',
  show: (id, plan) =>
    jsonOfMany(id, plan, {
      by: by ?? rowsOfSetting(plan.request.setting),
      width: 0,
      paint: plainPaint,
      excel: false,
    }),
})

/**
 * The forms that the options ask for, settled by the first line. Throws Refusal (exit 2) for a wrong option at
 * once, for a wrong header when that line comes.
 */
export function formFor(given: Given, file: string): (first: Line) => Form {
  const input = inputOf(given, file)
  const by = rowsAsked(given)
  const isCsv = formatOf(given, BATCH_FORMATS) === 'csv'
  const headed = given['no-header'] !== true
  if (!headed && !isCsv) refuse('alone', '--no-header', '', '--csv beside it')
  return (first) => {
    const isHeader = (input ?? told(first)) === 'csv'
    const columns = isHeader ? columnsOfHeader(textOfLine(first)) : undefined
    return {
      isHeader,
      read: columns === undefined ? jsonLine : csvLine(columns),
      ...(isCsv ? csvShow(columns ?? ['weight', 'concentration'], by, headed) : jsonShow(by)),
    }
  }
}

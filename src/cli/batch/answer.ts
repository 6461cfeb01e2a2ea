/** The answer to a line of a batch: a plan, or a record of what is wrong with the line. */
import { field } from '../../core/model/field'
import { errorOf, type Finding, Refusal, refuse, sentence } from '../../core/model/finding'
import type { Fields, Protocol } from '../../core/model/protocol'
import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict } from '../../core/pharmacokinetics/predict'
import { plan } from '../../core/plan/plan'
import { startWarnings } from '../../core/plan/start-warnings'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest } from '../../core/request/request'
import { escapeControlsInJson } from '../../core/values/escape-controls'
import { type ActiveProfile, profiled, protocolFor } from '../../protocols/active-profile'
import { findProtocol } from '../../protocols/index'
import { columnName } from '../../render/help/option-names'
import { refusalLines } from '../../render/text/messages'
import { protocolNamed } from '../commands/find-protocol'
import { Failure, type ReadFile } from '../io/io'
import type { Each } from './each'
import type { Line } from './lines'
import { idOf, modelOf, type ReadLine, requestOf, textOfLine } from './request-line'

export interface Answer {
  readonly id: string
  /** Absent where the line has a fault. */
  readonly plan?: Plan
  /** The file that it is written to, with its text. */
  readonly file?: ReturnType<ReturnType<Each>>
  /** The model for the predicted concentration. */
  readonly predict?: ModelId
  /** Its faults or warnings, as one JSON object per line. */
  readonly records: string
}

/** The column that a finding is about, else its place in the plan. */
function columnOf({ code, place }: Finding): string {
  if (code === 'bad-protocol') return 'protocol'
  return typeof place === 'string' ? place : columnName(place.field)
}

function record(line: Line, id: string, findings: readonly Finding[], lines: readonly string[]): string {
  const [first] = findings
  if (first === undefined) return ''
  const { severity, code } = first
  const fields = { line: line.number, id, severity, code, field: columnOf(first), message: lines.join('. ') }
  return escapeControlsInJson(`${JSON.stringify(fields)}\n`)
}

/** The findings of an error. Throws it again where it is not a fault of the line. */
function faultsOf(error: unknown): readonly Finding[] {
  if (error instanceof Refusal) return error.findings
  if (!(error instanceof Failure)) throw error
  return [errorOf('unreadable', 'protocol', error.message)]
}

const MOST_KNOWN = 1000

/** The author of the lines may not be allowed to read files. */
const NO_FILES: ReadFile = (name) =>
  refuse('file-in-batch', field('protocol'), name, 'a built-in id, or add --protocol-dir <folder>')

/** Makes a reader of protocols by name, which keeps the files that it has read. */
function protocolReader(readFile: ReadFile = NO_FILES): (name: string) => Protocol | Promise<Protocol> {
  const files = new Map<string, Protocol>()
  return (name) =>
    findProtocol(name) ??
    files.get(name) ??
    protocolNamed(name, { readFile }).then((protocol) => {
      if (files.size >= MOST_KNOWN) files.clear()
      files.set(name, protocol)
      return protocol
    })
}

/** Makes a function that answers a line; `common` are the fields where a line does not have its own. */
export function answerer(
  common: Fields,
  context: Context,
  readFile?: ReadFile,
  active?: ActiveProfile,
  each?: Each,
): (line: Line, read: ReadLine) => Promise<Answer> {
  const protocolOf = protocolReader(readFile)
  const planOf = async (written: RawRequest): Promise<Plan> => {
    const { raw, profile } = profiled(written, active)
    const request = parseRequest(raw, context, profile)
    const { protocol, setting } = request
    return plan(request, protocol === undefined ? protocolFor(setting, active) : await protocolOf(protocol))
  }
  return async (line, read) => {
    let id = ''
    try {
      const fields = read(textOfLine(line))
      id = idOf(fields)
      const fileOf = each?.(id)
      const planned = await planOf(requestOf(fields, common))
      const model = modelOf(fields, planned.protocol.drug)
      // A plan without a prediction is refused here, as a fault of the line.
      if (model !== undefined) predict(planned, model)
      const warnings = [...startWarnings(planned.request), ...planned.findings].filter(
        ({ severity }) => severity === 'warning',
      )
      const records = warnings.map((finding) => record(line, id, [finding], [sentence(finding, columnName)]))
      const file = fileOf?.(planned, model)
      return present({ id, plan: planned, file, predict: model, records: records.join('') })
    } catch (error) {
      const faults = faultsOf(error)
      return { id, records: record(line, id, faults, refusalLines(faults, 'column')) }
    }
  }
}

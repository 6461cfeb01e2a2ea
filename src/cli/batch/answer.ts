/** What one line of a batch comes to: a plan, or a record of what is wrong with it. */
import { type Finding, Refusal } from '../../core/model/finding'
import type { Protocol } from '../../core/model/protocol'
import { plan } from '../../core/plan/plan'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import { parseRequest, type RawRequest } from '../../core/request/request'
import { defaultProtocol, findProtocol } from '../../protocols/index'
import { escapeControlsInJson } from '../../render/text/escape-controls'
import { refusalLines, sentence } from '../../render/text/messages'
import { protocolNamed } from '../commands/find-protocol'
import { Failure, type Io } from '../io/io'
import type { Line } from './lines'
import { type Fields, idOf, type ReadLine, requestOf, textOfLine } from './request-line'

export interface Answer {
  readonly id: string
  /** Absent where the line is at fault. */
  readonly plan?: Plan
  /** The line left the zone to the machine. */
  readonly zoneAssumed?: boolean
  /** Of its faults or its warnings: JSON objects, a line each. */
  readonly records: string
}

/** The column that a finding speaks of, else the place in the plan. */
const fieldOf = ({ code, place }: Finding): string =>
  code === 'bad-protocol' ? 'protocol' : (/^--([a-z-]+)/.exec(place)?.[1] ?? place)

function record(line: Line, id: string, findings: readonly Finding[], lines: readonly string[]): string {
  const [first] = findings
  if (first === undefined) return ''
  const { severity, code } = first
  const told = { line: line.number, id, severity, code, field: fieldOf(first), message: lines.join('. ') }
  return escapeControlsInJson(`${JSON.stringify(told)}\n`)
}

/** The findings of what keeps a line from a plan; thrown on where it is no fault of the line. */
function faultsOf(error: unknown): readonly Finding[] {
  if (error instanceof Refusal) return error.findings
  if (!(error instanceof Failure)) throw error
  return [{ code: 'unreadable', severity: 'error', place: 'protocol', found: error.message }]
}

const MOST_KNOWN = 1000

/** Protocols by name; a file is read once. */
function protocolReader(io: Io): (name: string) => Protocol | Promise<Protocol> {
  const files = new Map<string, Protocol>()
  return (name) =>
    findProtocol(name) ??
    files.get(name) ??
    protocolNamed(name, io).then((protocol) => {
      if (files.size >= MOST_KNOWN) files.clear()
      files.set(name, protocol)
      return protocol
    })
}

/** Answers lines one by one, with these fields where a line has none of its own. */
export function answerer(
  common: Fields,
  context: Context,
  io: Io,
): (line: Line, read: ReadLine) => Promise<Answer> {
  const protocolOf = protocolReader(io)
  const planOf = async (raw: RawRequest): Promise<{ plan: Plan; zoneAssumed: boolean }> => {
    let zoneAssumed = false
    const zone = () => {
      zoneAssumed = true
      return context.zone()
    }
    const request = parseRequest(raw, { ...context, zone })
    const { protocol, setting } = request
    const named = protocol === undefined ? defaultProtocol(setting) : await protocolOf(protocol)
    return { plan: plan(request, named), zoneAssumed }
  }
  return async (line, read) => {
    let id = ''
    try {
      const fields = read(textOfLine(line))
      id = idOf(fields)
      const planned = await planOf(requestOf(fields, common))
      const warnings = planned.plan.findings.filter(({ severity }) => severity === 'warning')
      const records = warnings.map((finding) => record(line, id, [finding], [sentence(finding)]))
      return { id, ...planned, records: records.join('') }
    } catch (error) {
      const faults = faultsOf(error)
      return { id, records: record(line, id, faults, refusalLines(faults, 'field')) }
    }
  }
}

/** Messages on standard error: lines for people, or JSON records. */
import type { Finding, Severity } from '../../core/model/finding'
import { escapeControls, escapeControlsInJson } from '../../core/values/escape-controls'
import { sentence } from '../../render/text/messages'
import { wrap } from '../../render/view'
import type { Io } from './io'

const PREFIX = 'ketaplan: '
// The program's own lines are shorter: only a text from outside is cut.
const LONGEST = 1500
const cut = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line)

/** Lines on standard error, wrapped between words on a terminal; a closed stream is no fault. */
export async function writeLines(io: Io, lines: readonly string[]): Promise<void> {
  const { isTerminal, columns } = io.stderr
  const shown = lines.map((line) => `${PREFIX}${escapeControls(cut(line))}`)
  const wrapped = shown.map((line) => (isTerminal && columns ? wrap(line, columns, '  ') : line))
  if (lines.length > 0) await io.stderr.write(wrapped.map((line) => `${line}\n`).join(''))
}

/** One message on standard error, and the finding that it words, if any. */
export interface Message {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly finding?: Finding
}

export const messageOf = (finding: Finding): Message => ({
  severity: finding.severity,
  code: finding.code,
  message: sentence(finding),
  finding,
})

/** A message without a finding. */
export const textMessage = (severity: Severity, code: string, message: string): Message => ({ severity, code, message })

export const warningsIn = (findings: readonly Finding[]): readonly Message[] =>
  findings.filter(({ severity }) => severity === 'warning').map(messageOf)

/** Messages on standard error: one line each, or one JSON record each. */
export async function writeMessages(io: Io, isJson: boolean, messages: readonly Message[]): Promise<void> {
  if (!isJson)
    return writeLines(
      io,
      messages.map(({ severity, message }) => (severity === 'warning' ? `warning: ${message}` : message)),
    )
  if (messages.length === 0) return
  const { findingRecord } = await import('../../render/data/json')
  const records = messages.map(({ severity, code, message, finding }) =>
    finding === undefined ? { code, severity, message } : findingRecord(finding),
  )
  await io.stderr.write(records.map((record) => escapeControlsInJson(`${JSON.stringify(record)}\n`)).join(''))
}

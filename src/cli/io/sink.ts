/** Where text goes: standard output, standard error, a file. */
import type { Finding } from '../../core/model/finding'
import { escapeControls } from '../../render/text/escape-controls'
import { warningsOf } from '../../render/text/messages'
import type { Io } from './io'

const PREFIX = 'ketaplan: '
// No line of ours is longer: what is cut is somebody's text.
const LONGEST = 1500
const cut = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line)

/** Lines on standard error; a reader who has gone is no fault. */
export async function tell(io: Io, lines: readonly string[]): Promise<void> {
  if (lines.length > 0)
    await io.stderr.write(lines.map((line) => `${PREFIX}${escapeControls(cut(line))}\n`).join(''))
}

export const warningLines = (findings: readonly Finding[]): readonly string[] =>
  warningsOf(findings).map((text) => `warning: ${text}`)

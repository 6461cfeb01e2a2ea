/** `ketaplan protocols check`: all faults of a protocol file at once. */
import { basename } from 'node:path'
import { Refusal, refuse } from '../../core/model/finding'
import { jsonText } from '../../core/values/escape-controls'
import { examineProtocolFile } from '../../protocols/parse-protocol-file'
import { LARGEST_FILE } from '../../protocols/plain-yaml'
import { findingRecord } from '../../render/data/json'
import { sentence } from '../../render/text/messages'
import { wrap } from '../../render/view'
import type { Io } from '../io/io'
import { deliver, type Given, targetsOf, widthFor } from '../output'

const FORMATS = ['table', 'json'] as const

/** Throws Refusal: exit 1 for a file with faults; Failure for one that cannot be read. */
export async function checkProtocolCommand(file: string | undefined, given: Given, io: Io): Promise<void> {
  if (file === undefined) return refuse('alone', 'protocols check', '', 'a protocol file')
  const stray = ['schema', 'source', 'md', 'yaml'].find((name) => given[name] !== undefined)
  if (stray !== undefined) refuse('not-with', `--${stray}`, 'protocols check', 'it without check')
  const targets = targetsOf(given, FORMATS)
  const { faults, protocol } = examineProtocolFile(basename(file), await io.readFile(file, LARGEST_FILE))
  const width = widthFor(given, io)
  const head =
    protocol === undefined
      ? `${basename(file)}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`
      : `${basename(file)}: no faults (${protocol.id}, ${protocol.drug}, ${protocol.setting})`
  const lines = [head, ...faults.map((fault) => wrap(sentence(fault), width, '  '))]
  const textFor = ({ format }: (typeof targets)[number]): string =>
    format === 'json' ? jsonText({ file: basename(file), faults: faults.map(findingRecord) }) : `${lines.join('\n')}\n`
  if ((await deliver(targets, textFor, given, io)) && faults.length > 0) throw new Refusal(1, [])
}

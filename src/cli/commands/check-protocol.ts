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
import { deliver, refuseBeside, targetsOf, widthFor } from '../output'
import type { CommandLine } from '../parse-argv'

/** Throws Refusal: exit 1 for a file with faults; Failure. */
export async function checkProtocolCommand({ args: [, file], options }: CommandLine, io: Io): Promise<void> {
  if (file === undefined) return refuse('alone', 'protocols check', '', 'a protocol file')
  refuseBeside(options, ['schema', 'source', 'md', 'yaml'], 'protocols check', 'it without check')
  const targets = targetsOf(options, ['table', 'json'])
  const name = basename(file)
  const { faults, protocol } = examineProtocolFile(name, await io.readFile(file, LARGEST_FILE))
  const width = widthFor(options, io)
  const verdict =
    protocol === undefined
      ? `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`
      : `no faults (${protocol.id}, ${protocol.drug}, ${protocol.setting})`
  const lines = [`${name}: ${verdict}`, ...faults.map((fault) => wrap(sentence(fault), width, '  '))]
  const textFor = ({ format }: (typeof targets)[number]): string =>
    format === 'json' ? jsonText({ file: name, faults: faults.map(findingRecord) }) : `${lines.join('\n')}\n`
  if ((await deliver(targets, textFor, options, io)) && faults.length > 0) throw new Refusal(1, [])
}

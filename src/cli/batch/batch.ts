/** `ketaplan batch`: a plan for each line, as a stream. Lines do not depend on each other. */
import { errorOf, Refusal } from '../../core/model/finding'
import type { Fields } from '../../core/model/protocol'
import { type Context, readNow, readZoneName } from '../../core/request/parse-start'
import { present } from '../../core/request/request'
import { commas } from '../../render/text/figures'
import { SETTINGS } from '../choices'
import { contextOf, type Io } from '../io/io'
import { textMessage, writeMessages } from '../io/messages'
import { profileFor } from '../io/profile'
import { type Options, readOption, textOf } from '../output'
import type { CommandLine } from '../parse-argv'
import { answerer } from './answer'
import { eachFor } from './each'
import { type BatchFormat, formatFor } from './format'
import { type Line, linesOf } from './lines'
import { type Counts, count, countLines } from './notes'

/** A part of the output, and how many lines were read so far. */
interface Piece {
  readonly out: string
  readonly err: string
  readonly lines: number
  /** Lines without a plan. */
  readonly faults: number
}

/** The fields for lines that do not have their own. Throws Refusal. */
function commonFields(options: Options, context: Context): Fields {
  const { tz, now } = options
  const zone = readOption(options, 'tz', (place, text) => readZoneName(place, text, context))
  readNow(textOf(now), zone, context)
  return present({ tz, now })
}

const PIECE_SIZE = 65_536
const isBlank = ({ wrong, text }: Line): boolean => wrong === undefined && text.trim() === ''

/**
 * Plans line by line, and yields the output in pieces that are large enough to write. The next piece is made after the
 * last one is written. Counts the notes of plans in CSV.
 */
async function* piecesOf(file: string, options: Options, io: Io, counts: Counts): AsyncGenerator<Piece> {
  const context = contextOf(io)
  const folder = textOf(options['protocol-dir'])
  const files = folder === undefined ? undefined : await io.filesIn(folder)
  const active = await profileFor(options, SETTINGS, io)
  const each = await eachFor(options)
  const answer = answerer(commonFields(options, context), context, files, active, each)
  const formatByLine = formatFor(options, file, Object.keys(active?.defaults ?? {}))
  let format: BatchFormat | undefined
  let [lines, faults] = [0, 0]
  for await (const read of linesOf(io.readBytes(file))) {
    let [out, err] = ['', '']
    const texts = read.map(({ text }) => text)
    format?.parseAhead?.(texts)
    for (const line of read) {
      if (isBlank(line)) continue
      if (format === undefined) {
        format = formatByLine(line)
        format.parseAhead?.(texts)
        out = format.head
        if (format.isHeader) continue
      }
      const { id, plan, predict, records, file } = await answer(line, format.read)
      if (file !== undefined) await io.writeFile(file.path, file.text, options.force === true)
      if (format.isCsv && plan !== undefined) count(counts, plan)
      lines++
      err += records
      if (plan === undefined) faults++
      else if (each === undefined) out += format.show(id, plan, predict)
      if (plan === undefined && options['fail-fast'] === true) return yield { out, err, lines, faults }
      if (out.length < PIECE_SIZE) continue
      yield { out, err, lines, faults }
      ;[out, err] = ['', '']
    }
    yield { out, err, lines, faults }
  }
  // No lines at all: the head is written, and wrong options are refused.
  if (format === undefined) yield { out: formatByLine({ number: 1, text: '' }).head, err: '', lines, faults }
}

const ERASE = '\r\u001b[K'

/** The progress on the last line of the terminal. */
const progressOf = ({ lines, faults }: Piece): string =>
  `${commas(String(lines))} lines, ${commas(String(faults))} without a plan`

/**
 * Writes a plan for each line, a record on standard error for each line without a plan, and with CSV how many plans
 * have which note. Throws Refusal: exit 1 for lines without a plan, exit 2 for a wrong option or header; Failure.
 */
export async function batchCommand({ args: [file = ''], options, isJson }: CommandLine, io: Io): Promise<void> {
  const { stdout, stderr } = io
  const isShown = stderr.isTerminal && !stdout.isTerminal && options.quiet !== true
  const counts: Counts = new Map()
  let [lines, faults] = [0, 0]
  for await (const piece of piecesOf(file, options, io, counts)) {
    if (piece.out !== '' && (await stdout.write(piece.out)) === 'closed') return
    const err = isShown ? `${ERASE}${piece.err}${progressOf(piece)}` : piece.err
    if (err !== '') await stderr.write(err)
    ;({ lines, faults } = piece)
  }
  if (isShown) await stderr.write(ERASE)
  const empty = textMessage('warning', 'no-request', `no request in ${file === '-' ? 'standard input' : file}`)
  const notes = options.quiet === true ? [] : countLines(counts).map((text) => textMessage('note', 'notes', text))
  await writeMessages(io, isJson, [...(lines === 0 ? [empty] : []), ...notes])
  if (faults === 0) return
  throw new Refusal(1, [errorOf('no-plan', 'batch', commas(String(faults)), `${commas(String(lines))} lines`)])
}

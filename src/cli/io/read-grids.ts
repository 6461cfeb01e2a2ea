/** Reads the tables of a file or of standard input. */
import { refuse } from '../../core/model/finding'
import { decode } from './decode'
import type { Io } from './io'
import { isWorkbook, type PlacedGrid, readTable } from './read-table'

const MOST_BYTES = 256 * 1024 * 1024

/** Throws Failure, or Refusal for a file that is too large. */
async function readAll(path: string, io: Io): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of io.readBytes(path)) {
    size += chunk.length
    if (size > MOST_BYTES) refuse('bad-table', path, 'too large', `at most ${MOST_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The table of a text, or the sheets of a workbook; `-` is standard input. Throws Refusal, Failure. */
export async function readGrids(file: string, io: Io, sheet?: string): Promise<readonly PlacedGrid[]> {
  const bytes = await readAll(file, io)
  if (isWorkbook(bytes)) return (await import('./workbook')).readWorkbook(bytes, file, sheet)
  if (sheet !== undefined) refuse('not-with', '--sheet', 'a table that is no workbook', 'it without --sheet')
  const decoded = decode(bytes)
  if (decoded === undefined || decoded.text.includes('\0')) return refuse('bad-table', file, 'not text', 'text')
  return [readTable(decoded, file)]
}

/** Bytes into lines, as they come: no more is held than a chunk and the beginning of one line. */
export interface Line {
  /** From 1, as an editor counts. */
  readonly number: number
  readonly text: string
  /** Why it cannot be read; then there is no text. */
  readonly wrong?: 'long-line' | 'not-utf8' | 'nul'
}

/** Bytes. A request is a few hundred. */
export const LONGEST_LINE = 65_536
const NEWLINE = 10
const NOTHING = Buffer.alloc(0)

/** Whether the bytes themselves say U+FFFD: decoding puts one for whatever is not UTF-8. */
const isExact = (bytes: Buffer, text: string): boolean => !text.includes('\ufffd') || Buffer.from(text).equals(bytes)

function lineOf(number: number, bytes: Buffer): Line {
  const wrong = (why: NonNullable<Line['wrong']>): Line => ({ number, text: '', wrong: why })
  if (bytes.length > LONGEST_LINE) return wrong('long-line')
  const text = bytes.toString()
  if (!isExact(bytes, text)) return wrong('not-utf8')
  if (text.includes('\0')) return wrong('nul')
  const from = number === 1 && text.startsWith('\ufeff') ? 1 : 0
  return { number, text: text.slice(from, text.endsWith('\r') ? -1 : undefined) }
}

/**
 * The lines of each chunk together, without their ends; the last one need not be ended. One that is too long is told
 * of as soon as it is, for it may have no end.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 0
  let begun = NOTHING
  let isTold = false
  for await (const chunk of chunks) {
    const lines: Line[] = []
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let from = 0
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      const piece = bytes.subarray(from, end)
      if (!isTold) lines.push(lineOf(++number, begun.length === 0 ? piece : Buffer.concat([begun, piece])))
      isTold = false
      begun = NOTHING
      from = end + 1
    }
    if (!isTold && from < bytes.length) begun = Buffer.concat([begun, bytes.subarray(from)])
    if (begun.length > LONGEST_LINE) {
      lines.push(lineOf(++number, begun))
      isTold = true
      begun = NOTHING
    }
    yield lines
  }
  if (begun.length > 0) yield [lineOf(++number, begun)]
}

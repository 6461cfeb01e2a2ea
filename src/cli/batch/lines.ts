/** Splits a stream of bytes into lines; it holds one chunk and the beginning of one line at most. */
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
const EMPTY = Buffer.alloc(0)

/** Whether the bytes are UTF-8: decoding puts U+FFFD in place of others, but a text may have it itself. */
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
 * The lines of each chunk, without their line ends; the last line may have none. A line that is too long is reported
 * at once, because it may never end.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 0
  let unfinished = EMPTY
  let isReported = false
  for await (const chunk of chunks) {
    const lines: Line[] = []
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let from = 0
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      const piece = bytes.subarray(from, end)
      if (!isReported)
        lines.push(lineOf(++number, unfinished.length === 0 ? piece : Buffer.concat([unfinished, piece])))
      isReported = false
      unfinished = EMPTY
      from = end + 1
    }
    if (!isReported && from < bytes.length) unfinished = Buffer.concat([unfinished, bytes.subarray(from)])
    if (unfinished.length > LONGEST_LINE) {
      lines.push(lineOf(++number, unfinished))
      isReported = true
      unfinished = EMPTY
    }
    yield lines
  }
  if (unfinished.length > 0) yield [lineOf(++number, unfinished)]
}

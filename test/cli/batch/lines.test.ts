import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Line, LONGEST_LINE, linesOf } from '../../../src/cli/batch/lines'

async function* chunked(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function linesIn(text: string | Uint8Array, size = 7): Promise<readonly Line[]> {
  const lines: Line[] = []
  for await (const some of linesOf(chunked(Buffer.from(text), size))) lines.push(...some)
  return lines
}
const textsIn = async (text: string, size?: number) => (await linesIn(text, size)).map((line) => line.text)

it.each([
  ['', []],
  ['\n', ['']],
  ['one', ['one']],
  ['one\n', ['one']],
  ['one\ntwo', ['one', 'two']],
  ['one\r\ntwo\r\n', ['one', 'two']],
  ['one\n\ntwo\n', ['one', '', 'two']],
  ['\ufeffone\n\ufefftwo', ['one', '\ufefftwo']],
  ['a lone \r inside', ['a lone \r inside']],
  ['caf\u00e9 \ud83d\ude80 and \ufffd itself\n', ['caf\u00e9 \ud83d\ude80 and \ufffd itself']],
])('splits %j into %j, wherever the chunks end', async (text, lines) => {
  for (let size = 1; size < 9; size++) expect(await textsIn(text, size)).toEqual(lines)
})

it('numbers lines from 1, blank ones too', async () => {
  expect((await linesIn('a\n\nb')).map(({ number }) => number)).toEqual([1, 2, 3])
})

it('splits any text into the same lines, in chunks of any size', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ',', '"', '\u00e9', '\u20ac', '\ud83d\ude80', ' ') })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), async (lines, size) => {
      expect(await textsIn(`${lines.join('\n')}\n`, size)).toEqual(lines)
    }),
  )
})

it('reports a line that is not UTF-8, has a NUL or is too long, and reads the others', async () => {
  const long = 'x'.repeat(LONGEST_LINE + 1)
  const bytes = Buffer.concat([
    Buffer.from('a\n'),
    Buffer.from([0x70, 0xff, 0x0a]),
    // A surrogate in UTF-8's clothes.
    Buffer.from([0xed, 0xa0, 0x80, 0x0a]),
    Buffer.from(`b\u0000\n${long}\n${long.slice(1)}\n${long}${long}${long}\nend`),
  ])
  for (const size of [3, 1000, 1_000_000]) {
    const lines = await linesIn(bytes, size)
    expect(lines.map(({ number, wrong, text }) => [number, wrong ?? text.length])).toEqual([
      [1, 1],
      [2, 'not-utf8'],
      [3, 'not-utf8'],
      [4, 'nul'],
      [5, 'long-line'],
      [6, LONGEST_LINE],
      [7, 'long-line'],
      [8, 3],
    ])
  }
})

it('asks for a chunk when the one before it was taken, and never for more', async () => {
  let asked = 0
  const endless = (async function* () {
    for (;;) {
      asked++
      yield Buffer.from('line\n')
    }
  })()
  const lines = linesOf(endless)
  await lines.next()
  await lines.next()
  expect(asked).toBe(2)
  await lines.return(undefined)
})

it('reports a line without an end as soon as it is too long, once', async () => {
  const endless = (async function* () {
    for (let chunks = 0; ; chunks++) {
      if (chunks > 100) throw new RangeError('it waits for the end')
      yield Buffer.alloc(1000, 'x')
    }
  })()
  const reported: Line[] = []
  for await (const lines of linesOf(endless)) {
    reported.push(...lines)
    if (reported.length > 0) break
  }
  expect(reported).toEqual([{ number: 1, text: '', wrong: 'long-line' }])
})

import { Readable, Writable } from 'node:stream'
import { afterEach, expect, it, vi } from 'vitest'
import { Failure } from '../../../src/cli/io/io'
import { processIo } from '../../../src/cli/io/process-io'

afterEach(() => {
  vi.restoreAllMocks()
})

const failing = (code: string, message: string) =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: ${message}, write`), { code })),
  })

function withStdout(stream: Writable, over: { isTTY?: boolean; columns?: number } = {}) {
  vi.spyOn(process, 'stdout', 'get').mockReturnValue(Object.assign(stream, over) as unknown as typeof process.stdout)
  return processIo().stdout
}

it('has the clock, the environment and the zone of the machine', () => {
  vi.spyOn(Date, 'now').mockReturnValue(1_000_000)
  const io = processIo()
  expect(io.now()).toBe(1_000_000)
  expect(io.env).toBe(process.env)
  // As TZ names it: Node 20 calls Asia/Kolkata by its old name.
  expect(io.zone()).toBe(process.env.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
})

it('reports a text as written once it is out', async () => {
  const chunks: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  expect(await withStdout(stream).write('text')).toBe('written')
  expect(chunks).toEqual(['text'])
})

it('reports a closed pipe, and does not throw', async () => {
  const stdout = withStdout(failing('EPIPE', 'broken pipe'))
  expect(await stdout.write('text')).toBe('closed')
  // The stream is destroyed by now.
  expect(await stdout.write('more')).toBe('closed')
})

it('fails in words where the disk is full', async () => {
  const written = withStdout(failing('ENOSPC', 'no space left on device')).write('text')
  await expect(written).rejects.toThrow(Failure)
  await expect(written).rejects.toThrow('cannot write to standard output: no space left on device')
})

it.each([
  [{}, false, undefined],
  [{ isTTY: true, columns: 132 }, true, 132],
])('knows a terminal and its width: %j', (over, isTerminal, columns) => {
  const stdout = withStdout(failing('EPIPE', 'broken pipe'), over)
  expect([stdout.isTerminal, stdout.columns]).toEqual([isTerminal, columns])
})

it('reads standard input for -, and says so where that fails', async () => {
  const read = async (stream: Readable) => {
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(stream as unknown as typeof process.stdin)
    const chunks: Uint8Array[] = []
    for await (const chunk of processIo().readBytes('-')) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }
  expect(await read(Readable.from([Buffer.from('one'), Buffer.from('two')]))).toBe('onetwo')
  const broken = new Readable({ read: (): void => void broken.destroy(new Error('EIO: i/o error, read')) })
  await expect(read(broken)).rejects.toThrow(new Failure('cannot read standard input: i/o error'))
})

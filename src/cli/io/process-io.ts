/** The Io of the running process. */
import { Failure, hasCode, type Io, type Questions, type Stream, systemWords } from './io'
import { offsetsOf, zoneOfProcess } from './zone-by-date'

function streamOf(stream: NodeJS.WriteStream, name: string): Stream {
  // Each write reports its own failure; without a listener the stream would end the process with a stack.
  stream.on('error', () => undefined)
  const write = (text: string | Uint8Array): Promise<'written' | 'closed'> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error === null || error === undefined) resolve('written')
        else if (hasCode(error, 'EPIPE', 'ERR_STREAM_DESTROYED')) resolve('closed')
        else reject(new Failure(`cannot write to ${name}: ${systemWords(error)}`, { cause: error }))
      })
    })
  return { isTerminal: stream.isTTY === true, columns: stream.columns, rows: stream.rows, write }
}

const questions: Questions = {
  choice: async (...asked) => (await import('./questions')).choice(...asked),
  text: async (...asked) => (await import('./questions')).text(...asked),
}

// A dumb terminal cannot move its cursor.
const canAsk = (): boolean => process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== 'dumb'

export function processIo(): Io {
  return {
    // Opening Node's standard input takes milliseconds, so it is done only to ask questions.
    questions: () => (canAsk() ? questions : undefined),
    now: () => Date.now(),
    zone: zoneOfProcess,
    offsetsOf,
    env: process.env,
    stdout: streamOf(process.stdout, 'standard output'),
    stderr: streamOf(process.stderr, 'standard error'),
    readBytes: async function* (path) {
      yield* (await import('./file')).bytesOf(path)
    },
    page: async (...asked) => (await import('./run-pager')).runPager(...asked),
    readFile: async (path, most) => (await import('./file')).readFileWhole(path, most),
    filesIn: async (folder) => (await import('./file')).filesIn(folder),
    writeFile: async (path, text, force) => (await import('./file')).writeFileWhole(path, text, force),
  }
}

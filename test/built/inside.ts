/** The program inside this process, over real files. Starting Node for each case takes most of a test's time. */
import { Failure, type Stream } from '../../src/cli/io/io'
import { processIo } from '../../src/cli/io/process-io'
import { main } from '../../src/cli/main'
import type { Ended } from './run'

interface Around {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** The file that standard input is read from. Without it, nothing comes. */
  readonly stdin?: string
  /** Streams whose disk is full. */
  readonly full?: 'stdout' | 'stderr'
}

const real = processIo()

/** Runs a command line as the built program would. A relative path is one of `cwd`. */
export async function runInside(args: readonly string[], around: Around = {}): Promise<Ended> {
  const { cwd = '.', env = {}, stdin, full } = around
  const written = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr'): Stream => ({
    isTerminal: false,
    columns: undefined,
    rows: undefined,
    write: async (text) => {
      if (full === name) {
        const words = name === 'stdout' ? 'standard output' : 'standard error'
        throw new Failure(`cannot write to ${words}: no space left on device`)
      }
      written[name] += text
      return 'written'
    },
  })
  const home = process.cwd()
  process.chdir(cwd)
  try {
    const code = await main(args, {
      ...real,
      env,
      questions: () => undefined,
      stdout: stream('stdout'),
      stderr: stream('stderr'),
      readBytes: async function* (path) {
        if (path !== '-') yield* real.readBytes(path)
        else if (stdin !== undefined) yield* real.readBytes(stdin)
      },
    })
    const lines = written.stderr.split('\n').filter((line) => line !== '')
    return { code, signal: null, ...written, lines }
  } finally {
    process.chdir(home)
  }
}

import { Failure, Interrupted, type Io, type Questions, type Stream } from '../../src/cli/io/io'
import { main } from '../../src/cli/main'
import { type Offsets, readZone } from '../../src/core/values/time-zone'

interface World {
  readonly env?: Readonly<Record<string, string>>
  /** Both streams, or one. */
  readonly terminal?: boolean | 'stderr'
  readonly columns?: number
  readonly rows?: number
  /** The pager cannot be started. */
  readonly noPager?: true
  /** Milliseconds since 1970. */
  readonly now?: number
  readonly zone?: string
  /** A closed pipe, or a full disk. */
  readonly stdout?: 'closed' | 'full'
  readonly stderr?: 'closed' | 'full'
  /** Files that exist already. */
  readonly files?: readonly string[]
  /** Their text. */
  readonly text?: string
  /** Files with a text of their own. */
  readonly contents?: Readonly<Record<string, string>>
  /** The bytes of any path, in chunks. */
  readonly input?: string | readonly Uint8Array[]
  /** The answers at the terminal, in order; after the last one the person cancels. */
  readonly answers?: readonly string[]
}

interface Fake {
  readonly io: Io
  /** What was written to standard output so far. */
  readonly out: () => string
  readonly err: () => string
  readonly files: ReadonlyMap<string, string>
  /** The texts that were shown in a pager, with the words of the pager. */
  readonly paged: readonly (readonly [pager: readonly string[], text: string])[]
}

const offsets = new Map<string, Offsets | undefined>()

/** The offsets by Intl, kept for all tests: its formatters are slow to make. */
function offsetsOf(zone: string): Offsets | undefined {
  if (!offsets.has(zone)) offsets.set(zone, readZone(zone)?.offsetAt as Offsets | undefined)
  return offsets.get(zone)
}

/** A person who gives these answers; after a wrong one the next is given. */
export function answering(given: readonly string[]): Questions {
  const left = [...given]
  const next = (wrong: (text: string) => string | undefined): string => {
    const answer = left.shift()
    if (answer === undefined) throw new Interrupted('interrupted')
    return wrong(answer) === undefined ? answer : next(wrong)
  }
  return {
    choice: async (_, choices) =>
      next((text) => (choices.some(({ value, disabled }) => value === text && !disabled) ? undefined : 'none')),
    text: async (_message, _example, wrong) => next(wrong),
  }
}

/** An outside world in memory: a pipe, New York, Mon 30 Nov 2026 12:00 UTC. */
export function fakeIo(world: World = {}): Fake {
  const written = { out: '', err: '' }
  const paged: (readonly [readonly string[], string])[] = []
  const files = new Map([
    ...(world.files ?? []).map((path): [string, string] => [path, world.text ?? 'old']),
    ...Object.entries(world.contents ?? {}),
  ])
  const stream = (name: 'out' | 'err', state: 'closed' | 'full' | undefined): Stream => ({
    isTerminal: world.terminal === true || (name === 'err' && world.terminal === 'stderr'),
    columns: world.columns,
    rows: world.rows,
    write: async (text) => {
      if (state === 'full') throw new Failure(`cannot write to ${name}: no space left on device`)
      if (state === 'closed') return 'closed'
      written[name] += text
      return 'written'
    },
  })
  const io: Io = {
    now: () => world.now ?? Date.UTC(2026, 10, 30, 12),
    zone: () => world.zone ?? 'America/New_York',
    offsetsOf,
    env: world.env ?? {},
    stdout: stream('out', world.stdout),
    stderr: stream('err', world.stderr),
    readBytes: async function* () {
      yield* typeof world.input === 'string' ? [Buffer.from(world.input)] : (world.input ?? [])
    },
    page: async (pager, text) => {
      if (world.noPager) return false
      paged.push([pager, text])
      return true
    },
    questions: () => world.answers && answering(world.answers),
    readFile: async (path) => {
      const text = files.get(path)
      if (text === undefined) throw new Failure(`cannot read ${path}: no such file or directory`)
      return text
    },
    filesIn: async (folder) => (name, most) => io.readFile(`${folder}/${name}`, most),
    writeFile: async (path, text, force) => {
      if (files.has(path) && !force) throw new Failure('exists and is kept')
      files.set(path, typeof text === 'string' ? text : Buffer.from(text).toString('latin1'))
    },
  }
  return { io, out: () => written.out, err: () => written.err, files, paged }
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly lines: readonly string[]
  readonly files: ReadonlyMap<string, string>
  readonly paged: Fake['paged']
}

/** Runs a command line; `lines` are those of standard error. */
export async function run(argv: readonly string[], world: World = {}): Promise<Ran> {
  const { io, out, err, files, paged } = fakeIo(world)
  const code = await main(argv, io)
  const lines = err()
    .split('\n')
    .filter((line) => line !== '')
  return { code, out: out(), err: err(), lines, files, paged }
}

export const IN = ['inpatient', '2026-11-30T08:00'] as const
export const OUT = ['outpatient', '2026-11-30T08:00'] as const

/** Runs the built program in a process of its own, as a user does. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = join(__dirname, '../../bin/ketaplan.js')
const FAULT = require.resolve('./fault.cjs')

interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What goes wrong in the file system: see fault.cjs. */
  readonly fault?: string
  /** The reader of this stream goes before the program has written. */
  readonly gone?: 'stdout' | 'stderr'
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly lines: readonly string[]
}

/** Nothing of the test run's own settings: colour, debugging, options of Node. */
const environment = ({ env = {}, fault }: Surroundings) => ({
  PATH: process.env.PATH,
  TZ: process.env.TZ,
  ...(fault === undefined ? {} : { FAULT: fault }),
  ...env,
})

function ended(child: ChildProcess, gone: Surroundings['gone']): Promise<Ended> {
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    if (name === gone) child[name]?.destroy()
    else child[name]?.setEncoding('utf8').on('data', (text: string) => (told[name] += text))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ code, signal, ...told, lines: told.stderr.split('\n').filter((line) => line !== '') })
    })
  })
}

const programOf = (fault: string | undefined) => [...(fault === undefined ? [] : ['-r', FAULT]), PROGRAM]

export function run(args: readonly string[], around: Surroundings = {}): Promise<Ended> {
  const { cwd, fault, gone } = around
  const options = { env: environment(around), ...(cwd === undefined ? {} : { cwd }) }
  const child = spawn(process.execPath, [...programOf(fault), ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return ended(child, gone)
}

/** Runs a line of the shell in which `"$@"` is the program with these arguments. */
export function shell(line: string, args: readonly string[], around: Surroundings = {}): Promise<Ended> {
  const { cwd } = around
  const options = { env: environment(around), ...(cwd === undefined ? {} : { cwd }) }
  const command = ['-c', line, 'sh', process.execPath, ...programOf(around.fault), ...args]
  return ended(spawn('sh', command, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }), undefined)
}

/** A folder of its own for a test, gone after it. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ketaplan-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

// The machine's clock would warn of a start in the past one day.
const START = ['2026-11-30T08:00', '--tz', 'America/New_York', '--now', '2026-11-30T12:00Z'] as const
export const IN = ['inpatient', ...START] as const
export const OUT = ['outpatient', ...START] as const
/** More than any pipe holds: 8,784 rows. */
export const LONG = [...IN, '--days', '366', '--allow', 'course-length', '--reason', 'why', '--csv'] as const

import type { Context } from '../../core/request/parse-start'
import { type Offsets, readZone, type Zone } from '../../core/values/time-zone'

/** The outside world: clock, environment, streams and files. Only `cli/` has access to it. */
export interface Io {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** The machine's zone, by its IANA name. */
  readonly zone: () => string
  /** A zone's offsets by its IANA name, where there is a faster way than Intl. */
  readonly offsetsOf?: (zone: string) => Offsets | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Stream
  readonly stderr: Stream
  /** A file's bytes as they come, or standard input's for `-`. Throws Failure. */
  readonly readBytes: (path: string) => AsyncIterable<Uint8Array>
  /** Shows a text in a pager; the variables are set where they are not set yet. False: the pager did not start. */
  readonly page: (
    pager: readonly string[],
    text: string,
    defaults: Readonly<Record<string, string>>,
  ) => Promise<boolean>
  /** Undefined where nobody can be asked: without a terminal, or on a dumb one. */
  readonly questions: () => Questions | undefined
  readonly readFile: ReadFile
  /** Reads the files of one folder and no others. Throws Failure where the folder cannot be read. */
  readonly filesIn: (folder: string) => Promise<ReadFile>
  /** Throws Failure. An existing file is kept unless forced. */
  readonly writeFile: (path: string, text: string | Uint8Array, force: boolean) => Promise<void>
}

/** Reads the text of a regular file of at most that many bytes. Throws Failure, Refusal. */
export type ReadFile = (path: string, most: number) => Promise<string>

export interface Stream {
  readonly isTerminal: boolean
  /** Columns of a terminal. */
  readonly columns: number | undefined
  /** Lines of a terminal. */
  readonly rows: number | undefined
  /** Resolves when the text is written, or to `closed` when the reader has closed the pipe. Throws Failure. */
  readonly write: (text: string | Uint8Array) => Promise<'written' | 'closed'>
}

export interface Choice {
  readonly value: string
  readonly hint: string
  /** Shown, but cannot be chosen. */
  readonly disabled?: boolean
}

/** Questions to the person at the terminal. Throws Interrupted for Escape and Ctrl-C. */
export interface Questions {
  readonly choice: (message: string, choices: readonly Choice[]) => Promise<string>
  /** `wrong` returns what is wrong with a text, or undefined. */
  readonly text: (message: string, example: string, wrong: (text: string) => string | undefined) => Promise<string>
}

/** The person at the terminal cancelled: exit 130. */
export class Interrupted extends Error {}

/** Reading or writing failed: exit 4. */
export class Failure extends Error {}

/** `no space left on device`, from the system's own words. */
export function systemWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return /^[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

// The lines of a batch name a few zones again and again.
const MOST_ZONES = 100

/** The clock and the zones for requests. The context keeps the zones that it has found. */
export function contextOf({ now, zone, offsetsOf }: Pick<Io, 'now' | 'zone' | 'offsetsOf'>): Context {
  const zones = new Map<string, Zone>()
  const find = (name: string): Zone | undefined => {
    const known = zones.get(name) ?? readZone(name, offsetsOf?.(name))
    if (zones.size >= MOST_ZONES) zones.clear()
    if (known !== undefined) zones.set(name, known)
    return known
  }
  return { now: Math.floor(now() / 1000), zone, readZone: find }
}

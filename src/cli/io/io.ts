import type { Context } from '../../core/request/parse-start'
import { type Offsets, readZone, type Zone } from '../../core/values/time-zone'

/** The outside world as the program sees it; everything below `cli/` is told, and never looks for itself. */
export interface Io {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** The machine's zone, by its IANA name. */
  readonly zone: () => string
  /** A zone's offsets by its IANA name, where the machine has them sooner than Intl. */
  readonly offsetsOf?: (zone: string) => Offsets | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Stream
  readonly stderr: Stream
  /** A file's bytes as they come, or standard input's for `-`. Throws Failure. */
  readonly readBytes: (path: string) => AsyncIterable<Uint8Array>
  /** Shows a text through a pager, started with these variables where they are not set. False: it did not start. */
  readonly page: (
    pager: readonly string[],
    text: string,
    defaults: Readonly<Record<string, string>>,
  ) => Promise<boolean>
  /** Undefined where nobody sits at a terminal, to read and to type. */
  readonly questions: () => Questions | undefined
  readonly readFile: ReadFile
  /** Reads the files of one folder; no name leaves it. Throws Failure where it cannot be read. */
  readonly filesIn: (folder: string) => Promise<ReadFile>
  /** Throws Failure. An existing file is kept unless forced. */
  readonly writeFile: (path: string, text: string | Uint8Array, force: boolean) => Promise<void>
}

/** A regular file's text, at most that many bytes. Throws Failure. */
export type ReadFile = (path: string, most: number) => Promise<string>

export interface Stream {
  readonly isTerminal: boolean
  /** Columns, where it is a terminal. */
  readonly columns: number | undefined
  /** Lines of the screen, where it is a terminal. */
  readonly rows: number | undefined
  /** Resolves when the text is out, or to `closed` when the reader has gone. Throws Failure. */
  readonly write: (text: string | Uint8Array) => Promise<'written' | 'closed'>
}

export interface Choice {
  readonly value: string
  readonly hint: string
  /** Shown, but not to be chosen. */
  readonly disabled?: boolean
}

/** What a person is asked. Throws Interrupted when they would rather leave. */
export interface Questions {
  readonly choice: (message: string, choices: readonly Choice[]) => Promise<string>
  /** `wrong` says what is wrong with a text, if anything is. */
  readonly text: (message: string, example: string, wrong: (text: string) => string | undefined) => Promise<string>
}

/** The person left: exit 130. */
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

// The lines of a batch name few zones, many times.
const MOST_ZONES = 100

/** What a request may ask of the outside world. Zones are kept as long as the context is. */
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

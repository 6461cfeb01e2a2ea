/** Which form an output takes, and where it goes. */
import { extname } from 'node:path'
import { refuse } from '../core/model/finding'
import type { Io } from './io/io'

/** Options by their long names, as given. */
export type Given = Readonly<Record<string, string | true | undefined>>

export const textOf = (value: string | true | undefined): string | undefined =>
  value === true ? undefined : value

const EXTENSIONS: Readonly<Record<string, string>> = {
  '.csv': 'csv',
  '.html': 'html',
  '.ics': 'ics',
  '.json': 'json',
  '.md': 'md',
  '.svg': 'svg',
  '.txt': 'table',
  '.yaml': 'yaml',
  '.yml': 'yaml',
}
const PIPE_WIDTH = 80
const NARROWEST = 40

/** The format asked for by name or short form, else by the file's extension, else the table. */
export function formatOf<F extends string>(given: Given, formats: readonly F[]): F | 'table' {
  const short = formats.filter((format) => given[format] === true)
  const asked = [textOf(given.format), ...short].filter((name) => name !== undefined)
  if (asked.length > 1) refuse('two-formats', '--format', asked.join(' and '), 'one of them')
  const [named] = asked
  if (named !== undefined)
    return (
      formats.find((format) => format === named) ??
      refuse('unknown-format', '--format', named, formats.join(', '))
    )
  const file = textOf(given.output)
  if (file === undefined) return 'table'
  const extension = extname(file).toLowerCase()
  const byExtension = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined
  const found = formats.find((format) => format === byExtension)
  const known = Object.keys(EXTENSIONS).filter((each) =>
    formats.some((format) => format === EXTENSIONS[each]),
  )
  return (
    found ?? refuse('unknown-extension', '--output', file, `an extension of ${known.join(', ')}, or --format`)
  )
}

/** Columns to fill: the terminal's, or 80 where the text goes elsewhere. */
export function widthFor(given: Given, { stdout }: Io): number {
  const terminal = given.output === undefined && stdout.isTerminal
  return Math.max(NARROWEST, (terminal ? stdout.columns : undefined) ?? PIPE_WIDTH)
}

/** Prints or writes a text; tells whether somebody is still reading. */
export async function deliver(text: string, given: Given, io: Io): Promise<boolean> {
  const file = textOf(given.output)
  if (file === undefined) return (await io.stdout.write(text)) === 'written'
  await io.writeFile(file, text, given.force === true)
  return true
}

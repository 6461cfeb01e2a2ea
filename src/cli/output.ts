/** The values of options, and the format and place of each output. */
import { extname } from 'node:path'
import { refuse } from '../core/model/finding'
import type { FindingCode } from '../core/model/finding-messages'
import { once } from '../core/request/parse-lists'
import { COLOURS } from './choices'
import type { Io } from './io/io'
import { textMessage, writeMessages } from './io/messages'
import { show } from './io/pager'

/** The value of an option: its text, `true` for a switch, or the list of an option that may be repeated. */
export type OptionValue = string | true | readonly string[] | undefined
/** The options of a command line, by their long names. */
export type Options = Readonly<Record<string, OptionValue>>

export const textOf = (value: OptionValue): string | undefined => (typeof value === 'string' ? value : undefined)

/** All values of an option that may be repeated. */
export const textsOf = (value: OptionValue): readonly string[] => (Array.isArray(value) ? value : [])

/** Reads the value of an option; undefined where the option is not given. Throws Refusal. */
export function readOption<T>(options: Options, name: string, read: (place: string, text: string) => T): T | undefined {
  const text = textOf(options[name])
  return text === undefined ? undefined : read(`--${name}`, text)
}

/** Throws Refusal (exit 2) for the first of these options that is given beside another option or a command. */
export function refuseBeside(options: Options, names: readonly string[], other: string, right: string): void {
  const name = names.find((each) => options[each] !== undefined)
  if (name !== undefined) refuse('not-with', `--${name}`, other, right)
}

/** Makes a reader that accepts these words only. It throws Refusal. */
export const wordOf =
  <T extends string>(words: readonly T[], code: FindingCode, separator = ', ') =>
  (place: string, text: string): T =>
    words.find((word) => word === text) ?? refuse(code, place, text, words.join(separator))

const EXTENSIONS = ['.csv', '.html', '.ics', '.json', '.md', '.svg', '.txt', '.xlsx', '.yaml', '.yml']
/** The formats that are not named like their extension. */
const RENAMED: Readonly<Record<string, string>> = { '.txt': 'table', '.yml': 'yaml' }
const PIPE_WIDTH = 80
const NARROWEST = 40
const WIDEST = 1000

/** One output and its format: a file, or standard output. */
export interface Target<F extends string> {
  readonly file?: string | undefined
  readonly format: F
}

/** The format asked for by name or short form. */
export function formatNamed<F extends string>(options: Options, formats: readonly F[]): F | undefined {
  const short = formats.filter((format) => options[format] === true)
  const asked = [textOf(options.format), ...short].filter((name) => name !== undefined)
  if (asked.length > 1) refuse('two-formats', '--format', asked.join(' and '), 'one of them')
  const [named] = asked
  return named === undefined ? undefined : wordOf(formats, 'unknown-format')('--format', named)
}

export function formatByExtension<F extends string>(file: string, formats: readonly F[]): F {
  const formatOf = (extension: string) =>
    formats.find((format) => format === (RENAMED[extension] ?? extension.slice(1)))
  const known = EXTENSIONS.filter((extension) => formatOf(extension) !== undefined)
  const extension = known.find((each) => each === extname(file).toLowerCase())
  const right = `an extension of ${known.join(', ')}${formats.length === 1 ? '' : ', or --format'}`
  return formatOf(extension ?? '') ?? refuse('unknown-extension', '--output', file, right)
}

/** The outputs with their formats: by --format, else by the extension, else table. Throws Refusal. */
export function targetsOf<F extends string>(options: Options, formats: readonly F[]): readonly Target<F | 'table'>[] {
  const files = textsOf(options.output)
  const named = formatNamed(options, formats)
  if (files.length === 0) return [{ format: named ?? 'table' }]
  if (files.length > 1 && named !== undefined)
    refuse('not-with', `--format ${named}`, 'several --output', 'the extension of each file')
  return once('--output', files).map((file) => ({ file, format: named ?? formatByExtension(file, formats) }))
}

function readWidth(place: string, text: string): number {
  const columns = /^[0-9]{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (columns >= NARROWEST && columns <= WIDEST) return columns
  return refuse('not-a-count', place, text, `a whole number from ${NARROWEST} to ${WIDEST}`)
}

/** The width in columns: by --width, else of the terminal, else of COLUMNS, else 80. Throws Refusal. */
export function widthFor(options: Options, { stdout, env }: Io): number {
  const asked = readOption(options, 'width', readWidth)
  if (asked !== undefined) return asked
  const terminal = textsOf(options.output).length === 0 && stdout.isTerminal
  const columns = terminal ? stdout.columns : Number(/^[1-9][0-9]{0,3}$/.exec(env.COLUMNS ?? '')?.[0] ?? 0)
  return Math.min(WIDEST, Math.max(NARROWEST, columns || PIPE_WIDTH))
}

/** The value of --color. Throws Refusal. */
export function colourOf(options: Options): (typeof COLOURS)[number] {
  if (options['no-color'] === undefined)
    return readOption(options, 'color', wordOf(COLOURS, 'unknown-choice')) ?? 'auto'
  return textOf(options.color) === undefined ? 'never' : refuse('not-with', '--no-color', '--color', 'one of them')
}

/**
 * Prints or writes every output; all are rendered before the first is written. On a terminal a note names each file.
 * Resolves to false where the reader of standard output has closed it.
 */
export async function deliver<F extends string>(
  targets: readonly Target<F>[],
  render: (target: Target<F>) => string | Uint8Array | Promise<string | Uint8Array>,
  options: Options,
  io: Io,
): Promise<boolean> {
  for (const { format, file } of targets)
    if (format === 'xlsx' && file === undefined && io.stdout.isTerminal)
      refuse('binary-terminal', '--format', 'xlsx', '--output <file>')
  const texts: (readonly [file: string | undefined, text: string | Uint8Array])[] = []
  for (const target of targets) texts.push([target.file, await render(target)])
  for (const [file, text] of texts) {
    if (file === undefined)
      return typeof text === 'string'
        ? show(text, options['no-pager'] === true, io)
        : (await io.stdout.write(text)) === 'written'
    await io.writeFile(file, text, options.force === true)
    const isJson = options.json === true || options.format === 'json'
    if (io.stderr.isTerminal && options.quiet !== true)
      await writeMessages(io, isJson, [textMessage('note', 'written', `wrote ${file}`)])
  }
  return true
}

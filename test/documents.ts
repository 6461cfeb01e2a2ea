/** Runs the commands that the documents show and writes their output into the text. */
import { existsSync, readFileSync } from 'node:fs'
import { main } from '../src/cli/main'
import { fakeIo } from './cli/fake-io'

const BLOCK = /```console( whole| lines=(\d+))?\n([\s\S]*?)```/g
/** An output of more than `whole` lines is cut to its first and its last lines. */
const SHOWN = { first: 24, last: 4, whole: 60 }

/** The words of a command line; double quotes hold a word together. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

/** A file that the document has written before, or one of the repository's examples. */
function textOf(path: string, kept: ReadonlyMap<string, string>): string | undefined {
  if (kept.has(path)) return kept.get(path)
  return path.startsWith('examples/') && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** What a command line prints. `> file` and `-o file` keep their file for the commands after it. */
async function run(command: string, kept: Map<string, string>): Promise<string> {
  const [line = '', file] = command.split(' > ')
  const [, ...args] = words(line)
  // A protocol file is read by name, a table or a batch as a stream of bytes.
  const protocol = args.find((arg) => arg.endsWith('.yaml'))
  const plans = args.filter((arg) => arg.endsWith('.json') && kept.has(arg))
  const table = args.find((arg) => arg !== protocol && !plans.includes(arg) && textOf(arg, kept) !== undefined)
  const { io, out, err, files } = fakeIo({
    env: { LANG: 'C.UTF-8' },
    contents: Object.fromEntries(plans.map((path) => [path, kept.get(path) ?? ''])),
    ...(table === undefined ? {} : { input: textOf(table, kept) ?? '' }),
    ...(protocol === undefined ? {} : { files: [protocol], text: textOf(protocol, kept) ?? '' }),
  })
  await main(args, io)
  for (const [path, text] of files) kept.set(path, text)
  if (file === undefined) return out() + err()
  kept.set(file, out())
  return err()
}

function shortened(text: string, first: number, whole: number): string {
  const lines = text.trimEnd().split('\n')
  if (lines.length <= whole) return lines.join('\n')
  return [...lines.slice(0, first), '...', ...lines.slice(-SHOWN.last)].join('\n')
}

export const commandsIn = (document: string): readonly string[] =>
  [...document.matchAll(BLOCK)].flatMap(([, , , block = '']) =>
    block.split('\n').filter((line) => line.startsWith('$ ')),
  )

/** The document with the outputs that its commands have now. Its commands run in order. */
export async function withOutputs(document: string): Promise<string> {
  const kept = new Map<string, string>()
  const blocks: string[] = []
  for (const [, info = '', lines, block = ''] of document.matchAll(BLOCK)) {
    const first = lines === undefined ? SHOWN.first : Number(lines)
    const whole = info === ' whole' ? Number.POSITIVE_INFINITY : lines === undefined ? SHOWN.whole : first
    let text = ''
    for (const line of block.split('\n').filter((each) => each.startsWith('$ '))) {
      const output = shortened(await run(line.slice(2), kept), first, whole)
      text += output === '' ? `${line}\n` : `${line}\n${output}\n`
    }
    blocks.push(`\`\`\`console${info}\n${text}\`\`\``)
  }
  return document.replace(BLOCK, () => blocks.shift() ?? '')
}

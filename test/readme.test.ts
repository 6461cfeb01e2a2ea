/** The README's outputs are the program's. `UPDATE_README=1` writes them anew; `...` stands for lines left out. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { main } from '../src/cli/main'
import { ruleList } from '../src/render/check/rules'
import { fakeIo } from './cli/fake-io'

const file = new URL('../README.md', import.meta.url)
const readme = readFileSync(file, 'utf8')
const BLOCK = /```console\n([\s\S]*?)```/g
// Longer outputs show their first lines and their last.
const SHOWN = { first: 24, last: 4, whole: 60 }

/** The words of a command line; double quotes hold a word together. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '')

/** What a command line prints; `> file` keeps it for the lines after it. */
async function run(command: string, kept: Map<string, string>): Promise<string> {
  const [line = '', file] = command.split(' > ')
  const [, ...args] = words(line)
  const input = args.map((arg) => kept.get(arg)).find((text) => text !== undefined)
  const { io, out, err } = fakeIo({ env: { LANG: 'C.UTF-8' }, ...(input === undefined ? {} : { input }) })
  await main(args, io)
  if (file === undefined) return out() + err()
  kept.set(file, out())
  return err()
}

function shortened(text: string, whole: boolean): string {
  const lines = text.trimEnd().split('\n')
  if (whole || lines.length <= SHOWN.whole) return lines.join('\n')
  return [...lines.slice(0, SHOWN.first), '...', ...lines.slice(-SHOWN.last)].join('\n')
}

const blocks = [...readme.matchAll(BLOCK)].map((match) => match[1] ?? '')
const commands = blocks.flatMap((block) => block.split('\n').filter((line) => line.startsWith('$ ')))

async function written(block: string): Promise<string> {
  const told = block.split('\n').filter((line) => line.startsWith('$ '))
  const kept = new Map<string, string>()
  let text = ''
  for (const line of told) {
    const output = shortened(await run(line.slice(2), kept), line.includes('--json'))
    text += output === '' ? `${line}\n` : `${line}\n${output}\n`
  }
  return `\`\`\`console\n${text}\`\`\``
}

describe('the README', () => {
  it('shows commands', () => expect(commands.length).toBeGreaterThan(5))

  it('shows pictures that are there, none of them large', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
    expect(pictures).toContain('docs/bedside-page.png')
    for (const picture of pictures)
      expect(statSync(new URL(picture, file)).size, picture).toBeLessThan(150_000)
  })

  it('lists the rules of check as check does', () => {
    const rows = [
      ...readme.matchAll(/^\| `([a-z0-9-]+)` +\| (error|warning|note) +\| (.*?) +\| (.*?) +\|$/gm),
    ]
    expect(rows.map(([, ...cells]) => cells)).toEqual(ruleList().rows)
  })

  it('shows what they print', async () => {
    const anew = await Promise.all(blocks.map(written))
    let index = 0
    const right = readme.replace(BLOCK, () => anew[index++] ?? '')
    if (process.env.UPDATE_README === '1') writeFileSync(file, right)
    expect(readFileSync(file, 'utf8')).toBe(right)
  })
})

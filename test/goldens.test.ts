/** Whole outputs, a folder a story. `UPDATE_GOLDENS=1` writes them anew: then read every changed line. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { main } from '../src/cli/main'
import { planDocument } from '../src/render/data/plan-document'
import { fakeIo } from './cli/fake-io'

interface Story {
  readonly args: readonly string[]
  readonly exit?: number
  /** Sums of products, worked by hand. */
  readonly worked_total_mg?: string
  /** Told in other files too, each by options of its own. */
  readonly also?: Readonly<Record<string, readonly string[]>>
}

const FORMATS = { table: 'txt', csv: 'csv', json: 'json', md: 'md' } as const
const root = new URL('../fixtures/', import.meta.url)
const update = process.env.UPDATE_GOLDENS === '1'

const stories = readdirSync(root)
  .filter((name) => existsSync(new URL(`${name}/story.json`, root)))
  .map((name): [string, Story] => [
    name,
    JSON.parse(readFileSync(new URL(`${name}/story.json`, root), 'utf8')) as Story,
  ])

function expectGolden(name: string, file: string, text: string): void {
  const golden = new URL(`${name}/${file}`, root)
  if (update) writeFileSync(golden, text)
  expect(existsSync(golden), `${name}/${file} is there`).toBe(true)
  expect(text).toBe(readFileSync(golden, 'utf8'))
}

async function run(args: readonly string[]) {
  const { io, out, err } = fakeIo({ env: { LANG: 'C.UTF-8' } })
  const exit = await main(args, io)
  return { exit, out: out(), err: err() }
}

const worked = (sum: string): number =>
  sum
    .split('+')
    .map((product) => product.split('*').reduce((value, factor) => value * Number(factor), 1))
    .reduce((total, product) => total + product, 0)

describe.each(stories)('the story %s', (name, { args, exit = 0, worked_total_mg: total, also = {} }) => {
  it.each(Object.entries(also))('is told in %s byte for byte', async (file, options) => {
    const told = await run([...args, ...options])
    expect(told.exit).toBe(0)
    expectGolden(name, file, told.out)
  })

  it.each(Object.entries(FORMATS))('is told as %s byte for byte', async (format, extension) => {
    const told = await run([...args, '--format', format])
    expect(told.exit).toBe(exit)
    if (exit === 0) expectGolden(name, `expected.${extension}`, told.out)
    else expect(told.out).toBe('')
    expectGolden(name, `expected.${extension}.err`, told.err)
  })

  it('gives the total worked by hand', async () => {
    const { out } = await run([...args, '--format', 'json'])
    expect(total === undefined).toBe(exit !== 0)
    if (total === undefined) return
    const document = planDocument.parse(JSON.parse(out))
    expect(document.totals.dose_mg).toBe(worked(total))
    expect(document.rows.at(-1)?.cumulative_mg).toBe(worked(total))
  })
})

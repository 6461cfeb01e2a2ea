/**
 * Whole outputs, a folder for each scenario. `npx vitest run test/goldens.test.ts -u` writes them again: then read
 * every changed line. In CI a missing file fails too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planDocument } from '../src/render/data/plan-document'
import { run } from './cli/fake-io'

interface Scenario {
  readonly args: readonly string[]
  readonly exit?: number
  /** Sums of products, worked by hand. */
  readonly worked_total_mg?: string
  /** Further files, each with its own options. */
  readonly also?: Readonly<Record<string, readonly string[]>>
}

const FORMATS = { table: 'txt', csv: 'csv', json: 'json', md: 'md' } as const
const root = fileURLToPath(new URL('../fixtures/', import.meta.url))

const scenarios = readdirSync(root)
  .filter((name) => existsSync(`${root}${name}/scenario.json`))
  .map((name): [string, Scenario] => [
    name,
    JSON.parse(readFileSync(`${root}${name}/scenario.json`, 'utf8')) as Scenario,
  ])

const printed = (args: readonly string[]) => run(args, { env: { LANG: 'C.UTF-8' } })

/** Standard error of all formats in one file: the text, under the names of the formats that print it. */
function errorsOf(texts: readonly (readonly [format: string, text: string])[]): string {
  const formatsOf = new Map<string, string[]>()
  for (const [format, text] of texts) formatsOf.set(text, [...(formatsOf.get(text) ?? []), format])
  return [...formatsOf]
    .map(([text, formats]) => `--- ${formats.join(', ')}\n${text === '' ? '(nothing)\n' : text}`)
    .join('')
}

const worked = (sum: string): number =>
  sum
    .split('+')
    .map((product) => product.split('*').reduce((value, factor) => value * Number(factor), 1))
    .reduce((total, product) => total + product, 0)

describe.each(scenarios)('%s', (name, { args, exit = 0, worked_total_mg: total, also = {} }) => {
  const golden = (file: string) => `${root}${name}/${file}`

  it.each(Object.entries(also))('prints %s byte for byte', async (file, options) => {
    const { code, out } = await printed([...args, ...options])
    expect(code).toBe(0)
    await expect(out).toMatchFileSnapshot(golden(file))
  })

  it.each(Object.entries(FORMATS))('prints %s byte for byte', async (format, extension) => {
    const { code, out } = await printed([...args, '--format', format])
    expect(code).toBe(exit)
    if (exit === 0) await expect(out).toMatchFileSnapshot(golden(`expected.${extension}`))
    else expect(out).toBe('')
  })

  it('prints these errors and notes', async () => {
    const texts = Object.keys(FORMATS).map(
      async (format) => [format, (await printed([...args, '--format', format])).err] as const,
    )
    await expect(errorsOf(await Promise.all(texts))).toMatchFileSnapshot(golden('expected.err'))
  })

  it('gives the total worked by hand', async () => {
    const { out } = await printed([...args, '--format', 'json'])
    expect(total === undefined).toBe(exit !== 0)
    if (total === undefined) return
    const document = planDocument.parse(JSON.parse(out))
    expect(document.totals.dose_mg).toBe(worked(total))
    expect(document.rows.at(-1)?.cumulative_mg).toBe(worked(total))
  })
})

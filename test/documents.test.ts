/** The documents show what the program prints. `UPDATE_DOCS=1` writes the outputs again; then read the changes. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ruleList } from '../src/render/check/report'
import { commandsIn, withOutputs } from './documents'

const update = process.env.UPDATE_DOCS === '1'
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const textOf = (document: string): string => readFileSync(document, 'utf8')

/** The first finding of the rule's example in fixtures/tables/faulty, as `check` prints it. */
function exampleOf(rule: string): readonly string[] {
  const folder = 'fixtures/tables/faulty/'
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`${rule}.`))) {
    if (!name.endsWith('.txt')) continue
    const finding = textOf(folder + name)
      .split('\n')
      .find((line) => line.includes(` ${rule}: `))
    if (finding !== undefined) return ['', '```text', finding, '```']
  }
  return []
}

/** docs/check.md: a heading for each rule. */
const rules = (): string =>
  ruleList()
    .rows.map(([id = '', severity, says, source]) =>
      [`### ${id}`, '', `${severity}: ${says}. Source: ${source}.`, ...exampleOf(id)].join('\n'),
    )
    .join('\n\n')

const withRules = (text: string): string =>
  text.replace(
    /(<!-- rules: begin -->\n)[\s\S]*(<!-- rules: end -->)/,
    (_, begin, end) => `${begin}\n${rules()}\n\n${end}`,
  )

/** The anchor that GitHub gives to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-')
const anchorsIn = (document: string): readonly string[] =>
  [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Where the links and pictures of a document lead, inside the repository. */
const linksIn = (document: string) =>
  [...textOf(document).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(([, path = '', anchor]) => ({
    path: path === '' ? document : normalize(join(dirname(document), path)),
    anchor,
  }))

describe.each(documents)('%s', (document) => {
  it('shows what its commands print', async () => {
    const right = withRules(await withOutputs(textOf(document)))
    if (update) writeFileSync(document, right)
    expect(textOf(document)).toBe(right)
  })

  it('links to files and headings that exist', () => {
    for (const { path, anchor } of linksIn(document)) {
      expect(existsSync(path), path).toBe(true)
      if (anchor !== undefined) expect(anchorsIn(path), path).toContain(anchor)
    }
  })

  it('shows pictures of less than 150 kB', () => {
    for (const { path } of linksIn(document).filter((link) => link.path.endsWith('.png')))
      expect(statSync(path).size, path).toBeLessThan(150_000)
  })
})

describe('the README', () => {
  const readme = textOf('README.md')

  it('is short: at most 200 lines and 12 kB', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12_000)
  })

  it('plans a stay, plans a series and checks a table', () => {
    const commands = commandsIn(readme).map((line) => line.split(' ')[2])
    for (const command of ['inpatient', 'outpatient', 'check']) expect(commands).toContain(command)
  })

  it('links to every page and shows both pictures', () => {
    const linked = linksIn('README.md').map(({ path }) => path)
    expect(linked).toEqual(expect.arrayContaining(documents.filter((name) => name !== 'README.md')))
    expect(linked).toEqual(expect.arrayContaining(['docs/bedside-page.png', 'docs/terminal.png']))
  })

  it('installs in two commands, which .ci/run takes from it', () => {
    const [, block = ''] = /^## Set up\n[\s\S]*?```sh\n([\s\S]*?)```/m.exec(readme) ?? []
    expect(block.trimEnd().split('\n')).toHaveLength(2)
  })
})

describe('the examples', () => {
  const shown = documents.flatMap((document) => commandsIn(textOf(document))).join('\n')

  it.each(readdirSync('examples').filter((name) => /\.(csv|yaml)$/.test(name)))(
    '%s is in a document, with its output',
    (name) => expect(shown).toContain(`examples/${name}`),
  )
})

describe('docs/library.md', () => {
  it('shows code that runs', async () => {
    const library: unknown = await import('../src/index')
    const blocks = [...textOf('docs/library.md').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')
    expect(blocks.length).toBeGreaterThan(0)
    const other = createRequire(import.meta.url)
    for (const code of blocks) {
      const shown: unknown[] = []
      const run = new Function('require', 'console', code)
      run((name: string) => (name === 'ketaplan' ? library : other(name)), {
        log: (value: unknown) => shown.push(String(value)),
      })
      const told = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, value]) => value)
      expect(shown).toEqual(told)
    }
  })
})

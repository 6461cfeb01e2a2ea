/**
 * The house as it is meant to be: what the core never sees, a test beside each file. Which room may import which,
 * and which packages, is in biome.json.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOMS = ['core', 'protocols', 'check', 'render', 'cli', 'library'] as const
// From a cell to the rows of a table.
const READING = ['cells', 'names', 'words', 'columns', 'layout', 'captions', 'rows'] as const
type Room = (typeof ROOMS)[number]

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
const source = (file: string): string => readFileSync(join('src', file), 'utf8')
const roomOf = (file: string): Room | undefined => ROOMS.find((room) => file.startsWith(`${room}/`))
// What would let a pure room look at the clock or the machine. Biome refuses their globals and imports.
const IMPURE = /new Date\(\)|Date\.now|Math\.random|resolvedOptions\(\)\.(?!timeZone)/

const importsOf = (file: string): readonly string[] =>
  [...source(file).matchAll(/(?:from |import\()'([^'\n]+)'/g)].map((match) => match[1] ?? '')

describe('the house', () => {
  it.each(files)('%s is in a room, or is the library or its version', (file) => {
    if (roomOf(file) === undefined) expect(['index.ts', 'version.ts']).toContain(file)
  })

  it('leaves the calendar to one file', () => {
    const importing = files.filter((file) => /date-fns/.test(importsOf(file).join(' ')))
    expect(importing).toEqual(['core/values/calendar-day.ts'])
  })

  it.each(files.filter((file) => roomOf(file) !== 'cli'))('%s sees no clock and no machine', (file) => {
    const code = source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(IMPURE)
  })

  // CSS names its variables with two dashes.
  const nameless = files.filter((file) => !/^cli\/|^render\/help\/|\/style\.ts$/.test(file))
  it.each(nameless)('%s names fields, not options of the command line', (file) => {
    expect(source(file)).not.toMatch(/['"`]--/)
  })

  const ofReading = files.filter((file) => READING.some((folder) => file.startsWith(`check/read/${folder}/`)))
  it.each(ofReading)('%s imports from its own folder of check/read and from those before it', (file) => {
    const place = (path: string): number => READING.findIndex((folder) => path.startsWith(`check/read/${folder}/`))
    const others = importsOf(file).map((path) => posix.join(posix.dirname(file), path))
    expect(others.filter((path) => place(path) > place(file))).toEqual([])
  })

  it.each(files)('%s has a test at the same place', (file) => {
    const text = source(file)
    const logic = /=>|function /.test(
      text.replace(/readonly \w+\??: \(.*?\) => .*/g, '').replace(/^(?:export )?type .*$/gm, ''),
    )
    // The page is tested in a browser: test/built/page.test.ts.
    const untested = ['index.ts', 'version.ts', 'cli/entry.ts', 'cli/page/browser.ts']
    const data = file.startsWith('protocols/')
    if (!logic || untested.includes(file) || data) return
    expect(existsSync(join('test', file.replace(/\.ts$/, '.test.ts'))), `test/${file}`).toBe(true)
  })

  it.each(files)('%s can be read in one go: at most 250 lines', (file) => {
    expect(source(file).split('\n').length).toBeLessThanOrEqual(250)
  })

  it('has tests only for what there is', () => {
    const tests = ROOMS.flatMap((room) =>
      readdirSync(join('test', room), { recursive: true, encoding: 'utf8' }).map((test) => `${room}/${test}`),
    ).filter((test) => test.endsWith('.test.ts') && !test.endsWith('/wall-clock.test.ts'))
    for (const test of tests) expect(existsSync(join('src', test.replace('.test.ts', '.ts'))), test).toBe(true)
  })
})

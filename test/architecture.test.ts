/** The house as it is meant to be: which room may know which, what the core never sees, a test beside each file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOMS = ['core', 'protocols', 'check', 'render', 'cli', 'library'] as const
type Room = (typeof ROOMS)[number]

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
const source = (file: string): string => readFileSync(join('src', file), 'utf8')
const roomOf = (file: string): Room | undefined => ROOMS.find((room) => file.startsWith(`${room}/`))
const importsOf = (file: string): readonly string[] =>
  [...source(file).matchAll(/(?:from |import\()'([^'\n]+)'/g)].map((match) => match[1] ?? '')
const inner = (file: string): readonly string[] =>
  importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => normalize(join(dirname(file), path)).replaceAll('\\', '/'))

const CALENDAR = ['addYears', 'format', 'getDaysInMonth', 'isWeekend', 'nextDay', 'parseISO']
  .map((name) => `date-fns/${name}`)
  .concat('@date-fns/utc/date/mini')

/** Packages that a room may use beside its own files. */
const ALLOWED: Readonly<Record<Room, readonly string[]>> = {
  core: ['zod', 'zod/mini', '@noble/hashes/sha2.js', '@noble/hashes/utils.js', ...CALENDAR],
  check: [],
  protocols: ['zod', 'yaml', 'fastest-levenshtein', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
  render: [
    'fast-string-width',
    'yaml',
    'zod',
    'd3-array',
    'd3-shape',
    '@noble/hashes/sha2.js',
    '@noble/hashes/utils.js',
  ],
  // Somebody's CSV comes in at the edge: the core gets records.
  cli: [
    'commander',
    'chalk',
    '@clack/prompts',
    'csv-parse/sync',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:crypto',
  ],
  // It reads tables as the command line does.
  library: [],
}

// Words that would let a pure room look at the clock, the machine or the terminal.
const IMPURE =
  /\bprocess\b|\bconsole\b|new Date\(\)|Date\.now|Math\.random|performance\.|globalThis|resolvedOptions\(\)\.(?!timeZone)/

describe('the house', () => {
  it.each(files)('%s imports only from its own room and those below', (file) => {
    const room = roomOf(file)
    if (room === undefined) return expect(['index.ts', 'version.ts']).toContain(file)
    const below = ROOMS.slice(0, ROOMS.indexOf(room) + 1)
    for (const path of inner(file)) {
      const target = roomOf(path)
      // The version is nobody's room.
      if (target === undefined) expect(path).toBe('version')
      else expect(below).toContain(target)
    }
    return undefined
  })

  it.each(files)('%s uses only the packages of its room', (file) => {
    const room = roomOf(file)
    const packages = importsOf(file).filter((path) => !path.startsWith('.'))
    for (const name of packages) expect(room === undefined ? [] : ALLOWED[room]).toContain(name)
  })

  it('leaves the calendar to one file', () => {
    const importing = files.filter((file) => /date-fns/.test(importsOf(file).join(' ')))
    expect(importing).toEqual(['core/values/calendar-day.ts'])
  })

  it.each(files.filter((file) => roomOf(file) !== 'cli'))('%s sees no clock and no machine', (file) => {
    const code = source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(IMPURE)
  })

  it.each(files)('%s has a test at the same place', (file) => {
    const text = source(file)
    const logic = /=>|function /.test(
      text.replace(/readonly \w+\??: \(.*?\) => .*/g, '').replace(/^type .*$/gm, ''),
    )
    const untested = ['index.ts', 'version.ts', 'cli/entry.ts']
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
    for (const test of tests)
      expect(existsSync(join('src', test.replace('.test.ts', '.ts'))), test).toBe(true)
  })
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { isHere } from '../outside'
import { inFolder, run, shell } from './run'

const START = '2026-11-30T08:00'
const IN = { setting: 'inpatient', start: START }
const OUT = { setting: 'outpatient', start: START }

/** Lines that give no plan: what stands in them beside the id, and the code and the field that they are recorded with. */
const FAULTS: readonly (readonly [line: object | string, code: string, field: string])[] = [
  ['nonsense', 'not-json', 'line'],
  ['["a"]', 'not-an-object', 'line'],
  ['{"id":"f","max":"20","max":"60"}', 'column-twice', 'max'],
  ['{"id":"f\u0000"}', 'nul', 'line'],
  [`{"id":"${'f'.repeat(70_000)}"}`, 'long-line', 'line'],
  [{ start: START }, 'missing', 'setting'],
  [{ setting: 'inpatient' }, 'missing', 'start'],
  [{ ...IN, setting: 'hospital' }, 'not-a-setting', 'setting'],
  [{ ...IN, wieght: 70 }, 'unknown-column', 'wieght'],
  [{ ...IN, weight: [70] }, 'wrong-type', 'weight'],
  [{ ...OUT, weekends: 'perhaps' }, 'wrong-type', 'weekends'],
  [{ ...IN, start: '30.11.2026' }, 'not-a-start', 'start'],
  [{ ...IN, start: '2026-11-31' }, 'no-such-date', 'start'],
  [{ ...IN, start: '2026-11-30T24:00' }, 'no-such-time', 'start'],
  [{ ...IN, start: '1926-11-30' }, 'year', 'start'],
  [{ ...IN, start: '2026-03-08T02:30', tz: 'America/New_York' }, 'clock-gap', 'start'],
  [{ ...IN, start: '2026-11-01T01:30', tz: 'America/New_York' }, 'clock-overlap', 'start'],
  [{ ...OUT, start: '2026-11-28' }, 'closed-start', 'start'],
  [{ ...IN, tz: 'Mars/Olympus' }, 'unknown-zone', 'tz'],
  [{ ...IN, weight: '154lb' }, 'pounds', 'weight'],
  [{ ...IN, weight: 7 }, 'weight-range', 'weight'],
  [{ ...IN, max: '4e1' }, 'not-a-figure', 'max'],
  [{ ...IN, step: '1mg' }, 'unit', 'step'],
  [{ ...IN, max: '0.5mg/kg/h' }, 'weight-needed', 'max'],
  [{ ...IN, days: '0.001' }, 'not-whole-minutes', 'days'],
  [{ ...IN, 'step-every': '1 hour' }, 'not-a-duration', 'step-every'],
  [{ ...IN, sessions: 10 }, 'foreign-option', 'sessions'],
  [{ ...IN, protocol: 'crps-5days' }, 'unknown-protocol', 'protocol'],
  [{ ...IN, protocol: 'gone.yaml' }, 'file-in-batch', 'protocol'],
  [{ ...IN, protocol: 'crps-10session' }, 'other-setting', 'protocol'],
  [{ ...IN, allow: 'rate', reason: 'why' }, 'hard-limit', 'allow'],
  [{ ...IN, allow: 'step-size' }, 'alone', 'allow'],
  [{ ...IN, max: 15 }, 'start-above-max', 'start'],
  [{ ...IN, max: 41 }, 'beyond-hard-limit', 'max'],
  [{ ...OUT, sessions: 11 }, 'beyond-soft-limit', 'sessions'],
]

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
/** The n-th of lines that all give a plan. */
function good(n: number): object {
  const id = `p${n}`
  if (n % 50 === 0) return { id, ...IN, days: 1, start: `${day(n % 360)}T08:00`, weight: 60 + (n % 30) }
  return { id, ...OUT, start: day(n % 360), weekends: true, weight: 60 + (n % 30), concentration: 1 }
}

/** So many lines, a hundredth of them at fault: the text, and what is to be said of each fault. */
function lines(count: number) {
  const faults: { line: number; id: string; code: string; field: string }[] = []
  const texts = Array.from({ length: count }, (_, n) => {
    if (n % 100 !== 42) return JSON.stringify(good(n))
    const [fault, code, field] = FAULTS[faults.length % FAULTS.length] ?? ['', '', '']
    const id = `f${n}`
    faults.push({ line: n + 1, id: typeof fault === 'string' ? '' : id, code, field })
    return typeof fault === 'string' ? fault : JSON.stringify({ id, ...fault })
  })
  return { text: `${texts.join('\n')}\n`, faults }
}

/** Runs a shell line in a folder with these files; `"$@"` is the program. */
const among = (files: Readonly<Record<string, string | Uint8Array>>, line: string, args: readonly string[]) =>
  inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    return shell(line, args, { cwd: folder, env: { HOME: folder } })
  })
const batch = (...options: readonly string[]) => ['batch', '-', '--tz', 'UTC', '--now', '2026-01-01', ...options]

describe('10,000 lines, 100 of them at fault', () => {
  const { text, faults } = lines(10_000)

  it('has faults of many kinds', () => {
    expect(faults.length).toBe(100)
    expect(new Set(FAULTS.map(([, code]) => code)).size).toBeGreaterThanOrEqual(30)
  })

  it('give 9,900 plans, and 100 records that name the line and the field', async () => {
    const ended = await among({ 'requests.ndjson': text }, '"$@" --csv <requests.ndjson', batch('--input', 'ndjson'))
    expect(ended.code).toBe(1)
    expect(ended.lines.at(-1)).toBe('ketaplan: 100 of 10,000 lines gave no plan')
    // 200 stays with a weight and a time; 9,700 series of a date and 1 mg/mL.
    expect(ended.lines.at(-2)).toBe(
      'ketaplan: notes: start time assumed in 9,700 plans; step interval assumed in 200 plans; pump step assumed in 9,700 plans; pump maximum assumed in 9,700 plans',
    )
    const records = ended.lines.slice(0, -2).map((line) => JSON.parse(line))
    expect(records.map(({ line, id, code, field }) => ({ line, id, code, field }))).toEqual(faults)
    for (const { message, severity } of records) {
      expect(severity).toBe('error')
      expect(message.length).toBeGreaterThan(10)
    }
    const rows = parse(ended.stdout, { columns: true }) as Record<string, string>[]
    expect(new Set(rows.map(({ id }) => id)).size).toBe(9900)
    // 200 days of 24 rows an hour each, 9,700 courses of ten sessions.
    expect(rows.length).toBe(200 * 24 + 9700 * 10)
  })
})

it('writes what the single command writes', async () => {
  const [alone, many] = await Promise.all([
    run(['inpatient', START, '--tz', 'UTC', '-w', '70', '--csv', '-q']),
    among(
      {},
      `printf 'id,setting,start,weight\\n1,inpatient,${START},70\\n' | "$@"`,
      batch('--csv', '--by', 'hour', '-q'),
    ),
  ])
  const expected = alone.stdout
    .split('\n')
    .map((line, index) => (line === '' ? line : `${index === 0 ? 'id' : 1},${line}`))
  expect([many.code, many.stderr]).toEqual([0, ''])
  expect(many.stdout.split('\n')).toEqual(expected)
})

describe.skipIf(!isHere('parallel', '--version'))('GNU parallel', () => {
  const { text } = lines(2000)
  const rows = Array.from({ length: 2000 }, (_, n) => `p${n},outpatient,${day(n % 360)},${60 + (n % 9)},true`)
  const csv = `id,setting,start,weight,weekends\n${rows.join('\n')}\n`

  it('gives the same output as one process: objects', async () => {
    const options = ['--tz', 'UTC', '--input', 'ndjson']
    const one = await among({ in: text }, '"$@" <in', ['batch', '-', ...options])
    const many = await among({ in: text }, 'parallel --pipe --keep-order --block 20k -j3 "$@" <in', [
      'batch',
      '-',
      ...options,
    ])
    expect(many.stdout).toBe(one.stdout)
    expect(one.stdout.split('\n').length).toBe(1980 + 1)
    // The same records but for their lines, which are counted in each block.
    const told = (all: readonly string[]) =>
      all.flatMap((line) => (line.startsWith('{') ? [{ ...JSON.parse(line), line: 0 }] : []))
    expect(told(many.lines)).toEqual(told(one.lines))
  })

  it('gives the same output as one process: CSV, the header once', async () => {
    const one = await among({ in: csv }, '"$@" --csv <in', batch())
    const many = await among(
      { in: csv },
      'head -1 in | "$@" --csv 2>/dev/null; parallel --pipe --keep-order --header : --block 20k -j3 "$@" --csv --no-header -q <in',
      batch(),
    )
    expect([one.code, many.code, many.stderr]).toEqual([0, 0, ''])
    expect(many.stdout).toBe(one.stdout)
    expect(one.stdout.split('\n').length).toBe(1 + 20_000 + 1)
  })
})

describe('input that is no text', () => {
  const first = JSON.stringify({ id: 'a', ...IN })
  it.each([
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x00, 0x0a]), 'not-utf8'],
    ['half a surrogate pair', Buffer.from([0xed, 0xa0, 0x80, 0x0a]), 'not-utf8'],
    ['a NUL', Buffer.from('{"id":\u0000}\n'), 'nul'],
    ['a line of 20 MB', Buffer.alloc(20_000_000, 'x'), 'long-line'],
    ['deep JSON', Buffer.from(`${'['.repeat(60_000)}\n`), 'not-json'],
    [
      'deep JSON that ends',
      Buffer.from(`{"id":"b","setting":${'['.repeat(30_000)}${']'.repeat(30_000)}}\n`),
      'wrong-type',
    ],
    ['a lone surrogate in an id', Buffer.from('{"id":"\\ud800"}\n'), 'not-an-id'],
    [
      'a NUL in the name of a file',
      Buffer.from(JSON.stringify({ id: 'b', ...IN, protocol: 'a\u0000.yaml' })),
      'file-in-batch',
    ],
    ['a directory for a protocol', Buffer.from(JSON.stringify({ id: 'b', ...IN, protocol: './' })), 'file-in-batch'],
  ])('%s: a record, and the plan before it', async (_, bytes, code) => {
    const input = Buffer.concat([Buffer.from(`${first}\n`), bytes])
    const ended = await among({ in: input }, '"$@" <in', batch())
    expect(ended.code).toBe(1)
    expect(ended.stdout.split('\n').length).toBe(2)
    expect(ended.lines.map((line) => (line.startsWith('{') ? JSON.parse(line).code : line))).toEqual([
      code,
      expect.stringMatching(/^ketaplan: 1 of 2 /),
    ])
  })

  it.each([
    ['no bytes', '', 0, 'warning: '],
    ['UTF-16', Buffer.from('\ufeffid,setting,start\n', 'utf16le'), 2, 'UTF-8'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 2, 'UTF-8'],
    ['another header', 'id|setting|start\n', 2, 'id|setting|start'],
  ])('%s: one line', async (_, bytes, code, words) => {
    const ended = await among({ in: bytes }, '"$@" <in', batch())
    expect([ended.code, ended.stdout, ended.lines.length]).toEqual([code, '', 1])
    expect(ended.stderr).toContain(words)
  })
})

describe('the streams', () => {
  const many = `${Array.from({ length: 3000 }, (_, n) => JSON.stringify(good(n))).join('\n')}\n`

  it('ends quietly with 0 where head has read enough, though more would come', async () => {
    // The shell holds the FIFO open.
    const line = 'mkfifo in; { "$@" <in; echo "ended $?" >&2; } | head -1 & exec 3>in; cat many >&3; wait'
    const ended = await among({ many }, line, batch())
    expect(ended.stdout.split('\n').length).toBe(2)
    expect(ended.stderr).toBe('ended 0\n')
  })

  it('exits 4 with one line where the disk is full', async () => {
    const ended = await among({ in: many }, '"$@" <in >/dev/full', batch())
    expect([ended.code, ended.lines]).toEqual([
      4,
      ['ketaplan: cannot write to standard output: no space left on device'],
    ])
  })

  it('exits 130 when interrupted, what was planned being written', async () => {
    const line = 'mkfifo in out; "$@" <in >out & exec 3>in 4<out; cat many >&3; head -c 10 <&4; kill -INT $!; wait $!'
    const ended = await among({ many: `${JSON.stringify(good(1))}\n` }, line, batch())
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([130, '{"id":"p1"', ''])
  })

  it.each([
    ['no-such-file.csv', 'cannot read no-such-file.csv: no such file or directory'],
    ['.', 'cannot read .: illegal operation on a directory'],
  ])('exits 4 with one line for %s', async (file, words) => {
    expect(await run(['batch', file])).toMatchObject({ code: 4, stdout: '', lines: [`ketaplan: ${words}`] })
  })

  it('reads a FIFO and a file named on the command line', async () => {
    const args = ['batch', 'in', '--tz', 'UTC']
    const fifo = await among({ many }, 'mkfifo in; cat many >in & "$@"', args)
    const file = await among({ in: many }, '"$@"', args)
    expect([fifo.code, file.code, fifo.stdout === file.stdout]).toEqual([0, 0, true])
    expect(file.stdout.split('\n').length).toBe(3001)
  })

  it('answers a line before the next one comes', async () => {
    const line =
      'mkfifo in out; "$@" <in >out & exec 3>in 4<out; for n in 1 2; do cat many >&3; head -1 <&4 | cut -c-10; done; exec 3>&-; wait'
    const ended = await among(
      { many: `${JSON.stringify(good(1))}\n` },
      line,
      batch('--input', 'ndjson', '--csv', '--no-header', '--by', 'session'),
    )
    expect(ended.stdout.split('\n').length).toBe(3)
  })
})

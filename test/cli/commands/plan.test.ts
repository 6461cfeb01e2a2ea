import { stripVTControlCharacters } from 'node:util'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { plainView } from '../../../src/cli/commands/plan'
import { IN, OUT, run } from '../fake-io'

const startsAs = {
  table: /^Ketamine \(racemic\) · /,
  csv: /^session,day,/,
  json: /^\{\n {2}"schema": /,
  md: /^# Ketamine /,
} as const

it.each([
  [[], 'table'],
  [['--csv'], 'csv'],
  [['--json'], 'json'],
  [['-f', 'md'], 'md'],
  [['--format', 'csv'], 'csv'],
  [['--format=table'], 'table'],
] as const)('prints with %j as %s', async (options, format) => {
  const { code, out } = await run([...IN, ...options])
  expect(code).toBe(0)
  expect(out).toMatch(startsAs[format])
})

it.each([
  [['-o', 'plan.csv'], 'plan.csv', 'csv'],
  [['-o', 'plan.json'], 'plan.json', 'json'],
  [['-o', 'plan.md'], 'plan.md', 'md'],
  [['-o', 'plan.txt'], 'plan.txt', 'table'],
  // An explicit format wins over the extension, known or not.
  [['-o', 'plan.json', '--csv'], 'plan.json', 'csv'],
  [['-f', 'md', '-o', 'plan.csv'], 'plan.csv', 'md'],
  [['-f', 'json', '-o', 'plan'], 'plan', 'json'],
] as const)('writes with %j to %s as %s, and prints nothing', async (options, file, format) => {
  const { code, out, files } = await run([...IN, ...options])
  expect([code, out]).toEqual([0, ''])
  expect(files.get(file)).toMatch(startsAs[format])
})

it.each([
  [['--csv', '--json'], 'two formats', 'one of them'],
  [['--csv', '--format', 'json'], 'two formats', 'one of them'],
  [['-f', 'pdf'], '"pdf" is not a format', 'csv'],
  [['-f', 'CSV'], '"CSV" is not a format', 'csv'],
  [['-f', 'constructor'], '"constructor" is not a format', 'csv'],
  [['-o', 'plan'], '"plan" has an unknown extension', '.csv'],
  [['-o', 'plan.docx'], '"plan.docx" has an unknown extension', '.csv'],
  [['-o', 'plan.constructor'], 'has an unknown extension', '.csv'],
  [['-o', 'csv'], 'has an unknown extension', '.csv'],
  [['-o', ''], 'has an unknown extension', '.csv'],
  [['--excel'], '--excel', '--format csv'],
  [['--excel', '--json'], '--excel', '--format csv'],
  [['--excel', '-o', 'plan.md'], '--excel', '--format csv'],
  [['--with-dose'], '--with-dose', '--format ics'],
  [['--with-dose', '-o', 'plan.md'], '--with-dose', '--format ics'],
  [['-f', 'ics'], '--format ics', 'table or md'],
  [['--chart', '--csv'], '--chart', '--format table'],
  [['--chart', '-f', 'md'], '--chart', '--format table'],
  [['--explain', '--json'], '--explain', '--format table or md'],
  [['--explain', '-o', 'sessions.ics'], '--explain', '--format table or md'],
  [['--explain', '--by', 'hour'], '--by', '--explain'],
  [['--chart', '--by', 'hour'], '--by', '--chart'],
  [['-f', 'ics', '--by', 'session'], '--by', 'ics'],
  [['--force'], '--force', '--output'],
  [['--by', 'day'], 'day', 'hour, session, change'],
  [['--by', 'toString'], 'toString', 'hour'],
  [['--container', '50'], '--container', '--concentration'],
  [['--supply'], '--supply', '--container'],
  [['--supply', '-c', '1'], '--supply', '--container'],
  [['--supply', '-c', '1', '--container', '50', '--json'], '--supply', 'table or csv'],
  [['--supply', '-c', '1', '--container', '50', '-o', 'x.md'], '--supply', 'table or csv'],
  [['--supply', '-c', '1', '--container', '50', '--by', 'hour'], '--by', '--supply'],
])('refuses %j with exit 2', async (options, wrong, right) => {
  const { code, out, lines, files } = await run([...IN, ...options])
  expect([code, out, lines.length, files.size]).toEqual([2, '', 1, 0])
  expect(lines[0]).toContain(wrong)
  expect(lines[0]).toContain(right)
})

it('says once that a value is missing', async () => {
  const { code, lines } = await run([...IN, '-p'])
  expect([code, lines]).toEqual([2, ['ketaplan: --protocol needs a value: <id or file>']])
})

it("lists the containers of a profile's container", async () => {
  const contents = { 'p.yaml': 'name: Ward 5\nconcentration: 2\ncontainer: 250\n' }
  const { code, out } = await run([...IN, '--supply', '--csv', '--profile', 'p.yaml'], { contents })
  const alone = await run([...IN, '--supply', '--csv', '-c', '2', '--container', '250'])
  expect([code, out.split('\n').length]).toEqual([0, alone.out.split('\n').length])
})

it('draws and explains instead of the rows, in a file in full characters and 80 columns', async () => {
  const utf8 = { env: { LANG: 'C.UTF-8' } }
  const drawn = await run([...IN, '--chart'], utf8)
  expect(drawn.out).toMatch(/40 ┤.*┏━/)
  expect(drawn.out).not.toContain('Hour  From')
  expect((await run([...IN, '--chart'])).out).toMatch(/^[\n -~]*$/)
  expect((await run([...IN, '--explain'])).out).toContain('Step 1: 20 mg/h + 1 x 5 mg/h = 25 mg/h')
  expect((await run([...IN, '--explain', '-f', 'md'])).out).toMatch(
    /^# Ketamine[\s\S]*\n### Mon 30 Nov 2026 09:00: 25 mg\/h\n/,
  )
  const both = await run([...IN, '--chart', '--explain', '-o', 'plan.txt'], { terminal: true, columns: 140 })
  expect(both.files.get('plan.txt')).toBe((await run([...IN, '--chart', '--explain'], utf8)).out)
})

it('draws as wide as the terminal, and colours what is said without', async () => {
  const world = { terminal: true, columns: 140, env: { LANG: 'C.UTF-8', TERM: 'xterm' } }
  const { out } = await run([...IN, '--chart'], world)
  const plain = stripVTControlCharacters(out)
  expect(out).not.toBe(plain)
  expect(plain).toContain('A column is 5 min in the first 5 h, then 2 h')
  expect(plain).toBe((await run([...IN, '--chart', '--no-color'], world)).out)
})

it('stamps a calendar with --now, in the zone of the plan, else with the start: the same bytes each time', async () => {
  const stamp = async (...args: string[]) => /DTSTAMP:(.*)\r/.exec((await run([...args, '-f', 'ics'])).out)?.[1]
  expect(await stamp(...OUT)).toBe('20261130T130000Z')
  expect(await stamp(...OUT, '--now', '2026-07-01T08:00')).toBe('20260701T120000Z')
  expect(await stamp(...OUT, '--now', '2026-07-01')).toBe('20260701T040000Z')
  // Of the plan's own offset, not of the machine.
  expect(await stamp('outpatient', '2026-11-30T08:00+05:30', '--now', '2026-07-01T08:00')).toBe('20260701T023000Z')
})

it('prints the supply list alone, as a table or CSV, with the notes of a data format', async () => {
  const bags = [...IN, '-c', '2', '--container', '250', '--supply']
  expect((await run(bags)).out).toMatch(/^Ketamine [\s\S]*\nContainers\n/)
  const { out, lines } = await run([...bags, '--csv'])
  expect(out).toMatch(/^container,session,hung,.*\n1,1,2026-11-30T08:00:00-05:00,/)
  expect(lines.join('\n')).toContain('24 h')
  expect((await run([...bags, '-o', 'bags.csv'])).files.get('bags.csv')).toBe(out)
})

it('takes --excel with CSV, named or by the extension', async () => {
  expect((await run([...IN, '--csv', '--excel'])).out).toMatch(/^\ufeffsession,.*\r\n1,1,1,/)
  expect((await run([...IN, '-o', 'plan.csv', '--excel'])).files.get('plan.csv')).toMatch(/^\ufeffsession,/)
  expect((await run([...IN, '--csv', '--excel=semicolon'])).out).toMatch(/^\ufeffsession;.*\r\n1;1;1;/)
  expect((await run([...IN, '--csv', '--excel=tab'])).code).toBe(2)
})

it.each([
  [IN, [], 120],
  [IN, ['--by', 'change'], 5],
  [IN, ['--by', 'session'], 1],
  [OUT, [], 10],
  [OUT, ['--by', 'hour'], 40],
  [OUT, ['--by', 'change'], 10],
])('shows of %j with %j %i rows', async (start, options, rows) => {
  const { out } = await run([...start, '--csv', ...options])
  expect(parse(out, { columns: true }).length).toBe(rows)
})

it('keeps an existing file with exit 4, and replaces it with --force', async () => {
  const kept = await run([...IN, '-o', 'plan.csv'], { files: ['plan.csv'] })
  expect(kept).toMatchObject({ code: 4, out: '' })
  expect(kept.files.get('plan.csv')).toBe('old')
  expect(kept.lines.length).toBe(1)
  const forced = await run([...IN, '-o', 'plan.csv', '--force', '-q'], { files: ['plan.csv'] })
  expect(forced.code).toBe(0)
  expect(forced.files.get('plan.csv')).toMatch(startsAs.csv)
})

it.each([['--csv'], ['--json'], ['-o', 'plan.csv']])(
  'tells with %s %s at most three lines of notes, the own ones of the plan first',
  async (...options) => {
    const { lines } = await run(['inpatient', '2026-11-30', ...options])
    expect(lines.length).toBe(3)
    expect(lines[0]).toMatch(/40 mg\/h .*weight/)
    expect(lines[1]).toMatch(/08:00/)
    expect(lines[2]).toContain('cautions')
  },
)

it.each([[[]], [['-f', 'md']], [['-o', 'plan.md']]])(
  'tells no notes where the plan itself has them: %j',
  async (options) => {
    expect((await run([...IN, ...options])).err).toBe('')
  },
)

it('drops with -q the notes, and keeps warnings and errors', async () => {
  expect((await run([...IN, '--csv', '-q'])).err).toBe('')
  const warned = await run([...IN, '--csv', '-q', '--allow', 'step-size', '--reason', 'x'])
  expect(warned.code).toBe(0)
  expect(warned.lines).toEqual([expect.stringMatching(/^ketaplan: warning: .*--allow step-size/)])
  expect((await run([...IN, '-q', '--max', '45'])).lines.length).toBe(2)
})

it.each([
  [[...IN, '--allow', 'step-size', '--reason', 'x'], '--allow step-size'],
  [[...IN, '--step-every', '120h'], '--step-every 5 days'],
  [[...OUT, '--closed', '2027-01-04'], '--closed 2027-01-04'],
  [[...OUT, '--closed', '2026-12-05'], '--closed 2026-12-05'],
  [['outpatient', '2026-11-30', '--sessions', '5', '--weekends'], '--weekends'],
  // 12:00 UTC is 07:00 in New York, 13:00 in Berlin: there 08:00 is in the past.
  [['inpatient', 'today', '--tz', 'Europe/Berlin'], '2026-11-30 08:00'],
  [['inpatient', '2026-11-30T06:59'], '2026-11-30 06:59'],
  [['outpatient', '2016-11-30T08:00-05:00'], '2016-11-30 08:00'],
  [['inpatient', '2027-12-01'], '2027-12-01 08:00'],
])('warns only on standard error, in every format: %j', async (argv, warning) => {
  for (const format of ['table', 'csv', 'json', 'md']) {
    const { code, lines, out } = await run([...argv, '-f', format])
    expect(code).toBe(0)
    const isJson = format === 'json'
    expect(lines[0]).toContain(isJson ? '"severity":"warning"' : 'ketaplan: warning: ')
    expect(lines.filter((line) => line.includes(isJson ? '"warning"' : 'warning: ')).join()).toContain(warning)
    expect(out).not.toContain('ketaplan: ')
  }
})

it('takes today from the clock and from --now, in the zone of the plan', async () => {
  const start = async (argv: readonly string[], zone: string) => {
    const { out } = await run([...argv, '--csv', '-q'], { zone })
    return out.split('\n')[1]?.split(',')[3]
  }
  // The clock says 12:00 UTC on 30 Nov: in Apia (+13:00) it is 01:00 on 1 Dec.
  expect(await start(['inpatient', 'today'], 'America/New_York')).toBe('2026-11-30T08:00:00-05:00')
  expect(await start(['inpatient', 'today'], 'Pacific/Apia')).toBe('2026-12-01T08:00:00+13:00')
  expect(await start(['inpatient', 'tomorrow'], 'Pacific/Apia')).toBe('2026-12-02T08:00:00+13:00')
  expect(await start(['inpatient', 'tomorrow', '--now', '2027-02-28'], 'Asia/Kolkata')).toBe(
    '2027-03-01T08:00:00+05:30',
  )
})

it('is as wide as the terminal, and 80 columns wide elsewhere', async () => {
  const widest = async (world: Parameters<typeof run>[1], options: readonly string[] = []) => {
    const { out, files } = await run([...IN, '--no-color', ...options], world)
    return Math.max(...(out || files.get('plan.txt') || '').split('\n').map((line) => line.length))
  }
  expect(await widest({ terminal: true, columns: 140 })).toBeGreaterThan(100)
  expect(await widest({ terminal: true, columns: 140 })).toBeLessThanOrEqual(140)
  expect(await widest({ terminal: true, columns: 140 }, ['-o', 'plan.txt'])).toBeLessThanOrEqual(80)
  expect(await widest({ columns: 140 })).toBeLessThanOrEqual(80)
  expect(await widest({ terminal: true })).toBeLessThanOrEqual(80)
  const narrow = await run([...IN, '--no-color'], { terminal: true, columns: 1 })
  expect(narrow.code).toBe(0)
})

it('gives one plan one identity, whatever its form', async () => {
  const ids = await Promise.all(
    [['--csv'], ['--json'], ['-f', 'md'], [], ['--by', 'change', '--csv']].map(async (options) => {
      const { out } = await run([...IN, ...options])
      return /\bp[0-9a-f]{12}\b/.exec(out)?.[0]
    }),
  )
  expect(new Set(ids).size).toBe(1)
  expect(ids[0]).toMatch(/^p[0-9a-f]{12}$/)
})

it('prints as for a pipe by default', () => {
  expect(plainView({ by: 'hour' })).toMatchObject({ by: 'hour', width: 80, excel: false })
  expect(plainView({ by: 'hour', width: 60 }).width).toBe(60)
})

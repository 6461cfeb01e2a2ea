import { describe, expect, it } from 'vitest'
import { readMap } from '../../../src/cli/commands/check'
import { Refusal } from '../../../src/core/model/finding'
import { own } from '../../protocols/local-file'
import { IN, OUT, run } from '../fake-io'

const FAULTY = 'Hour,Weight (kg),Conc (mg/mL),Rate (mg/kg/h),Rate (mL/h)\n1,45,2,0.3,6.7\n2,45,2,0.3,11.8\n'
const CLEAN = 'Hour,Rate (mg/h)\n1,20\n'
const check = (args: readonly string[], input = CLEAN, world = {}) => run(['check', ...args], { input, ...world })

it('finds 11.8 mL/h where 6.7 mL/h is right, and shows both', async () => {
  const { code, out } = await check(['-', '-f', 'lines'], FAULTY)
  expect(code).toBe(1)
  expect(out).toContain('-:3:12: error rate-volume: 11.8 mL/h x 2 mg/mL = 23.6 mg/h, allowed 6.75 mL/h')
  expect(out).toContain('6.7 mL/h on a 0.1 mL/h pump')
})

it.each([[[...IN]], [[...IN, '-w', '45', '-c', '3']], [[...OUT]], [[...IN, '--excel', '-w', '38']]])(
  'passes what the planner prints for %j',
  async (args) => {
    const { out: table } = await run([...args, '--csv'])
    const { code, out } = await check(['-'], table)
    expect([code, out.includes(' error ')]).toEqual([0, false])
  },
)

describe('the exit', () => {
  it('is 1 for errors, and for warnings where they are to count', async () => {
    const codes = await Promise.all(
      [check(['-']), check(['-', '--strict']), check(['-'], FAULTY)].map(async (ran) => (await ran).code),
    )
    expect(codes).toEqual([0, 1, 1])
  })

  it('is 0 where the reader has closed the pipe', async () => {
    expect(await check(['-'], FAULTY, { stdout: 'closed' })).toMatchObject({ code: 0, out: '', err: '' })
  })

  it.each([
    [['-', '-p', 'nobody-1999'], 'nobody-1999'],
    [['-', '-w', '45lb'], '45 lb is 20.412 kg'],
    [['-', '-c', '0'], '--concentration'],
    [['-', '--setting', 'day'], 'inpatient or outpatient'],
    [['-', '--setting', 'outpatient', '-p', 'crps-5day'], '--setting inpatient'],
    [['-', '--tz', 'Mars/Base'], 'Mars/Base'],
    [['-', '--dates', 'ymd'], 'mdy or dmy'],
    [['-', '--map', 'Hour=when'], 'Hour=when'],
    [['-', '--map', 'Speed=rate_mg_h'], 'Speed'],
    [['-', '-f', 'html'], 'html'],
    [['-', '--rules'], '--rules'],
    [[], 'a file, or -'],
    [['--example', '-w', '70'], '--weight cannot be combined with --example'],
    [['--example', '--rules'], '--rules cannot be combined with --example'],
    [['--example', '--json'], 'json'],
    [['--example', '-f', 'html'], 'html'],
    [['--rules', '--map', 'Hour=hour'], '--map cannot be combined with --rules'],
    [['--rules', '--strict'], '--strict cannot be combined with --rules'],
  ])('is 2 for %j', async (args, words) => {
    const { code, out, err } = await check(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })
})

it.each([
  ['no column that is known', 'id: a\nsetting: inpatient\n', '-:1: no column is recognised'],
  ['two of them', 'foo,bar\n1,2\n', '-:1: no column is recognised'],
  ['an XML file', '<?xml version="1.0"?>\n<a/>\n', '-: this looks like HTML or XML; write CSV'],
  ['a NUL', 'Hour,Rate (mg/h)\n1,2\u00000\n', '-: not text; write text'],
])('takes no table with %s for one without errors', async (_, input, words) => {
  const { code, out, lines } = await check(['-'], input)
  expect([code, out, lines.length]).toEqual([2, '', 1])
  expect(lines[0]).toContain(words)
})

it.each([
  [1, 'the words of a limit alone', 'Hour,Max rate (mg/h)\n1,20\n2,90\n', 'no-rate'],
  [1, "another drug's rate", 'Hour,Midazolam (mg/h)\n1,2\n', 'no-rate'],
  [5, 'mL/h of no known concentration', 'Hour,Rate (mL/h)\n1,20\n2,90\n', 'rate-unknown'],
  [5, 'a column of another drug', 'Hour,Rate (mg/h),Midazolam (mg/h)\n1,20,2\n', 'unknown-column'],
])('ends with %s for %s', async (exit, _, input, rule) => {
  const { code, out } = await check(['-', '-f', 'lines'], input)
  expect([code, out.includes(` ${rule}: `)]).toEqual([exit, true])
})

it('reads a table below its titles', async () => {
  const input = 'Ketamine titration ward 4,,\nHour,Rate (mg/h),Dose (mg)\n1,20,20\n2,45,45\n'
  expect((await check(['-', '-f', 'lines'], input)).out).toContain('-:4:3: error rate: 45 mg/h')
})

it('reads dates with slashes in the order that it is given', async () => {
  const table = 'Date,Hours,Rate (mg/h)\n01/12/2026,4,20\n02/12/2026,4,25\n'
  expect((await check(['-'], table)).code).toBe(5)
  expect((await check(['-', '--dates', 'dmy'], table)).code).toBe(0)
  // 12 January and 12 February are not within two weeks.
  expect((await check(['-', '--dates', 'mdy', '-f', 'lines'], table)).out).toContain('error window')
})

it('checks what is said to be known', async () => {
  const { code, out } = await check(['-', '--map', 'foo=hour,bar=rate_mg_h'], 'foo,bar\n1,41\n')
  expect([code, out]).toEqual([1, expect.stringContaining('41 mg/h')])
})

it('checks mL/h against the concentration column, and reports its errors first', async () => {
  const flow = 'Hour,Rate (mL/h)\n1,10\n2,45\n'
  expect((await check(['-', '-c', '2', '-f', 'lines'], flow)).out).toContain('error rate: 90 mg/h')
  expect((await check(['-'], 'Hour,Rate\n1,20\n')).code).toBe(1)
})

describe('what is said beside a table', () => {
  it('goes into the check', async () => {
    const { out } = await check(
      ['-', '-f', 'lines', '-p', 'ketcrps-2-inpatient', '-w', '60', '-c', '1'],
      'Hour,Rate (mL/h)\n1,3.1\n',
    )
    expect(out).toContain('error start-rate: 3.1 mg/h, allowed 3 mg/h')
  })

  it('is the zone of its times', async () => {
    const night = 'Start,Rate (mg/h)\n2026-03-08T02:30,20\n'
    expect((await check(['-', '--tz', 'America/New_York'], night)).out).toContain('a time that no clock shows here')
    expect((await check(['-', '--tz', 'Europe/Berlin'], night)).code).toBe(0)
  })

  it('is the pump step: 6.975 mL/h are 6.9 in tenths and 6 in whole mL/h', async () => {
    const table = 'Hour,Rate (mg/h),Rate (mL/h)\n1,13.95,6.0\n'
    expect((await check(['-', '-c', '2'], table)).code).toBe(1)
    expect((await check(['-', '-c', '2', '--pump-step', '1'], table)).code).toBe(0)
  })

  it('says what a column is', async () => {
    const table = 'Std,"Speed, set"\n1,20\n2,40\n'
    const { out } = await check(['-', '-f', 'lines', '--map', 'Std=hour,Speed, set=rate_mg_h'], table)
    expect(out).toContain('-:3:3: error step-size: +20 mg/h')
  })

  it("is a protocol of one's own", async () => {
    const { code, out } = await check(['-', '-f', 'lines', '-p', 'ours.json'], CLEAN, {
      files: ['ours.json'],
      text: own('crps-5day'),
    })
    expect(code).toBe(0)
    expect(out).toMatch(/\(--protocol\), inpatient \(of the protocol\)\n$/)
  })
})

describe('the output', () => {
  it('is text, CSV or JSON, here or in a file', async () => {
    expect((await check(['-', '--csv'])).out).toMatch(/^file,line,column,severity,rule,found,allowed,source,cell\n/)
    expect(JSON.parse((await check(['-', '--json'])).out)).toMatchObject({ schema: 'ketaplan-check-1', errors: 0 })
    const { code, out, files } = await check(['-', '-o', 'found.json'], FAULTY)
    expect([code, out]).toEqual([1, ''])
    expect(JSON.parse(files.get('found.json') ?? '')).toMatchObject({ errors: 2 })
  })

  it('is the rules instead, in three forms', async () => {
    const [text, csv, json] = await Promise.all(
      [[], ['--csv'], ['--json']].map((form) => run(['check', '--rules', ...form])),
    )
    expect(text?.out).toContain('slip-pounds')
    expect(csv?.out).toContain('dose,error,rate x time is the dose,arithmetic\n')
    expect(JSON.parse(json?.out ?? '')).toHaveProperty('slip-10.severity', 'error')
  })

  it('is an example instead that has findings', async () => {
    const { code, out } = await run(['check', '--example'])
    expect(code).toBe(0)
    expect((await check(['-'], out)).code).toBe(1)
  })
})

it.each([
  ['Speed=rate_mg_h', [['Speed', 'rate_mg_h']]],
  [
    'Speed=rate_mg_h, Wt=weight_kg',
    [
      ['Speed', 'rate_mg_h'],
      ['Wt', 'weight_kg'],
    ],
  ],
  [
    'a, b=hour,c=note',
    [
      ['a, b', 'hour'],
      ['c', 'note'],
    ],
  ],
  ['a=b=hour', [['a=b', 'hour']]],
])('reads --map %j', (text, entries) => expect([...readMap(text)]).toEqual(entries))

it.each(['hour', '=hour', 'Speed=', 'Speed=toString', ''])('refuses --map %j', (text) => {
  expect(() => readMap(text)).toThrow(Refusal)
})

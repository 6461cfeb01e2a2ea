import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../fake-io'

const UTC = ['inpatient', '2026-11-30T08:00Z'] as const
const CLINIC = ['outpatient', '2026-11-30T08:00Z'] as const
const RECORD = 'time,rate_mg_h,note\n08:00,20,\n09:00,25,\n10:00,30,\n10:30,25,sedated\n'

const planOf = async (args: readonly string[]) => (await run([...args, '--json', '-q'])).out
const rest = async (more: readonly string[], input = '', args: readonly string[] = UTC) =>
  run(['continue', 'plan.json', ...more], { contents: { 'plan.json': await planOf(args) }, input })
const json = async (...given: Parameters<typeof rest>) => {
  const { out } = await rest([...given[0], '--json', '-q'], given[1], given[2])
  return JSON.parse(out)
}
const AT = ['--at', '08:00=20', '--at', '09:00=25 mg/h', '--at', '10:00=30', '--at', '10:30=25mg/h sedated']

it('plans the rest of a record, as CSV or as options, with one id', async () => {
  const [byFile, byOptions] = [await json(['--given', 'given.csv'], RECORD), await json(AT)]
  expect(byFile.totals).toMatchObject({ dose_mg: 2997.5, given_mg: 60, planned_mg: 2937.5 })
  expect(byOptions.plan_id).toBe(byFile.plan_id)
  expect(byFile.given.rows.at(-1)).toEqual({ time: '2026-11-30T10:30:00+00:00', rate_mg_h: 25, note: 'sedated' })
})

it('has a column that says which rows were given', async () => {
  const { out } = await rest([...AT, '--by', 'change', '--csv', '-q'])
  const [head = '', ...rows] = out.trim().split('\n')
  expect(head.split(',').at(-1)).toBe('origin')
  expect(rows.map((row) => row.split(',').at(-1))).toEqual(['given', 'given', 'given', 'planned'])
})

describe('a record whose last row has an end', () => {
  // 2 h at 20 mg/h and 2 h at 25 mg/h: 40 + 50 mg.
  const ENDED = 'start,end,rate_mg_h\n08:00,10:00,20\n10:00,12:00,25\n'

  it('is known up to that end, and nothing is planned before it', async () => {
    const { totals, rows } = await json(['--given', 'given.csv', '--by', 'change'], ENDED)
    expect(totals.given_mg).toBe(90)
    const { start, rate_mg_h } = rows.find((row: { origin: string }) => row.origin === 'planned')
    expect([start, rate_mg_h]).toEqual(['2026-11-30T12:00:00+00:00', 25])
  })
  it('does not say what ran after it', async () => {
    const { code, err } = await rest(['--given', 'given.csv', '--until', '14:00', '--json'], ENDED)
    expect([code, err.includes('"code":"until-late"')]).toEqual([2, true])
  })
  it('is followed by 0 mg/h up to a later row', async () => {
    // 40 + 50 mg, an hour of nothing, 1 h at 20 mg/h.
    const { totals } = await json(['--given', 'given.csv', '--at', '13:00=20', '--until', '14:00'], ENDED)
    expect(totals.given_mg).toBe(110)
  })
})

it('counts the minutes of a late course from its real start, as verify does', async () => {
  const { out } = await rest(['--at', '10:00=20', '--at', '12:00=25', '--csv', '-q'])
  const [head = '', first = ''] = out.split('\n')
  expect(first.split(',')[head.split(',').indexOf('elapsed_min')]).toBe('0')
  expect((await run(['verify', 'rest.csv'], { contents: { 'rest.csv': out } })).code).toBe(0)
})

it('lists the containers of a plan that has them', async () => {
  const bags = await rest([...AT, '--supply', '--csv'], '', [...UTC, '-c', '2', '--container', '250'])
  expect([bags.code, bags.out.split('\n')[0]]).toEqual([0, expect.stringContaining('container')])
  expect((await rest([...AT, '--supply'])).code).toBe(2)
})

it('has a JSON record for each message with --json', async () => {
  const { lines } = await rest([...AT, '--json'])
  expect(lines.map((line) => JSON.parse(line).code)).toEqual(['summary', 'summary', 'summary'])
})

it('says in words what was given, where it differs, and that nothing rises', async () => {
  const { out, err, code } = await rest(AT)
  expect(code).toBe(0)
  expect(out).toContain('Given to 2026-11-30 10:30: 60 mg, 0 mg less than planned by then')
  expect(out.replace(/\s+/g, ' ')).toContain('neither runs nor adjusts an infusion')
  expect(out.replace(/\s+/g, ' ')).toContain('--resume-steps adds the protocol')
  expect(err).toContain('08:00 is 2026-11-30 08:00')
})

it('continues a continued plan: twice is once with both records', async () => {
  const contents = { 'plan.json': await planOf(UTC) }
  const first = await run(['continue', 'plan.json', ...AT, '--json', '-q'], { contents })
  const later = ['--at', '12:00=0', '--at', '12:30=25', '--extend', '--json', '-q']
  const twice = await run(['continue', 'rest.json', ...later], { contents: { 'rest.json': first.out } })
  const once = await run(['continue', 'plan.json', ...AT, ...later], { contents })
  expect(twice.code).toBe(0)
  expect(twice.out).toBe(once.out)
})

it.each(['json', 'html', 'svg', 'md'])('verifies as %s, and by its own command', async (format) => {
  const contents = { 'plan.json': await planOf(UTC) }
  const { out } = await run(['continue', 'plan.json', ...AT, '-f', format, '-q'], { contents })
  const { code, out: said } = await run(['verify', 'rest'], { contents: { rest: out } })
  expect([said.includes(': same.'), code]).toEqual([true, 0])
})

it.each<[string, readonly string[], number, string]>([
  ['without a record', [], 2, 'no-record'],
  ['a row before the start', ['--at', '2026-11-30T07:00=20'], 2, 'given-before'],
  ['the same time twice', ['--at', '08:00=20', '--at', '08:00=25'], 2, 'given-twice'],
  ['an end before the last row', ['--at', '08:00=20', '--at', '09:00=25', '--until', '08:30'], 2, 'until-early'],
  ['a note that begins with a unit', ['--at', '08:00=20 mcg/kg/min'], 2, 'unit-in-note'],
  ['mL/h without a concentration', ['--at', '08:00=10 mL/h'], 2, 'not-a-given-rate'],
  ['clock times beyond 24 h', ['--at', '08:00=20', '--at', '2026-12-02T08:00=20'], 2, 'clock-alone'],
  ['an override without a reason', ['--at', '08:00=20', '--allow', 'step-size'], 2, 'alone'],
  ['a last rate above a limit', ['--at', '08:00=50'], 3, 'beyond-hard-limit'],
  ['a first rate two steps up', ['--at', '08:00=20', '--until', '09:00', '--then', '30'], 3, 'beyond-soft-limit'],
])('refuses %s', async (_, more, exit, finding) => {
  const { code, err, out } = await rest([...more, '--json'])
  expect([code, out, err.includes(`"code":"${finding}"`)]).toEqual([exit, '', true])
})

it('refuses a changed plan', async () => {
  const contents = { 'plan.json': (await planOf(UTC)).replaceAll('4750', '4751') }
  const { code, err } = await run(['continue', 'plan.json', ...AT, '--json'], { contents })
  expect([code, err.includes('changed-plan')]).toEqual([2, true])
})

it('keeps the calendar of a series, and shows its containers and its chart', async () => {
  const given = ['--at', '2026-11-30T08:00=20', '--at', '2026-12-01T08:00=20', '--until', '2026-12-01T12:00', '-q']
  const ics = await rest([...given, '-f', 'ics', '--series', 'knee', '--revision', '2'], '', CLINIC)
  expect(ics.out.match(/BEGIN:VEVENT/g)).toHaveLength(10)
  expect(ics.out).toContain('SEQUENCE:2')
  const svg = await rest([...given, '-f', 'svg'], '', CLINIC)
  expect(svg.out).toContain('class="given"')
})

describe('a profile beside the plan', () => {
  const WARD = 'name: Ward 5\nlimits: {maximum: {value: 30, unit: mg/h}}\n'
  const UNTIL = ['--at', '08:00=20', '--at', '09:00=25', '--until', '10:00']
  const continued = async (more: readonly string[], env = {}) => {
    const contents = { 'plan.json': await planOf(UTC), 'ward.yaml': WARD }
    return { contents, ...(await run(['continue', 'plan.json', ...more], { contents, env })) }
  }

  it('cuts the rest of a plan that was followed to its maximum, and plans nothing from above it', async () => {
    const profiled = ['--profile', 'ward.yaml', '--json', '-q']
    const { out } = await continued([...UNTIL, ...profiled])
    const { segments, rows } = JSON.parse(out)
    expect(segments.map((each: { rate_mg_h: number }) => each.rate_mg_h)).toEqual([20, 25, 30])
    expect(rows.at(-1)).toMatchObject({ at_limit: true, held_by: 'rate' })
    const { code, err } = await continued([...UNTIL.slice(0, -2), '--at', '10:00=35', ...profiled])
    expect([code, err.includes('profile Ward 5')]).toEqual([3, true])
  })

  it('is named in every format, verifies and has an id of its own', async () => {
    const held = [...UNTIL, '--then', '25', '--json', '-q']
    const { out, contents } = await continued(held, { KETAPLAN_PROFILE: 'ward.yaml' })
    expect(JSON.parse(out)).toMatchObject({ given: { profile: { name: 'Ward 5' } }, totals: { limit_mg_h: 30 } })
    const without = await continued([...held, '--no-profile'], { KETAPLAN_PROFILE: 'ward.yaml' })
    expect(JSON.parse(without.out).plan_id).not.toBe(JSON.parse(out).plan_id)
    const verified = await run(['verify', 'rest'], { contents: { rest: out } })
    expect([verified.code, verified.out.includes(': same.')]).toEqual([0, true])
    const again = await run(['continue', 'rest.json', '--at', '11:00=25', '-f', 'md'], {
      contents: { ...contents, 'rest.json': out },
    })
    expect([again.code, again.out.includes('profile Ward 5')]).toEqual([0, true])
  })

  it('stays in force when the rest is continued beside the plan’s own profile', async () => {
    const contents = { 'own.yaml': 'name: Own\nlimits: {maximum: {value: 38, unit: mg/h}}\n', 'ward.yaml': WARD }
    const made = await run([...UTC, '--profile', 'own.yaml', '--json', '-q'], { contents })
    const words = ['continue', 'plan.json', ...UNTIL, '--then', '25', '--profile', 'ward.yaml', '--json', '-q']
    const first = await run(words, { contents: { ...contents, 'plan.json': made.out } })
    const again = await run(['continue', 'rest.json', '--at', '11:00=25', '--profile', 'own.yaml', '--json', '-q'], {
      contents: { ...contents, 'rest.json': first.out },
    })
    expect(JSON.parse(again.out)).toMatchObject({ given: { profile: { name: 'Ward 5' } }, totals: { limit_mg_h: 30 } })
  })

  it('is held to when the rest is continued with another one', async () => {
    const contents = { 'ward.yaml': WARD }
    const first = await continued([...UNTIL, '--profile', 'ward.yaml', '--json', '-q'])
    const again = async (limits: string) => {
      const own = { ...contents, 'rest.json': first.out, 'own.yaml': `name: Own\nlimits: {${limits}}\n` }
      const words = ['continue', 'rest.json', '--at', '11:00=30', '--profile', 'own.yaml', '--json', '-q']
      const { code, out, err } = await run(words, { contents: own })
      return code === 0 ? JSON.parse(out).given.profile.name : err
    }
    expect(await again('maximum: {value: 35, unit: mg/h}')).toBe('Ward 5')
    expect(await again('maximum: {value: 30, unit: mg/h}, dose_24h: {value: 800, unit: mg}')).toBe('Own')
    expect(await again('maximum: {value: 35, unit: mg/h}, dose_24h: {value: 800, unit: mg}')).toContain('other-limits')
  })

  it('is the plan’s own where both are one file', async () => {
    const contents = { 'ward.yaml': WARD }
    const plan = await run([...UTC, '--profile', 'ward.yaml', '--json', '-q'], { contents })
    const rest = await run(['continue', 'plan.json', '--at', '08:00=20', '--profile', 'ward.yaml', '--json', '-q'], {
      contents: { ...contents, 'plan.json': plan.out },
    })
    expect([rest.code, JSON.parse(rest.out).given.profile]).toEqual([0, undefined])
  })
})

it('reads the record from a workbook', async () => {
  const workbook = readFileSync(new URL('../../../fixtures/tables/workbooks/clean.xlsx', import.meta.url))
  const { out, code } = await run(['continue', 'plan.json', '--given', '-', '--json', '-q'], {
    contents: { 'plan.json': await planOf(UTC) },
    input: [workbook],
  })
  // 20 mg/h for 4 h, then 22.5 mg/h for 1 h to the last row, 13:00, and on to the end: 115 h.
  expect([code, JSON.parse(out).totals.given_mg, JSON.parse(out).totals.dose_mg]).toEqual([0, 102.5, 2690])
})

it.each(['--csv', '--json'])('gives the dates of clock times within three notes beside %s', async (format) => {
  const { err } = await rest([...AT, format])
  const lines = err.trim().split('\n')
  expect(lines.at(-1)).toContain('ketaplan continue without a data format')
  expect([lines.length, lines[0]?.includes('08:00 is 2026-11-30 08:00')]).toEqual([3, true])
  if (format === '--json') expect(lines.map((line) => JSON.parse(line).code)).toEqual(['summary', 'summary', 'summary'])
})

it('names a bolus in the command that gives the plan again', async () => {
  const { generator, totals, plan_id } = await json(
    ['--given', 'given.csv'],
    'time,rate_mg_h,bolus_mg,note\n08:00,20,,\n09:00,25,10,two boluses of 5 mg\n',
  )
  expect(generator.command).toContain('25 mg/h bolus_mg 10; two boluses of 5 mg')
  expect([generator.arguments[0], generator.original[0]]).toEqual(['continue', 'inpatient'])
  const ats = generator.arguments.filter((word: string, n: number, all: string[]) =>
    [word, all[n - 1]].includes('--at'),
  )
  const again = await json(ats)
  expect([again.totals, again.plan_id]).toEqual([totals, plan_id])
})

/** A local protocol as text, with the lines that differ. */
const protocolText = (lines: readonly string[]): string =>
  ['format: 2', 'id: local', 'title: Local', 'drug: ketamine-racemic', ...lines]
    .map((line) => line.replace(/ }$/, ', basis: local, source: "ward" }'))
    .join('\n')
const AT_8 = '2026-11-30T08:00Z'
const local = async (protocol: readonly string[], setting: string, more: readonly string[], weight = '50') => {
  const text = protocolText([`setting: ${setting}`, ...protocol])
  const plan = await run([setting, AT_8, '-p', 'local.yaml', '-w', weight, '--json', '-q'], {
    contents: { 'local.yaml': text },
  })
  return run(['continue', 'plan.json', ...more], { contents: { 'plan.json': plan.out } })
}
const SESSIONS = [
  'session_length: { value: 1, unit: h }',
  'sessions: { value: 6, unit: sessions }',
  'session_days: { value: [mon, wed, fri] }',
]

describe('a rate of more than one step up', () => {
  // 50, 75 and 100 % of 25 mg/h: 12.5, 18.75, 25.
  const FRACTIONS = ['outpatient', AT_8, '-p', 'schwartzman-2009', '-w', '80']
  const withThen = (then: string, until = '2026-11-30T13:00Z') => [
    '--at',
    `${AT_8}=12.5`,
    '--until',
    until,
    '--then',
    then,
  ]

  it('is refused where the protocol steps by fractions, between sessions and within one', async () => {
    for (const until of ['2026-11-30T13:00Z', '2026-11-30T09:00Z']) {
      const { code, err } = await rest([...withThen('25', until), '--csv'], '', FRACTIONS)
      expect([code, err.includes('step-size')]).toEqual([3, true])
    }
    expect((await rest([...withThen('18.75'), '--csv', '-q'], '', FRACTIONS)).code).toBe(0)
  })
  it('is planned and named where it is allowed', async () => {
    const { code, out } = await rest(
      [...withThen('25'), '--allow', 'step-size', '--reason', 'seen', '--csv', '-q'],
      '',
      FRACTIONS,
    )
    expect([code, out.includes('allowed step-size: seen')]).toEqual([0, true])
  })
  it('is refused where the protocol steps by doses', async () => {
    // 0.4 mg/kg of 50 kg in an hour is 20 mg/h, a step of 0.1 mg/kg 5 mg/h.
    const doses = [
      'dose: { value: 0.4, unit: mg/kg }',
      'dose_step: { value: 0.1, unit: mg/kg }',
      'session_dose: { value: 0.8, unit: mg/kg }',
    ]
    const then = (rate: string) =>
      local([...doses, ...SESSIONS], 'outpatient', [
        '--at',
        `${AT_8}=20`,
        '--until',
        '2026-11-30T10:00Z',
        '--then',
        rate,
        '--csv',
      ])
    const { code, err } = await then('40')
    expect([code, err.includes('40 mg/h exceeds 0.1 mg/kg = 25 mg/h')]).toEqual([3, true])
    expect((await then('25')).code).toBe(0)
  })
})

it('holds the first rate after a load that was not given as planned to the start rate', async () => {
  const lines = [
    'load: { value: 8, unit: mg, over: { value: 30, unit: min } }',
    'start: { value: 5, unit: mg/h }',
    'step: { value: 2.5, unit: mg/h }',
    'step_every: { value: 2, unit: h }',
    'maximum: { value: 20, unit: mg/h }',
    'length: { value: 24, unit: h }',
  ]
  const withThen = (then: string) =>
    local(lines, 'inpatient', ['--at', `${AT_8}=14`, '--until', '2026-11-30T08:30Z', '--then', then, '--csv'])
  const { code, err } = await withThen('14')
  expect([code, err.includes('14 mg/h exceeds 5 mg/h, the soft limit start-rate')]).toEqual([3, true])
  expect((await withThen('5')).code).toBe(0)
})

it('counts a bolus in the last row as given', async () => {
  const { totals } = await json(['--at', '08:00=20', '--at', '10:00=20 mg/h bolus_mg 10'])
  // 40 mg to 10:00 and the bolus; then 118 h at 20 mg/h.
  expect(totals).toMatchObject({ given_mg: 50, planned_mg: 2360, dose_mg: 2410 })
})

it('plans what the pump can be set to', async () => {
  const pumped = await json(['--at', '08:00=20', '--at', '09:00=25', '--until', '10:00', '--by', 'change'], '', [
    ...UTC,
    '-c',
    '4',
  ])
  // 25 mg/h of 4 mg/mL is 6.25 mL/h; the pump takes 6.2.
  expect(pumped.rows.at(-1)).toMatchObject({ origin: 'planned', rate_mg_h: 24.8, rate_mL_h: 6.2 })
})

it('names a session that ran beyond its planned end', async () => {
  const record = 'start,end,rate_mg_h\n2026-11-30T08:00,2026-11-30T12:00,20\n2026-12-01T08:00,2026-12-01T20:00,20\n'
  const { err, code } = await rest(['--given', 'given.csv', '--csv'], record, CLINIC)
  // 8 h at 20 mg/h.
  expect([code, err.includes('session 2 ran to 2026-12-01 20:00 (160 mg more)')]).toEqual([0, true])
})

it('keeps the end of a row in the document: twice is once', async () => {
  const contents = { 'plan.json': await planOf(UTC) }
  const input = 'start,end,rate_mg_h\n2026-11-30T08:00,2026-11-30T10:00,20\n2026-11-30T10:00,2026-11-30T12:00,5\n'
  const later = ['--at', '2026-11-30T14:00=10', '--json', '-q']
  const first = await run(['continue', 'plan.json', '--given', 'given.csv', '--json', '-q'], { contents, input })
  const twice = await run(['continue', 'rest.json', ...later], { contents: { 'rest.json': first.out } })
  const once = await run(['continue', 'plan.json', '--given', 'given.csv', ...later], { contents, input })
  // 40 and 10 mg, and nothing from 12:00 to 14:00.
  expect(JSON.parse(once.out).totals.given_mg).toBe(50)
  expect(JSON.parse(twice.out).totals).toEqual(JSON.parse(once.out).totals)
  expect(JSON.parse(twice.out).plan_id).toBe(JSON.parse(once.out).plan_id)
})

it('takes a record of dates and clock times beyond 24 h', async () => {
  const record = 'Date,Start,End,Rate (mg/h)\n2026-11-30,08:00,09:00,20\n2026-12-02,09:00,10:00,25\n'
  expect((await rest(['--given', 'given.csv', '--csv', '-q'], record)).code).toBe(0)
})

describe('a rest that no limit of steps may refuse', () => {
  const LOADS = [
    'load: { value: 5, unit: mg, over: { value: 10, unit: min } }',
    'start: { value: 10, unit: mg/h }',
    'step: { value: 5, unit: mg/h }',
    'maximum: { value: 30, unit: mg/h }',
    ...SESSIONS,
  ]
  // 30 mg over 90 min, 10 mg more each time: 20, 26.66 and 33.33 mg/h, each rounded down once.
  const DOSES = [
    'dose: { value: 30, unit: mg }',
    'dose_step: { value: 10, unit: mg }',
    'session_dose: { value: 60, unit: mg }',
    'session_length: { value: 90, unit: min }',
    ...SESSIONS.slice(1),
  ]
  const doses = (...more: readonly string[]) => local(DOSES, 'outpatient', [...more, '--csv', '-q'])

  it('follows a plan by doses, and takes its next rate by --then', async () => {
    expect((await doses('--at', `${AT_8}=20`)).code).toBe(0)
    const then = ['--at', `${AT_8}=20`, '--at', '2026-12-02T08:00Z=26.66', '--until', '2026-12-03T08:00Z', '--then']
    expect((await doses(...then, '33.33')).code).toBe(0)
    expect((await doses(...then, '33.5')).code).toBe(3)
  })
  it('refuses several dose steps from the first minute', async () => {
    expect((await doses('--at', `${AT_8}=20`, '--then', '40')).code).toBe(3)
    expect((await doses('--at', `${AT_8}=40`)).code).toBe(3)
  })
  it('follows sessions with loads that step from one to the next', async () => {
    const given = ['=30', '10=10'].map((row) => `2026-11-30T08:${row.startsWith('1') ? row : `00${row}`}`)
    const rows = [...given, '2026-12-02T08:00=30'].flatMap((row) => ['--at', row])
    const { code, out } = await local(LOADS, 'outpatient', [
      ...rows,
      '--until',
      '2026-12-02T08:10',
      '--csv',
      '-q',
      '--by',
      'change',
    ])
    expect([code, out.includes(',15,')]).toEqual([0, true])
  })
  it('ends a load that began late in a later session at the start rate', async () => {
    const rows = ['11-30T08:00=30', '11-30T08:10=10', '12-02T08:20=30'].flatMap((row) => ['--at', `2026-${row}`])
    const { code, out } = await local(LOADS, 'outpatient', [...rows, '--until', '2026-12-02T08:25', '--json', '-q'])
    const { segments } = JSON.parse(out)
    const planned = segments.find((each: { origin?: string }) => each.origin !== 'given')
    expect([code, planned.rate_mg_h]).toEqual([0, 10])
  })
  it('cuts a rest by fractions that follows the plan to the maximum of a profile', async () => {
    const plan = await planOf(['outpatient', AT_8, '-p', 'schwartzman-2009', '-w', '80'])
    const contents = { 'plan.json': plan, 'ward.yaml': 'name: Ward\nlimits: {maximum: {value: 20, unit: mg/h}}\n' }
    const given = ['--at', `${AT_8}=12.5`, '--until', '2026-11-30T12:00Z', '--profile', 'ward.yaml', '--json', '-q']
    const { code, out } = await run(['continue', 'plan.json', ...given], { contents })
    expect(code).toBe(0)
    const rates = JSON.parse(out).segments.map((each: { rate_mg_h: number }) => each.rate_mg_h)
    expect(rates.slice(0, 3)).toEqual([12.5, 18.75, 20])
  })
  it('resumes steps after a rate that the pump is not set to, one interval later', async () => {
    const given = ['--at', '08:00=20', '--at', '09:00=25', '--until', '09:30', '--resume-steps', '--by', 'change']
    const { rows } = await json(given, '', [...UTC, '-c', '4'])
    const planned = rows.filter((row: { origin: string }) => row.origin === 'planned')
    // 24.8 mg/h from 09:30, 29.8 an hour later, rounded down to 7.4 mL/h.
    expect(planned.slice(0, 2).map((row: { rate_mg_h: number }) => row.rate_mg_h)).toEqual([24.8, 29.6])
    expect(planned[1].start).toContain('T10:30')
  })
})

it('writes a command that gives the same plan as a record with ends', async () => {
  const contents = { 'plan.json': await planOf(UTC) }
  const input = 'start,end,rate_mg_h\n2026-11-30T08:00,2026-11-30T09:00,20\n2026-11-30T10:00,2026-11-30T11:30,20\n'
  const first = JSON.parse(
    (await run(['continue', 'plan.json', '--given', 'given.csv', '--json', '-q'], { contents, input })).out,
  )
  expect(first.totals.given_mg).toBe(50)
  const words: string[] = first.generator.command
    .match(/'[^']*'|"[^"]*"|\S+/g)
    .map((word: string) => word.replace(/^['"]|['"]$/g, ''))
  const again = JSON.parse((await run([...words.slice(words.indexOf('continue')), '-q'], { contents })).out)
  expect([again.plan_id, again.totals]).toEqual([first.plan_id, first.totals])
})

it.each([
  ['Minutes', '60', '30', 30],
  // 1.5 h and 0.25 h at 20 mg/h, with nothing between them.
  ['Hours', '1.5', '0.25', 35],
])('reads the length of a row where it has no end: %s', async (header, first, second, given) => {
  const record = `Start,${header},Rate (mg/h)\n2026-11-30 08:00,${first},20\n2026-11-30 10:00,${second},20\n`
  const { totals } = await json(['--given', 'given.csv'], record)
  expect(totals.given_mg).toBe(given)
})

it('reports what was given beyond a step by fractions', async () => {
  const given = ['--at', `${AT_8}=12.5`, '--at', '2026-12-01T08:00Z=25', '--until', '2026-12-01T12:00Z', '--csv']
  const { code, err } = await rest(given, '', ['outpatient', AT_8, '-p', 'schwartzman-2009', '-w', '80'])
  expect([code, err.includes('25 mg/h, beyond step-size 75 % of the maximum')]).toEqual([0, true])
})

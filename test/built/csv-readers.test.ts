import { execFileSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, it } from 'vitest'
import { runInside } from './inside'
import { IN, OUT, run } from './run'

type Cells = Readonly<Record<string, string>>

/** What Miller makes of a CSV: each record's cells in order, as they are written. */
function miller(text: string, ...options: readonly string[]): readonly Record<string, unknown>[] {
  const args = ['--icsv', '--ojson', ...options, 'cat']
  return JSON.parse(execFileSync('mlr', args, { input: text, encoding: 'utf8', maxBuffer: 2 ** 28 }))
}

beforeAll(() => {
  try {
    execFileSync('mlr', ['--version'])
  } catch (cause) {
    throw new Error('Miller is missing: install the package "miller" (mlr) to run these tests', { cause })
  }
})

const HOUR = 'session,day,hour,start,end,rate_mg_h,change_mg_h,dose_mg,cumulative_mg,limit_mg_h,at_limit'
const SESSION = 'session,day,start,end,hours,rate_mg_h,change_mg_h,dose_mg,cumulative_mg,limit_mg_h,at_limit'
const LAST = 'held_by,note,drug,protocol,plan_id,phase,duration_min,elapsed_min,start_utc'
const NUMBERS = [
  'session',
  'day',
  'hour',
  'hours',
  'rate_mg_h',
  'change_mg_h',
  'dose_mg',
  'cumulative_mg',
  'limit_mg_h',
  'rate_mg_kg_h',
  'ketamine_ng_mL',
  'ketamine_low_ng_mL',
  'ketamine_high_ng_mL',
]
const PREDICTED = 'ketamine_ng_mL,ketamine_low_ng_mL,ketamine_high_ng_mL'

const REASON = 'he said "go", twice,\r\nthen\n=cmd()|\'/C calc\'!A0, "",@x\t-1'
// What could act is shown as its code point.
const TOLD = 'he said "go", twice,\\u{d}\\u{a}then\\u{a}=cmd()|\'/C calc\'!A0, "",@x\\u{9}-1'
const LIFTED = ['--step', '7.5', '--start-rate', '12.25', '--allow', 'step-size', '--reason', REASON]

const plans = [
  ['inpatient', IN, HOUR],
  ['outpatient', OUT, SESSION],
  ['inpatient by session', [...IN, '--by', 'session'], SESSION],
  ['inpatient by change', [...IN, '--by', 'change'], HOUR],
  ['outpatient by hour', [...OUT, '--by', 'hour'], HOUR],
  ['outpatient by change', [...OUT, '--by', 'change'], HOUR],
  ['inpatient with a weight', [...IN, '-w', '70.567'], `${HOUR},rate_mg_kg_h`],
  ['outpatient with a weight', [...OUT, '-w', '38.125'], `${SESSION},rate_mg_kg_h`],
  ['inpatient with a lifted limit', [...IN, ...LIFTED], HOUR],
  ['outpatient with a lifted limit and a weight', [...OUT, ...LIFTED, '-w', '99'], `${SESSION},rate_mg_kg_h`],
  ['inpatient through a clock change', ['inpatient', '2026-10-30', '--tz', 'America/New_York'], HOUR],
  ['inpatient with a prediction', [...IN, '--predict'], `${HOUR},${PREDICTED}`],
  [
    'outpatient with a weight, a concentration and a prediction',
    [...OUT, '-w', '60', '-c', '1', '--predict=hijazi'],
    `${SESSION},rate_mg_kg_h,rate_mL_h,volume_mL,cumulative_mL,${PREDICTED}`,
  ],
  [
    'inpatient at a pump, from containers',
    [...IN, '-c', '2', '--container', '50'],
    `${HOUR},rate_mL_h,volume_mL,cumulative_mL`,
  ],
  ['inpatient with split hours', [...IN, '--step-every', '100min', '--step', '3.333'], HOUR],
] as const

it.each(plans)('reads back the same in Miller and in csv-parse, for Excel too: %s', async (_, args, columns) => {
  const plain = (await runInside([...args, '--csv', '-q'])).stdout
  const excel = (await runInside([...args, '--csv', '--excel', '-q'])).stdout
  const read = parse<Cells>(plain, { columns: true })
  expect(read.length).toBeGreaterThan(0)
  for (const row of read) expect(Object.keys(row).join()).toBe(`${columns},${LAST}`)
  expect(miller(plain, '--infer-none')).toEqual(read)
  expect(excel.startsWith('\ufeff')).toBe(true)
  expect(miller(excel, '--infer-none')).toEqual(read)
  expect(parse<Cells>(excel, { columns: true, bom: true })).toEqual(read)
})

it.each(plans)('is the same table as the JSON of the plan: %s', async (_, args) => {
  const read = parse<Cells>((await runInside([...args, '--csv', '-q'])).stdout, { columns: true })
  const { rows } = JSON.parse((await runInside([...args, '--json', '-q'])).stdout) as {
    rows: Record<string, unknown>[]
  }
  expect(rows.length).toBe(read.length)
  for (const [index, cells] of read.entries())
    for (const [name, cell] of Object.entries(cells)) {
      const value = rows[index]?.[name]
      // A dose is exact in JSON, and has two decimals here.
      if (name === 'dose_mg' || name === 'cumulative_mg')
        expect(Math.abs(Number(cell) - Number(value))).toBeLessThan(0.005001)
      else expect(cell).toBe(value === undefined ? '' : String(value))
    }
})

it.each(plans)('has figures that any reader takes for figures: %s', async (_, args) => {
  const { stdout } = await runInside([...args, '--csv', '-q'])
  for (const row of miller(stdout))
    for (const name of NUMBERS)
      if (name in row && !(name === 'change_mg_h' && row[name] === ''))
        expect([name, typeof row[name]]).toEqual([name, 'number'])
  for (const row of parse<Cells>(stdout, { columns: true })) {
    for (const name of NUMBERS) expect(row[name] ?? '').toMatch(/^(-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?)?$/)
    for (const name of ['start', 'end']) expect(row[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d$/)
    expect(['true', 'false']).toContain(row.at_limit)
    expect(row.drug).toBe('ketamine-racemic')
  }
})

it('lists the containers so that any reader sums them to the fluid of the plan', async () => {
  // 4,750 mg at 2 mg/mL; 48 of 50 mL.
  const { stdout } = await run([...IN, '-c', '2', '--container', '50', '--supply', '--csv', '-q'])
  const containers = miller(stdout)
  const sum = (name: string) => containers.reduce((all, each) => all + Number(each[name]), 0)
  expect([containers.length, sum('volume_mL'), sum('left_mL')]).toEqual([48, 2375, 25])
  expect(miller(stdout, '--infer-none')).toEqual(parse<Cells>(stdout, { columns: true }))
})

it('keeps the reason whole, inert and in one cell', async () => {
  // 12.25, 19.75, 27.25, 34.75, then +5.25 to 40: the steps are wider than 5 mg/h.
  const { stdout } = await run([...IN, ...LIFTED, '--by', 'change', '--csv', '-q'])
  const rows = miller(stdout, '--infer-none')
  expect(rows.slice(1).map(({ rate_mg_h, note }) => [rate_mg_h, note])).toEqual([
    ['19.75', `allowed step-size: ${TOLD}; if tolerated`],
    ['27.25', `allowed step-size: ${TOLD}; if tolerated`],
    ['34.75', `allowed step-size: ${TOLD}; if tolerated`],
    ['40', `step cut from +7.5 to +5.25; allowed step-size: ${TOLD}; if tolerated`],
  ])
  expect(stdout.split('\n').length).toBe(1 + 5 + 1)
})

it('holds the figures that were worked out by hand', async () => {
  // 80, 100, 120, 140, then 160 mg a session: 1,400 mg; 40 mg/h at 38.125 kg is held at 38.12 mg/h.
  const doses = async (args: readonly string[]) =>
    miller((await run([...args, '--csv', '-q'])).stdout).map(({ dose_mg }) => dose_mg)
  expect(await doses(OUT)).toEqual([80, 100, 120, 140, 160, 160, 160, 160, 160, 160])
  const held = miller((await run([...OUT, '-w', '38.125', '--csv', '-q'])).stdout).at(-1)
  expect(held).toMatchObject({
    rate_mg_h: 38.12,
    limit_mg_h: 38.12,
    dose_mg: 152.48,
    held_by: 'rate-per-weight',
    rate_mg_kg_h: 1,
  })
})

it.each([
  // Computed three times, independently: closed form, Runge-Kutta, matrix exponential.
  ['domino', [172.553, 215.709, 258.851, 301.994, 345.136]],
  ['kamp-2020', [237.461, 297.458, 356.984, 416.507, 476.031]],
])('shows the five-day values by %s at hours 24, 48, 72, 96 and 120', async (model, levels) => {
  const asked = ['inpatient', '2026-11-30', '--step-every', '24h', '-w', '70', `--predict=${model}`, '--csv']
  const rows = miller((await run([...asked, '-q'])).stdout).filter(({ hour }) => Number(hour) % 24 === 0)
  expect(rows.map(({ hour, ketamine_ng_mL }) => [hour, ketamine_ng_mL])).toEqual(
    levels.map((level, day) => [24 * (day + 1), level]),
  )
})

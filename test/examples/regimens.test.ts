/** Published regimens as example files: each plans to a total worked by hand, and its own table passes `check`. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { examineProtocolFile } from '../../src/protocols/parse-protocol-file'
import { type Ran, run } from '../cli/fake-io'

const FOLDER = 'examples/regimens/'
const textOf = (name: string): string => readFileSync(`${FOLDER}${name}.yaml`, 'utf8')
const settingOf = (name: string): string => /^setting: (\w+)$/m.exec(textOf(name))?.[1] ?? ''

interface Regimen {
  readonly total: number
  /** 70 unless said. */
  readonly weight?: string
  readonly options?: readonly string[]
  readonly sessions?: number
  readonly highest?: number
}

/** At 70 kg unless said; the sums are worked in the files. */
const REGIMENS: Readonly<Record<string, Regimen>> = {
  'daily-dose-40min': { total: 175, sessions: 5, highest: 52.5 },
  'one-dose-30min': { total: 30, weight: '60', sessions: 1, highest: 60 },
  'dose-every-35-days': { total: 104.985, sessions: 3, highest: 46.66 },
  'dose-every-28-days': { total: 105, sessions: 6, highest: 17.5 },
  'daily-dose-5h': { total: 560, sessions: 7, highest: 16 },
  'daily-rising-4h': { total: 336, sessions: 3, highest: 42 },
  'headache-4h-steps': { total: 1220.8, highest: 29.4 },
  'headache-52h': { total: 1540, highest: 35 },
  'crps-4-7-days': { total: 4920, highest: 50 },
  'steps-with-wean': { total: 2100, highest: 35 },
  'esketamine-7-days': { total: 1824, highest: 14 },
  'flat-120-mcg-kg-h': { total: 604.8, highest: 8.4 },
  'mcg-kg-min': { total: 819, highest: 42 },
  // 2 + 4 x 45 + 719 / 6, whole ng of each segment.
  'load-then-steps': { total: 2 + 180 + 7190 / 60 },
  'load-1-mg-kg': { total: 490, options: ['--allow', 'load-dose', '--reason', 'as published'] },
  'series-of-16': { total: 560, sessions: 16, highest: 52.5 },
  'subcutaneous-burst': { total: 2399.52, highest: 20.83 },
  'subcutaneous-700-mg': { total: 3699.12, highest: 29.16 },
  'esketamine-50-to-500': { total: 2729.28, highest: 20 },
}

const planned = (name: string, ...options: readonly string[]): Promise<Ran> => {
  const { weight = '70', options: own = [] } = REGIMENS[name] ?? {}
  const file = `${FOLDER}${name}.yaml`
  const asked = [settingOf(name), '2026-12-07T08:00', '--tz', 'UTC', '-p', file, '-w', weight, ...own]
  return run([...asked, ...options], { files: [file], text: textOf(name) })
}

it('has a total for every file, and a file for every total', () => {
  const names = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''))
  expect(names.toSorted()).toEqual(Object.keys(REGIMENS).toSorted())
})

describe.each(Object.entries(REGIMENS))('%s', (name, { total, sessions, highest }) => {
  it('has no fault', () => expect(examineProtocolFile(`${name}.yaml`, textOf(name)).faults).toEqual([]))

  it('plans to its total', async () => {
    const { code, out, err } = await planned(name, '--json')
    expect(code, err).toBe(0)
    const { totals, segments } = JSON.parse(out)
    expect(totals.dose_mg).toBeCloseTo(total, 6)
    if (highest !== undefined) expect(totals.highest_rate_mg_h).toBe(highest)
    if (sessions !== undefined) expect(segments.at(-1).session).toBe(sessions)
  })

  it('passes check without an error or a warning, by each kind of row', async () => {
    const file = `${FOLDER}${name}.yaml`
    for (const by of ['hour', 'change']) {
      const { out: input } = await planned(name, '--csv', '--by', by)
      const asked = ['check', 'plan.csv', '-p', file, '-w', REGIMENS[name]?.weight ?? '70', '-f', 'json']
      const { code, out } = await run(asked, { files: [file], text: textOf(name), input })
      // A note says which limit was overridden.
      const found = JSON.parse(out).findings.filter(({ severity }: { severity: string }) => severity !== 'note')
      expect({ by, code, found }).toEqual({ by, code: 0, found: [] })
    }
  })
})

it('the session of 80 mg over 5 h is 100 mL/h at 0.16 mg/mL, without an override', async () => {
  const { code, out } = await planned('daily-dose-5h', '-c', '0.16', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out).segments[0]).toMatchObject({ rate_mg_h: 16, rate_mL_h: 100 })
})

it('the range of the step interval is printed', async () => {
  expect((await planned('headache-4h-steps')).out).toMatch(/3 to 4 h/)
})

it('the series of 16 sessions is one calendar', async () => {
  const { out } = await planned('series-of-16', '-f', 'ics')
  const days = [...out.matchAll(/^DTSTART[^:]*:(\d{8})/gm)].map(([, day]) => day)
  expect(days).toHaveLength(16)
  // Mon 7 Dec: six on Mon, Wed, Fri; then weekly from Fri 18 Dec; then every second week.
  expect(days.slice(0, 8)).toEqual([
    ...['20261207', '20261209', '20261211', '20261214', '20261216', '20261218'],
    ...['20261225', '20270101'],
  ])
})

describe('what is not planned is refused with the reason', () => {
  const file = (text: string, ...options: readonly string[]) =>
    run(['inpatient', '2026-12-07T08:00', '--tz', 'UTC', '-w', '70', '-p', 'a.yaml', ...options], {
      files: ['a.yaml'],
      text,
    })
  const figure = (value: number, unit: string) => ({ value, unit, basis: 'local', source: 'our clinic' })
  const rising = (start: number, step: number, most: number, drug = 'ketamine-racemic') => ({
    ...{ format: 2, id: 'ours', title: 'Ours', drug, setting: 'inpatient' },
    start: figure(start, 'mcg/kg/h'),
    step: figure(step, 'mcg/kg/h'),
    step_every: figure(1, 'h'),
    maximum_per_kg: figure(most, 'mcg/kg/h'),
    length: figure(63.8, 'h'),
  })

  it.each([
    ['masaracchia-2019', 'children'],
    ['cheo-manual', 'children'],
    ['kiefer-2008', 'ceiling'],
  ])('%s', async (id, reason) => {
    const { code, err } = await run(['inpatient', '2026-12-07T08:00', '-p', id])
    expect(code).toBe(2)
    expect(err).toContain(reason)
  })

  it('anaesthetic rates, by the ceiling', async () => {
    for (const drug of ['esketamine', 'ketamine-racemic']) {
      const { code, err } = await file(JSON.stringify(rising(3000, 1000, 7000, drug)))
      expect(code).toBe(3)
      expect(err).toContain('ceiling')
    }
  })

  it('a patient-controlled dose, as a key that no protocol has', async () => {
    const text = JSON.stringify({ ...rising(100, 100, 300), pca: figure(1.5, 'mg') })
    const { code, err } = await file(text)
    expect(code).toBe(2)
    expect(err).toContain('patient-controlled doses are not planned')
  })

  it('but a length of 63.8 h and rates up to 1,500 mcg/kg/h can be said: the ceiling of 100 mg/h holds', async () => {
    const text = JSON.stringify(rising(300, 300, 1500))
    const { out: at70 } = await file(text, '--json')
    const { totals } = JSON.parse(at70)
    // 1 mg/kg/h, the soft limit.
    expect([totals.hours, totals.highest_rate_mg_h]).toEqual([63.8, 70])
    const { out: allowed } = await file(text, '--allow', 'rate-per-weight', '--reason', 'as written', '--json')
    expect(JSON.parse(allowed).totals.highest_rate_mg_h).toBe(100)
  })
})

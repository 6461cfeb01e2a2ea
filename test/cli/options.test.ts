import { expect, it } from 'vitest'
import { PLAN_OPTIONS } from '../../src/cli/options'
import { ONLY_IN } from '../../src/core/request/request'
import { IN, OUT, run } from './fake-io'

const nameOf = (flags: string): string => /--([a-z-]+)/.exec(flags)?.[1] ?? ''
const names = PLAN_OPTIONS.map(({ flags }) => nameOf(flags))

/** A value that each option takes, and what goes with it. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  protocol: ['crps-5day'],
  weight: ['70'],
  'start-rate': ['10'],
  step: ['2.5'],
  max: ['30'],
  'step-every': ['2h'],
  days: ['2'],
  sessions: ['2'],
  'session-hours': ['2'],
  closed: ['2026-12-24'],
  tz: ['Asia/Kolkata'],
  now: ['2026-11-30'],
  allow: ['step-size', '--reason', 'why'],
  reason: ['why', '--allow', 'step-size'],
  by: ['change'],
  format: ['csv'],
  output: ['plan.md'],
  concentration: ['1'],
  'pump-step': ['1', '-c', '1'],
  'pump-max': ['500', '-c', '1'],
  container: ['50', '-c', '1'],
  supply: ['-c', '1', '--container', '50'],
}

const BESIDE: Readonly<Record<string, readonly string[]>> = {
  excel: ['--csv'],
  force: ['-o', 'plan.md'],
  'with-dose': ['-f', 'ics'],
}

it('lists each option once', () => {
  expect(new Set(names).size).toBe(names.length)
})

it.each([
  'protocol',
  'weight',
  'start-rate',
  'step',
  'max',
  'step-every',
  'days',
  'sessions',
  'session-hours',
  'closed',
  'weekends',
  'concentration',
  'pump-step',
  'pump-max',
  'container',
  'supply',
  'tz',
  'by',
  'format',
  'csv',
  'json',
  'excel',
  'with-dose',
  'chart',
  'explain',
  'output',
  'force',
  'allow',
  'reason',
  'now',
  'quiet',
  'no-color',
])('has the option --%s of the contract', (name) => {
  expect(names).toContain(name)
})

it.each([
  ['-p', 'protocol'],
  ['-w', 'weight'],
  ['-f', 'format'],
  ['-o', 'output'],
  ['-q', 'quiet'],
])('has %s for --%s', (short, name) => {
  expect(PLAN_OPTIONS.find(({ flags }) => flags.startsWith(`${short}, `))?.flags).toContain(`--${name}`)
})

it('agrees with the requests on which options belong to one setting', () => {
  const foreign = PLAN_OPTIONS.filter(({ setting }) => setting !== undefined)
  expect(Object.fromEntries(foreign.map(({ flags, setting }) => [nameOf(flags), setting]))).toEqual(ONLY_IN)
})

it('accepts every option in its setting', async () => {
  for (const { flags, setting } of PLAN_OPTIONS) {
    const name = nameOf(flags)
    const start = setting === 'outpatient' || name === 'with-dose' ? OUT : IN
    const beside = BESIDE[name] ?? []
    const { code, err } = await run([...start, `--${name}`, ...(VALUES[name] ?? []), ...beside])
    expect([name, code, err.includes('refused')]).toEqual([name, 0, false])
  }
})

it.each(['inpatient', 'outpatient'] as const)(
  'shows in the help of %s its own options alone',
  async (setting) => {
    const { out } = await run([setting, '--help'])
    for (const row of PLAN_OPTIONS) {
      const own = row.setting === undefined || row.setting === setting
      expect([row.flags, out.includes(`  ${row.flags} `)]).toEqual([row.flags, own])
    }
  },
)

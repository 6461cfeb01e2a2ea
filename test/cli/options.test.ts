import { expect, it } from 'vitest'
import { SETTINGS } from '../../src/cli/choices'
import { COMMAND_NAMES } from '../../src/cli/commands'
import { OPTIONS, optionRowsOf } from '../../src/cli/options'
import { ONLY_IN } from '../../src/core/request/request'
import { byField } from '../../src/render/help/option-names'
import { IN, OUT, run } from './fake-io'

const ofPlans = OPTIONS.filter(({ commands }) => commands.some((name) => name.endsWith('patient')))
const names = ofPlans.map(({ name }) => name)

/** A value that each option takes, and what goes with it. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  protocol: ['crps-5day'],
  weight: ['70'],
  'start-rate': ['10'],
  step: ['2.5'],
  max: ['30'],
  'step-every': ['2h'],
  days: ['2'],
  hang: ['12h'],
  stock: ['50 mg/mL x 10 mL'],
  length: ['4h'],
  on: ['mon,tue,wed,thu,fri'],
  sessions: ['2'],
  'session-hours': ['2'],
  closed: ['2026-12-24..2026-12-27'],
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
  width: ['60'],
  color: ['always'],
  supply: ['-c', '1', '--container', '50'],
  series: ['knee', '-f', 'ics'],
  revision: ['2', '-f', 'ics', '--series', 'knee'],
}

const BESIDE: Readonly<Record<string, readonly string[]>> = {
  hang: ['-c', '2', '--container', '250'],
  stock: ['-c', '2', '--container', '250'],
  excel: ['--csv'],
  force: ['-o', 'plan.md'],
  'with-dose': ['-f', 'ics'],
  observations: ['-f', 'html'],
}

it('lists each option once', () => {
  expect(new Set(names).size).toBe(names.length)
})

it.each(OPTIONS)('--$name has a help of one short line', ({ help, default: assumed, limits, commands, choices }) => {
  expect(help.length).toBeLessThanOrEqual(75)
  for (const text of [help, assumed ?? 'x', limits ?? 'x']) expect(text).toMatch(/^\S.*[^.\s]$|^x$/)
  expect(commands.length).toBeGreaterThan(0)
  for (const command of commands) expect(COMMAND_NAMES).toContain(command)
  if (choices !== undefined) expect(choices.length).toBeGreaterThan(1)
})

it.each([
  ['weight', '-w, --weight <kg>'],
  ['predict', '--predict[=model]'],
  ['weekends', '--weekends'],
])('writes the flags of --%s as a person does', (name, flags) => {
  expect(OPTIONS.find((row) => row.name === name)?.flags).toBe(flags)
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
  'on',
  'length',
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
  'color',
  'width',
  'no-pager',
  'citations',
  'summary',
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
  expect(ofPlans.find((row) => row.name === name)?.short).toBe(short.slice(1))
})

it('agrees with the requests on which options belong to one setting', () => {
  const ofOne = ofPlans.filter(({ commands }) => !SETTINGS.every((setting) => commands.includes(setting)))
  const settings = ofOne.map(({ name, commands }) => [name, SETTINGS.find((each) => commands.includes(each))])
  expect(byField(Object.fromEntries(settings))).toEqual(ONLY_IN)
})

it('accepts every option in its setting', async () => {
  for (const { name, commands } of ofPlans) {
    // A profile is a file, tested with its reader.
    if (name === 'help' || name === 'profile') continue
    const start = !commands.includes('inpatient') || ['with-dose', 'series', 'revision'].includes(name) ? OUT : IN
    const beside = BESIDE[name] ?? []
    const { code, err } = await run([...start, `--${name}`, ...(VALUES[name] ?? []), ...beside])
    expect([name, code, err.includes('refused')]).toEqual([name, 0, false])
  }
})

it.each(SETTINGS)('shows in the help of %s its own options alone', async (setting) => {
  const { out } = await run([setting, '--help'])
  for (const row of ofPlans) {
    const own = optionRowsOf(setting).includes(row)
    expect([row.name, new RegExp(`^ {2}(?:-[a-zA-Z], )?--${row.name}\\b(?!-)`, 'm').test(out)]).toEqual([row.name, own])
  }
})

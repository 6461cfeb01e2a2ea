/** What the planner prints as CSV, `check` passes without an error: every protocol, every kind of row. */
import { expect, it } from 'vitest'
import { protocols } from '../../src/protocols/index'
import { run } from '../cli/fake-io'
import { localFile } from '../protocols/local-regimen'

const cases = protocols.flatMap(({ id, setting }) =>
  ['hour', 'session', 'change'].flatMap((by) =>
    [[], ['-c', '1'], ['-c', '0.7']].map((fluid) => [
      setting,
      '2026-11-30T08:00',
      '-p',
      id,
      '-w',
      '60',
      '--by',
      by,
      ...fluid,
    ]),
  ),
)

it.each(cases.map((args) => [args]))('passes %j', async (args) => {
  const { code, out: table } = await run([...args, '--csv'])
  expect(code).toBe(0)
  const { out } = await run(['check', '-'], { input: table })
  expect(out.split('\n').filter((line) => / error /.test(line))).toEqual([])
})

const lifted = [
  ['inpatient', '2026-11-30T08:00', '--step', '10', '--allow', 'step-size'],
  ['inpatient', '2026-11-30T08:00', '--step-every', '30min', '--allow', 'step-interval'],
  ['inpatient', '2026-11-30T08:00', '--days', '7', '--allow', 'course-length'],
  ['outpatient', '2026-11-30T08:00', '--sessions', '11', '--allow', 'course-length,window'],
  ['outpatient', '2026-11-30T08:00', '--session-hours', '5', '--allow', 'session-length'],
]

it.each(lifted.map((args) => [args]))('passes a lifted limit: %j', async (args) => {
  const { code, out: table } = await run([...args, '--reason', 'teaching', '--csv'])
  expect(code).toBe(0)
  const { out } = await run(['check', '-'], { input: table })
  expect(out.split('\n').filter((line) => / error /.test(line))).toEqual([])
})

const LOCAL = {
  drug: 'ketamine-racemic',
  ...{ start: '10 mg/h', step: '5 mg/h', maximum: '20 mg/h', step_every: '30 min', load: '0.3 mg/kg over 10 min' },
}
const FILES = {
  'stay.json': localFile({ ...LOCAL, setting: 'inpatient', length: '6 h', wean: '2 h in 4 falls', minimum: '5 mg/h' }),
  'series.json': localFile({
    ...{ ...LOCAL, setting: 'outpatient', session_length: '2 h', session_dose: '61 mg', dose_24h: '2 mg/kg' },
    series: [
      { sessions: 2, session_days: ['mon', 'wed'] },
      { sessions: 2, every: '7 days' },
    ],
  }),
  'dose.json': localFile({
    ...{ drug: 'ketamine-racemic', setting: 'outpatient', session_length: '45 min', sessions: 4 },
    ...{ dose: '0.3 mg/kg', dose_step: '0.1 mg/kg', session_dose: '0.5 mg/kg' },
  }),
}
const phased = (
  [
    ['inpatient', 'stay.json'],
    ['outpatient', 'series.json'],
    ['outpatient', 'dose.json'],
  ] as const
).flatMap(([setting, file]) => ['hour', 'session', 'change'].map((by) => [setting, file, by] as const))

it.each(phased)('passes the phases of a file: %s %s by %s', async (setting, file, by) => {
  const files = { files: [file], text: FILES[file] }
  const asked = [setting, '2026-11-30T08:00', '-p', file, '-w', '70', '-c', '1', '--by', by]
  const { code, out: table } = await run([...asked, '--csv'], files)
  expect(code).toBe(0)
  const { out } = await run(['check', '-', '-p', file], { ...files, input: table })
  expect(out.split('\n').filter((line) => / (?:error|warning) /.test(line))).toEqual([])
})

const unphased = [
  ['series.json', 'goldberg-2005', 'bolus'],
  ['series.json', 'crps-10session', 'step-interval'],
] as const
it.each(unphased)('%s as %s is an error: %s', async (file, protocol, rule) => {
  const files = { files: [file], text: FILES[file] }
  const asked = ['outpatient', '2026-11-30T08:00', '-p', file, '-w', '70', '--by', 'change', '--csv']
  const { out: table } = await run(asked, files)
  const { code, out } = await run(['check', '-', '-p', protocol, '--json'], { ...files, input: table })
  expect(code).toBe(1)
  expect(out).toContain(`"rule": "${rule}"`)
})

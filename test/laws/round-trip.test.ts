/** What the planner prints as CSV, `check` passes without an error: whatever is asked for, a protocol file said to both. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FieldName } from '../../src/core/model/field'
import { OPTION_OF } from '../../src/render/help/option-names'
import { run } from '../cli/fake-io'
import { lawRuns } from '../law-runs'
import { own } from '../protocols/local-file'
import { rawRequests } from './arbitrary'

const RUNS = lawRuns(1800, 30)

/** Protocols of one's own, by file. */
const FILES: Readonly<Record<string, string>> = {
  'higher.json': own('crps-5day', { 'maximum.value': 90, 'step.value': 12.5 }),
  'slower.json': own('goldberg-2010', { 'step_every.value': 0.75, 'length.value': 3 }),
  'per-kg.json': own('crps-10session', { maximum_per_kg: { ...perKg(0.45) }, 'session_length.value': 2.5 }),
  'fractions.json': own('schwartzman-2009', { 'fractions.value': [10, 33, 67, 90, 100], 'sessions.value': 7 }),
  'esketamine.json': own('ketcrps-2-outpatient', { 'step.value': 0.033, 'maximum_per_kg.value': 0.301 }),
}
function perKg(value: number) {
  return { value, unit: 'mg/kg/h', basis: 'local', source: ['our sheet'] }
}

const figure = (min: number, max: number, places: number) =>
  fc.integer({ min, max }).map((value) => String(value / 10 ** places))

/** By setting; undefined is the default. */
const NAMED = {
  inpatient: [undefined, 'crps-5day', 'goldberg-2010', 'ketcrps-2-inpatient', 'higher.json', 'slower.json'],
  outpatient: [
    ...[undefined, 'crps-10session', 'goldberg-2005', 'schwartzman-2009', 'medscape-2018-outpatient'],
    ...['ketcrps-2-outpatient', 'per-kg.json', 'fractions.json', 'esketamine.json'],
  ],
} as const

/** Options that arbitrary requests do not have. */
const more = fc.record(
  {
    concentration: fc.oneof(fc.constantFrom('1', '2'), figure(10, 9999, 3), figure(1, 99, 1)),
    pumpStep: fc.constantFrom('0.1', '0.01', '0.5', '1', '0.001'),
    container: fc.constantFrom('50', '250', '1000'),
    closed: fc.constantFrom('2026-03-09', '2026-10-26,2026-10-27', '2011-12-29'),
    by: fc.constantFrom('hour', 'session', 'change'),
    predict: fc.constant(true),
    excel: fc.constant(true),
  },
  { requiredKeys: [] },
)

type Options = Readonly<Record<string, string | boolean | undefined>>
const flags = (options: Options): readonly string[] =>
  Object.entries(options).flatMap(([name, value]) => {
    const option = `--${OPTION_OF[name as FieldName] ?? name}`
    if (value === undefined || value === false) return []
    return value === true ? [option] : [option, String(value)]
  })

/** What is likely to be planned: figures of one's own for the most part with the default protocols alone. */
const commands = fc
  .tuple(rawRequests, more, fc.nat(), fc.integer({ min: 45_000, max: 120_000 }), fc.nat(3))
  .map(([{ setting, start, ...raw }, options, pick, grams, keep]) => {
    const { by, predict, excel, closed, pumpStep, ...fluid } = options
    const named = NAMED[setting as keyof typeof NAMED]
    const protocol = named[pick % named.length]
    const pump = fluid.concentration === undefined ? undefined : pumpStep
    const { startRate: _, step: __, maxRate: ___, ...calendar } = raw
    const rates = keep === 0 || protocol === undefined ? raw : calendar
    const weight = rates.weight ?? (protocol === undefined ? undefined : String(grams / 1000))
    const kg = Number(weight ?? 70)
    // The models are of racemic ketamine and reach so far.
    const isPredicted = kg >= 45 && kg <= 120 && !/ketamine|ketcrps/.test(protocol ?? '')
    const asked = { ...rates, weight, protocol, pumpStep: pump, by, excel, predict: isPredicted && predict }
    const more = fluid.concentration === undefined ? {} : fluid
    const days = setting === 'outpatient' ? { closed } : {}
    const file = protocol?.endsWith('.json') ? protocol : undefined
    return {
      plan: [String(setting), String(start), ...flags({ ...asked, ...more, ...days }), '--csv'],
      check: ['check', '-', ...flags({ protocol: file })],
      file: file ?? '',
    }
  })

it('passes what was planned', async () => {
  let passed = 0
  await fc.assert(
    fc.asyncProperty(commands, async ({ plan, check, file }) => {
      const world = { files: Object.keys(FILES), text: FILES[file] ?? '' }
      const { code, out: table } = await run(plan, world)
      if (code !== 0) return
      const { out } = await run(check, { ...world, input: [Buffer.from(table)] })
      expect(
        out.split('\n').filter((line) => / error /.test(line)),
        `${plan.join(' ')}\n${table.slice(0, 1500)}`,
      ).toEqual([])
      passed++
    }),
    { numRuns: RUNS },
  )
  console.info(`round trips: ${passed} of ${RUNS} requests that get a plan`)
  expect(passed).toBeGreaterThan(RUNS / 2)
})

import { expect, it } from 'vitest'
import { optionFor, optionTerm, withDefaults } from '../../src/cli/optional-value'
import { PLAN_OPTIONS } from '../../src/cli/options'
import { run } from './fake-io'

const spelt = (line: string): string =>
  withDefaults(line.split(' '), PLAN_OPTIONS, { '--predict': 'kamp-2020' }).join(' ')

it.each([
  ['inpatient --predict 2026-11-30', 'inpatient --predict=kamp-2020 2026-11-30'],
  ['inpatient 2026-11-30 --predict', 'inpatient 2026-11-30 --predict=kamp-2020'],
  ['inpatient --csv --predict 2026-11-30', 'inpatient --csv --predict=kamp-2020 2026-11-30'],
  ['--predict --predict', '--predict=kamp-2020 --predict=kamp-2020'],
  // What has its value keeps it, an empty one too.
  ['--predict=domino', '--predict=domino'],
  ['--predict=', '--predict='],
  ['--predicted toString', '--predicted toString'],
  // What is another option's value, or stands behind the end of options, is none.
  ['--reason --predict', '--reason --predict'],
  ['-o --predict', '-o --predict'],
  ['-- --predict', '-- --predict'],
])('makes %j %j', (line, right) => {
  expect(spelt(line)).toBe(right)
})

it.each([
  ['batch --predict -', '--predict'],
  ['batch - --predict=domino', '--predict=domino'],
  ['protocols --predict', '--predict'],
  ['check - --predict --csv', '--predict'],
  ['--predict inpatient 2026-11-30', '--predict'],
])('shows an option that the command does not have as it was typed: %s', async (line, typed) => {
  const { code, lines } = await run(line.split(' '))
  expect([code, lines[0]]).toEqual([2, `ketaplan: unknown option '${typed}'`])
})

it('shows in the help that the value follows an equals sign', () => {
  const row = PLAN_OPTIONS.find(({ flags }) => flags.startsWith('--predict')) ?? expect.fail()
  expect(optionTerm(optionFor(row))).toBe('--predict[=model]')
})

it.each([
  ['inpatient', '--predict', '2026-11-30'],
  ['inpatient', '2026-11-30', '--predict'],
  ['outpatient', '--predict=domino', '2026-11-30', '-w', '60'],
])('plans the start in %s %s %s', async (...argv) => {
  const { code, out } = await run(argv)
  expect(code).toBe(0)
  expect(out).toContain('From Mon 30 Nov 2026 08:00')
  expect(out).toContain('Predicted arterial plasma concentration')
})

const LIST = 'write kamp-2020, domino, clements, hijazi'
it.each([
  [['--predict=toString'], `"toString" is not a model; ${LIST}`],
  [['--predict=__proto__'], `"__proto__" is not a model; ${LIST}`],
  [['--predict='], `"" is not a model; ${LIST}`],
  [['--predict=Domino'], `"Domino" is not a model (did you mean domino?); ${LIST}`],
  // The word after it is no value, so it is one argument too many.
  [['--predict', 'toString'], 'too many arguments'],
  [['--predict', '--predict=domino'], '--predict stands twice'],
  [['--predict=domino', '--predict=domino'], '--predict stands twice'],
  [['--predict', '-f', 'nonmem'], '--predict does not go with nonmem'],
  [['--predict', '-w', '44.9'], 'the models do not reach to 44.9 kg; it is for 45 to 120 kg'],
  [['--predict', '-w', '121'], 'the models do not reach to 121 kg; it is for 45 to 120 kg'],
  [['--predict', '-p', 'ketcrps-2-inpatient', '-w', '60'], 'no model predicts esketamine'],
])('refuses %j with exit 2', async (options, wrong) => {
  const { code, out, lines } = await run(['inpatient', '2026-11-30', ...options])
  expect([code, out]).toEqual([2, ''])
  expect(lines[0]).toContain(wrong)
  expect(lines.length).toBeLessThanOrEqual(2)
})

it('refuses them in compare by the variant', async () => {
  const compare = (...argv: readonly string[]) => run(['compare', ...argv, '--start', '2026-11-30'])
  expect(await compare('crps-5day', 'crps-10session', '--predict=toString')).toMatchObject({ code: 2 })
  const mixed = await compare('crps-5day', 'ketcrps-2-inpatient', '-w', '60', '--predict')
  expect(mixed.code).toBe(2)
  expect(mixed.lines[0]).toMatch(/ketcrps-2-inpatient.*--predict/)
})

it('leaves the plan and its id as they are', async () => {
  const idIn = (out: string) => (JSON.parse(out) as { plan_id: string }).plan_id
  const [plain, kamp, domino] = await Promise.all(
    [[], ['--predict'], ['--predict=domino']].map(
      async (options) => (await run(['inpatient', '2026-11-30', '--json', ...options])).out,
    ),
  )
  expect(idIn(kamp ?? '')).toBe(idIn(plain ?? ''))
  expect(idIn(domino ?? '')).toBe(idIn(plain ?? ''))
  const { prediction, rows, assumptions, ...rest } = JSON.parse(kamp ?? '') as Record<string, unknown>
  const { rows: _, assumptions: __, ...without } = JSON.parse(plain ?? '') as Record<string, unknown>
  expect(rest).toEqual(without)
  expect([prediction, rows, assumptions]).not.toContain(undefined)
})

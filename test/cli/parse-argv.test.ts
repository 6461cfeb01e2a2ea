import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands'
import { optionRowsOf } from '../../src/cli/options'
import { parseArgv } from '../../src/cli/parse-argv'
import { run } from './fake-io'

const parse = (line: string) => parseArgv(line.split(' '))
/** Code, place and text of what is wrong. */
const wrongIn = (line: string): readonly string[] =>
  parse(line).wrong.map(({ code, place, found }) => `${code} ${place} ${found}`.trim())

it.each([
  ['inpatient 2026-11-30', ['2026-11-30'], {}],
  ['inpatient --max 30 2026-11-30 -w 70', ['2026-11-30'], { max: '30', weight: '70' }],
  [
    'inpatient 2026-11-30 --max=30 -w70 -qf csv',
    ['2026-11-30'],
    { max: '30', weight: '70', quiet: true, format: 'csv' },
  ],
  // A value may look like an option.
  ['inpatient 2026-11-30 --reason --predict -w -5', ['2026-11-30'], { reason: '--predict', weight: '-5' }],
  ['inpatient 2026-11-30 --max=', ['2026-11-30'], { max: '' }],
  ['inpatient -- --csv', ['--csv'], {}],
  ['batch - --no-header', ['-'], { 'no-header': true }],
  ['compare a b c', ['a', 'b', 'c'], {}],
])('reads %s', (line, args, options) => {
  const asked = parse(line)
  expect(asked).toMatchObject({ args, options, wrong: [], help: undefined })
  expect(asked.command?.name).toBe(line.split(' ')[0])
})

it.each([
  // The default of the plan's drug.
  ['inpatient --predict 2026-11-30', true],
  ['inpatient 2026-11-30 --predict', true],
  ['inpatient --predict=domino 2026-11-30', 'domino'],
  ['inpatient --predict= 2026-11-30', ''],
])('takes the model of %s after an equals sign only', (line, predict) => {
  expect(parse(line)).toMatchObject({ args: ['2026-11-30'], options: { predict }, wrong: [] })
})

it.each([
  ['inpatient 2026-11-30 --weigth 70', ['unknown-option option --weigth']],
  ['inpatient --weigth 70 2026-11-30', ['unknown-option option --weigth']],
  ['inpatient --weigth=70 2026-11-30', ['unknown-option option --weigth']],
  ['inpatient 2026-11-30 -xyz', ['unknown-option option -xyz']],
  ['inpatient 2026-11-30 --__proto__=1', ['unknown-option option --__proto__']],
  ['inpatient 2026-11-30 --constructor', ['unknown-option option --constructor']],
  ['inpatient 2026-11-30 --strict', ['other-command --strict inpatient']],
  ['check a.csv --chart', ['other-command --chart check']],
  ['inpatient --start 2026-11-30', ['no-option --start start']],
  ['check --file a.csv', ['no-option --file file']],
  // The request says where the other setting's options belong.
  ['inpatient 2026-11-30 --sessions 3', []],
  ['inpatient 2026-11-30 --csv=yes', ['takes-no-value --csv']],
  ['inpatient 2026-11-30 --max', ['missing-value --max']],
  ['inpatient 2026-11-30 --max 1 --max 2 --max 3', ['option-twice --max']],
  ['inpatient 2026-11-30 -w 1 --weight 2', ['option-twice --weight']],
  ['inpatient 2026-11-30 --force', ['alone --force']],
  ['inpatient', ['missing start']],
  ['protocols a b c', ['too-many-arguments id|check <file> c']],
  ['inpatiet', ['unknown-command command inpatiet']],
  ['2026-11-30', ['no-command command 2026-11-30']],
  ['--csv inpatient 2026-11-30', ['other-command --csv ketaplan', 'unknown-command command inpatient']],
])('says what is wrong in %s: %j', (line, expected) => {
  expect(wrongIn(line)).toEqual(expected)
})

it('names every command that has an option of several', async () => {
  const { err } = await run(['profile', 'init', '--tz', 'UTC'])
  expect(err).toContain('only to inpatient, outpatient, compare, batch, check')
})

it('reports everything that is wrong with one command line, one line each', async () => {
  const argv = [
    'inpatient',
    '2026-02-30',
    '--weigth',
    '70',
    '--max',
    '1e3',
    '--max',
    '2',
    '--strict',
    '--sessions',
    '3',
  ]
  const { code, out, lines } = await run([...argv, '--by', 'week', '-f', 'jsno', '--allow', 'window'])
  expect([code, out]).toEqual([2, ''])
  for (const what of [
    '--weigth',
    '--max was given more than once',
    '--strict',
    '2026-02-30',
    '--sessions',
    'week',
    'jsno',
    '--allow needs',
  ])
    expect(lines.filter((line) => line.includes(what)).length, what).toBe(1)
  expect(lines.length).toBe(8)
})

it('reports them as JSON records where JSON is asked for', async () => {
  for (const json of [['--json'], ['-f', 'json'], ['--format=json']]) {
    const { code, lines } = await run(['inpatient', '2026-11-30', '--weight', '154lb', '--xyzzy', ...json])
    expect(code).toBe(2)
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(records.map((record) => [record.severity, record.code])).toEqual([
      ['error', 'unknown-option'],
      ['error', 'pounds'],
    ])
    expect(records[1]).toMatchObject({ place: '--weight', found: '154lb', message: expect.stringContaining('69.853') })
  }
})

it('reports what the guard refuses and what a file lacks as JSON records too', async () => {
  const guard = await run(['inpatient', '2026-11-30', '--max', '45', '--step', '7', '--json'])
  expect([guard.code, guard.lines.length]).toEqual([3, 1])
  expect(JSON.parse(guard.lines[0] ?? '')).toMatchObject({
    code: 'beyond-hard-limit',
    limit: 'rate',
    allowed: '40 mg/h',
  })
  const lacking = await run(['inpatient', '2026-11-30', '-p', './none.yaml', '--json'])
  expect(lacking.code).toBe(4)
  expect(JSON.parse(lacking.lines[0] ?? '')).toMatchObject({
    severity: 'error',
    message: expect.stringContaining('none.yaml'),
  })
})

it('prints notes and warnings of a JSON plan as JSON records', async () => {
  const { out, lines } = await run(['inpatient', '2026-11-30', '--allow', 'step-size', '--reason', 'why', '--json'])
  expect(JSON.parse(out)).toHaveProperty('plan_id')
  const severities = lines.map((line) => (JSON.parse(line) as { severity: string }).severity)
  expect(severities.slice(0, 2)).toEqual(['warning', 'note'])
})

describe('a figure separated from its unit by a blank', () => {
  it.each([
    ['inpatient 2026-11-30 -w 180 lb', '--weight 81.647 (180 lb is 81.647 kg)'],
    ['inpatient 2026-11-30 -w 180 pounds --csv', '--weight 81.647 (180 lb is 81.647 kg)'],
    ['inpatient 2026-11-30 --max 30 mg/h', '--max 30mg/h'],
    ['inpatient 2026-11-30 --max 500 mg/24h', '--max 500mg/24h'],
  ])('are answered with the form to write: %s', (line, right) => {
    expect(parse(line).wrong).toMatchObject([{ code: 'too-many-arguments', allowed: right }])
  })

  it.each(['inpatient 2026-11-30 08:00', 'inpatient 2026-11-30 lb', 'inpatient 2026-11-30 -w x lb'])(
    'are not seen in %s',
    (line) => expect(parse(line).wrong[0]?.allowed).toContain('quotes around'),
  )
})

it('reads any words without throwing, and repeats them exactly', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('inpatient', '--max', '-w', '--', '--csv', '--predict', '2026-11-30', '-', '--on=daily'),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
      const { args, options } = parseArgv(argv)
      for (const each of args) expect(argv).toContain(each)
      for (const value of Object.values(options))
        if (typeof value === 'string' && value !== 'kamp-2020')
          expect(argv.some((each) => each.endsWith(value))).toBe(true)
    }),
  )
})

it('reads each option of each command with its value', () => {
  for (const { name } of COMMANDS)
    for (const { name: option, value, short, isRepeated } of optionRowsOf(name)) {
      const given = isRepeated ? ['x'] : 'x'
      const [long, inlined] = value === undefined ? [`--${option}`, true] : [`--${option}=x`, given]
      expect(parseArgv([name, 'a', long]).options[option], `${name} ${option}`).toEqual(inlined)
      if (short !== undefined && value !== undefined)
        expect(parseArgv([name, 'a', `-${short}`, 'x']).options[option]).toEqual(given)
    }
})

it.each([
  ['inpatient -h', 'short'],
  ['inpatient --help', 'long'],
  ['-h', 'short'],
  ['--help', 'long'],
])('distinguishes the short help from the long one: %s', (line, help) => {
  expect(parse(line).help).toBe(help)
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

const ESKETAMINE = ['-p', 'ketcrps-2-inpatient']
const LIST = 'use one of kamp-2020, domino, clements, hijazi'
it.each([
  [['--predict=toString'], `"toString" is not a model; ${LIST}`],
  [['--predict=__proto__'], `"__proto__" is not a model; ${LIST}`],
  [['--predict='], `"" is not a model; ${LIST}`],
  [['--predict=Domino'], `"Domino" is not a model (did you mean domino?); ${LIST}`],
  // The word after it is no value, so it is one argument too many.
  [['--predict', 'toString'], 'too many arguments: "toString"'],
  [['--predict', '--predict=domino'], '--predict was given more than once'],
  [['--predict=domino', '--predict=domino'], '--predict was given more than once'],
  [['--predict', '-f', 'nonmem'], '--predict cannot be combined with nonmem'],
  [['--predict', '-w', '44.9'], 'not available at 44.9 kg; the models cover 45 to 120 kg'],
  [['--predict', '-w', '121'], 'not available at 121 kg; the models cover 45 to 120 kg'],
  [['--predict=simons-2022'], `"simons-2022" is a model of the other drug; ${LIST}`],
  [['--predict=kamp-2020', ...ESKETAMINE], '"kamp-2020" is a model of the other drug; use one of simons-2022, fanta'],
  [['--predict=fanta', ...ESKETAMINE], '"fanta" is not a model; use one of simons-2022, fanta-2015'],
  [['--predict', ...ESKETAMINE, '-w', '44.9'], 'not available at 44.9 kg; the models cover 45 to 120 kg'],
  // Of a file the drug is known when it is read.
  [['--predict=toString', '-p', 'ours.yaml'], `${LIST}, simons-2022, fanta-2015`],
])('refuses %j with exit 2', async (options, wrong) => {
  const { code, out, lines } = await run(['inpatient', '2026-11-30', ...options])
  expect([code, out]).toEqual([2, ''])
  expect(lines[0]).toContain(wrong)
  expect(lines.length).toBeLessThanOrEqual(2)
})

it('refuses them in compare by the variant', async () => {
  const compare = (...argv: readonly string[]) => run(['compare', ...argv, '--start', '2026-11-30'])
  expect(await compare('crps-5day', 'crps-10session', '--predict=toString')).toMatchObject({ code: 2 })
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
  const {
    prediction,
    rows,
    assumptions: _weight,
    generator: _command,
    ...rest
  } = JSON.parse(kamp ?? '') as Record<string, unknown>
  const { rows: _, assumptions: __, generator: ___, ...without } = JSON.parse(plain ?? '') as Record<string, unknown>
  expect(rest).toEqual(without)
  expect([prediction, rows]).not.toContain(undefined)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { version } from '../../package.json'
import { COMMANDS } from '../../src/cli/commands'
import { run as start } from '../../src/cli/main'
import { parseArgv } from '../../src/cli/parse-argv'
import { Refusal } from '../../src/core/model/finding'
import { lawRuns } from '../law-runs'
import { hostile, live } from '../render/hostile'
import { fakeIo, IN, OUT, run } from './fake-io'

it('plans onto standard output and exits 0', async () => {
  const { code, out, err } = await run(IN)
  expect(code).toBe(0)
  expect(out).toContain('Total        4,750 mg in 5 days')
  expect(err).toBe('')
})

it.each([['--help'], ['-h'], ['help'], ['inpatient', '--help'], ['help', 'outpatient'], ['help', 'help']])(
  'answers %s %s on standard output',
  async (...argv) => {
    const { code, out, err } = await run(argv)
    expect(code).toBe(0)
    expect(out).toMatch(/^Usage: ketaplan/)
    expect(err).toBe('')
  },
)

it.each(['--version', '-V'])('answers %s with the version alone', async (flag) => {
  expect(await run([flag])).toMatchObject({ code: 0, out: `${version}\n`, err: '' })
})

it('says in its help what it is not, and what the exit codes mean', async () => {
  const out = (await run(['--help'])).out.replace(/\s+/g, ' ')
  expect(out).toMatch(/Not a medical device, not clinically validated/)
  for (const exit of ['0 done', '2 ', '3 refused by the guard', '4 reading or writing failed'])
    expect(out).toContain(exit)
})

it('shows help on standard error and exits 2 without arguments', async () => {
  const { code, out, err } = await run([])
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(/^Usage: ketaplan/)
})

it.each([
  [['inpatinet'], 'inpatinet', 'inpatient'],
  [[...IN, '--weigth', '70'], '--weigth', '--weight'],
  [['2026-11-30'], '2026-11-30', 'ketaplan inpatient 2026-11-30'],
  [['today'], 'today', 'ketaplan inpatient 2026-11-30'],
  [[...IN, '-p', 'crps-5dya'], 'crps-5day', ''],
  [[...IN, '-f', 'jsno'], 'json', ''],
  [[...IN, '--by', 'Hours'], 'hour', ''],
  [[...IN, '--allow', 'stepsize', '--reason', 'why'], 'step-size', ''],
  [['compare', 'crps-5day', 'crps-5day,step-evry=24h'], 'step-every', ''],
  [['help', 'exit-code'], 'exit-codes', ''],
  [['completion', 'fishh'], 'fish', ''],
  [[...IN, '--xyzzy'], '--xyzzy', ''],
  [['inpatient'], 'start', '2026-11-30T08:00'],
  [['inpatient', '2026-11-30', '08:00'], 'arguments', 'quotes'],
  [[...IN, '--weight'], '--weight', ''],
  [[...IN, '--weight', '70', '-w', '70'], '--weight', ''],
  [[...IN, '--csv', '--csv'], '--csv', ''],
  [[...IN, '--no-color', '--no-color'], '--no-color', ''],
  [[...IN, '-q', '--quiet'], '--quiet', ''],
  [[...IN, '--sessions', '3'], '--sessions', ''],
  [[...IN, '--weekends'], '--weekends', ''],
  [[...OUT, '--days', '3'], '--days', ''],
  [[...OUT, '--step-every', '2h'], '--step-every', ''],
  [[...IN, '-p', 'constructor'], 'constructor', ''],
  [[...IN, '-p', 'crps-10session'], 'outpatient', ''],
  [[...IN, '--tz', 'Mars/Olympus'], 'Mars/Olympus', ''],
  [['inpatient', '2026-02-30'], '2026-02-30', ''],
  [['inpatient', '11/30/2026'], '2026-11-30', ''],
  [['outpatient', '2026-11-29'], 'Sun 29 Nov 2026', ''],
])('refuses %j with exit 2, naming what is wrong', async (argv, first, second) => {
  const { code, out, lines } = await run(argv)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(lines[0]).toContain(first)
  expect(lines.join()).toContain(second)
  expect(lines.length).toBeLessThanOrEqual(2)
  for (const line of lines) expect(line).toMatch(/^ketaplan: /)
})

it.each([
  [['--max', '45'], 'hard limit rate', 'cannot be overridden'],
  [['--step', '7.5'], 'soft limit step-size', '--allow step-size --reason "why"'],
])('is refused by the guard with exit 3: %j', async (options, first, second) => {
  const { code, out, lines } = await run([...IN, ...options])
  expect(code).toBe(3)
  expect(out).toBe('')
  expect(lines.length).toBe(2)
  expect(lines[0]).toContain(first)
  expect(lines[1]).toContain(second)
})

it('plans what the --allow of a refusal lifts', async () => {
  const { code, out } = await run([...IN, '--step', '7.5', '--allow', 'step-size', '--reason', 'why'])
  expect(code).toBe(0)
  expect(out).toContain('ALLOWED: step-size')
})

it.each([
  [[...IN, '--zzzzzz']],
  [['zzzzzz']],
  [[...IN, '-p', 'zzzzzz']],
  [[...IN, '-f', 'zzz']],
  [[...IN, '--by', 'zzz']],
  [[...IN, '--allow', 'zzzzzz', '--reason', 'why']],
  [['help', 'zzz']],
  [['completion', 'zzz']],
])('suggests no name that is far off: %j', async (argv) => {
  const { code, lines } = await run(argv)
  expect([code, lines.length]).toEqual([2, 1])
  expect(lines.join()).not.toContain('mean')
})

it('shows a stack only with DEBUG=ketaplan', async () => {
  expect((await run([...IN, '--max', '45'])).err).not.toMatch(/\n\s+at /)
  const { code, err } = await run([...IN, '--max', '45'], { env: { DEBUG: 'ketaplan' } })
  expect(code).toBe(3)
  expect(err).toMatch(/\n\s+at /)
  expect(err).toContain('hard limit rate')
  expect((await run([...IN, '--max', '45'], { env: { DEBUG: 'other' } })).err).not.toMatch(/\n\s+at /)
})

it.each([[IN], [['--help']], [['--version']]])(
  'exits 4 with one line where standard output is full: %j',
  async (argv) => {
    const { code, lines } = await run(argv, { stdout: 'full' })
    expect(code).toBe(4)
    expect(lines.length).toBe(1)
    expect(lines[0]).toContain('no space left on device')
  },
)

it.each([[IN], [[...IN, '--csv']], [['--help']], [['--version']]])(
  'ends quietly with 0 where the reader of standard output has gone: %j',
  async (argv) => {
    expect(await run(argv, { stdout: 'closed' })).toMatchObject({ code: 0, err: '' })
  },
)

it.each([
  [[...IN, '--csv'], 0],
  [[...IN, '--max', '45'], 3],
  [['inpatient'], 2],
  [[], 2],
])('keeps its exit code where standard error is closed: %j', async (argv, code) => {
  expect((await run(argv, { stderr: 'closed' })).code).toBe(code)
})

it.each([[[...IN, '--csv']], [[...IN, '--max', '45']], [['inpatient']], [[]]])(
  'exits 2 to 4 and throws nothing where standard error is full: %j',
  async (argv) => {
    const { code } = await run(argv, { stderr: 'full' })
    expect([2, 3, 4]).toContain(code)
  },
)

it('exits 4 on a fault of its own, in one line that asks for a report', async () => {
  // A clock that tells no time.
  const { code, out, lines } = await run(['inpatient', 'today'], { now: Number.NaN })
  expect(code).toBe(4)
  expect(out).toBe('')
  expect(lines.length).toBe(1)
  expect(lines[0]).toMatch(/DEBUG=ketaplan/)
})

const places = [
  (text: string) => ['inpatient', text],
  (text: string) => [text],
  (text: string) => [...IN, `--${text}`],
  ...['protocol', 'weight', 'max', 'step-every', 'tz', 'by', 'format', 'output', 'allow', 'reason', 'closed'].map(
    (name) => (text: string) => [...IN, `--${name}=${text}`, ...(name === 'allow' ? ['--reason', 'x'] : [])],
  ),
  (text: string) => [...IN, '--csv', `--format=${text}`],
]

it.each(places.map((place) => [place('TEXT').join(' '), place] as const))(
  'lets nothing on the command line act on the terminal, in a few lines: %s',
  async (_, place) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { code, out, err, lines } = await run(place(text))
        expect(live((out + err).replaceAll('\n', ''))).toEqual([])
        if (code !== 0) expect(lines.length).toBeLessThanOrEqual(4)
        for (const line of lines) expect(line).toMatch(/^ketaplan: /)
      }),
      { numRuns: lawRuns(100, 20) },
    )
  },
)

it.each(COMMANDS)('has a handler of $name that refuses wrong words before it prints anything', async ({ name }) => {
  const { io, out } = fakeIo()
  const refused = start(parseArgv([name, '2026-11-30', '--nonsense']), io)
  await expect(refused).rejects.toThrow(Refusal)
  await expect(refused).rejects.toMatchObject({
    exit: 2,
    findings: expect.arrayContaining([expect.objectContaining({ code: 'unknown-option' })]),
  })
  expect(out()).toBe('')
})

it('answers help before it looks for faults', async () => {
  const { io, out } = fakeIo()
  await start(parseArgv(['inpatient', '--nonsense', '-h']), io)
  expect(out()).toMatch(/^Usage: ketaplan inpatient/)
})

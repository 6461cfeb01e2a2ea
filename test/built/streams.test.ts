import { expect, it } from 'vitest'
import { IN, LONG, run, shell } from './run'

it('writes a long plan whole into a pipe', async () => {
  const { code, stdout, lines } = await run([...LONG, '-q'])
  expect(code).toBe(0)
  expect(stdout.split('\n').length).toBe(1 + 366 * 24 + 1)
  expect(stdout.endsWith('\n')).toBe(true)
  expect(lines).toEqual([])
})

it.each([[LONG], [[...LONG.slice(0, -1), '-f', 'table']], [[...LONG.slice(0, -1), '--json']]])(
  'ends quietly with 0 where head has read enough of %j',
  async (args) => {
    const { code, stdout, stderr } = await shell('{ "$@"; echo "ended $?" >&2; } | head -1', args)
    expect(code).toBe(0)
    expect(stdout.split('\n').length).toBe(2)
    expect(stderr).toBe('ended 0\n')
  },
)

it('ends quietly with 0 where nobody ever reads', async () => {
  expect(await run(LONG, { gone: 'stdout' })).toMatchObject({ code: 0, signal: null, stderr: '' })
  expect(await run(['--help'], { gone: 'stdout' })).toMatchObject({ code: 0, signal: null, stderr: '' })
})

it('ends as it would where nobody reads standard error', async () => {
  const plan = await run([...IN, '--csv'], { gone: 'stderr' })
  expect(plan).toMatchObject({ code: 0, signal: null })
  expect(plan.stdout.split('\n').length).toBe(1 + 120 + 1)
  expect(await run([...IN, '--max', '45'], { gone: 'stderr' })).toMatchObject({ code: 3, signal: null, stdout: '' })
})

it('runs with standard error or standard output closed from the start', async () => {
  const silent = await shell('"$@" 2>&-', [...IN, '--csv'])
  expect(silent).toMatchObject({ code: 0, stderr: '' })
  expect(silent.stdout.split('\n').length).toBe(1 + 120 + 1)
  expect((await shell('"$@" >&-', [...IN, '--max', '45'])).code).toBe(3)
})

it.each([[IN], [LONG], [[...IN, '--json']], [['--help']], [['--version']], [['inpatient', '--help']]])(
  'exits 4 with one line and no stack where the disk is full: %j',
  async (args) => {
    const { code, stdout, lines } = await shell('"$@" >/dev/full', args)
    expect([code, stdout]).toEqual([4, ''])
    expect(lines.length).toBe(1)
    expect(lines[0]).toContain('cannot write to standard output: no space left on device')
  },
)

// An exit of 1 would say that a plan was made and faults were found in it.
it.each([
  [[...IN, '--csv'], [4]],
  [
    [...IN, '--max', '45'],
    [3, 4],
  ],
  [['inpatient'], [2, 4]],
  [[], [2, 4]],
])('does not fall over where standard error is full: %j', async (args, codes) => {
  const { code, signal } = await shell('"$@" 2>/dev/full', args)
  expect(signal).toBe(null)
  expect(codes).toContain(code)
})

it('keeps what is asked for and what is told apart', async () => {
  const csv = await run([...IN, '--csv', '--allow', 'step-size', '--reason', 'why'])
  expect(csv.stdout).not.toContain('ketaplan:')
  expect(csv.lines[0]).toMatch(/warning: .*--allow step-size/)
  // A warning, and at most three lines of notes.
  expect(csv.lines.length).toBeLessThanOrEqual(4)
})

it('colours no pipe, unless forced', async () => {
  expect((await run(IN)).stdout).not.toContain('\u001b')
  expect((await run(IN, { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[')
  expect((await run(IN, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain('\u001b')
  expect((await run([...IN, '--csv'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain('\u001b')
})

it('prints the same bytes in every zone of the machine', async () => {
  const zones = ['America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Kolkata']
  const printed = await Promise.all(zones.map(async (TZ) => (await run([...IN, '--json'], { env: { TZ } })).stdout))
  expect(new Set(printed).size).toBe(1)
})

it('takes the zone of the machine where none is named', async () => {
  const { stdout } = await run(['inpatient', '2026-11-30'], { env: { TZ: 'Australia/Lord_Howe' } })
  expect(stdout).toContain('Australia/Lord_Howe (+11:00)')
})

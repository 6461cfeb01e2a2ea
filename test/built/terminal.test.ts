/** Plans on a terminal that is not ours. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { run as runInside } from '../cli/fake-io'
import { isHere } from '../outside'
import { IN, OUT, run } from './run'
import { inTerminal } from './terminal'

const PROGRAM = join(__dirname, '../../bin/ketaplan.js')
const SERVER = ['-L', `ketaplan-${process.pid}`, '-f', '/dev/null']
const tmux = (...args: readonly string[]): string =>
  execFileSync('tmux', [...SERVER, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })

/** What stands on a terminal of so many columns when the program has ended. */
function shownOn(columns: number, args: readonly string[]): readonly string[] {
  const [signal, line] = [`ended-${columns}`, [process.execPath, PROGRAM, ...args].join(' ')]
  const done = ['tmux', ...SERVER, 'wait-for', '-S', signal].join(' ')
  // The reader at the end keeps the window until it is looked at.
  tmux('new-session', '-d', '-x', String(columns), '-y', '100', `${line}; ${done}; cat`)
  tmux('wait-for', signal)
  return tmux('capture-pane', '-p').trimEnd().split('\n')
}

describe.skipIf(!isHere('tmux', '-V'))('on a terminal', () => {
  afterEach(() => {
    tmux('kill-server')
  })

  it.each([80, 140])('fills %i columns, and no line is broken', async (columns) => {
    const args = [...OUT, '--chart', '--predict', '--no-pager']
    const { out } = await runInside([...args, '--no-color'], {
      terminal: true,
      columns,
      env: { LANG: 'C.UTF-8', TERM: 'screen' },
    })
    expect(shownOn(columns, args)).toEqual(out.trimEnd().split('\n'))
  })
})

/** The program on a screen of that size, through its pager: what is shown first, and at the end. */
async function pagedOn(columns: number, rows: number, args: readonly string[]) {
  const line = `${[process.execPath, PROGRAM, ...args].join(' ')}; echo "exit=$?"`
  return inTerminal(
    line,
    { LANG: 'C.UTF-8', TZ: 'America/New_York' },
    async ({ screen, shows, press, type }) => {
      await shows(/^:$/m)
      const first = screen()
      type('G')
      await shows('(END)')
      const last = screen()
      type('q')
      const ended = await shows(/exit=\d/)
      press('Enter')
      return { first, last, ended }
    },
    [columns, rows],
  )
}

describe.skipIf(!isHere('tmux', '-V') || !isHere('less', '--version'))('the answer first', () => {
  it.each([
    [80, 24],
    [80, 50],
    [140, 40],
  ])('starts with what to do and ends with the summary on %i by %i', async (columns, rows) => {
    for (const [args, steps] of [
      [IN, ['20 mg/h from Mon 30 Nov 08:00', '40 mg/h from 12:00 to Sat 5 Dec 08:00, held (maximum)']],
      [OUT, ['20 mg/h from Mon 30 Nov 08:00, session 1', '40 mg/h from Fri 4 Dec 08:00, sessions 5 to 10']],
    ] as const) {
      const { first, last, ended } = await pagedOn(columns, rows, args)
      const top = first.split('\n').slice(0, 10)
      for (const step of steps)
        expect(
          top.some((each) => each.startsWith(step)),
          step,
        ).toBe(true)
      const bottom = last.trimEnd().split('\n').slice(-13, -1).join('\n')
      expect(bottom).toMatch(/^Steps +\S/m)
      expect(bottom).toMatch(/^Total +(?:4,750 mg in 5 days|1,400 mg in 40 h); /m)
      expect(bottom).toMatch(/^Maximum +40 mg\/h, set by rate/m)
      expect(bottom).toMatch(/^Assumptions +\d+, listed above/m)
      expect(bottom).toMatch(/^Citations +of the \d+ sources named above: --citations/m)
      expect(ended).toContain('exit=0')
    }
  })

  it('prints directly where the pager cannot be started, and with --no-pager', async () => {
    const shownWith = (env: Readonly<Record<string, string>>, more = '') =>
      inTerminal(
        `${[process.execPath, PROGRAM, ...OUT].join(' ')}${more}; echo "exit=$?"`,
        { LANG: 'C.UTF-8', ...env },
        ({ shows }) => shows('exit=0'),
      )
    for (const screen of [
      await shownWith({ KETAPLAN_PAGER: '/nowhere/pager -x' }),
      await shownWith({}, ' --no-pager'),
    ]) {
      expect(screen).toContain('20 mg/h from Mon 30 Nov 08:00, session 1')
      expect(screen).toMatch(/Citations [\s\S]*exit=0/)
    }
  })
})

it.each([
  [{ LC_ALL: 'C' }, true],
  [{ LANG: 'C.UTF-8', TERM: 'dumb' }, true],
  [{ LC_ALL: 'C.UTF-8' }, false],
])('keeps to ASCII where the locale asks: %j', async (env, ascii) => {
  const { code, stdout, stderr } = await run([...OUT, '--chart', '--explain'], { env })
  expect([code, stderr]).toEqual([0, ''])
  expect(/^[\n -~]*$/.test(stdout)).toBe(ascii)
})

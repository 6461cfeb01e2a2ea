/** The chart on a terminal that is not ours. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { run as runInside } from '../cli/fake-io'
import { isHere } from '../outside'
import { OUT, run } from './run'

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
    const args = [...OUT, '--chart', '--predict']
    const { out } = await runInside([...args, '--no-color'], {
      terminal: true,
      columns,
      env: { LANG: 'C.UTF-8', TERM: 'screen' },
    })
    expect(shownOn(columns, args)).toEqual(out.trimEnd().split('\n'))
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

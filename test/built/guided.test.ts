/** `ketaplan` alone: keys in, screen out, in a real terminal. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isHere } from '../outside'
import { shell } from './run'
import { inTerminal, type Terminal } from './terminal'

const PROGRAM = join(__dirname, '../../bin/ketaplan.js')
const LINE = `${process.execPath} ${PROGRAM}; echo "exit=$?"`
const HERE = { TZ: 'America/New_York', NO_COLOR: '1' }

/** Types the answer once its question stands on the screen. */
async function answer({ shows, type, press }: Terminal, question: string, text: string): Promise<void> {
  await shows(question)
  if (text !== '') type(text)
  press('Enter')
}

/** The command line that the program printed last. */
const lineIn = (screen: string): string => /As a command line:\n {2}(ketaplan .*)/.exec(screen)?.[1] ?? ''

const planIn = (screen: string): string => /plan (p[0-9a-f]{12})/.exec(screen)?.[1] ?? ''

describe.skipIf(!isHere('tmux', '-V'))('ketaplan alone on a terminal', () => {
  it('asks, shows the plan, and prints a command line that gives the same plan', async () => {
    const screen = await inTerminal(LINE, HERE, async (terminal) => {
      await answer(terminal, 'Setting', '')
      await answer(terminal, 'Start', '2026-11-30 08:00')
      await answer(terminal, 'weight', '70 kg')
      await answer(terminal, 'Concentration', '2')
      await answer(terminal, 'Protocol', '')
      await answer(terminal, 'Highest rate', '30')
      return terminal.shows('exit=0')
    })
    expect(screen).toContain('Ketamine (racemic) 2 mg/mL · inpatient · crps-5day')
    expect(lineIn(screen)).toBe(
      "ketaplan inpatient '2026-11-30 08:00' --tz America/New_York --weight '70 kg' --concentration 2 --max 30 --protocol crps-5day",
    )
    const again = await shell(lineIn(screen).replace('ketaplan', '"$@"'), [])
    expect(again.code).toBe(0)
    expect(planIn(again.stdout)).toMatch(/./)
    expect(planIn(again.stdout)).toBe(planIn(screen))
  })

  it('says what is wrong with an answer, and takes the next', async () => {
    const screen = await inTerminal(LINE, HERE, async (terminal) => {
      const { press, shows, type } = terminal
      await shows('Setting')
      press('Down')
      await shows(/[^○] outpatient/)
      press('Enter')
      await answer(terminal, 'Start', '30.11.2026')
      await shows('is not a date or a time')
      press('C-u')
      type('2026-11-30')
      press('Enter')
      await answer(terminal, 'weight', '154lb')
      await shows('69.853 kg')
      press('C-u', 'Enter')
      await answer(terminal, 'Concentration', '')
      const asked = await shows('schwartzman-2009')
      expect(asked).toContain('needs a weight')
      press('Enter')
      await answer(terminal, 'Highest rate', '')
      return shows('exit=0')
    })
    expect(lineIn(screen)).toBe('ketaplan outpatient 2026-11-30 --tz America/New_York --protocol crps-10session')
    expect(screen).toContain('Ketamine (racemic) · outpatient · crps-10session')
  })

  it.each([
    ['Escape', 'at the first question', 0],
    ['C-c', 'at the first question', 0],
    ['Escape', 'at a later one', 1],
    ['C-c', 'at a later one', 1],
  ])('leaves quietly with 130 on %s %s', async (key, _, answered) => {
    const screen = await inTerminal(LINE, HERE, async (terminal) => {
      if (answered > 0) await answer(terminal, 'Setting', '')
      await terminal.shows(answered > 0 ? 'Start' : 'Setting')
      terminal.press(key)
      return terminal.shows(/exit=\d+/)
    })
    expect(screen).toContain('exit=130')
    expect(screen).not.toMatch(/ketaplan:|\n\s+at |As a command line/)
  })

  it.each(['', ' --no-color', ' <&-'])('asks nothing where something was asked or nobody types: "%s"', async (rest) => {
    const line = `${process.execPath} ${PROGRAM}${rest}; echo "exit=$?"`
    const screen = await inTerminal(rest === '' ? `cat /dev/null | ${line}` : line, HERE, ({ shows }) =>
      shows(/exit=\d+/),
    )
    expect(screen).toContain('exit=2')
    expect(screen).not.toContain('Setting')
  })
})

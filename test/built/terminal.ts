/** A real terminal, 100 by 50 unless another size is asked for: keys in, screen out. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

export interface Terminal {
  /** What is on the screen now. */
  readonly screen: () => string
  /** Typed as it stands. */
  readonly type: (text: string) => void
  /** By tmux's names: Enter, Escape, C-c, Down, Tab. */
  readonly press: (...keys: readonly string[]) => void
  /** The screen, and what has scrolled off it, once this text is to be seen. Throws when it does not come. */
  readonly shows: (text: string | RegExp) => Promise<string>
}

const POLLS = 600
const POLL_MS = 50

/** Runs a line of the shell in a terminal of its own, that is gone afterwards. */
export async function inTerminal<T>(
  line: string,
  env: Readonly<Record<string, string>>,
  use: (terminal: Terminal) => Promise<T>,
  [columns, rows]: readonly [number, number] = [100, 50],
): Promise<T> {
  const socket = `ketaplan-${randomBytes(6).toString('hex')}`
  const tmux = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
    })
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  const screen = () => tmux('capture-pane', '-p', '-J', '-S', '-')
  tmux(
    'set-option',
    '-g',
    'remain-on-exit',
    'on',
    ';',
    'new-session',
    '-d',
    '-x',
    String(columns),
    '-y',
    String(rows),
    line,
  )
  try {
    return await use({
      screen: () => tmux('capture-pane', '-p'),
      type: (text) => tmux('send-keys', '-l', text),
      press: (...keys) => tmux('send-keys', ...keys),
      shows: async (text) => {
        for (let poll = 0; poll < POLLS; poll++) {
          const shown = screen()
          if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return shown
          await setTimeout(POLL_MS)
        }
        throw new Error(`the terminal never showed ${text}, but:\n${screen()}`)
      },
    })
  } finally {
    tmux('kill-server')
  }
}

import { spawn } from 'node:child_process'

// Ctrl-C goes to the pager too, and the pager decides what it does.
const leave = (): void => undefined

/** Runs a pager on this terminal until it ends, without a shell. Resolves to false where it does not start. */
export function runPager(
  [program = '', ...args]: readonly string[],
  text: string,
  defaults: Readonly<Record<string, string>>,
): Promise<boolean> {
  process.on('SIGINT', leave)
  const ended = new Promise<boolean>((resolve) => {
    const child = spawn(program, args, { env: { ...defaults, ...process.env }, stdio: ['pipe', 'inherit', 'inherit'] })
    child.on('error', () => resolve(false))
    child.on('close', () => resolve(true))
    // A pager that ends early closes the pipe.
    child.stdin.on('error', leave)
    child.stdin.end(text)
  })
  return ended.finally(() => process.off('SIGINT', leave))
}

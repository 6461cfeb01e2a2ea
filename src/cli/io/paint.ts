import { type Paint, plainPaint } from '../../render/view'
import type { Io } from './io'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/**
 * Whether to colour: `--no-color` and NO_COLOR say no, then FORCE_COLOR says yes (`0` and `false`: no), then
 * only a terminal that can.
 */
function coloured({ env, stdout }: Io, noColor: boolean): boolean {
  if (noColor || isSet(env.NO_COLOR)) return false
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return stdout.isTerminal && env.TERM !== 'dumb'
}

export async function paintFor(io: Io, noColor: boolean): Promise<Paint> {
  if (!coloured(io, noColor)) return plainPaint
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  // chalk joins all its arguments, and `map` passes three.
  return {
    title: (text) => chalk.bold(text),
    head: (text) => chalk.dim(text),
    step: (text) => chalk.cyan(text),
    held: (text) => chalk.yellow(text),
  }
}

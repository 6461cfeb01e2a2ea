import { type Paint, plainPaint } from '../../render/view'
import type { COLOURS } from '../choices'
import type { Io } from './io'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/**
 * Whether to colour: the option decides, else NO_COLOR says no, then FORCE_COLOR says yes (`0` and `false`: no), then
 * only a terminal that can.
 */
function coloured({ env, stdout }: Io, asked: (typeof COLOURS)[number]): boolean {
  if (asked !== 'auto') return asked === 'always'
  if (isSet(env.NO_COLOR)) return false
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return stdout.isTerminal && env.TERM !== 'dumb'
}

export async function paintFor(io: Io, asked: (typeof COLOURS)[number]): Promise<Paint> {
  if (!coloured(io, asked)) return plainPaint
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  // chalk joins all its arguments, and `map` passes three.
  return {
    title: (text) => chalk.bold(text),
    head: (text) => chalk.dim(text),
    step: (text) => chalk.cyan(text),
    held: (text) => chalk.yellow(text),
    warning: (text) => chalk.red(text),
  }
}

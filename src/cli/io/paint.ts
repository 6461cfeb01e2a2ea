/** What a terminal can show: colours, and characters beyond ASCII. */
import { type Paint, plainPaint } from '../../render/view'
import { colourOf, type Options } from '../output'
import type { Io } from './io'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/**
 * Whether to colour: the option decides, else NO_COLOR says no, then FORCE_COLOR says yes (`0` and `false`: no), then
 * only a terminal that can.
 */
function coloured({ env, stdout }: Io, options: Options): boolean {
  const asked = colourOf(options)
  if (asked !== 'auto') return asked === 'always'
  if (isSet(env.NO_COLOR)) return false
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return stdout.isTerminal && env.TERM !== 'dumb'
}

/** The colours of standard output; a file has none. Throws Refusal. */
export async function paintFor(io: Io, options: Options, file?: string): Promise<Paint> {
  if (file !== undefined || !coloured(io, options)) return plainPaint
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

/** Whether standard output gets ASCII only: the locale does not name UTF-8, or the terminal is dumb. */
export function keepsToAscii({ env }: Io): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet)
  return env.TERM === 'dumb' || !/utf-?8/i.test(locale ?? '')
}

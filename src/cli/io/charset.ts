import type { Io } from './io'

/** Whether text for standard output keeps to ASCII: the locale names no UTF-8, or the terminal is a dumb one. */
export function keepsToAscii({ env }: Io): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '')
  return env.TERM === 'dumb' || !/utf-?8/i.test(locale ?? '')
}

/** Writes a text to standard output, through a pager where it is longer than the screen. */
import { stripVTControlCharacters } from 'node:util'
import type { Io } from './io'

/** The words of the pager's command, which no shell sees; empty where texts are printed directly. */
function pagerOf({ env }: Io): readonly string[] {
  // A dumb terminal cannot move its cursor.
  if (env.TERM === 'dumb') return []
  const words = (env.KETAPLAN_PAGER ?? env.PAGER ?? 'less').split(/\s+/).filter((word) => word !== '')
  return words[0] === 'cat' ? [] : words
}

/** The lines of a screen that a text takes; a line wider than the screen takes several. */
export function heightOf(text: string, columns: number): number {
  const lines = stripVTControlCharacters(text).replace(/\n$/, '').split('\n')
  return lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / columns)), 0)
}

/** Shows a text. Resolves to false where the reader has closed standard output. Throws Failure. */
export async function show(text: string, noPager: boolean, io: Io): Promise<boolean> {
  const { isTerminal, columns, rows } = io.stdout
  const pager = pagerOf(io)
  const isPaged =
    isTerminal && !noPager && pager.length > 0 && rows !== undefined && heightOf(text, columns ?? 80) >= rows
  // LESS as git sets it: a short text stays on the screen, colours pass through, and the text stays after the end.
  if (isPaged && (await io.page(pager, text, { LESS: 'FRX', LESSCHARSET: 'utf-8' }))) return true
  return (await io.stdout.write(text)) === 'written'
}

/**
 * Cells side by side. Not cli-table3: a table without lines needs little of it, and it takes a quarter of the time in
 * which a table is planned and printed.
 */
import widthOfAny from 'fast-string-width'

export const GAP = 2

/** Columns of a text. The package's patterns for other scripts take a tenth of the start to compile. */
const stringWidth = (text: string): number => (/^[\x20-\x7e]*$/.test(text) ? text.length : widthOfAny(text))

export interface Cell {
  readonly text: string
  /** Columns of the terminal; a longer word is never cut. */
  readonly width: number
  readonly align?: 'left' | 'right' | undefined
  readonly paint?: ((text: string) => string) | undefined
}

/** The words of a text on lines of that width. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line: string | undefined
  for (const word of text.split(' ')) {
    const longer: string = line === undefined ? word : `${line} ${word}`
    if (line !== undefined && stringWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === undefined ? lines : [...lines, line]
}

function padded(text: string, { width, align, paint }: Cell): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  const painted = text === '' || paint === undefined ? text : paint(text)
  return align === 'right' ? blanks + painted : painted + blanks
}

/** One row: as many lines as its longest cell needs, two blanks between the columns. */
export function alignedRow(cells: readonly Cell[]): string {
  const columns = cells.map(({ text, width }) => text.split('\n').flatMap((line) => wrapped(line, width)))
  const height = columns.reduce((most, { length }) => Math.max(most, length), 0)
  return Array.from({ length: height }, (_, line) =>
    cells.map((cell, index) => padded(columns[index]?.[line] ?? '', cell)).join(' '.repeat(GAP)),
  ).join('\n')
}

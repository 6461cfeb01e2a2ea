// No line break between a figure and its unit.
const BREAK = / (?!(?:mg|ng|mL|mcg|kg|h|min|days|in all)\b)/

const NO_BREAK = '\u00a0'

/** The same text, never broken by `wrap`. */
export const unbroken = (text: string): string => text.replaceAll(' ', NO_BREAK)

/** The text with its blanks again. */
export const broken = (text: string): string => text.replaceAll(NO_BREAK, ' ')

/** Lines as a text for a terminal, without blanks at their ends. */
export const linesText = (lines: readonly string[]): string => `${lines.join('\n').replace(/[ \t]+$/gm, '')}\n`

/** Wraps a text between words, with later lines indented. A word longer than the width gets a line of its own. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(BREAK)) {
    const lead = lines.length === 0 ? '' : indent
    if (line === '') line = lead + word
    else if (line.length + 1 + word.length <= width) line = `${line} ${word}`
    else {
      lines.push(line)
      line = indent + word
    }
  }
  return broken([...lines, line].join('\n'))
}

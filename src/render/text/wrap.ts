// A figure is never parted from its unit.
const BREAK = / (?!(?:mg|ng|mL|mcg|kg|h|min|days|in all)\b)/

/** Words on lines of at most this width, the later lines indented. A longer word stands on a line of its own. */
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
  return [...lines, line].join('\n')
}

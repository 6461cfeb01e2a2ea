import { escapeControls } from '../../core/values/escape-controls'

/** Inside single quotes every character is literal. */
export const singleQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`

// A command substitution drops the line ends that a text ends with; IFS ends with one.
const LINE_END = '\x24{IFS#??}'

/** Printable ASCII that means the word in a shell: what could act on a screen is written by its bytes. */
function printed(text: string): string {
  const [, before = '', ends = ''] = /^([\s\S]*?)(\n*)$/.exec(text) ?? []
  const bytes = [...new TextEncoder().encode(before)].map((byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9_ @+=:,./]/.test(character) ? character : octal(byte)
  })
  return `"$(printf '${bytes.join('')}')${LINE_END.repeat(ends.length)}"`
}

/** A word as it is typed in a POSIX shell, in quotes where it needs them. */
const shellWord = (word: string): string => {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  return escapeControls(word) === word ? singleQuoted(word) : printed(word)
}

export const commandLine = (words: readonly string[]): string => words.map(shellWord).join(' ')

/** A word as it is, or in pieces of that many characters where it is longer. */
function piecesOf(word: string, most: number): readonly string[] {
  const characters = [...word]
  const count = shellWord(word).length <= most ? 1 : Math.ceil(characters.length / most)
  return Array.from({ length: count }, (_, index) =>
    count === 1 ? word : characters.slice(index * most, (index + 1) * most).join(''),
  )
}

const INDENT = '  '

/** The same over several lines, which the shell joins. */
export function commandLines(words: readonly string[], width: number): string {
  // A backslash ends a line, quotes surround a piece.
  const room = width - INDENT.length
  let [lines, column] = ['', 0]
  for (const word of words)
    for (const [index, piece] of piecesOf(word, room - 4).entries()) {
      const text = shellWord(piece)
      const isSameLine = lines === '' || (index === 0 && column + 1 + text.length <= room)
      const lead = lines === '' ? '' : isSameLine ? ' ' : index === 0 ? ` \\\n${INDENT}` : '\\\n'
      column = (isSameLine ? column : 0) + lead.length - lead.lastIndexOf('\n') - 1 + text.length
      lines += lead + text
    }
  return lines
}

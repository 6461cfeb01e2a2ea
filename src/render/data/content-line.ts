/** The content lines of a calendar file, RFC 5545. */

/** A text as a property's value, with backslash, semicolon and comma escaped. The text has no line end. */
export const escapedText = (text: string): string => text.replace(/[\\;,]/g, '\\$&')

const MOST_OCTETS = 75
const octetsOf = (text: string): number => new TextEncoder().encode(text).length

/** A line folded at 75 octets, between characters; later lines begin with a space. */
export function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > MOST_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += more
  }
  return `${text}\r\n`
}

/** Lines of a calendar file as RFC 5545 asks. */

/** A text as a property's value: what would end or part it is escaped. It holds no line end. */
export const escapedText = (text: string): string => text.replace(/[\\;,]/g, '\\$&')

const MOST_OCTETS = 75
const octetsOf = (text: string): number => new TextEncoder().encode(text).length

/** A line of at most 75 octets, the rest on lines that begin with a blank; no character is parted. */
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

/** Patterns of words, in upper or lower case, and the first of them that is in a text. */

export const patternsOf = (...sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(source, 'i'))

export function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match !== null) return match
  }
  return undefined
}

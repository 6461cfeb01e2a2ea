import { closest, distance } from 'fastest-levenshtein'

/** The known word that was probably meant: at most two letters off, one for a short word; undefined if none is. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const written = word.toLowerCase()
  const near = closest(written, known)
  return distance(written, near) <= (near.length < 4 ? 1 : 2) ? near : undefined
}

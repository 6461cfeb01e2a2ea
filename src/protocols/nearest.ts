import { closest, distance } from 'fastest-levenshtein'

/** The known name that somebody may have meant; undefined where none is close. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const near = closest(name, [...known])
  return distance(name, near) <= (near.length < 4 ? 1 : 2) ? near : undefined
}

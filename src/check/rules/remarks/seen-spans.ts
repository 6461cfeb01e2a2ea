/** The spans of many figures, joined into few that do not meet, so that a long table is not searched for each row. */
import type { Span } from '../../../core/values/interval'

export function seenSpans() {
  const lows: bigint[] = []
  const highs: bigint[] = []
  /** The first span that ends at the value or later. */
  function firstFrom(value: bigint): number {
    let [from, to] = [0, highs.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((highs[middle] ?? value) < value) from = middle + 1
      else to = middle
    }
    return from
  }
  return {
    /** Whether a span meets one that was added. */
    meets: ({ low, high }: Span): boolean => {
      const found = lows[firstFrom(low)]
      return found !== undefined && found <= high
    },
    add: ({ low, high }: Span): void => {
      const from = firstFrom(low)
      let to = from
      let [least, most] = [low, high]
      for (let next = lows[to]; next !== undefined && next <= high; next = lows[to]) {
        const end = highs[to] ?? high
        if (next < least) least = next
        if (end > most) most = end
        to++
      }
      lows.splice(from, to - from, least)
      highs.splice(from, to - from, most)
    },
  }
}

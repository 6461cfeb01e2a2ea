/** The proportion of two columns: where nothing between them changes, it is the median of their quotients. */
import { byValue, exactFigure, type Figure, ratio } from '../cells/cell'

/** A dose in a chart is nominal: `2` is 2. One of several digits may be rounded in its last. */
export const nominalOf = (figure: Figure): Figure =>
  figure.span.high - figure.value > figure.value / 50n ? exactFigure(figure.value) : figure

/** The quotient of the row that has the median one; undefined where no row has both figures. */
export function usualQuotient(
  pairs: readonly (readonly [Figure | undefined, Figure | undefined])[],
): Figure | undefined {
  const quotients = pairs.flatMap(([upper, lower]) => {
    const found = upper && lower && upper.value > 0n ? ratio(upper, lower) : undefined
    return found ?? []
  })
  // Of two rows that differ neither is usual: the first one, as it is read first.
  if (quotients.length === 2) return quotients[0]
  const sorted = quotients.toSorted(byValue)
  return narrowest(sorted[Math.floor((sorted.length - 1) / 2)], quotients)
}

/** Of the rows that agree with the usual quotient, the most exact one. */
function narrowest(usual: Figure | undefined, quotients: readonly Figure[]): Figure | undefined {
  if (usual === undefined) return undefined
  const width = ({ span }: Figure): bigint => span.high - span.low
  const agrees = ({ value }: Figure): boolean => usual.span.low <= value && value <= usual.span.high
  return quotients.filter(agrees).reduce((best, each) => (width(each) < width(best) ? each : best), usual)
}

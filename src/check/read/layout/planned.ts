/** The columns of planned and of actual rates, out of a table that holds both. */

import { headerOf, type NamedColumns } from '../columns/columns'
import { isOf, RATE_TARGETS } from '../columns/target'
import { type Block, picked, rewritten } from '../grid'
import { isOfAmount } from './subsets'

const PLANNED =
  /\b(?:plan|planned|ordered|prescribed|target|intended|programmed|soll\w*|geplant\w*|verordnet\w*|pr[e\u00e9]vue?|prescrit)(?!\p{L})/iu
const ACTUAL =
  /\b(?:actual|given|delivered|administered|measured|recorded|ist|gegeben|verabreicht|r[e\u00e9]el(?:le)?|administr[e\u00e9]e?)(?!\p{L})/iu

/** A table of planned and of actual rates is two: each is checked. */
export function plannedAndActual(block: Block, map: NamedColumns): readonly Block[] {
  const columns = block.header.cells.map((text) => {
    const header = headerOf(text, map)
    return { header, isRate: isOf(header, ...RATE_TARGETS), isPlanned: PLANNED.test(text), isActual: ACTUAL.test(text) }
  })
  const rates = columns.flatMap(({ header, isPlanned, isRate }) =>
    isRate && header.is === 'read' ? [{ target: header.target, isPlanned }] : [],
  )
  // Beside a planned rate the same rate without a word is the actual one.
  const hasPair = rates.some(
    ({ target, isPlanned }) => isPlanned && rates.some((other) => other.target === target && !other.isPlanned),
  )
  const kinds = columns.map(({ header, isRate, isPlanned, isActual }) => {
    if (!isOfAmount(header)) return undefined
    if (isPlanned) return 'planned'
    // A dose or a total beside both rates is the actual one.
    return !isRate || isActual || hasPair ? 'actual' : undefined
  })
  const hasActual = columns.some(({ isRate, isActual }, at) => kinds[at] === 'actual' && (isRate || isActual))
  if (!kinds.includes('planned') || !hasActual) return [block]
  // Remarks are of the actual rates, where they are known.
  const hasActualRate = columns.some(({ isRate }, at) => isRate && kinds[at] === 'actual')
  return (['planned', 'actual'] as const).map((kind) => {
    const kept = columns.flatMap(({ header }, at) => {
      const isOther = kind === 'planned' && hasActualRate && isOf(header, 'note')
      return (kinds[at] === undefined || kinds[at] === kind) && !isOther ? [at] : []
    })
    return rewritten(block, (line) => picked(line, kept))
  })
}

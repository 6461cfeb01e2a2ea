/** The columns of planned and of actual rates, out of a table that holds both. */

import { headerOf, type NamedColumns } from '../columns/columns'
import { RATE_TARGETS, type Target } from '../columns/target'
import { type Block, picked, rewritten } from '../grid'
import { QUANTITIES } from './subsets'

const PLANNED =
  /\b(?:plan|planned|ordered|prescribed|target|intended|programmed|soll\w*|geplant\w*|verordnet\w*|pr[e\u00e9]vue?|prescrit)(?!\p{L})/iu
const GIVEN =
  /\b(?:actual|given|delivered|administered|measured|recorded|ist|gegeben|verabreicht|r[e\u00e9]el(?:le)?|administr[e\u00e9]e?)(?!\p{L})/iu
const RATES: readonly Target[] = RATE_TARGETS

/** A rate, or a dose that is said to be planned or given. */
const isNamed = (text: string, map: NamedColumns): boolean => {
  const header = headerOf(text, map)
  if (header.is !== 'read') return false
  return RATES.includes(header.target) || (QUANTITIES.test(header.target) && (PLANNED.test(text) || GIVEN.test(text)))
}

/** A table of planned and of actual rates is two: each is checked. */
export function plannedAndActual(block: Block, map: NamedColumns): readonly Block[] {
  const rates = block.header.cells.flatMap((text) => {
    const header = headerOf(text, map)
    return header.is === 'read' && RATES.includes(header.target) ? [{ text, target: header.target }] : []
  })
  // Beside a planned rate the same without a word is that which was given.
  const isBeside = rates.some(
    ({ text, target }) =>
      PLANNED.test(text) && rates.some((other) => other.target === target && !PLANNED.test(other.text)),
  )
  const own = block.header.cells.map((text) => {
    const header = headerOf(text, map)
    if (header.is !== 'read') return undefined
    // A dose or a total beside both is that which was given.
    if (!RATES.includes(header.target))
      return !QUANTITIES.test(header.target) ? undefined : PLANNED.test(text) ? 'planned' : 'actual'
    return PLANNED.test(text) ? 'planned' : GIVEN.test(text) || isBeside ? 'actual' : undefined
  })
  const named = own.filter((_, at) => isNamed(block.header.cells[at] ?? '', map))
  if (!named.includes('planned') || !named.includes('actual')) return [block]
  const isRate = (at: number): boolean => rates.some(({ text }) => text === block.header.cells[at])
  // Remarks are of the rates that were given, where they are known.
  const hasGiven = own.some((kind, at) => kind === 'actual' && isRate(at))
  const isNote = (text = ''): boolean => {
    const header = headerOf(text, map)
    return header.is === 'read' && header.target === 'note'
  }
  return (['planned', 'actual'] as const).map((kind) => {
    const isOther = (at: number): boolean => kind === 'planned' && hasGiven && isNote(block.header.cells[at])
    const kept = [...own.keys()].filter((at) => (own[at] === undefined || own[at] === kind) && !isOther(at))
    return rewritten(block, (line) => picked(line, kept))
  })
}

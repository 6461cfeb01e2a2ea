/** The JSON of a plan as facts to compare: each figure by its place. */

import { refuse } from '../../core/model/finding'
import { type Fields, isFields } from '../../core/model/protocol'
import type { Facts, Stretch } from '../../core/plan/compare-plans'
import { rateFromNumber } from '../../core/values/quantity'
import { instant } from '../../core/values/time-zone'

/** What tells the entries of a list apart; else they are counted. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  rows: ['start', 'session'],
  segments: ['start', 'session'],
  containers: ['hung', 'session'],
  limits: ['name', 'kind', 'unit', 'side'],
  assumptions: ['id'],
}

function labelOf(list: string, entry: unknown, index: number): string {
  const words = (KEYS[list] ?? []).flatMap((key) => {
    const value = isFields(entry) ? entry[key] : undefined
    return value === undefined || (key === 'session' && value === 1) ? [] : [String(value)]
  })
  return words.length === 0 ? String(index + 1) : words.join(' ')
}

function* leaves(value: unknown, place: string, name: string): Generator<[place: string, value: string]> {
  if (Array.isArray(value)) {
    const seen = new Map<string, number>()
    yield [`${place} count`, String(value.length)]
    for (const [index, entry] of value.entries()) {
      const label = labelOf(name, entry, index)
      const before = seen.get(label) ?? 0
      seen.set(label, before + 1)
      // What is there twice is compared twice.
      yield* leaves(entry, `${place} ${label}${before === 0 ? '' : ` (${before + 1})`}`, '')
    }
  } else if (isFields(value))
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, place === '' ? key : `${place} ${key}`, key)
  else if (value !== undefined) yield [place, typeof value === 'string' ? value : JSON.stringify(value)]
}

export const valuesOf = (record: unknown): ReadonlyMap<string, string> => new Map(leaves(record, '', ''))

/** Time and rate of the segments. Throws Refusal (exit 2) where they are not times or rates. */
const stretchesOf = (segments: readonly Fields[]): readonly Stretch[] =>
  segments.map(({ start, end, rate_mg_h }) => {
    const [from = Number.NaN, to] = [start, end].map((time) => Date.parse(String(time)) / 1000)
    const rate = rateFromNumber(Number(rate_mg_h))
    if (to === undefined || !(to > from) || rate === undefined)
      return refuse('not-a-plan', 'segments', '', 'segments with start, end and rate_mg_h')
    return { from: instant(from), to: instant(to), rate }
  })

const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

export function factsOf(record: Fields): Facts {
  const { plan_id, request, protocol, limits, assumptions, totals, segments } = record
  const id = isFields(protocol) ? protocol.id : undefined
  return {
    rates: stretchesOf(list(segments)),
    values: new Map([
      ...valuesOf({ plan_id, protocol: id, request, totals }),
      ...list(limits).map(({ name, kind, bound, unit, state }): [string, string] => [
        `limit ${name} ${kind}${String(unit).includes('/kg') ? ' per kg' : ''}`,
        `${bound} ${unit}, ${state}`,
      ]),
      ...list(assumptions).map(({ id, basis, value }): [string, string] => [`assumption ${id}`, `${basis}, ${value}`]),
    ]),
  }
}

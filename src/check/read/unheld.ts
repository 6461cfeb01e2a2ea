/** What would make a table one that can be checked, where nothing of it could be held to a limit. */

import type { Report } from '../check'
import { NO_CONCENTRATION } from '../rules/labels'
import { RULES } from '../rules-list'
import { recognise } from './columns'
import type { Table } from './header'

const knownIn = (record: readonly string[] = []): number =>
  record.map((header) => recognise(header)).filter((told) => told.is === 'read' && told.target !== 'ignore')
    .length

// A title and some lines about the patient.
const MOST_ABOVE = 20

/** The record that looks more like a header than the first; undefined where none does. */
export function lowerHeader({ records: [first, ...others] }: Table): number | undefined {
  const least = Math.max(2, knownIn(first) + 1)
  const at = others.slice(0, MOST_ABOVE).findIndex((record) => knownIn(record) >= least)
  return at === -1 ? undefined : at + 1
}

/** What would be right; undefined where something was held to a limit, or an error says why nothing was. */
export function unheldHint({ isHeld, faults }: Report): string | undefined {
  if (isHeld || faults.some(({ rule }) => RULES[rule].severity === 'error')) return undefined
  const fluid = faults.find(({ found }) => found === NO_CONCENTRATION)
  return fluid?.allowed ?? 'a header such as Rate (mg/h), or --map "<header>=rate_mg_h"'
}

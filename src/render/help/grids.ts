/** The columns of the CSV and the limits of the guard in words, for `ketaplan help`. */

import {
  CEILINGS,
  DRUG_LIMITS,
  FIXED,
  LIMIT_KINDS,
  type LimitName,
  type LimitUnit,
  LOAD_LIMITS,
  PUMP_MAX,
  SHORT_CEILING,
} from '../../core/model/limit'
import type { Drug } from '../../core/model/protocol'
import { COLUMNS, type Part } from '../data/columns'
import { SUPPLY_COLUMNS } from '../data/containers'
import type { Grid } from '../table/grid'
import { amountText } from '../text/figures'

const WHEN: Readonly<Record<Part, string>> = {
  hour: 'by hour, by change',
  session: 'by session',
  weight: 'with --weight',
  concentration: 'with --concentration',
  predict: 'with --predict',
  given: 'with continue',
}

export const columnGrid = (): Grid => ({
  heads: ['column', 'when', 'meaning'],
  rows: [
    ['id', 'batch', "the request's own, of one plan among many"],
    ...COLUMNS.map(({ name, part, meaning }) => [name, part === undefined ? '' : WHEN[part], meaning]),
  ],
})

export const supplyGrid = (): Grid => ({
  heads: ['column', 'meaning'],
  rows: SUPPLY_COLUMNS.map(([name, meaning]) => [name, meaning]),
})

const ceiling = (rates: Readonly<Record<LimitUnit, number>>): string =>
  Object.entries(rates)
    .map(([unit, value]) => `${value} ${unit}`)
    .join(' and ')

const load = (drug: Drug): string =>
  `${amountText(LOAD_LIMITS[drug].soft)}, never over ${amountText(LOAD_LIMITS[drug].hard)}`

const WORDS: Readonly<Record<LimitName, string>> = {
  rate: "the protocol's maximum",
  'rate-per-kg': "the protocol's own maximum per kg",
  'session-dose': "the protocol's mg per session, as a rate over the session's length",
  ceiling: `every plan: racemic ${ceiling(CEILINGS['ketamine-racemic'])}; esketamine ${ceiling(CEILINGS.esketamine)}, in a session of at most 1 h ${ceiling(SHORT_CEILING)}`,
  max: 'your --max',
  'rate-per-weight': `racemic, when the weight is known: ${amountText(DRUG_LIMITS['ketamine-racemic'])}`,
  'rate-absolute': `esketamine: ${amountText(DRUG_LIMITS.esketamine)}, in sessions longer than 1 h`,
  'start-rate': "not above the protocol's own start at this weight",
  'step-size':
    "not above the protocol's own step at this weight; a tenth above it where that comes from rounding to the pump's step",
  'step-interval': "not shorter than the protocol's",
  'course-length': `not more days or sessions than the protocol's; never over ${amountText(FIXED.longestCourse)}`,
  'session-length': `not longer sessions than the protocol's; never over ${amountText(FIXED.longestSession)}`,
  window: "the protocol's calendar days, where it has them",
  'one-a-day': 'not two sessions starting on one date',
  overlap: 'no two sessions at the same time',
  weight: `above ${amountText(FIXED.heaviest)} the figure may be in pounds`,
  concentration: `below ${amountText(FIXED.dilute)}, and from ${amountText(FIXED.tenfold)} on; from ${amountText(FIXED.undiluted)} on cannot be overridden`,
  'pump-rate': `the set rate: not above --pump-max, ${PUMP_MAX.assumed} mL/h assumed`,
  'fluid-24h': `not above ${amountText(FIXED.fluid)}, in any 24 h of the course`,
  restart: 'after a pause of more than 1 h: not above the start rate',
  'load-dose': `a load: racemic ${load('ketamine-racemic')}; esketamine ${load('esketamine')}; the protocol's own where it has one`,
  'dose-24h': "the protocol's mg in any 24 h of the course, where it has them",
  minimum: "a planned rate below the protocol's, where it has one",
}

/** Every limit, in the order in which ties are named. */
export function limitGrid(): Grid {
  return {
    heads: ['limit', 'kind', 'bound'],
    rows: (Object.keys(LIMIT_KINDS) as LimitName[]).map((name) => [name, LIMIT_KINDS[name], WORDS[name]]),
  }
}

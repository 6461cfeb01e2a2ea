/** The limits of the guard in words, for `ketaplan help guard`. */
import { CEILINGS, LIMIT_KINDS, type LimitName } from '../core/limit'
import { plan } from '../core/plan'
import type { Drug } from '../core/protocol'
import { parseRequest } from '../core/request'
import { findProtocol } from '../protocols/index'
import type { Grid } from './grid'

const START = '2026-11-30T08:00Z'
const EXAMPLES = [
  { protocol: 'crps-10session', setting: 'outpatient' },
  { protocol: 'ketcrps-2-outpatient', setting: 'outpatient' },
] as const

/** Our own limits as plans are held to them: they are the same for every protocol of a drug. */
function boundsOfPlans(): (name: LimitName, kind?: 'hard' | 'soft') => string {
  const limits = EXAMPLES.flatMap(({ protocol: id, setting }) => {
    const protocol = findProtocol(id)
    const request = { setting, start: START, weight: '70', concentration: '1' } as const
    if (protocol === undefined) throw new RangeError(`no protocol ${id}`)
    return plan(parseRequest(request, { now: 0, zone: () => 'UTC' }), protocol).limits
  })
  return (name, kind = LIMIT_KINDS[name]) => {
    const found = limits.find((limit) => limit.name === name && limit.kind === kind)
    if (found === undefined) throw new RangeError(`no ${kind} limit ${name}`)
    return `${found.value} ${found.unit}`
  }
}

const ceiling = (drug: Drug): string =>
  Object.entries(CEILINGS[drug])
    .map(([unit, value]) => `${value} ${unit}`)
    .join(' and ')

function wordsOf(bound: ReturnType<typeof boundsOfPlans>): Readonly<Record<LimitName, string>> {
  return {
    rate: "the protocol's maximum",
    'rate-per-kg': "the protocol's own maximum per kg",
    'session-dose': "the protocol's mg per session, as a rate over the session's length",
    ceiling: `any local file: racemic ${ceiling('ketamine-racemic')}, esketamine ${ceiling('esketamine')}`,
    max: 'your --max',
    'rate-per-weight': `racemic, when the weight is known: ${bound('rate-per-weight')}`,
    'rate-absolute': `esketamine: ${bound('rate-absolute')}`,
    'start-rate': "not above the protocol's own start at this weight",
    'step-size': "not above the protocol's own step at this weight",
    'step-interval': "not sooner than the protocol's",
    'course-length': `not more days or sessions than the protocol's; never over ${bound('course-length', 'hard')}`,
    'session-length': `not longer sessions than the protocol's; never over ${bound('session-length', 'hard')}`,
    window: "the protocol's calendar days, where it has them",
    'one-a-day': 'not two sessions starting on one date',
    overlap: 'no two sessions at one time',
    weight: `above ${bound('weight')} pounds are suspected`,
    concentration: `from ${bound('concentration')} on; from ${bound('concentration', 'hard')} on never lifted`,
  }
}

/** Every limit, in the order in which ties are named. */
export function limitGrid(): Grid {
  const words = wordsOf(boundsOfPlans())
  return {
    heads: ['limit', 'kind', 'bound'],
    rows: (Object.keys(LIMIT_KINDS) as LimitName[]).map((name) => [name, LIMIT_KINDS[name], words[name]]),
  }
}

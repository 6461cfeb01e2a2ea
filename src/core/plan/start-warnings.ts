/** What is unusual about a start, seen from the present. Not a part of the plan, which is the same on any day. */
import { type Finding, findingOf } from '../model/finding'
import type { Request } from '../request/request'
import { isoMoment } from '../values/time-zone'

const CODES = { past: 'start-past', 'beyond a year': 'start-far' } as const

/** A warning where the start is in the past or more than a year ahead. */
export function startWarnings({ start }: Pick<Request, 'start'>): readonly Finding[] {
  if (start.ahead === 'within a year') return []
  return [findingOf('warning', CODES[start.ahead], 'start', isoMoment(start.zone, start.at))]
}

import { expect, it } from 'vitest'
import { continuationOf } from '../../../src/cli/given/document'
import { sourceRecord } from '../../../src/render/data/json'
import { restOf } from '../../core/given/records'
import { refused } from '../../core/refused'
import { planOf, view } from '../../render/plan-of'

it('reads what a continued plan says of its record', () => {
  const rest = restOf(
    planOf(),
    [
      [0, 20],
      [90, 22.5],
    ],
    { untilMinute: 120, resumeSteps: true, allow: ['restart'], reason: 'x' },
  )
  const { planned: _, ...asked } = rest.given ?? expect.unreachable('nothing was given')
  expect(continuationOf(sourceRecord(rest, view(), {}).given ?? {})).toEqual(asked)
})

it.each([
  {},
  { plan_id: 'p', file: 'f', rows: 'x' },
  { plan_id: 'p', file: 'f', rows: [{ time: 'soon', rate_mg_h: 1 }] },
])('refuses %j', (given) => expect(refused(() => continuationOf(given)).code).toBe('not-a-plan'))

import { expect, it } from 'vitest'
import { isWithinLoad, stepViolations } from '../../../src/core/given/step-limits'
import type { Protocol } from '../../../src/core/model/protocol'
import { plan } from '../../../src/core/plan/plan'
import type { Segment } from '../../../src/core/schedule/segment'
import { minutes } from '../../../src/core/values/quantity'
import { after } from '../../../src/core/values/time-zone'
import { findProtocol } from '../../../src/protocols/index'
import { planOf } from '../../render/plan-of'
import { mgPerH } from './records'

const { request } = planOf({ setting: 'outpatient', weight: '80' })
const fractions = plan(request, findProtocol('schwartzman-2009') as Protocol)
const [first] = fractions.segments
const at = (session: number, rate: number) =>
  ({ ...first, session, rate: mgPerH(rate) }) as (typeof fractions.segments)[number]

it('holds a planned rise to the next fraction of the maximum', () => {
  const rates = (...given: readonly number[]) =>
    stepViolations(
      { ...fractions, start: first?.rate },
      given.map((rate, index) => at(index + 1, rate)),
    ).map(({ found, limit }) => [found, limit.bound])
  expect(rates(12.5, 18.75, 25)).toEqual([])
  expect(rates(12.5, 25)).toEqual([['25 mg/h', mgPerH(18.75)]])
  // From between two fractions the next one is the one above.
  expect(rates(10, 12.5, 12, 18.75)).toEqual([['18.75 mg/h', mgPerH(12.5)]])
})

it('leaves steps of a rate to their own limit', () => {
  const own = planOf()
  expect(stepViolations({ ...own, start: mgPerH(20) }, own.segments)).toEqual([])
})

it('tells the time of a load, moved as the start was, from what follows it', () => {
  const { segments } = planOf()
  const [begun] = segments as readonly [Segment, ...Segment[]]
  const load: Segment = { ...begun, phase: 'load', time: minutes(30) }
  const row = (from: number): Segment => ({ ...begun, start: after(begun.start, minutes(from)) })
  const within = (...from: readonly number[]) => isWithinLoad([load, ...segments], from.map(row))
  expect([within(0), within(60, 80), within(0, 30)]).toEqual([true, true, false])
  expect(isWithinLoad(segments, [row(0)])).toBe(false)
})

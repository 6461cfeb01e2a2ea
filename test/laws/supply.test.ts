/** Containers: every millilitre of the plan is in one of them, none holds more than it can or hangs too long. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import { changesOf, type Supply, supplyOf } from '../../src/core/plan/containers'
import { rowsOf, totalsOf } from '../../src/core/plan/rows'
import type { Plan } from '../../src/core/plan/types'
import { bySession, doseOfAll, endOf } from '../../src/core/schedule/segment'
import { volumeOfDose } from '../../src/core/values/quantity'
import { inpatient, outpatient, planOf } from '../core/forge'
import { lawRuns } from '../law-runs'
import { planned, plans, rawRequests } from './arbitrary'

interface Filled {
  readonly plan: Plan
  readonly supply: Supply
  /** mcg/mL */
  readonly drug: number
}

const figure = (min: number, max: number) => fc.integer({ min, max }).map((value) => String(value / 1000))
const filled: fc.Arbitrary<Filled> = fc
  .tuple(
    rawRequests,
    fc.oneof(fc.constantFrom('1', '2'), figure(100, 9999)),
    fc.constantFrom('0.01', '0.001', '0.1', '0.37'),
    fc.oneof(fc.constantFrom('20', '50', '100', '250', '500', '1000'), figure(1, 600_000)),
  )
  .map(([raw, concentration, step, container]) => planned({ ...raw, concentration, pumpStep: step, container }))
  .map((plan) => ({ plan, supply: plan && supplyOf(plan), drug: plan?.request.pump?.concentration ?? 0 }))
  .filter((each): each is Filled => each.plan !== undefined && each.supply !== undefined)

/** mcL/h of the plan in the minute that begins then. */
function flowAt({ plan, drug }: Filled, at: number): bigint {
  const segment = plan.segments.find((each) => each.start <= at && at < endOf(each))
  if (segment === undefined) throw new Error('between sessions')
  return BigInt(segment.rate) / BigInt(drug)
}

/** When containers are hung, found minute by minute from the rule alone. */
function hungMinuteByMinute(given: Filled): readonly number[] {
  const { plan, supply } = given
  const hung: number[] = []
  for (const session of bySession(plan.segments)) {
    let left = -1n
    let minutes = 0
    for (const segment of session)
      for (let at: number = segment.start; at < endOf(segment); at += 60) {
        const flow = flowAt(given, at)
        if (left < flow || minutes === 24 * 60) {
          hung.push(at)
          left = BigInt(supply.container)
          minutes = 0
        }
        left -= flow
        minutes++
      }
  }
  return hung
}

it('hold the plan’s fluid to the last, and none more than its size', () => {
  fc.assert(
    fc.property(filled, ({ plan, supply, drug }) => {
      const total = plan.segments.reduce((sum, { rate, time }) => sum + BigInt(rate) * BigInt(time), 0n)
      const used = supply.containers.reduce((sum, each) => sum + BigInt(each.used), 0n)
      expect(used * BigInt(drug)).toBe(total)
      expect(BigInt(supply.used)).toBe(used)
      expect(supply.used).toBe(volumeOfDose(totalsOf(plan).dose, drug as never))
      for (const { used: of, left } of supply.containers) {
        expect(of).toBeGreaterThan(0)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(of + left).toBe(supply.container)
      }
      expect(supply.leftInLast).toBe(supply.containers.at(-1)?.left)
      expect(supply.used + supply.left).toBe(supply.container * supply.containers.length)
    }),
    { numRuns: lawRuns(300, 40) },
  )
})

it('hang one after the other through each session, none longer than 24 h, and none across two', () => {
  fc.assert(
    fc.property(filled, ({ plan, supply }) => {
      const sessions = bySession(plan.segments)
      const perSession = sessions.map((session) =>
        supply.containers.filter((each) => each.session === session[0]?.session),
      )
      expect(perSession.flat()).toEqual(supply.containers)
      for (const [index, session] of sessions.entries()) {
        const hung = perSession[index] ?? []
        const end = session.at(-1)
        expect(hung[0]?.hung).toBe(session[0]?.start)
        expect(hung.at(-1)?.until).toBe(end && endOf(end))
        expect(hung.map(({ ends }) => ends === 'end of session')).toEqual(hung.map((_, at) => at === hung.length - 1))
        for (const [at, each] of hung.entries()) {
          expect(each.until - each.hung).toBeLessThanOrEqual(86_400)
          if (at > 0) expect(each.hung).toBe(hung[at - 1]?.until)
          if (each.ends === '24 h') expect(each.until - each.hung).toBe(86_400)
        }
      }
    }),
    { numRuns: lawRuns(300, 40) },
  )
})

it('are hung when a count minute by minute says so', () => {
  let counted = 0
  fc.assert(
    fc.property(filled, (given) => {
      const hung = given.supply.containers.map((each) => each.hung)
      expect(hung).toEqual(hungMinuteByMinute(given))
      counted += hung.length
    }),
    { numRuns: lawRuns(100, 15) },
  )
  expect(counted).toBeGreaterThan(lawRuns(1000, 120))
})

it('note each change in one row, whichever rows there are', () => {
  fc.assert(
    fc.property(filled, fc.constantFrom('hour', 'session', 'change'), ({ plan }, by) => {
      const changes = changesOf(plan)
      for (const { start, end, notes } of rowsOf(plan, by))
        expect(notes.some(({ kind }) => kind === 'container-change')).toBe(
          changes.some((at) => start <= at && at < end),
        )
      for (const at of changes)
        expect(rowsOf(plan, by).filter(({ start, end }) => start <= at && at < end).length).toBe(1)
    }),
    { numRuns: lawRuns(100, 15) },
  )
})

it('change no rate, no dose and no id', () => {
  fc.assert(
    fc.property(plans, figure(20_000, 600_000), ({ raw }, container) => {
      const pump = { concentration: '1', pumpStep: '0.01' }
      const [bare, held] = [planned({ ...raw, ...pump }), planned({ ...raw, ...pump, container })]
      expect(held?.segments).toEqual(bare?.segments)
      expect(held?.id).toBe(bare?.id)
      if (bare !== undefined) expect(supplyOf(bare)).toBeUndefined()
    }),
    { numRuns: lawRuns(100, 15) },
  )
})

it('are as few as a thousand, or refused', () => {
  fc.assert(
    fc.property(figure(1, 20_000), fc.constantFrom(inpatient, outpatient), (container, request) => {
      const asked = request({ concentration: '1', container })
      try {
        expect(supplyOf(planOf(asked))?.containers.length).toBeLessThanOrEqual(1000)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        expect(error.exit).toBe(2)
        // Refused only where a minute, or a thousandth of the fluid with what a minute leaves, is more than it holds.
        const bare = planOf(request({ concentration: '1' }))
        const mostPerMinute = Math.max(...bare.segments.map(({ rate }) => rate)) / 60e6
        const fluid = doseOfAll(bare.segments) / 60e6
        expect(Number(container)).toBeLessThan(fluid / 980 + mostPerMinute)
      }
    }),
    { numRuns: lawRuns(200, 30) },
  )
})

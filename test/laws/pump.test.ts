/** At the pump: what it delivers, never more than what was planned, and nothing rounded in between. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import { rowsOf, totalsOf } from '../../src/core/plan/rows'
import type { Plan } from '../../src/core/plan/types'
import type { RawRequest } from '../../src/core/request/request'
import { columnsOf } from '../../src/render/data/columns'
import { inpatient, outpatient, planOf } from '../core/forge'
import { lawRuns } from '../law-runs'

const cells = (plan: Plan, index: number): Record<string, string> => {
  const row = rowsOf(plan, 'hour')[index]
  if (row === undefined) throw new RangeError(`no row ${index}`)
  return Object.fromEntries(columnsOf(plan, 'hour').map(({ name, text }) => [name, text(row)]))
}
const refusal = (asked: Partial<RawRequest>): [number, readonly string[]] => {
  try {
    planOf(inpatient(asked))
  } catch (error) {
    if (error instanceof Refusal) return [error.exit, error.findings.map(({ code, limit }) => limit?.name ?? code)]
    throw error
  }
  throw new Error('planned')
}

describe('a plan at the pump', () => {
  it('of 45 kg at 0.3 mg/kg/h and 2 mg/mL runs at 6.7 mL/h and gives 13.4 mg/h', () => {
    // 0.3 x 45 = 13.5 mg/h; / 2 = 6.75 mL/h, down to 6.7; x 2 = 13.4 mg/h.
    const plan = planOf(inpatient({ weight: '45', startRate: '0.3mg/kg/h', maxRate: '0.3mg/kg/h', concentration: '2' }))
    // One pump step more, 13.6 mg/h, would pass 13.5.
    expect(cells(plan, 0)).toMatchObject({
      rate_mg_h: '13.4',
      rate_mL_h: '6.7',
      volume_mL: '6.7',
      limit_mg_h: '13.5',
      at_limit: 'true',
      held_by: 'max',
    })
  })

  it('of 4,750 mg at 1 mg/mL is 4.75 L', () => {
    const plan = planOf(inpatient({ concentration: '1' }))
    expect(totalsOf(plan).dose / 60_000_000).toBe(4750)
    expect(cells(plan, 119)).toMatchObject({ cumulative_mg: '4750', cumulative_mL: '4750' })
  })

  it('of 3 mg/mL delivers what its settings give', () => {
    // 20 / 3 = 6.667, so 6.6 mL/h and 19.8 mg/h; 8.3, 24.9; 10, 30; 11.6, 34.8; 13.3, 39.9.
    const plan = planOf(inpatient({ concentration: '3' }))
    expect(plan.segments.map(({ rate }) => rate / 1e6)).toEqual([19.8, 24.9, 30, 34.8, 39.9])
    // 19.8 + 24.9 + 30 + 34.8 + 39.9 x 116 = 4,737.9
    expect(totalsOf(plan).dose / 60_000_000).toBe(4737.9)
  })

  it.each<[Partial<RawRequest>, number, string[]]>([
    [{ concentration: '100' }, 3, ['concentration']],
    [{ concentration: '100', allow: 'concentration', reason: 'x' }, 3, ['concentration']],
    [{ concentration: '10' }, 3, ['concentration']],
    // 5 mg/h is less than the 9 mg/h of one step.
    [{ concentration: '9', pumpStep: '1' }, 2, ['step-vanishes']],
    // 20 mg/h is less than the 25 mg/h of one step.
    [{ concentration: '5', pumpStep: '5' }, 2, ['step-vanishes']],
    // 9.99, then 19.98 mg/h: +9.99, where a tenth above +5 is 5.5.
    [{ startRate: '19.9', maxRate: '24.9', concentration: '9.99', pumpStep: '1' }, 3, ['step-size']],
    // 14, 21, 28, 35 mg/h: +7.
    [{ maxRate: '35', concentration: '7', pumpStep: '1' }, 3, ['step-size']],
    [{ pumpStep: '1' }, 2, ['alone']],
    [{ pumpMax: '500' }, 2, ['alone']],
    // 40,000 mL/h.
    [{ concentration: '0.001' }, 3, ['pump-rate']],
    [{ concentration: '0.001', allow: 'concentration,fluid-24h', reason: 'x' }, 3, ['pump-rate']],
    // 20 mg/h at 0.02 mg/mL are 1,000 mL/h; at 0.05 mg/mL 40 mg/h are 800 mL/h, 19,200 mL in 24 h.
    [{ concentration: '0.02' }, 3, ['pump-rate']],
    [{ concentration: '0.05' }, 3, ['concentration', 'fluid-24h']],
    [{ concentration: '0.05', pumpMax: '799.9' }, 3, ['pump-rate']],
    // 200 mL/h: 4,800 mL in 24 h.
    [{ concentration: '0.2' }, 3, ['fluid-24h']],
    // 50,000 mcg/mL x 999,999,999,000 mcL/h is beyond what a double holds exactly.
    [{ concentration: '50', pumpStep: '999999999' }, 2, ['too-large']],
    [{ concentration: '999999999' }, 3, ['concentration']],
  ])('is refused where %j: exit %i, %j', (asked, exit, names) => {
    expect(refusal(asked)).toEqual([exit, names])
  })

  // 40 mg/h at 0.32 mg/mL are 125 mL/h, 3,000 mL in 24 h.
  it.each(['9.999', '1', '0.32'])('needs no leave at %s mg/mL', (concentration) => {
    expect(() => planOf(inpatient({ concentration, pumpStep: '0.001' }))).not.toThrow()
  })

  it.each([
    ['1', false],
    ['2', false],
    ['1.5', true],
  ])('at %s mg/mL has the note of an unusual concentration: %s', (concentration, noted) => {
    const { findings } = planOf(inpatient({ concentration }))
    expect(findings.some(({ code }) => code === 'unusual-concentration')).toBe(noted)
  })

  it('has another id than the same plan at another pump', () => {
    const ids = [
      {},
      { concentration: '1' },
      { concentration: '2' },
      { concentration: '1', pumpStep: '1' },
      { concentration: '1', pumpMax: '500' },
    ].map((asked) => planOf(inpatient(asked)).id)
    expect(new Set(ids).size).toBe(5)
  })
})

/** mcg/mL and mcL/h as written. */
const figure = (most: number) => fc.integer({ min: 1, max: most }).map((thousandths) => thousandths / 1000)

it('delivers whole pump steps, never more than planned and less than a step below', () => {
  let planned = 0
  fc.assert(
    fc.property(figure(9999), figure(2000), fc.constantFrom(inpatient, outpatient), (drug, step, request) => {
      const asked = { concentration: String(drug), pumpStep: String(step) }
      const bare = planOf(request({}))
      let plan: Plan
      try {
        plan = planOf(request(asked))
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        return
      }
      planned++
      const rateIncrement = Math.round(drug * 1000) * Math.round(step * 1000)
      for (const [index, { rate, time }] of plan.segments.entries()) {
        const without = bare.segments[index]?.rate ?? Number.NaN
        expect(rate % rateIncrement).toBe(0)
        expect(rate).toBeLessThanOrEqual(without)
        expect(rate).toBeGreaterThan(without - rateIncrement)
        // mL are exact: the dose is the fluid times the concentration.
        expect((rate * time) % Math.round(drug * 1000)).toBe(0)
      }
      // Rounded down to whole pump steps, a rise may be a tenth above 5 mg/h, and its row says so.
      for (const { change = 0, notes, rate } of rowsOf(plan, 'change')) {
        expect(change).toBeLessThanOrEqual(5_500_000)
        expect(notes.some(({ kind }) => kind === 'pump-step')).toBe(change > 5_000_000)
        expect(rate / Math.round(drug * 1000)).toBeLessThanOrEqual(999_000)
      }
      for (const row of rowsOf(plan, 'hour')) expect(row.atLimit).toBe(row.rate + rateIncrement > plan.maximum.rate)
    }),
    { numRuns: lawRuns(300, 100) },
  )
  expect(planned).toBeGreaterThan(lawRuns(60, 20))
})

import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { dose, figure, level, shownOf, signed, volume } from '../../../src/render/data/column'
import { planOf } from '../plan-of'

const row = (plan: ReturnType<typeof planOf>, index: number) => rowsOf(plan, 'hour').at(index) ?? expect.fail('no row')

it('writes a rise and a fall, without a plus', () => {
  expect([signed(5_000_000), signed(-2_500_000), signed(0)]).toEqual(['5', '-2.5', '0'])
})

it('rounds a text and keeps the number exact', () => {
  const plan = planOf({
    startRate: '19.87',
    concentration: '3',
    pumpStep: '0.01',
    stepEvery: '50min',
    allow: 'step-interval',
    reason: 'x',
  })
  const first = row(plan, 0)
  // 6.62 mL/h x 3 mg/mL = 19.86 mg/h; in 50 min 16.55 mg, 5.51666... mL.
  expect(dose((each) => each.dose).text(first)).toBe('16.55')
  const fluid = volume(shownOf(plan, 'hour', undefined), (each) => each.dose)
  expect(fluid.text(first)).toBe('5.52')
  expect(fluid.value?.(first)).toBeCloseTo(331 / 60, 12)
})

it('takes a number from its text', () => {
  expect(figure(() => '0.567').value?.(row(planOf(), 0))).toBe(0.567)
})

it('throws for a column whose part of the request is missing', () => {
  const shown = shownOf(planOf(), 'hour', undefined)
  expect(() => volume(shown, (each) => each.dose)).toThrow(RangeError)
  expect(() => level(shown, 'low')).toThrow(RangeError)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mgPerHNumber } from '../../../src/core/values/quantity'
import { MOST_VARIANTS, OVERLAY, overlay } from '../../../src/render/compare/overlay'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { type Asked, outpatient, planOf } from '../plan-of'
import { variantOf } from './variants'

const of = (...asked: readonly Asked[]) => asked.map((each, index) => ({ name: `v${index}`, plan: planOf(each) }))
const drawn = (variants: Parameters<typeof overlay>[0]) => overlay(variants, 690).shapes.join('')
const titles = (text: string) => [...text.matchAll(/class="title"[^>]*>([^<]*)</g)].map(([, title]) => title)
/** The paths of a variant: its sample in the legend, then one in each window. */
const paths = (text: string, index: number) =>
  [...text.matchAll(new RegExp(`class="v${index}"[^>]* d="([^"]*)"`, 'g'))].map(([, d = '']) => d)

it('draws the first hours beside the whole course', () => {
  const text = drawn(of({}, { stepEvery: '4h' }))
  // 16 h of steps and a quarter more.
  expect(titles(text)).toEqual(['Ketamine (racemic), planned rate in mg/h', 'The first 20 h', 'The whole course'])
  expect(paths(text, 0)).toHaveLength(3)
  expect(titles(drawn(of({}, {})))).toContain('The first 12 h')
})

it('draws the course alone where the first hours are most of it, or where there are only sessions', () => {
  expect(titles(drawn(of({ length: '20h' }, { length: '16h' })))).not.toContain('The first 12 h')
  const series = { name: 'a', plan: outpatient({ sessions: '1' }) }
  expect(titles(drawn([series, series]))).toEqual(['Ketamine (racemic), planned rate in mg/h', 'The whole course'])
})

it('puts every rate at its height and time', () => {
  const text = drawn(of({ days: '2', stepEvery: '24h' }, { days: '2', maxRate: '20' }))
  const [, , whole = ''] = paths(text, 0)
  // Up to 20 mg/h, at half of the time to 25 mg/h, and down again.
  const points = [...whole.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const [[left = 0, floor = 0] = [], [, low = 0] = [], , [middle = 0, high = 0] = [], [right = 0] = []] = points
  expect(points).toHaveLength(6)
  expect(middle).toBeCloseTo((left + right) / 2, 0)
  expect((floor - high) / (floor - low)).toBeCloseTo(25 / 20, 2)
})

it('draws each drug on a scale of its own, and says which', () => {
  const text = drawn([variantOf('crps-5day'), variantOf('ketcrps-2-inpatient')])
  expect(titles(text).filter((title) => title?.includes('mg/h'))).toEqual([
    'Ketamine (racemic), planned rate in mg/h',
    'Esketamine, planned rate in mg/h',
  ])
})

it('names each variant with its total, whatever its name', () => {
  const [first, second] = of({}, { maxRate: '30' })
  const text = drawn([{ ...(first ?? expect.fail()), name: '<b>\u202e' }, second ?? expect.fail()])
  expect(text).toContain('>&lt;b&gt;\\u{202e}: 4,750 mg in 5 days<')
  expect(text).not.toContain('<b>')
})

it('distinguishes variants without colour', () => {
  const many = of(...Array.from({ length: MOST_VARIANTS }, () => ({})))
  const text = drawn(many)
  const styles = many.map(
    (_, index) => /stroke-width="[^"]*" stroke-dasharray="[^"]*"/.exec(text.split(`class="v${index}" `)[1] ?? '')?.[0],
  )
  expect(new Set(styles).size).toBe(MOST_VARIANTS)
  for (const index of many.keys()) expect(OVERLAY).toContain(`.v${index}{stroke:#`)
})

it('draws any plans within its height, and no rate above its maximum', () => {
  fc.assert(
    fc.property(plans, plans, (one, other) => {
      const variants = [one, other].map(({ plan }, index) => ({ name: String(index), plan }))
      const { height, shapes } = overlay(variants, 690)
      const text = shapes.join('')
      expect(text).not.toMatch(/NaN|Infinity|undefined/)
      expect(height).toBeGreaterThanOrEqual(variants.length * 40)
      const highest = Math.max(...variants.map(({ plan }) => mgPerHNumber(plan.maximum.rate)))
      for (const index of [0, 1])
        for (const path of paths(text, index).slice(1)) {
          const ys = [...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))
          expect(Math.max(0, ...ys)).toBeLessThanOrEqual(height)
          expect(Math.min(...ys, highest)).toBeGreaterThanOrEqual(0)
        }
    }),
    { numRuns: lawRuns(40, 13) },
  )
})

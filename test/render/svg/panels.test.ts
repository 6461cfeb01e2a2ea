import fc from 'fast-check'
import { expect, it } from 'vitest'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { endOf } from '../../../src/core/schedule/segment'
import { mgPerHNumber } from '../../../src/core/values/quantity'
import type { Instant } from '../../../src/core/values/time-zone'
import { concentrationPanel, dosePanel, endOfDrawing, type Panel, ratePanel } from '../../../src/render/svg/panels'
import { lawRuns } from '../../law-runs'
import { outpatient, planOf } from '../plan-of'
import { regimenPlans } from '../regimen-plans'

/** Hours to the right and units downwards, so that a path can be read as the plan's own figures. */
function read(panel: Panel, start: number, kind: string): string {
  const place = { x: (at: Instant) => (at - start) / 3600, y: (value: number) => value, left: 0, right: 0 }
  const shapes = panel.shapes(place).join('\n')
  return new RegExp(`<path class="${kind}" d="([^"]*)"`).exec(shapes)?.[1] ?? ''
}
const short = () => planOf({ days: '1', stepEvery: '8h' })
const startOf = (plan: ReturnType<typeof planOf>) => plan.request.start.at

it('draws the staircase from nothing to nothing', () => {
  // 20 mg/h for 8 h, 25 for 8 h, 30 for 8 h.
  expect(read(ratePanel(short()), startOf(short()), 'rate')).toBe('M0,0L0,20L8,20L8,25L16,25L16,30L24,30L24,0')
})

it('draws each session by itself', () => {
  const plan = outpatient({ sessions: '2' })
  expect(read(ratePanel(plan), startOf(plan), 'rate')).toBe('M0,0L0,20L4,20L4,0M24,0L24,25L28,25L28,0')
})

it('does not end at nothing where the infusion goes on', () => {
  const panel = ratePanel(short(), 'first', true)
  expect(read(panel, startOf(short()), 'steps')).toBe('M0,0L0,20L8,20L8,25L16,25L16,30L24,30')
  expect(read(panel, startOf(short()), 'wash')).toMatch(/L24,0$/)
})

it('labels a narrow step where there is room up to the next', () => {
  const plan = outpatient({ sessions: '3' })
  const figures = (pixels: number) => {
    const x = (at: Instant) => ((at - startOf(plan)) / 3600) * pixels
    const shapes = ratePanel(plan)
      .shapes({ x, y: () => 0, left: 0, right: 0 })
      .join('')
    return [...shapes.matchAll(/class="value"[^>]*>([^<]*)</g)].map(([, text]) => text)
  }
  // A session of 4 h is 4 pixels wide, and a day 24: room for two figures. The last has none.
  expect(figures(1)).toEqual(['20', '25'])
  expect(figures(10)).toEqual(['20', '25', '30'])
  expect(figures(0.1)).toEqual([])
})

it('draws a load that passes the maximum within its panel, with its figure beside it', () => {
  fc.assert(
    fc.property(regimenPlans, ({ plan }) => {
      const { top, height, shapes } = ratePanel(plan)
      const y = (value: number) => height * (1 - value / top)
      for (const { rate } of plan.segments) expect(y(mgPerHNumber(rate))).toBeGreaterThanOrEqual(0)
      const drawn = shapes({ x: (at) => (at - startOf(plan)) / 3600, y, left: 0, right: 0 }).join('')
      expect(drawn).not.toMatch(/NaN|Infinity|undefined/)
    }),
    { numRuns: lawRuns(60, 12) },
  )
})

it('writes the peak at the line', () => {
  const plan = planOf()
  const prediction = predict(plan, 'kamp-2020')
  const panel = concentrationPanel(plan, prediction, endOfDrawing(plan, prediction))
  const shapes = panel.shapes({ x: (at) => at, y: (value) => value, left: 0, right: 0 }).join('')
  const [, x, y] = /<text x="([\d.]+)" y="([\d.]+)"[^>]*>peak 476</.exec(shapes) ?? []
  expect(Number(x)).toBeCloseTo(prediction.peak.at, -1)
  expect(Number(y)).toBeCloseTo(prediction.peak.chosen - 6, 0)
})

it('draws the dose so far: 160, 360, 600 mg', () => {
  // 8 x 20; + 8 x 25; + 8 x 30.
  expect(read(dosePanel(short()), startOf(short()), 'dose')).toBe('M0,0L8,160L8,160L16,360L16,360L24,600')
})

it('names the maximum and the limit that it is, and the dose in all', () => {
  const place = { x: () => 0, y: () => 0, left: 0, right: 0 }
  expect(
    ratePanel(planOf({ maxRate: '32.5' }))
      .shapes(place)
      .join(''),
  ).toContain('>maximum 32.5 mg/h (max)<')
  expect(dosePanel(planOf()).shapes(place).join('')).toContain('>4,750 mg<')
})

it('holds the model within the range over all, at every place', () => {
  const plan = planOf({ weight: '70', stepEvery: '24h' })
  const prediction = predict(plan, 'domino')
  const until = endOfDrawing(plan, prediction)
  const panel = concentrationPanel(plan, prediction, until)
  const points = (path: string) => path.match(/[\d.]+,[\d.]+/g)?.map((each) => each.split(',').map(Number)) ?? []
  const model = points(read(panel, startOf(plan), 'model'))
  const band = points(read(panel, startOf(plan), 'band'))
  expect(band.length).toBe(2 * model.length)
  for (const [index, [, level = 0]] of model.entries()) {
    const [, high = 0] = band[index] ?? []
    const [, low = 0] = band[band.length - 1 - index] ?? []
    expect(level >= low && level <= high).toBe(true)
  }
  // The value computed three times over, 301.994, at the end of the fourth day of 20, 25, 30, 35 mg/h by Domino.
  expect(model.find(([hour]) => hour === 96)?.[1]).toBe(302)
})

it('ends with the course, or with the washout that is predicted', () => {
  const plan = planOf({ weight: '70' })
  const last = plan.segments.at(-1)
  const end = last === undefined ? 0 : endOf(last)
  expect(endOfDrawing(plan, undefined)).toBe(end)
  const prediction = predict(plan, 'kamp-2020')
  const minutes = (endOfDrawing(plan, prediction) - end) / 60
  expect(minutes).toBe(Math.ceil(prediction.minutesToTenth.chosen))
  expect(minutes).toBeGreaterThan(60)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chart } from '../../../src/render/terminal-chart/chart'
import { explain } from '../../../src/render/text/explanation'
import { explainedMd, screen, summaryNote, supplyTable } from '../../../src/render/text/screen'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { hostileReasons, live, withoutCommand } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { outpatient, planOf, view } from '../plan-of'

const BOTH = { chart: true, explain: true }
const spaced = (text: string) => text.replace(/\s+/g, ' ')

it('begins with the head of the table and ends with what was assumed and where the rest is', () => {
  for (const shown of [{ chart: true, explain: false }, { chart: false, explain: true }, BOTH]) {
    const text = screen(planOf(), view(), shown)
    expect(text).toMatch(/^Ketamine \(racemic\) · inpatient · crps-5day · plan p[0-9a-f]{12}\nHighest planned rates/)
    expect(text).toContain('Not an order.')
    expect(text).toContain('\n[1] assumed: ')
    expect(text).toContain('\nSummary\nSteps ')
    expect(spaced(text)).toContain('with every limit, monitoring, adjuncts and cautions: the same plan as a table ')
    expect(text).toMatch(/[^\n]\n$/)
    expect(text).not.toMatch(/\n{3}/)
  }
})

it('shows what is asked for, and nothing else', () => {
  const [first] = explain(planOf())
  const drawn = screen(planOf(), view(), { chart: true, explain: false })
  const told = screen(planOf(), view(), { chart: false, explain: true })
  expect(drawn).toContain(chart(planOf(), view()))
  expect(drawn).not.toContain(first?.title)
  expect(told).toContain(`${first?.title}\n  The start: 20 mg/h`)
  expect(told).not.toContain('┤')
  const both = screen(planOf(), view(), BOTH)
  expect(both.indexOf('┤')).toBeGreaterThan(0)
  expect(both.indexOf(first?.title ?? '')).toBeGreaterThan(both.lastIndexOf('┤'))
})

it('carries what was overridden, and why, wherever it goes', () => {
  const plan = outpatient({ step: '7.5', allow: 'step-size', reason: 'seen twice' })
  for (const shown of [
    { chart: true, explain: false },
    { chart: false, explain: true },
  ])
    expect(spaced(screen(plan, view(), shown))).toMatch(/ALLOWED: step-size 5 mg\/h .*Reason: seen twice/)
  expect(explainedMd(plan, view())).toMatch(/ALLOWED: step-size 5 mg\/h .*Reason: seen twice/)
})

it('states what a prediction is and is not', () => {
  const drawn = spaced(screen(planOf(), view({ predict: 'kamp-2020' }), { chart: true, explain: false }))
  expect(drawn).toContain('70 kg, assumed for the prediction only; arterial plasma; the range over')
  const text = spaced(screen(planOf(), view({ predict: 'kamp-2020' }), BOTH))
  expect(text).toContain('Predicted arterial plasma concentration')
  expect(text).toContain('no band of response is drawn')
  expect(spaced(explainedMd(planOf(), view({ predict: 'kamp-2020' })))).toContain('no band of response is drawn')
})

it('fits any width that its words fit, in ASCII alone where that is asked', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 60, max: 160 }), fc.boolean(), ({ plan }, width, ascii) => {
      const text = screen(plan, view({ width, ...(ascii ? { ascii } : {}) }), BOTH)
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width)
      if (ascii) expect(text).toMatch(/^[\n -~]*$/)
    }),
    { numRuns: lawRuns(40, 13) },
  )
})

const lifted = (reason: string) => outpatient({ step: '7.5', allow: 'step-size', reason })

it.each([
  ['reason', lifted],
  ['local protocol', hostileProtocol],
] as const)('lets no %s act, on a terminal or in Markdown', (_, planFor) => {
  const harmless = explainedMd(planFor('x'), view())
  const acting = (of: string) =>
    withoutCommand(of)
      .replace(/\\[^\n]/g, '')
      .match(/[<>[\]|`]/g)
      ?.join('')
  fc.assert(
    fc.property(hostileReasons, (said) => {
      const plan = planFor(said)
      expect(live(screen(plan, view(), BOTH).replaceAll('\n', ''))).toEqual([])
      const md = explainedMd(plan, view())
      expect(live(md.replaceAll('\n', ''))).toEqual([])
      expect(acting(md)).toBe(acting(harmless))
      expect(md.split('\n').length).toBe(harmless.split('\n').length)
    }),
    { numRuns: lawRuns(60, 20) },
  )
})

it('shows the containers as a table with the head of the plan, alone and with every assumption', () => {
  const text = supplyTable(planOf({ concentration: '2', container: '250' }), view())
  expect(text).toMatch(/^Ketamine \(racemic\) 2 mg\/mL · inpatient · crps-5day · plan /)
  expect(text).toContain('\n 10  Sat 5 Dec 01:45             08:00   125 mL  125 mL  end\n')
  expect(text).toContain('\n 50 mg/mL          10 mL      250 mL      1 of 10 mL            10\n')
  expect(text).not.toContain('Day 1  ')
})

it('names in the note the profile and its hash', () => {
  const plan = planOf()
  const file = { name: 'ward.yaml', sha256: 'f'.repeat(64) }
  const profiled = {
    ...plan,
    request: { ...plan.request, profile: { file, name: 'Ward 5', limits: {}, defaults: [] } },
  }
  const whole = screen(profiled, view(), { chart: true, explain: false })
  const told = whole.split('\n').find((line) => line.includes('Ward 5')) ?? expect.fail()
  expect(spaced(summaryNote(profiled, view()))).toContain(spaced(told))
  expect(summaryNote(plan, view())).not.toContain('Ward 5')
})

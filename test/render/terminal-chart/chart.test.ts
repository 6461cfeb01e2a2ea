import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bySession } from '../../../src/core/schedule/segment'
import { chart } from '../../../src/render/terminal-chart/chart'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { outpatient, planOf, view } from '../plan-of'

/** The bars of a panel: the lines behind its side, the uppermost first. */
function barsBelow(text: string, title: string): readonly string[] {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => line.startsWith(title))
  const rest = lines.slice(from + 1)
  return rest
    .slice(
      0,
      rest.findIndex((line) => /└/.test(line)),
    )
    .map((line) => line.replace(/^[^│┤]*[│┤]/, ''))
}

it('draws a series whole', () => {
  // Of 28 mg/h on 8 lines, 20 are 45 eighths of a line and 25 are 57; of 292 mg on 4, 80 are 8 and 180 are 19.
  expect(chart(outpatient({ sessions: '3', maxRate: '28' }), view({ width: 48 }))).toBe(
    `
Rate, mg/h; ┄┄ maximum 28 mg/h (max)
     │┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
  28 ┤            ▁▁▁▁▁▁▁▁▁▁▁ ███████████
     │            ███████████ ███████████
  21 ┤▅▅▅▅▅▅▅▅▅▅▅ ███████████ ███████████
     │███████████ ███████████ ███████████
  14 ┤███████████ ███████████ ███████████
     │███████████ ███████████ ███████████
   7 ┤███████████ ███████████ ███████████
     │███████████ ███████████ ███████████
   0 └────────────────────────────────────
 No.       1           2           3
mg/h      20          25          28
      Mon 30 Nov   Tue 1 Dec   Wed 2 Dec
Dose so far, mg; 292 mg in all
 292 ┤                        ███████████
     │            ▃▃▃▃▃▃▃▃▃▃▃ ███████████
 146 ┤            ███████████ ███████████
     │███████████ ███████████ ███████████
   0 └────────────────────────────────────

One column group a session; the time between
sessions is left out, not drawn to scale.`.slice(1),
  )
})

it('draws steps as a staircase under the maximum', () => {
  // A step a day: 12 columns of 2 h at each of 20, 25, 30, 35 and 40 mg/h of 40, on 8 lines.
  const bars = barsBelow(chart(planOf({ stepEvery: '24h' }), view()), 'Rate')
  const heights = Array.from(
    { length: 60 },
    (_, column) => bars.filter((line) => line[column] === '█').length,
  )
  expect(heights).toEqual([4, 5, 6, 7, 8].flatMap((height) => Array.from({ length: 12 }, () => height)))
  expect(bars[0]).toBe('┄'.repeat(60))
})

it('shows the range and the model where a prediction is asked for', () => {
  const predicted = chart(planOf(), view({ predict: 'domino' }))
  expect(predicted).toContain('━━ domino')
  expect(barsBelow(predicted, 'Predicted').join('')).toMatch(/░.*━/)
  expect(chart(planOf(), view())).not.toMatch(/Predicted|░/)
})

describe('the laws', () => {
  it('fits any width, in ASCII alone where that is asked', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 40, max: 200 }), fc.boolean(), ({ plan }, width, ascii) => {
        const text = chart(plan, view({ width, ...(ascii ? { ascii } : {}) }))
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
        if (ascii) expect(text).toMatch(/^[\n -~]*$/)
        expect(text).not.toMatch(/NaN|undefined| $/m)
      }),
      { numRuns: lawRuns(60, 20) },
    )
  })

  it('says the same without colour', () => {
    const tagged = (name: string) => (text: string) => `<${name}>${text}</${name}>`
    const paint = { title: tagged('t'), head: tagged('h'), step: tagged('s'), held: tagged('l') }
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const plain = chart(plan, view()).split('\n')
        const stripped = chart(plan, view({ paint }))
          .replace(/<\/?[thsl]>/g, '')
          .split('\n')
        expect(stripped.map((line) => line.trimEnd())).toEqual(plain)
      }),
      { numRuns: lawRuns(30, 10) },
    )
  })

  it('draws each session as high as its rate, and none above the maximum', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        fc.pre(plan.request.setting === 'outpatient')
        const bars = barsBelow(chart(plan, view()), 'Rate')
        const sessions = bySession(plan.segments)
        const group = (bars[0]?.length ?? 0) / sessions.length
        for (const [index, [first]] of sessions.entries()) {
          const column = bars.map((line) => line[Math.floor(index * group)] ?? ' ')
          const eighths = column.reduce((sum, mark) => sum + Math.max(0, ' ▁▂▃▄▅▆▇█'.indexOf(mark)), 0)
          expect(eighths).toBe(Math.max(1, Math.floor((64 * (first?.rate ?? 0)) / plan.maximum.rate)))
          // The line of the maximum stands on the uppermost bar.
          expect(column[0]).toBe('┄')
        }
      }),
      { numRuns: lawRuns(60, 20) },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { chart, levelAxis, levelOf, levelTitle, panels, sizesFor } from '../../../src/render/terminal-chart/chart'
import { scaleFor, slicesOf } from '../../../src/render/terminal-chart/scale'
import { restOf } from '../../core/given/records'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { outpatient, planOf, view } from '../plan-of'
import { regimenPlans } from '../regimen-plans'

/** The rows of a panel behind its side, from the top one to the floor. */
function rowsBelow(text: string, title: string): readonly string[] {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => line.startsWith(title))
  const rest = lines.slice(from + 1).filter((line) => /[│┤└]/.test(line))
  return rest
    .slice(0, rest.findIndex((line) => line.includes('└')) + 1)
    .map((line) => line.replace(/^[^│┤└]*[│┤└]/, ''))
}

/** The row, counted from the floor, on which the line is in a column; undefined where none is. */
function heightIn(rows: readonly string[], column: number): number | undefined {
  const marks = rows.map((row) => row[column])
  const ended = marks.findIndex((mark) => mark === '┏' || mark === '┗')
  const row = ended === -1 ? marks.indexOf('━') : ended
  return row === -1 ? undefined : rows.length - 1 - row
}

it('draws a series whole', () => {
  // Of 28 mg/h on 8 rows, 20 are 5.7 rows and 25 are 7.1; of 292 mg on 4, 80 are 1.1 and 180 are 2.5.
  expect(chart(outpatient({ sessions: '3', maxRate: '28' }), view({ width: 48 }))).toBe(
    `
Rate, mg/h; ┄┄ maximum 28 mg/h (max)
  28 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄━━━━━━━━━━━┄
     │            ━━━━━━━━━━━
  21 ┤━━━━━━━━━━━
     │
  14 ┤
     │
   7 ┤
     │
   0 └────────────────────────────────────
 No.       1           2           3
mg/h      20          25          28
      Mon 30 Nov   Tue 1 Dec   Wed 2 Dec
Dose so far, mg; 292 mg in all
 292 ┤                        ━━━━━━━━━━━
     │
 146 ┤            ━━━━━━━━━━━
     │━━━━━━━━━━━
   0 └────────────────────────────────────

One column group a session; the time between
sessions is left out, not drawn to scale.`.slice(1),
  )
})

it('draws the titration on a scale of its own, with its times and rates, and the rest coarser', () => {
  const text = chart(planOf(), view())
  // 5 h in columns of 10 min, then 115 h in 39 columns of 3 h, behind a mark of the break.
  expect(text).toContain(
    `
      │      ┏━━━━━┛
   20 ┤━━━━━━┛
      │
   10 ┤
      │
    0 └┬─────┬─────┬─────┬─────┬─────╱────┬───────┬───────┬───────┬───────┬──
       08:00 09:00 10:00 11:00 12:00
 mg/h  20    25    30    35    40
       30 Nov                             1 Dec   2 Dec   3 Dec   4 Dec   5 Dec
`,
  )
  expect(text.replace(/\s+/g, ' ')).toContain('A column is 10 min in the first 5 h, then 3 h;')
})

it('draws steps as a staircase that ends on its maximum', () => {
  // A step a day: 12 columns of 2 h at each of 20, 25, 30, 35 and 40 mg/h of 40, on 8 rows.
  const rows = rowsBelow(chart(planOf({ stepEvery: '24h' }), view()), 'Rate')
  const heights = Array.from({ length: 60 }, (_, column) => heightIn(rows, column))
  expect(heights).toEqual([4, 5, 6, 7, 8].flatMap((height) => Array.from({ length: 12 }, () => height)))
  expect(rows[0]).toBe(`${'┄'.repeat(48)}┏${'━'.repeat(11)}`)
})

it('shows the range and the model where a prediction is asked for, and the peak above the line', () => {
  const plan = planOf()
  const predicted = chart(plan, view({ predict: 'domino' }))
  expect(predicted).toContain('━━ domino')
  const rows = rowsBelow(predicted, 'Predicted')
  expect(rows.join('')).toMatch(/░.*━/)
  const peak = predict(plan, 'domino').peak.chosen
  const above = rows.findIndex((row) => row.includes(`peak ${Math.round(peak)}`))
  expect(above).toBe(rows.findIndex((row) => row.includes('━')) - 1)
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
    const paint = { title: tagged('t'), head: tagged('h'), step: tagged('s'), held: tagged('l'), warning: tagged('w') }
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const plain = chart(plan, view()).split('\n')
        const stripped = chart(plan, view({ paint }))
          .replace(/<\/?[thslw]>/g, '')
          .split('\n')
        expect(stripped.map((line) => line.trimEnd())).toEqual(plain)
      }),
      { numRuns: lawRuns(30, 10) },
    )
  })

  it('draws no height more than half a row off its figure', () => {
    fc.assert(
      fc.property(
        fc.oneof(plans, regimenPlans),
        fc.integer({ min: 40, max: 200 }),
        fc.boolean(),
        ({ plan }, width, asked) => {
          const { weight } = plan.request
          const isPredicted =
            asked &&
            plan.protocol.drug === 'ketamine-racemic' &&
            (weight === undefined || (weight >= 45_000 && weight <= 120_000))
          const prediction = isPredicted ? predict(plan, 'kamp-2020') : undefined
          const drawn = { plan, ...(prediction === undefined ? {} : { prediction }) }
          const [size] = sizesFor([drawn], width, [8, 4])
          if (size === undefined) throw new Error('no size')
          const text = panels(drawn, size, view({ width })).join('\n')
          const [rates, doses, levels] = ['Rate', 'Dose', 'Predicted'].map((title) => rowsBelow(text, title))
          let column = 0
          const holds = (rows: readonly string[] | undefined, value: number, top: number) => {
            const lines = (rows?.length ?? 0) - 1
            const height = heightIn(rows ?? [], column) ?? Number.NaN
            expect(Math.abs(height - (value * lines) / top)).toBeLessThanOrEqual(0.5)
          }
          for (const slice of slicesOf(plan, size.scale)) {
            for (let each = 0; each < slice.width; each++, column++) {
              holds(rates, slice.rate, size.rates.top)
              holds(doses, slice.cumulative, size.doses.top)
              if (prediction !== undefined && size.levels !== undefined)
                holds(levels, levelOf(prediction, slice, size.scale).chosen, size.levels.top)
            }
            column += slice.gap
          }
        },
      ),
      { numRuns: lawRuns(120, 40) },
    )
  })

  it('draws the maximum on the row of the rates that are on it', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const rows = rowsBelow(chart(plan, view()), 'Rate')
        expect(rows[0]).toMatch(/[┄━┏]/)
        for (const row of rows.slice(1)) expect(row).not.toContain('┄')
      }),
      { numRuns: lawRuns(40, 13) },
    )
  })
})

it('draws the base line of what was given apart from that of what is planned', () => {
  const rest = restOf(planOf({ start: '2026-11-30T08:00+00:00' }), [
    [0, 20],
    [60, 25],
    [120, 20],
  ])
  const text = chart(rest, view({ width: 80 }))
  expect(text).toContain('base line ━━ given, ── planned')
  const base = rowsBelow(text, 'Rate').at(-1) ?? ''
  // Two hours were given: up to the date mark of 10:00.
  expect(base).toMatch(/^┬━+┬━+┬─+/)
})

describe('levels', () => {
  const infusion = predict(planOf(), 'kamp-2020')

  it('has a round top that no model passes, with round quarters', () => {
    const { peak } = infusion
    // 265 to 499 ng/mL at 40 mg/h and 70 kg.
    expect(peak.high).toBeGreaterThan(490)
    const { top, figure } = levelAxis([infusion], 8)
    expect(top).toBe(600)
    expect([1, 2, 3, 4].map((part) => figure((top * part) / 4))).toEqual(['150', '300', '450', '600'])
  })

  it('states the level at the end of a slice of time, and the peak of a session', () => {
    const time = scaleFor([planOf()], 73)
    const [slice] = slicesOf(planOf(), time)
    if (slice === undefined) throw new Error('no slice')
    expect(levelOf(infusion, slice, time)).toMatchObject(infusion.concentrationAt(slice.to))
    const plan = outpatient()
    const sessions = scaleFor([plan], 73)
    const predicted = predict(plan, 'domino')
    for (const each of slicesOf(plan, sessions))
      expect(levelOf(predicted, each, sessions)).toEqual(predicted.peakIn(each.from, each.to))
  })

  it('names the model, and the range over all', () => {
    const title = levelTitle(infusion, scaleFor([planOf()], 73))
    expect(title).toContain('━━ kamp-2020, ░░ the range over 4 models')
    expect(title).toContain("at each column's end")
    expect(levelTitle(infusion, scaleFor([outpatient()], 73))).toContain("each session's peak")
  })
})

import { expect, it } from 'vitest'
import { labelsOf } from '../../../src/render/terminal-chart/labels'
import { scaleFor, slicesOf } from '../../../src/render/terminal-chart/scale'
import { outpatient, planOf } from '../plan-of'

function under(plan: ReturnType<typeof planOf>, columns: number) {
  const scale = scaleFor([plan], columns)
  const { columns: marked, lines } = labelsOf(plan, slicesOf(plan, scale), scale.kind, columns)
  return { marked, lines: lines.map(({ side, line }) => [side, line]) }
}

it('marks where each date begins', () => {
  // From 08:00, two hours a column: midnight is after 8 columns, and then every 12; a step every 12.
  const daily = planOf({ stepEvery: '24h' })
  const { marked, lines } = under(daily, 70)
  expect(marked).toEqual([0, 8, 20, 32, 44, 56, 0, 12, 24, 36, 48])
  expect(lines).toEqual([
    ['', '08:00       08:00       08:00       08:00       08:00'],
    ['mg/h', '20          25          30          35          40'],
    ['', '30 Nov  1 Dec       2 Dec       3 Dec       4 Dec       5 Dec'],
  ])
  expect(under(daily, 130).lines[2]?.[1]).toMatch(/^Mon 30 Nov {6}Tue 1 Dec {15}Wed 2 Dec/)
})

it('marks midnight by the clocks of the zone, across a change', () => {
  const flat = planOf({ start: '2026-10-31T08:00', days: '3', maxRate: '20' })
  // Sunday 1 Nov has 25 h: on an hour a column its midnight comes after 16, the next after 25 more.
  expect(under(flat, 80).marked).toEqual([0, 16, 41, 65, 0])
})

it('numbers sessions, with their rates and dates below', () => {
  const { marked, lines } = under(outpatient({ sessions: '3' }), 70)
  expect(marked).toEqual([])
  expect(lines).toEqual([
    ['No.', '     1           2           3'],
    ['mg/h', '    20          25          30'],
    ['', 'Mon 30 Nov   Tue 1 Dec   Wed 2 Dec'],
  ])
})

it('marks no date that finds no room', () => {
  const flat = planOf({ days: '60', maxRate: '20', allow: 'course-length', reason: 'why' })
  const { marked, lines } = under(flat, 70)
  // And the start.
  expect(marked.length).toBe((lines[2]?.[1]?.match(/\d+ [A-Z]/g)?.length ?? 0) + 1)
  expect(marked.length).toBeLessThan(15)
})

it('leaves out what finds no room, and is never wider than asked', () => {
  const many = { sessions: '60', weekends: true, allow: 'course-length,window', reason: 'why' }
  for (const columns of [30, 50, 73, 133])
    for (const [, line = ''] of under(outpatient(many), columns).lines) {
      expect(line.length).toBeLessThanOrEqual(columns)
      expect(line).not.toMatch(/\d[A-Z]/)
    }
})

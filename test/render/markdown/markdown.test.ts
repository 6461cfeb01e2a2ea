import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { md } from '../../../src/render/markdown/markdown'
import { lawRuns } from '../../law-runs'
import { BYS, outpatient, planOf, requests, view } from '../plan-of'

const rowsIn = (text: string) => text.split('\n').filter((line) => line.startsWith('|'))
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim())

it('heads the plan, and says that it is no order', () => {
  const lines = md(planOf(), view()).split('\n')
  expect(lines[0]).toBe(`# Ketamine (racemic) · inpatient · crps-5day · plan ${planOf().id}`)
  expect(lines[2]).toMatch(/^\*\*.*only if tolerated.*Not an order\.\*\*$/)
})

it('has a table for each day, with its sum', () => {
  const text = md(planOf(), view())
  expect(text).toContain('### Day 1  Mon 30 Nov 08:00 to Tue 1 Dec 08:00')
  expect(text).toContain('Day 1 in all: **910 mg**')
  expect(text.match(/in all: \*\*960 mg\*\*/g)?.length).toBe(4)
  expect(rowsIn(text).length).toBe(5 * 2 + 120)
})

it('shows the end of a session with its date where that is another one', () => {
  const [, , infusion] = rowsIn(md(planOf(), view({ by: 'session' })))
  expect(cellsOf(infusion ?? '').slice(0, 4)).toEqual(['1', 'Mon 30 Nov', '08:00', 'Sat 5 Dec 08:00'])
  const [, , night] = rowsIn(md(outpatient({ start: '2026-11-30T22:00' }), view({ by: 'session' })))
  expect(cellsOf(night ?? '').slice(2, 5)).toEqual(['Mon 30 Nov', '22:00', 'Tue 1 Dec 02:00'])
  const [, , day] = rowsIn(md(outpatient(), view({ by: 'session' })))
  expect(cellsOf(day ?? '').slice(2, 5)).toEqual(['Mon 30 Nov', '08:00', '12:00'])
})

it('writes the row of a step', () => {
  const row = rowsIn(md(planOf({ weight: '70' }), view())).find((line) => line.startsWith('| 5 |'))
  expect(cellsOf(row ?? '')).toEqual([
    '5',
    '12:00',
    '13:00',
    '40',
    '0.571',
    '9.52',
    '+5',
    '40',
    '150',
    '40',
    'if tolerated; maximum',
  ])
})

it('gives each column its unit in the head', () => {
  const [head = '', rule = ''] = rowsIn(md(outpatient({ weight: '70' }), view({ by: 'session' })))
  expect(cellsOf(head)).toEqual([
    'No.',
    'Day',
    'Date',
    'From',
    'To',
    'Rate, mg/h',
    'Per kg, mg/kg/h',
    'Per kg/min, mcg/kg/min',
    'Step',
    'Dose, mg',
    'Total, mg',
    'Limit, mg/h',
    'Note',
  ])
  for (const cell of cellsOf(rule)) expect(cell).toMatch(/^(:--|--:)$/)
})

it('states warnings in a section of their own, before the rates', () => {
  const text = md(planOf({ allow: 'step-size', reason: 'x' }), view())
  expect(text.indexOf('## Warnings')).toBeGreaterThan(0)
  expect(text.indexOf('## Warnings')).toBeLessThan(text.indexOf('## Rates'))
  expect(md(planOf(), view())).not.toContain('## Warnings')
})

it('keeps a plan in tables of one width, one line a row, whatever it is', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      const plan = planOf({ ...asked, reason: 'a | b\n| c | <b> ` \\' })
      const [rates = ''] = md(plan, view({ by })).split('## Containers')
      const lines = rowsIn(rates)
      expect(new Set(lines.map((line) => cellsOf(line).length)).size).toBe(1)
      const heads = lines.filter((line) => line.startsWith('| :--') || line.startsWith('| --:')).length
      expect(lines.length).toBe(rowsOf(plan, by).length + 2 * heads)
    }),
    { numRuns: lawRuns(40, 8) },
  )
})

it.each(['## The guard', '## At the bedside', '## Cautions', '## Sources', '## Assumed or derived'])(
  'has the section %s once',
  (title) => {
    expect(md(planOf(), view()).split(`\n${title}\n`).length).toBe(2)
  },
)

it('lists the containers and what to draw for one, where they were asked for', () => {
  const text = md(planOf({ concentration: '2', container: '250' }), view())
  const section = text.slice(text.indexOf('\n## Containers\n'), text.indexOf('\n## Assumed or derived\n'))
  expect(section).toContain('10 containers of 250 mL with 500 mg in each')
  expect(section).toContain(
    '\n| No. | Hung | Until | Infused | Left |  |\n| --: | :-- | --: | --: | --: | :-- |\n' +
      '| 1 | Mon 30 Nov 08:00 | 21:45 | 250 mL | 0 mL | used up |\n',
  )
  expect(section).toContain('\n\n| Stock | Draw for each | Make up to | Vials for each | Vials in all |\n')
  expect(section).toContain('\n\n- The volume is the final volume in the container;')
  expect(md(planOf({ concentration: '2' }), view())).not.toContain('## Containers')
})

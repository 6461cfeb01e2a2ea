import { describe, expect, it } from 'vitest'
import { html } from '../../../src/render/html/html'
import { background, bedside, containerLines } from '../../../src/render/html/sections'
import { describe as told } from '../../../src/render/text/description'
import { outpatient, planOf, view } from '../plan-of'

const cellsOf = (page: string) =>
  [...page.matchAll(/<tr>\s*(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, cell]) => cell),
  )

it('shows when each container is hung, with room to write on, and what to draw for each', () => {
  // 20 mg/h for 1 h, 25 mg/h for 47 h at 2 mg/mL: 10 + 47 x 12.5 = 597.5 mL. The first 250 mL last
  // 1 h + 240/12.5 h = 20.2 h, to 04:12; the second 20 h more.
  const plan = planOf({ maxRate: '25', days: '2', concentration: '2', container: '250' })
  const page = html(plan, view())
  const rows = cellsOf(page)
  expect(page).toContain('3 containers of 250 mL with 500 mg in each')
  expect(rows).toContainEqual(['1', 'Mon 30 Nov 08:00', '0', '', '', '', ''])
  expect(rows).toContainEqual(['2', 'Tue 1 Dec 04:12', '0', '', '', '', ''])
  expect(rows).toContainEqual(['3', 'Wed 2 Dec 00:12', '152.5', '', '', '', ''])
  // 500 mg of 50 mg/mL.
  expect(rows).toContainEqual(['50 mg/mL x 10 mL', '10 mL', '250 mL', '1', '3'])
  expect(containerLines(plan)).toBeCloseTo(1.8)
})

it('is in two halves where there are many', () => {
  // 110 mg in 4 h and 40 mg/h for 116 h at 2 mg/mL are 2,375 mL: ten of 250 mL.
  const plan = planOf({ concentration: '2', container: '250' })
  const page = html(plan, view())
  expect(page.match(/aria-label="Containers, part \d"/g)).toHaveLength(2)
  expect(containerLines(plan)).toBe(3)
  expect(cellsOf(page)).toContainEqual(['10', 'Sat 5 Dec 01:45', '125', '', '', '', ''])
})

it('has the session of each in a series, and is not there where none was asked for', () => {
  const page = html(outpatient({ sessions: '2', concentration: '1', container: '100' }), view({ by: 'session' }))
  expect(cellsOf(page)).toContainEqual(['2', '2', 'Tue 1 Dec 08:00', '0', '', '', '', ''])
  expect(html(planOf({ concentration: '2' }), view())).not.toContain('Containers')
})

describe('sections', () => {
  it('draws boxes and lines in the place of those that are typed', () => {
    const page = bedside(told(planOf())).join('')
    expect(page).not.toMatch(/___/)
    expect(page).toContain('<b>Hold or lower if:<span class="rule"></span></b>')
    expect(page).toContain('to be filled in by the prescriber')
  })

  it('numbers what was assumed as the marks do, and leaves out what is empty', () => {
    const description = told(planOf())
    const page = background(planOf(), description).join('')
    // clonidine and lorazepam
    expect(page.match(/class="box"/g)).toHaveLength(2)
    expect(page).not.toContain('[ ]')
    const [, list = ''] = /<ol>([\s\S]*?)<\/ol>/.exec(page) ?? []
    expect(list.match(/<li>/g)).toHaveLength(description.footnotes.length)
    expect(page).toContain('every 24 h 3,600 mg (five rates for five days); instead of 4,750 mg')
    expect(page).not.toContain('Beside it')
  })

  it('names no option in front of a nurse', () => {
    for (const plan of [planOf({ weight: '70', concentration: '2', container: '250' }), outpatient()])
      expect([...bedside(told(plan)), ...background(plan, told(plan))].join('')).not.toMatch(
        /--[a-z]|&lt;start|changes it/,
      )
  })
})

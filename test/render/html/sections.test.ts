import { expect, it } from 'vitest'
import { background, bedside } from '../../../src/render/html/sections'
import { describe as told } from '../../../src/render/text/description'
import { outpatient, planOf } from '../plan-of'

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

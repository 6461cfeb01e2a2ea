import { expect, it } from 'vitest'
import { csv } from '../../src/render/data/csv'
import { ics } from '../../src/render/data/ics'
import { json } from '../../src/render/data/json'
import { nonmem } from '../../src/render/data/nonmem'
import { html } from '../../src/render/html/html'
import { DATA_FORMATS, FORMATS, type Format, renderers } from '../../src/render/index'
import { md } from '../../src/render/markdown/markdown'
import { svg } from '../../src/render/svg/svg'
import { table } from '../../src/render/table/table'
import { BYS, outpatient, planOf, view } from './plan-of'

it('knows every format by its name', () => {
  expect(FORMATS).toEqual(expect.arrayContaining(['table', 'csv', 'json', 'md', 'ics']))
  expect(FORMATS).not.toContain('constructor')
})

it('loads for each name its own renderer', async () => {
  expect(await renderers.table()).toBe(table)
  expect(await renderers.csv()).toBe(csv)
  expect(await renderers.json()).toBe(json)
  expect(await renderers.md()).toBe(md)
  expect(await renderers.html()).toBe(html)
  expect(await renderers.svg()).toBe(svg)
  expect(await renderers.nonmem()).toBe(nonmem)
  expect(await renderers.ics()).toBe(ics)
})

it('counts as data what scripts read', () => {
  expect([...DATA_FORMATS].sort()).toEqual(['csv', 'ics', 'json', 'nonmem'])
})

/** A calendar is of sessions alone. */
const plansFor = (format: Format) => (format === 'ics' ? [outpatient()] : [planOf(), outpatient()])

it.each(FORMATS)('gives the same text for the same plan, with one line end at its end: %s', async (format) => {
  const render = await renderers[format]()
  for (const by of BYS)
    for (const plan of plansFor(format)) {
      const text = render(plan, view({ by }))
      expect(text).toMatch(/[^\r\n]\r?\n$/)
      expect(render(plan, view({ by }))).toBe(text)
    }
})

it.each(FORMATS)('names the drug, the protocol and the plan in %s', async (format) => {
  const render = await renderers[format]()
  const [plan = planOf()] = plansFor(format)
  const text = render(plan, view({ withDose: true })).replaceAll('\r\n ', '')
  expect(text).toMatch(/Ketamine \(racemic\)|ketamine-racemic/)
  expect(text).toContain(plan.protocol.id)
  expect(text).toContain(plan.id)
})

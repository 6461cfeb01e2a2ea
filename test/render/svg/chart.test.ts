import { expect, it } from 'vitest'
import { Refusal } from '../../../src/core/model/finding'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { findProtocol } from '../../../src/protocols/index'
import { chart } from '../../../src/render/svg/chart'
import { outpatient, planOf, view } from '../plan-of'

const titles = (of: ReturnType<typeof chart>) =>
  [...of.shapes.join('').matchAll(/class="title"[^>]*>([^<]*)</g)].map((match) => match[1])

it('shows rates and dose', () => {
  const drawn = chart(planOf(), view())
  expect(titles(drawn)).toEqual(['Rate, mg/h', 'Dose so far, mg'])
  expect(drawn.notes).toEqual([])
})

it('shows the concentration where it is asked for, with what it does not say', () => {
  const drawn = chart(planOf(), view({ predict: 'domino' }))
  expect(titles(drawn)).toEqual(['Rate, mg/h', 'Predicted arterial plasma ketamine, ng/mL', 'Dose so far, mg'])
  expect(drawn.height).toBeGreaterThan(chart(planOf(), view()).height)
  const notes = drawn.notes.join(' ')
  for (const said of ['Domino', 'four models', '70 kg, assumed', 'did not explain relief', 'norketamine'])
    expect(notes).toContain(said)
})

it('says that rests are drawn short', () => {
  expect(chart(outpatient(), view()).notes.join()).toContain('rests')
})

it('predicts no esketamine', () => {
  const protocol = findProtocol('ketcrps-2-inpatient')
  if (protocol === undefined) throw new RangeError('no such protocol')
  const raw = { setting: 'inpatient', start: '2026-11-30T08:00', timeZone: 'UTC', weight: '60' } as const
  const esketamine = plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
  expect(() => chart(esketamine, view({ predict: 'domino' }))).toThrow(Refusal)
  expect(titles(chart(esketamine, view()))).toHaveLength(2)
})

it('writes no figure that is none', () => {
  for (const drawn of [
    chart(planOf({ days: '1' }), view()),
    chart(outpatient({ sessions: '1' }), view({ predict: 'hijazi' })),
  ])
    expect(drawn.shapes.join('')).not.toMatch(/NaN|Infinity|undefined/)
})

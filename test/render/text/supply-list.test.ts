import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { supplyOf } from '../../../src/core/plan/containers'
import { supplyList } from '../../../src/render/text/supply-list'
import { lawRuns } from '../../law-runs'
import { hostile, live } from '../hostile'
import { planOf, requests, view } from '../plan-of'

const bags = { concentration: '2', container: '250' }
const records = (text: string): readonly Record<string, string>[] => parse(text, { columns: true })

it('is a record a container as CSV', () => {
  const read = records(supplyList.csv(planOf(bags), view()))
  expect(read.length).toBe(10)
  expect(read[0]).toEqual({
    container: '1',
    session: '1',
    hung: '2026-11-30T08:00:00-05:00',
    until: '2026-11-30T21:45:00-05:00',
    hours: '13.75',
    volume_mL: '250',
    left_mL: '0',
    ends: 'used up',
    container_mL: '250',
    container_mg: '500',
    concentration_mg_mL: '2',
    draw_mL_of_10_mg_mL: '50',
    vials_of_10_mg_mL: '3',
    draw_mL_of_50_mg_mL: '10',
    vials_of_50_mg_mL: '1',
    draw_mL_of_100_mg_mL: '5',
    vials_of_100_mg_mL: '1',
    note: '',
    drug: 'ketamine-racemic',
    protocol: 'crps-5day',
    plan_id: planOf(bags).id,
  })
})

it('leaves empty what cannot be drawn', () => {
  const [first] = records(
    supplyList.csv(
      planOf({ concentration: '20', container: '50', allow: 'concentration', reason: 'x' }),
      view(),
    ),
  )
  expect([first?.draw_mL_of_10_mg_mL, first?.vials_of_10_mg_mL]).toEqual(['', ''])
  expect([first?.draw_mL_of_50_mg_mL, first?.vials_of_50_mg_mL]).toEqual(['20', '2'])
  expect(first?.note).toBe('allowed concentration: x')
})

it('is CSV for Excel with the byte-order mark and CRLF', () => {
  expect(supplyList.csv(planOf(bags), view({ excel: true }))).toMatch(/^\ufeffcontainer,.*\r\n1,1,/)
})

it('is a table with the head of the plan, the containers alone and every assumption', () => {
  const text = supplyList.table(planOf(bags), view())
  expect(text).toMatch(/^Ketamine \(racemic\) 2 mg\/mL · inpatient · crps-5day · plan /)
  expect(text).toContain('\n 10  Sat 5 Dec 01:45             08:00   125 mL  125 mL  end\n')
  expect(text).toContain('\n 50 mg/mL          10 mL      250 mL      1 of 10 mL            10\n')
  expect(text).not.toContain('Day 1  ')
  // Each mark has its footnote.
  const marks = [...text.matchAll(/ \[([0-9]+)\]/g)].map(([, mark]) => Number(mark))
  const notes = [...text.matchAll(/^\[([0-9]+)\] /gm)].map(([, note]) => Number(note))
  expect([...new Set(marks)].sort()).toEqual(notes)
})

it('lists every container, however many, within the width', () => {
  fc.assert(
    fc.property(requests, fc.integer({ min: 80, max: 140 }), (asked, width) => {
      const plan = planOf({ concentration: '1', 'pump-step': '0.01', container: '50', ...asked })
      const count = supplyOf(plan)?.containers.length ?? 0
      const text = supplyList.table(plan, view({ width }))
      expect(text.match(/^ *[0-9]+ .* (used up|24 h|end)$/gm)?.length).toBe(count)
      expect(records(supplyList.csv(plan, view())).length).toBe(count)
      for (const line of text.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(width)
    }),
    { numRuns: lawRuns(40, 13) },
  )
})

it('carries what was lifted and why, with nothing in it that could act', () => {
  const asked = { concentration: '20', container: '50', allow: 'concentration' }
  fc.assert(
    fc.property(hostile, (reason) => {
      const plan = planOf({ ...asked, reason })
      const [text, csv] = [supplyList.table(plan, view()), supplyList.csv(plan, view())]
      expect(text).toContain('ALLOWED: concentration')
      expect(live(text.replaceAll('\n', ''))).toEqual([])
      const [first] = records(csv)
      expect(first?.note).toMatch(/^allowed concentration: /)
      expect(live(csv.replaceAll('\n', ''))).toEqual([])
    }),
    { numRuns: lawRuns(60, 20) },
  )
})

import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { supplyOf } from '../../../src/core/plan/containers'
import { supplyCsv, supplyRecord } from '../../../src/render/data/containers'
import { supplyTable } from '../../../src/render/text/screen'
import { lawRuns } from '../../law-runs'
import { hostileReasons, live } from '../hostile'
import { type Asked, outpatient, planOf, requests, view } from '../plan-of'

const bags = { concentration: '2', container: '250' }
const records = (text: string): readonly Record<string, string>[] => parse(text, { columns: true })

it('is a record a container as CSV', () => {
  const read = records(supplyCsv(planOf(bags), view()))
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
    stock_mg_mL: '',
    draw_mL: '',
    vials: '',
  })
})

it('has the draw from the stock that was given, and in JSON what it rests on', () => {
  const stocked = planOf({ ...bags, stock: '25 mg/mL x 10 mL', hang: '12h' })
  const [first] = records(supplyCsv(stocked, view()))
  // 500 mg / 25 mg/mL = 20 mL: two of 10 mL.
  expect(first).toMatchObject({ stock_mg_mL: '25', draw_mL: '20', vials: '2', draw_mL_of_50_mg_mL: '' })
  const supply = supplyOf(stocked)
  expect(supply && supplyRecord(supply, stocked)).toMatchObject({
    change_every_h: 12,
    change_every_basis: 'set',
    draws: [{ strength_mg_mL: 25, strength_source: [], vial_basis: 'set', vials: 2 }],
  })
})

it('leaves empty what cannot be drawn', () => {
  const [first] = records(
    supplyCsv(
      planOf({ concentration: '20', pumpStep: '0.01', container: '50', allow: 'concentration', reason: 'x' }),
      view(),
    ),
  )
  expect([first?.draw_mL_of_10_mg_mL, first?.vials_of_10_mg_mL]).toEqual(['', ''])
  expect([first?.draw_mL_of_50_mg_mL, first?.vials_of_50_mg_mL]).toEqual(['20', '2'])
  expect(first?.note).toBe('allowed concentration: x')
})

it('is CSV for Excel with the byte-order mark and CRLF', () => {
  expect(supplyCsv(planOf(bags), view({ excel: true }))).toMatch(/^\ufeffcontainer,.*\r\n1,1,/)
})

it('lists every container, however many, within the width', () => {
  fc.assert(
    fc.property(requests, fc.integer({ min: 80, max: 140 }), (asked, width) => {
      const plan = planOf({ concentration: '1', pumpStep: '0.01', container: '50', ...asked })
      const count = supplyOf(plan)?.containers.length ?? 0
      const text = supplyTable(plan, view({ width }))
      expect(text.match(/^ *[0-9]+ (?!container).* (used up|24 h|end)$/gm)?.length).toBe(count)
      expect(records(supplyCsv(plan, view())).length).toBe(count)
      for (const line of text.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(width)
    }),
    { numRuns: lawRuns(40, 8) },
  )
})

it('carries what was overridden and why, with nothing in it that could act', () => {
  const asked = { concentration: '20', pumpStep: '0.01', container: '50', allow: 'concentration' }
  fc.assert(
    fc.property(hostileReasons, (reason) => {
      const plan = planOf({ ...asked, reason })
      const [text, csv] = [supplyTable(plan, view()), supplyCsv(plan, view())]
      expect(text).toContain('ALLOWED: concentration')
      expect(live(text.replaceAll('\n', ''))).toEqual([])
      const [first] = records(csv)
      expect(first?.note).toMatch(/^allowed concentration: /)
      expect(live(csv.replaceAll('\n', ''))).toEqual([])
    }),
    { numRuns: lawRuns(60, 12) },
  )
})

const recordOf = (asked: Asked) => {
  const plan = asked.setting === 'outpatient' ? outpatient(asked) : planOf(asked)
  const supply = supplyOf(plan)
  if (supply === undefined) throw new Error('no supply')
  return supplyRecord(supply, plan)
}

it('gives exact numbers with their units in the names', () => {
  // 20 mL/h for 24 h, 480 mL: 333.333 mL last 999.999 min, so 999 min and 333 mL; 147 mL of the second.
  const asked = { days: '1', startRate: '20', maxRate: '20', concentration: '1', container: '333.333' }
  const { containers, draws, ...sums } = recordOf(asked)
  expect(sums).toEqual({
    container_mL: 333.333,
    container_mg: 333.333,
    count: 2,
    change_every_h: 24,
    change_every_basis: 'assumed',
    volume_mL: 480,
    left_mL: 186.666,
    left_in_last_mL: 186.333,
  })
  expect(containers).toEqual([
    {
      session: 1,
      hung: '2026-11-30T08:00:00-05:00',
      until: '2026-12-01T00:39:00-05:00',
      hours: 16.65,
      volume_mL: 333,
      left_mL: 0.333,
      ends: 'used up',
    },
    {
      session: 1,
      hung: '2026-12-01T00:39:00-05:00',
      until: '2026-12-01T08:00:00-05:00',
      hours: 7.35,
      volume_mL: 147,
      left_mL: 186.333,
      ends: 'end of session',
    },
  ])
  // 333.333 mg: two vials of 200 mg, or one of 500.
  expect(draws?.[0]).toEqual({
    strength_mg_mL: 10,
    strength_source: ['ketalar-label'],
    draw_mL: 33.3333,
    vial_mL: 20,
    vial_basis: 'assumed',
    vials: 2,
    vials_in_all: 4,
  })
  expect(draws?.slice(1).map((draw) => Object.values(draw).slice(2))).toEqual([
    [6.66666, 10, 'assumed', 1, 2],
    [3.33333, 5, 'assumed', 1, 2],
  ])
})

it('says of a series that a fresh one for each session is assumed', () => {
  expect(recordOf({ setting: 'outpatient', concentration: '1', container: '500' })).toMatchObject({
    count: 10,
    fresh_each_session_basis: 'assumed',
  })
})

import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { totalsOf } from '../../../src/core/plan/rows'
import { nonmem } from '../../../src/render/data/nonmem'
import { lawRuns } from '../../law-runs'
import { BYS, outpatient, planOf, requests, view } from '../plan-of'

type Event = Readonly<Record<'TIME' | 'AMT' | 'RATE' | 'EVID', string>>
const read = (text: string) => parse<Event>(text, { columns: true })

it('has a dose a segment and an event at each end: hours, mg, mg/h', () => {
  const plan = planOf({ days: '1', startRate: '12.5', stepEvery: '2h' })
  const told = `ketamine-racemic,crps-5day,${plan.id}`
  // 12.5, 17.5, 22.5, 27.5, 32.5, 37.5, 40 mg/h; the last for 12 h, 480 mg.
  const rows = nonmem(plan, view({ by: 'change' })).split('\n')
  expect(rows[0]).toBe('ID,TIME,AMT,RATE,EVID,CMT,DV,DRUG,PROTOCOL,PLAN')
  expect(rows.slice(1, 5)).toEqual([
    `1,0,25,12.5,1,1,.,${told}`,
    `1,2,.,.,2,1,.,${told}`,
    `1,2,35,17.5,1,1,.,${told}`,
    `1,4,.,.,2,1,.,${told}`,
  ])
  expect(rows.slice(-3)).toEqual([`1,12,480,40,1,1,.,${told}`, `1,24,.,.,2,1,.,${told}`, ''])
})

it('says in the first record which limits were overridden and why, and adds no column', () => {
  const reason = 'seen twice, "by two"'
  const plan = planOf({ step: '7.5', allow: 'step-size', reason })
  const text = nonmem(plan, view({ by: 'change' }))
  const records = parse<Record<string, string>>(text, { columns: true })
  expect(records[0]).toMatchObject({ PROTOCOL: `crps-5day: allowed step-size: ${reason}`, PLAN: plan.id })
  expect(records.slice(1).every(({ PROTOCOL }) => PROTOCOL === 'crps-5day')).toBe(true)
  expect(Object.keys(records[0] ?? {})).toEqual(
    Object.keys(parse<object>(nonmem(planOf(), view()), { columns: true })[0] ?? {}),
  )
})

it('lets the infusion stop between sessions, which start a day apart', () => {
  const doses = read(nonmem(outpatient(), view({ by: 'session' }))).filter(({ EVID }) => EVID === '1')
  expect(doses.slice(0, 3).map(({ TIME, AMT, RATE }) => [TIME, AMT, RATE])).toEqual([
    ['0', '80', '20'],
    ['24', '100', '25'],
    ['48', '120', '30'],
  ])
})

it('holds the whole plan in order, each rate for as long as it runs', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      const plan = planOf(asked)
      const records = read(nonmem(plan, view({ by })))
      const times = records.map(({ TIME }) => Number(TIME))
      expect(times).toEqual([...times].sort((a, b) => a - b))
      const doses = records.filter(({ EVID }) => EVID === '1')
      expect(doses.map(({ AMT, RATE }) => Math.round((Number(AMT) / Number(RATE)) * 60 * 1e6) / 1e6)).toEqual(
        plan.segments.map(({ time }) => time),
      )
      const sum = doses.reduce((total, { AMT }) => total + Number(AMT), 0)
      expect(sum).toBeCloseTo(totalsOf(plan).dose / 6e7, 6)
    }),
    { numRuns: lawRuns(60, 12) },
  )
})

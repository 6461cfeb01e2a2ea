import { expect, it } from 'vitest'
import {
  departureIn,
  earliest,
  firstBolus,
  isSameRate,
  keptRate,
  plannedAt,
  rateAt,
} from '../../../src/core/given/follow'
import { planOf } from '../../render/plan-of'
import { mgPerH } from './records'

const { segments, request } = planOf()
const { at } = request.start

it('takes a rate that rounds to the planned one for it', () => {
  expect(isSameRate(mgPerH(20.004), mgPerH(20))).toBe(true)
  expect(isSameRate(mgPerH(20.006), mgPerH(20))).toBe(false)
})

it('finds what is planned at an instant', () => {
  expect(plannedAt(segments, (at + 3600) as typeof at)?.rate).toBe(mgPerH(25))
  expect(rateAt(segments, (at - 60) as typeof at)).toBe(0)
})

it('finds the first difference before the end', () => {
  const later = (minute: number) => (at + minute * 60) as typeof at
  const lower = segments.map((segment, index) => (index === 1 ? { ...segment, rate: mgPerH(20) } : segment))
  expect(departureIn(lower, segments, at, later(60))).toBeUndefined()
  expect(departureIn(lower, segments, at, later(61))).toBe(later(60))
})

it('finds the first of some times, and the first bolus', () => {
  const later = (at + 60) as typeof at
  expect([earliest([undefined, later, at]), earliest([undefined])]).toEqual([at, undefined])
  const rows = [at, later].map((time) => ({ at: time, rate: mgPerH(20) }))
  expect(firstBolus(rows.map((row) => (row.at === later ? { ...row, bolus: 1 as never } : row)))).toBe(later)
  expect(firstBolus(rows)).toBeUndefined()
})

it('keeps a rate, of a load no more than the start rate', () => {
  const [first] = segments
  const loaded = [{ ...first, phase: 'load' as const, rate: mgPerH(60) }, ...segments.slice(1)] as typeof segments
  const kept = (time: typeof at, of: typeof segments) => keptRate({ at: time, rate: mgPerH(60) }, of, { segments })
  expect(kept(at, segments)).toBe(mgPerH(60))
  expect(kept(at, loaded)).toBe(mgPerH(20))
  expect(kept((at + 3600) as typeof at, loaded)).toBe(mgPerH(60))
})

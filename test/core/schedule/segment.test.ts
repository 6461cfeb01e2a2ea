import { describe, expect, it } from 'vitest'
import {
  bySession,
  doseOfAll,
  doseOfSegment,
  endOf,
  lengthOf,
  pairsOf,
  placeOf,
  spanOf,
} from '../../../src/core/schedule/segment'
import { at, type Forged, mgDose, segments } from '../forge'

const one = (...forged: Forged) => segments(forged)[0] ?? expect.fail('no segment')

describe('a segment', () => {
  it('ends its minutes after its start', () => {
    expect(endOf(one(20, 90, 30))).toBe(at(120))
  })

  // 20 x 1 = 20; 25 x 1.5 = 37.5; 12.34 x 7/60 = 1.43966...: kept exact as 12.34 x 7 = 86.38 mg/h x min
  it.each([
    [20, 60, mgDose(20)],
    [25, 90, mgDose(37.5)],
    [12.34, 7, 86_380_000],
    [0.01, 1, 10_000],
  ])('of %d mg/h for %d min gives its dose exactly', (rate, time, dose) => {
    expect(doseOfSegment(one(rate, time, 0))).toBe(dose)
  })
})

describe('several segments', () => {
  it('are pairs of neighbours, each with its rise', () => {
    expect(pairsOf(segments([20, 60, 0], [25, 60, 60], [15, 60, 120])).map(({ rise }) => rise)).toEqual([5e6, -10e6])
    expect(pairsOf(segments([20, 60, 0]))).toEqual([])
  })

  it('give the sum of their doses and last the sum of their times', () => {
    // 20 x 1 + 25 x 1 + 40 x 118 = 4,765 mg in 120 h
    const course = segments([20, 60, 0], [25, 60, 60], [40, 7080, 120])
    expect(doseOfAll(course)).toBe(mgDose(4765))
    expect(lengthOf(course)).toBe(7200)
  })

  it('span the rests between sessions, which they do not last', () => {
    // 60 min, a rest of 1,380 min, 60 min.
    const course = segments([20, 60, 0, 1], [25, 60, 1440, 2])
    expect([spanOf(course), lengthOf(course)]).toEqual([1500, 120])
    expect(spanOf(segments([20, 60, 0, 1], [25, 60, 1440, 2], [30, 90, 4320, 3]))).toBe(4410)
  })

  it('that are none give nothing', () => {
    expect(spanOf([])).toBe(0)
    expect(doseOfAll([])).toBe(0)
    expect(lengthOf([])).toBe(0)
    expect(bySession([])).toEqual([])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('of %d min are never summed', (time) => {
    expect(() => lengthOf(segments([20, time, 0]))).toThrow(RangeError)
    expect(() => doseOfAll(segments([20, time, 0]))).toThrow(RangeError)
  })

  it('fall into their sessions, in order', () => {
    const [a, b, c, d] = segments([20, 60, 0, 1], [25, 60, 60, 1], [30, 60, 1440, 2], [30, 60, 2880, 3])
    expect(bySession(segments([20, 60, 0, 1], [25, 60, 60, 1], [30, 60, 1440, 2], [30, 60, 2880, 3]))).toEqual([
      [a, b],
      [c],
      [d],
    ])
  })

  it.each([
    [0, 'hour 1'],
    [59, 'hour 1'],
    [60, 'hour 2'],
    [7199, 'hour 120'],
  ])('of one session name minute %d as %s', (from, place) => {
    expect(placeOf(one(40, 1, from), segments([20, 60, 0], [40, 7140, 60]))).toBe(place)
  })

  it('of more than one session name the session', () => {
    const all = segments([20, 240, 0, 1], [25, 240, 1440, 2])
    expect(all.map((each) => placeOf(each, all))).toEqual(['session 1', 'session 2'])
    const stepped = segments([20, 60, 0, 1], [25, 180, 60, 1], [25, 240, 1440, 2])
    expect(stepped.map((each) => placeOf(each, stepped))).toEqual(['session 1', 'session 1', 'session 2'])
    expect(placeOf(one(20, 240, 0), [one(20, 240, 0)])).toBe('hour 1')
  })
})

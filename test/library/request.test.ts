import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import { rawOf } from '../../src/library/request'
import { days, hours, mcgPerKgPerMin, mgPerKgPerH, minutes } from '../../src/library/units'

function codeOf(fields: object, names?: readonly ['weight']): string {
  try {
    rawOf(fields, names)
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code, place }) => `${code} ${place}`).join()
    throw error
  }
  return 'accepted'
}

describe('rawOf', () => {
  it('writes every field under the name of its option', () =>
    expect(
      rawOf({
        setting: 'outpatient',
        start: '2026-11-30',
        timeZone: 'UTC',
        weight: 70.5,
        startRate: mgPerKgPerH(0.1),
        step: 2.5,
        maxRate: mcgPerKgPerMin(5),
        stepEvery: hours(1.5),
        days: 5,
        sessions: 10,
        sessionLength: minutes(150),
        concentration: 2,
        pumpStep: 0.1,
        container: 250,
        closed: ['2026-12-24', '2026-12-25'],
        weekends: true,
        allow: ['step-size', 'window'],
        reason: 'why',
      }),
    ).toEqual({
      setting: 'outpatient',
      start: '2026-11-30',
      timeZone: 'UTC',
      weight: '70.5',
      startRate: '0.1 mg/kg/h',
      step: '2.5',
      maxRate: '5 mcg/kg/min',
      stepEvery: '90min',
      days: '5',
      sessions: '10',
      sessionLength: '150min',
      concentration: '2',
      pumpStep: '0.1',
      container: '250',
      closed: '2026-12-24,2026-12-25',
      weekends: true,
      allow: 'step-size,window',
      reason: 'why',
    }))

  it('leaves out what is absent, and the protocol', () =>
    expect(rawOf({ start: 'today', weight: undefined, allow: [], protocol: 'crps-5day' })).toEqual({ start: 'today' }))

  it.each([
    [{ weight: '70' }, 'wrong-type weight'],
    [{ weight: null }, 'wrong-type weight'],
    [{ weight: { value: 70, unit: 'kg' } }, 'wrong-type weight'],
    [{ maxRate: { value: '30', unit: 'mg/h' } }, 'wrong-type maxRate'],
    [{ stepEvery: 4 }, 'wrong-type stepEvery'],
    [{ stepEvery: '4h' }, 'wrong-type stepEvery'],
    [{ stepEvery: mgPerKgPerH(1) }, 'wrong-type stepEvery'],
    [{ stepEvery: { value: 1, unit: 'constructor' } }, 'wrong-type stepEvery'],
    [{ stepEvery: hours(0) }, 'not-a-duration stepEvery'],
    [{ stepEvery: hours(Number.NaN) }, 'not-a-duration stepEvery'],
    [{ stepEvery: hours(-1) }, 'not-a-duration stepEvery'],
    [{ stepEvery: hours(1.0001) }, 'not-a-duration stepEvery'],
    [{ stepEvery: hours(0.001) }, 'not-whole-minutes stepEvery'],
    [{ stepEvery: minutes(1.5) }, 'not-whole-minutes stepEvery'],
    [{ weekends: 'yes' }, 'wrong-type weekends'],
    [{ closed: '2026-12-24' }, 'wrong-type closed'],
    [{ closed: [20261224] }, 'wrong-type closed'],
    [{ start: new Date(0) }, 'wrong-type start'],
    [{ max: 30 }, 'unknown-field request'],
    [{ constructor: 30 }, 'unknown-field request'],
  ])('refuses %j', (fields, code) => expect(codeOf(fields)).toBe(code))

  it('refuses a field that is not one of those named', () => {
    expect(codeOf({ weight: 70 }, ['weight'])).toBe('accepted')
    expect(codeOf({ maxRate: 30 }, ['weight'])).toBe('unknown-field request')
  })

  it('converts durations exactly', () => {
    expect(rawOf({ stepEvery: hours(1.1) })).toEqual({ stepEvery: '66min' })
    expect(rawOf({ stepEvery: days(0.25) })).toEqual({ stepEvery: '360min' })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        expect(rawOf({ stepEvery: hours((count * 3) / 60) })).toEqual({ stepEvery: `${count * 3}min` })
      }),
    )
  })
})

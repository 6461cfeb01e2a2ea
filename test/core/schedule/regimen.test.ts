import { describe, expect, it } from 'vitest'
import { type Regimen, regimenOf } from '../../../src/core/schedule/regimen'
import { WEEKDAYS } from '../../../src/core/values/weekday'
import {
  crps5day,
  crps10session,
  ketcrps2Inpatient,
  ketcrps2Outpatient,
  schwartzman2009,
} from '../../protocols/built-in'
import { inpatient, mgh, outpatient, told } from '../forge'
import { refused } from '../refused'

/** Start and step of a titration by steps beside the rest. */
function flat({ rates, ...rest }: Regimen) {
  if (rates.rule !== 'steps') throw new Error('not by steps')
  return { start: rates.start, step: rates.step, ...rest }
}

describe('the figures in force', () => {
  it('are those of crps-5day where the user sets none, each with its basis and source', () => {
    const regimen = flat(regimenOf(crps5day, inpatient()))
    const oneWording = ['seed', 'medscape-2018', 'rsdinfo-2011']
    expect(regimen.start).toMatchObject({ value: mgh(20), basis: 'stated', source: oneWording })
    expect(regimen.step).toMatchObject({ value: mgh(5), basis: 'stated', source: oneWording })
    expect(regimen.stepEvery).toMatchObject({ value: 60, basis: 'assumed', source: ['ours'] })
    expect(regimen.length).toEqual({ value: 7200, basis: 'stated', source: oneWording })
    expect(regimen.sessions).toEqual({ value: 1, basis: 'assumed', source: ['ours'] })
  })

  it('are those of crps-10session where the user sets none, with no time between steps', () => {
    const regimen = flat(regimenOf(crps10session, outpatient()))
    expect(regimen.start).toMatchObject({ value: mgh(20), basis: 'assumed', source: ['ours'] })
    expect(regimen.step).toMatchObject({ value: mgh(5), basis: 'assumed', source: ['ours'] })
    expect(regimen.sessions).toEqual({ value: 10, basis: 'stated', source: ['seed'] })
    expect(regimen.length).toMatchObject({ value: 240, basis: 'assumed', source: ['ours'] })
    expect('stepEvery' in regimen).toBe(false)
  })

  it('keep the remark that a source needs', () => {
    expect(flat(regimenOf(crps5day, inpatient())).stepEvery?.note).toMatch(/does not say how often/)
    expect(flat(regimenOf(crps10session, outpatient())).start.note).toMatch(/inpatients only/)
  })

  it.each([
    ['start', { startRate: '12.5' }, mgh(12.5)],
    ['step', { step: '2.5' }, mgh(2.5)],
    ['stepEvery', { stepEvery: '90min' }, 90],
    ['length', { days: '3' }, 3 * 1440],
  ] as const)('have the inpatient %s that the user sets, basis set, no source', (name, asked, value) => {
    const regimen = flat(regimenOf(crps5day, inpatient(asked)))
    expect(regimen[name]).toMatchObject({ value, basis: 'set', source: [] })
  })

  it.each([
    ['sessions', { sessions: '6' }, 6],
    ['length', { sessionLength: '2h30m' }, 150],
    ['start', { startRate: '10' }, mgh(10)],
    ['step', { step: '0.015' }, 15_000],
  ] as const)('have the outpatient %s that the user sets, basis set, no source', (name, asked, value) => {
    const regimen = flat(regimenOf(crps10session, outpatient(asked)))
    expect(regimen[name]).toMatchObject({ value, basis: 'set', source: [] })
  })

  it('change one at a time', () => {
    const [given, own] = [flat(regimenOf(crps5day, inpatient({ step: '2.5' }))), flat(regimenOf(crps5day, inpatient()))]
    expect({ ...given, step: own.step }).toEqual(own)
  })

  // 0.25 mg/kg/h x 64 kg = 16 mg/h; 5 mcg/kg/min = 300 mcg/kg/h, x 64 kg = 19.2 mg/h
  it.each([
    ['0.25mg/kg/h', 16],
    ['5mcg/kg/min', 19.2],
  ])('show the conversion of %s', (written, value) => {
    const { start } = flat(regimenOf(crps5day, inpatient({ weight: '64', startRate: written })))
    expect(start.value).toBe(mgh(value))
    expect(start.written).toMatch(new RegExp(`64 kg = ${value} mg/h$`))
  })

  // 0.05 mg/kg/h x 70 kg = 3.5 mg/h
  it('show the conversion of what a protocol writes per kilogram', () => {
    const { start, step } = flat(regimenOf(ketcrps2Inpatient, inpatient({ weight: '70' })))
    const written = '0.05 mg/kg/h x 70 kg = 3.5 mg/h'
    expect(start).toMatchObject({ value: mgh(3.5), written, basis: 'stated' })
    expect(step).toMatchObject({ value: mgh(3.5), written, basis: 'assumed' })
  })

  it('have days between planned sessions where the protocol has', () => {
    const request = outpatient({ weight: '70' })
    expect(regimenOf(ketcrps2Outpatient, request).blocks).toEqual([{ sessions: 6, on: WEEKDAYS, every: 14 }])
    expect(regimenOf(crps10session, request).blocks).toEqual([{ sessions: 10, on: WEEKDAYS }])
  })

  it('are fractions of the maximum where the protocol says so', () => {
    const { rates } = regimenOf(schwartzman2009, outpatient({ weight: '60', maxRate: '20' }))
    expect(rates).toMatchObject({
      rule: 'fractions',
      percents: { value: [50, 75, 100], basis: 'assumed', source: ['ours'] },
    })
  })

  it.each(['startRate', 'step'])('refuse --%s where the rates are fractions', (option) => {
    const request = outpatient({ weight: '60', [option]: '10' })
    expect(refused(() => regimenOf(schwartzman2009, request))).toMatchObject({
      code: 'fractions',
      place: option,
      found: 'schwartzman-2009',
      allowed: 'its rates are 50, 75, 100 % of the maximum; use maxRate',
    })
  })

  it('refuse figures per kilogram without a weight', () => {
    expect(refused(() => regimenOf(ketcrps2Inpatient, inpatient()))).toMatchObject({
      code: 'weight-needed',
      place: 'protocol',
      found: 'ketcrps-2-inpatient',
      allowed: 'weight',
    })
  })

  it('say which setting a protocol belongs to', () => {
    expect(refused(() => regimenOf(crps10session, inpatient()))).toMatchObject({
      place: 'protocol',
      found: 'crps-10session',
      allowed: 'setting outpatient',
    })
  })

  it('refuse a protocol of the other setting with exit 2', () => {
    expect(told(() => regimenOf(crps10session, inpatient()))).toEqual([2, 'other-setting'])
    expect(told(() => regimenOf(crps5day, outpatient()))).toEqual([2, 'other-setting'])
  })
})

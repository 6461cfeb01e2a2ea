import { expect, it } from 'vitest'
import { limitOf, rateOf, statedLimits } from '../../../../src/check/read/rows/row-rate'
import { decimalText } from '../../../../src/core/values/interval'
import { figure } from '../../sheets'

const text = (of: ReturnType<typeof limitOf>) => of && decimalText(of.value)

it('is printed, of mL/h, per kilogram or of a dose in a time', () => {
  const rate = (...[figures, perKg, weight, drug, time]: Parameters<typeof rateOf>) => {
    const found = rateOf(figures, perKg, weight, drug, time)
    return [text(found.rate), found.rateFrom]
  }
  const none = undefined
  expect(rate({ rate_mg_h: figure('20') }, none, none, none, none)).toEqual(['20', 'rate_mg_h'])
  expect(rate({ rate_mL_h: figure('10') }, none, none, figure('2'), none)).toEqual(['20', 'rate_mL_h'])
  expect(rate({}, figure('0.25'), figure('80'), none, none)[0]).toBe('20')
  expect(rate({ dose_mg: figure('40') }, none, none, none, 120)).toEqual(['20', 'dose_mg'])
  expect(rate({}, none, none, none, 60)[0]).toBeUndefined()
})

it('is limited in mg/h by words in any unit', () => {
  const limit = (...said: readonly (readonly ['mg/h' | 'mg/kg/h' | 'mL/h', string])[]) => {
    const limits = said.map(([unit, of]) => ({ of: 'rate', unit, figure: figure(of) }) as const)
    return text(limitOf(limits, figure('70'), figure('2')))
  }
  expect([limit(['mg/h', '25']), limit(['mg/kg/h', '0.3']), limit(['mL/h', '12.5'])]).toEqual(['25', '21', '25'])
  expect(limit(['mg/h', '25'], ['mg/h', '30'], ['mg/kg/h', '0.3'])).toBe('21')
  expect(limit(['mg/kg/h', '0.3'], ['mg/h', '21.3'])).toBe('21.3')
  expect(limitOf([], figure('70'), figure('2'))).toBeUndefined()
})

it('has limits on doses, of which a day of sessions has one', () => {
  const limits = [{ of: 'dose-24h', unit: 'mg', figure: figure('150') }] as const
  const names = (setting: 'inpatient' | 'outpatient') =>
    statedLimits(limits, setting, true).map(({ name, value, unit }) => `${name} ${value} ${unit}`)
  expect(names('inpatient')).toEqual(['dose-24h 150 mg'])
  expect(names('outpatient')).toEqual(['session-dose 150 mg'])
})

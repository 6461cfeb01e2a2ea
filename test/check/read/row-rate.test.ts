import { expect, it } from 'vitest'
import { limitOf, rateOf } from '../../../src/check/read/row-rate'
import { decimalText } from '../../../src/core/values/interval'
import { blockOf, figure } from '../sheets'

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
  const block = blockOf(['Hour,Rate (mg/h)', '1,20'])
  const limit = (unit: 'mg/h' | 'mg/kg/h' | 'mL/h', of: string) =>
    text(limitOf({ ...block, limit: { figure: figure(of), unit } }, figure('70'), figure('2')))
  expect([limit('mg/h', '25'), limit('mg/kg/h', '0.3'), limit('mL/h', '12.5')]).toEqual(['25', '21', '25'])
  expect(limitOf(block, figure('70'), figure('2'))).toBeUndefined()
})

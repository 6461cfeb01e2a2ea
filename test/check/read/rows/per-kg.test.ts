import { expect, it } from 'vitest'
import {
  PER_KG,
  perKgColumn,
  perKgOf,
  printedAs,
  wholeMinutes,
  writtenTime,
} from '../../../../src/check/read/rows/per-kg'
import { decimalText, whole } from '../../../../src/core/values/interval'
import { figure } from '../../sheets'

it('makes mg/kg/h of mcg/kg/min: 5 x 60 / 1000 = 0.3', () => {
  const perKg = perKgOf({ rate_mcg_kg_min: figure('5.0') })
  expect([perKg?.value, perKg?.span.low, perKg?.span.high].map((each) => decimalText(each ?? 0n))).toEqual([
    '0.3',
    '0.297',
    '0.303',
  ])
  expect(perKgOf({ rate_mcg_kg_min: figure('5'), rate_mg_kg_h: figure('0.4') })).toEqual(figure('0.4'))
})

it('prints it in either unit again, and knows the column that it is from', () => {
  const [perHour, perMinute] = PER_KG
  expect(printedAs(perMinute, figure('0.3'))).toMatchObject({ value: whole(5) })
  expect(printedAs(perHour, figure('0.3'))).toEqual(figure('0.3'))
  expect(perKgColumn({ rate_mcg_kg_min: figure('5') })).toBe(perMinute)
  expect(perKgColumn({ rate_mcg_kg_min: figure('5'), rate_mg_kg_h: figure('0.4') })).toBe(perHour)
  expect(perKgColumn({})).toBeUndefined()
})

it('knows how long a row says that it is, in minutes', () => {
  expect(writtenTime({ hours: figure('1.5') })?.value).toBe(whole(90))
  // Four hours and twenty minutes; but 240 min are 4 h.
  expect(writtenTime({ minutes: figure('20'), hours: figure('4') })?.value).toBe(whole(260))
  expect(writtenTime({ minutes: figure('240'), hours: figure('4') })).toEqual(figure('240'))
  expect(writtenTime({})).toBeUndefined()
})

it.each([
  ['1.333', 80],
  ['0.25', 15],
  ['4', 240],
  // 0.007 h is 0.39 to 0.45 min: no whole one.
  ['0.007', undefined],
])('%s h is %s min', (hours, minutes) => {
  expect(wholeMinutes(writtenTime({ hours: figure(hours) }))).toBe(minutes)
})

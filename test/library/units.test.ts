import { expect, it } from 'vitest'
import { days, hours, mcgPerKgPerMin, mgPerH, mgPerKgPerH, minutes } from '../../src/index'

it.each([
  [mgPerH(30), 30, 'mg/h'],
  [mgPerKgPerH(0.2), 0.2, 'mg/kg/h'],
  [mcgPerKgPerMin(5), 5, 'mcg/kg/min'],
  [minutes(90), 90, 'min'],
  [hours(1.5), 1.5, 'h'],
  [days(5), 5, 'days'],
])('%j has its figure and its unit', (quantity, value, unit) => expect(quantity).toEqual({ value, unit }))

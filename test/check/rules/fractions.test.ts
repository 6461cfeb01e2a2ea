import { expect, it } from 'vitest'
import { rules } from '../sheets'

const table = (...rates: readonly string[]) =>
  rules(['Session,Hours,Rate (mg/h)', ...rates.map((rate, n) => `${n + 1},4,${rate}`)], {
    protocol: 'schwartzman-2009',
    weight: '60',
  })

it('has 50 and 75 % of 0.35 mg/kg/h x 60 kg = 21 mg/h, then all: 10.5, 15.75, 21', () => {
  expect(table('10.5', '15.75', '21')).toEqual([])
  expect(table('10.6', '15.75', '21')).toEqual(['2 start-rate'])
  expect(table('10.5', '15.76', '21')).toEqual(['3 step-size'])
})

import { expect, it } from 'vitest'
import { FIGURE, inUnitOf, statedIn } from '../../../../src/check/rules/captions/figures'
import { ratedOf } from '../../../../src/check/titration-table'
import { decimalText } from '../../../../src/core/values/interval'
import { sheetOf } from '../../sheets'

const FIRST = new RegExp(`first ${FIGURE}`, 'i')
function stated(title: string, header = 'Hour,Rate (mg/h)') {
  const said = statedIn(sheetOf([title, header, '1,20', '2,25', '3,0']), [FIRST])
  return said && `${decimalText(said.value)} ${said.unit}`
}

// 0.2 mg/min is 12 mg/h, 480 mg/24h 20 mg/h, 5 mcg/kg/min 0.3 mg/kg/h.
it.each([
  ['First 20 mg/h', '20 mg/h'],
  ['First 20 mg every 1 h', '20 mg/h'],
  ['First 0.2 mg/min', '12 mg/h'],
  ['First 480 mg/24 h', '20 mg/h'],
  ['First 5 mcg/kg/min', '0.3 mg/kg/h'],
  ['First 10 mL/h', '10 mL/h'],
  ['First 20 mg', undefined],
  ['First 20-25 mg/h', undefined],
])('states in %j %s', (title, text) => expect(stated(title)).toBe(text))

it('takes a figure of a header for mg/h', () => expect(stated('Ward 5', 'Hour,Rate (mg/h; first 20)')).toBe('20 mg/h'))

it('finds what a row has in a unit, within the rounding that people use', () => {
  const [row] = ratedOf(sheetOf(['Hour,Rate (mg/h),Rate (mL/h),Weight (kg)', '1,20,10,60', '2,0,0,60']).rows)
  if (row === undefined) throw new RangeError('no row')
  const shown = (unit: 'mg/h' | 'mL/h' | 'mg/kg/h') => decimalText(inUnitOf(row, unit)[1]?.value ?? 0n, 3)
  expect([shown('mg/h'), shown('mL/h'), shown('mg/kg/h')]).toEqual(['20', '10', '0.333'])
})

import { expect, it } from 'vitest'
import { findings } from '../sheets'

const weights = (...rows: readonly string[]) =>
  findings(['Hour,Rate (mg/h),Weight (kg),Note', ...rows.map((row, index) => `${index + 1},20,${row}`)])

it('accepts a weight that changes a little, or much with a note of why', () => {
  expect(weights('60,', '62,', ',', '66,')).toEqual([])
  expect(weights('60,', '80,weighed anew')).toEqual([])
})

it('warns of one more than a tenth off, once', () => {
  expect(weights('60,', '66.1,', '60,')).toEqual(['3 weight-change: 66.1 kg, allowed 60 kg, as in the row before'])
  // 54.6 x 1.1 = 60.06, and 54.5 x 1.1 = 59.95.
  expect(weights('60,', '54.6,if tolerated')).toEqual([])
  expect(weights('60,', '54.5,if tolerated')).toEqual(['3 weight-change: 54.5 kg, allowed 60 kg, as in the row before'])
})

it('finds pounds among kilograms, whatever the note', () => {
  const found = '3 slip-pounds: 132 kg, allowed 60 kg, as in the row before (off by 2.2, pounds for kilograms)'
  expect(weights('60,', '132,', '60,', '132,')).toEqual([found])
  expect(weights('60,', '132,weighed anew')).toEqual([found])
})

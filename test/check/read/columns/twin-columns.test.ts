import { expect, it } from 'vitest'
import { recognise } from '../../../../src/check/read/columns/columns'
import { withTwins } from '../../../../src/check/read/columns/twin-columns'

it.each([
  ['Current rate (mg/h), Changed to mg/h', 'old_rate_mg_h, rate_mg_h'],
  ['Current rate (mL/h), New rate (mL/h)', 'old_rate_mL_h, rate_mL_h'],
  ['Current rate (mg/h), Rate (mL/h)', 'rate_mg_h, rate_mL_h'],
  ['Rate (mg/h), Next rate (mg/h)', 'rate_mg_h, unknown'],
  ['Next rate (mg/h)', 'rate_mg_h'],
  ['Rate (mg/h), Min rate (mg/h), Max rate (mg/h)', 'rate_mg_h, unknown, limit_mg_h'],
  ['Hour 1 (mL/h), Hour 2 (mL/h)', 'rate_mL_h, unknown'],
  ['Rate (mg/h), Dose rate (mg/h)', 'rate_mg_h, rate_mg_h'],
  ['Total mg, Cumulative mg', 'dose_mg, cumulative_mg'],
  ['Dose (mg), Total mg, Cumulative mg', 'dose_mg, cumulative_mg, cumulative_mg'],
  ['Running total (mg), Cumulative (mg)', 'cumulative_mg, cumulative_mg'],
])('%s', (headers, targets) => {
  const texts = headers.split(', ')
  const read = withTwins(
    texts.map(recognise),
    (cell) =>
      [
        ['80', '100'],
        ['80', '180'],
      ][cell] ?? [],
    texts,
  )
  expect(read.map((each) => (each.is === 'read' ? each.target : each.is)).join(', ')).toBe(targets)
})

it('leaves two totals of the same figures', () => {
  const texts = ['Total mg', 'Cumulative mg']
  const read = withTwins(texts.map(recognise), () => ['80', '180'], texts)
  expect(read).toMatchObject([{ target: 'cumulative_mg' }, { target: 'cumulative_mg' }])
})

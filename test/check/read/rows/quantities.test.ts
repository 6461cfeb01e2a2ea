import { expect, it } from 'vitest'
import { ZERO } from '../../../../src/check/read/cells/cell'
import { columnsOf } from '../../../../src/check/read/columns/header'
import { figureReader, rangeOf, readCell } from '../../../../src/check/read/rows/quantities'
import { decimalText, ONE } from '../../../../src/core/values/interval'
import { blockOf } from '../../sheets'

const { form } = columnsOf(
  blockOf(['Hour,Rate (mg/min),Duration (h),Conc (mg/mL),Elapsed (h)', '1,1,1,1,0', '2,1,1,1,1']),
  '.',
  new Map(),
)
const read = (text: string, name: Parameters<typeof readCell>[1]) => {
  const found = readCell(text, name, form)
  return typeof found === 'string' ? found : decimalText(found.value)
}

it.each([
  ['0.5', 'rate_mg_h', '30'],
  ['0.5 mg/min', 'rate_mg_h', '30'],
  ['0.5 mg/h', 'rate_mg_h', 'unit'],
  ['stop', 'rate_mg_h', '0'],
  ['-', 'rate_mg_h', 'blank'],
  ['20-25', 'rate_mg_h', 'unreadable'],
  ['40*', 'dose_mg', '40'],
  ['1:30', 'hours', '1.5'],
  ['x 4 h', 'hours', '4'],
  ['500 mg / 250 mL (2 mg/mL)', 'concentration_mg_mL', '2'],
  ['500 mg / 250 mL (1 mg/mL)', 'concentration_mg_mL', 'unreadable'],
  ['20 (start)', 'dose_mg', '20'],
  ['none', 'change_mg_h', '0'],
  ['none', 'bolus_mg', '0'],
  ['none', 'dose_mg', 'unreadable'],
] as const)('%s of %s is %s', (text, name, expected) => expect(read(text, name)).toBe(expected))

it('reads each text once', () => {
  const reader = figureReader(form).find(({ name }) => name === 'rate_mg_h')
  expect(reader?.read('0.25')).toBe(reader?.read('0.25'))
  expect(reader?.read('off')).toBe(ZERO)
})

it('reads a range in the unit of its column', () => {
  const range = rangeOf('1-2', form)
  expect([range?.elapsed_min, range?.elapsed_end_min].map((each) => each && decimalText(each.value))).toEqual([
    '60',
    '120',
  ])
})

it('reads what a computer holds of a rate that was set as that rate', () => {
  const readIn = (header: string, text: string) =>
    figureReader(columnsOf(blockOf([header, text]), '.', new Map()).form)[0]?.read(text)
  expect(readIn('Rate (mg/h)', '20.000408')).toMatchObject({ value: 20n * ONE })
  expect(readIn('Rate (mg/kg/h)', '0.2857143')).toMatchObject({ value: (2_857_143n * ONE) / 10_000_000n })
})

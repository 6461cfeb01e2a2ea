import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decimalSignOf,
  given,
  isBlank,
  isStopped,
  nominal,
  product,
  ratio,
  readFigure,
  readPlain,
  withoutMarks,
  withoutUnit,
} from '../../../../src/check/read/cells/cell'
import { exactly, ONE, whole } from '../../../../src/core/values/interval'
import { figure } from '../../sheets'

describe('a figure', () => {
  it('may be rounded from half of its last printed digit either way', () => {
    // 6.7 is 6.65 to 6.75.
    expect(readFigure('6.7', '.')).toEqual({
      value: (67n * ONE) / 10n,
      span: { low: (665n * ONE) / 100n, high: (675n * ONE) / 100n },
    })
    expect(readFigure('20.0', '.')?.span.high).toBe((2005n * ONE) / 100n)
  })

  it('without a sign is never below nothing', () => {
    expect(readFigure('0', '.')?.span).toEqual({ low: 0n, high: ONE / 2n })
    expect(readFigure('0', '.', true)?.span).toEqual({ low: -ONE / 2n, high: ONE / 2n })
  })

  it.each([
    '',
    '.',
    '-',
    'abc',
    '1e3',
    '0x10',
    '1  000',
    '10,00',
    '1,0000',
    'NaN',
    'Infinity',
    '5.',
    '\u0665',
    '1.2.3',
    '--5',
    '1234567890',
  ])('is not %j', (text) => expect(readFigure(text, '.', true)).toBeUndefined())

  it('has a sign only where it is asked for', () => {
    expect([readFigure('-5', '.'), readFigure('+5', '.')]).toEqual([undefined, undefined])
    expect([readFigure('-5', '.', true)?.value, readFigure('+5', '.', true)?.value]).toEqual([whole(-5), whole(5)])
  })

  it.each([
    ['2,5', 2500n],
    ['2.5', 2500n],
    ['0.298', 298n],
    ['12,345', 12_345n],
  ])('with a decimal comma: %s', (text, thousandths) => {
    expect(readFigure(text, ',')?.value).toBe((thousandths * ONE) / 1000n)
  })

  it.each([
    ['1,000', '.', 1000],
    ['12,345,678', '.', 12_345_678],
    ['1 234', '.', 1234],
    ['1\u202f234,5', ',', 1234.5],
    ['1.234', ',.', 1234],
    ['4.640,5', ',.', 4640.5],
  ] as const)('with parted thousands: %s', (text, sign, value) => {
    expect(readFigure(text, sign)?.value).toBe((BigInt(value * 10) * ONE) / 10n)
  })

  it('with a decimal comma is not one whose point may part thousands', () => {
    expect([readFigure('1.234', ','), readFigure('123.456', ',')]).toEqual([undefined, undefined])
  })

  it('is read as it is written, whatever its digits', () => {
    const law = fc.property(fc.nat(999_999_999), fc.nat(14), fc.nat(999_999), (integer, zeros, digits) => {
      const fraction = `${'0'.repeat(Math.min(zeros, 9))}${digits}`
      const read = readFigure(`${integer}.${fraction}`, '.')
      const scale = 10n ** BigInt(fraction.length)
      expect(read && read.value * scale).toBe((BigInt(integer) * scale + BigInt(fraction)) * ONE)
    })
    fc.assert(law)
  })
})

it('is the same where it is read as plain digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,9}(\.[0-9]{1,9})?$/), (text) => {
      expect(readPlain(text)).toEqual(readFigure(text, '.'))
    }),
  )
})

it('reads a whole number that is set as exact', () => {
  expect(nominal(figure('4')).span).toEqual(exactly(whole(4)))
  expect(nominal(figure('4.0')).span).toEqual(exactly(whole(4)))
  expect(nominal(figure('4.5'))).toEqual(figure('4.5'))
})

it('multiplies value and span: 6.7 mL/h x 2 mg/mL = 13.4 mg/h, 13.3 to 13.5', () => {
  expect(product(figure('6.7'), given(2000))).toEqual({
    value: (134n * ONE) / 10n,
    span: { low: (133n * ONE) / 10n, high: (135n * ONE) / 10n },
  })
})

it.each([
  ['20', '20', ''],
  ['20 mg/h', '20', 'mg/h'],
  ['20mg/h', '20', 'mg/h'],
  ['2,5 mL/hr', '2,5', 'mL/hr'],
  ['+5 mg/h', '+5', 'mg/h'],
  ['0.5 \u00b5g/kg/min', '0.5', '\u00b5g/kg/min'],
  ['about 20', 'about 20', ''],
])('parts %j', (cell, amount, unit) => expect(withoutUnit(cell)).toEqual({ figure: amount, unit }))

it('is a ratio of two: 20 / 8 = 2.5, from 19.5 / 8.5 to 20.5 / 7.5; none with a divisor of 0', () => {
  const found = ratio(figure('20'), figure('8'))
  expect(found?.value).toBe((5n * ONE) / 2n)
  expect(found?.span).toEqual({ low: (195n * ONE) / 85n, high: (205n * ONE) / 75n + 1n })
  expect(ratio(figure('20'), figure('0'))).toBeUndefined()
})

it.each(['', '-', '- -', '.', 'n/a', 'NA', 'NR', 'not recorded', '\u2013', '__', 'null'])('%j says nothing', (text) =>
  expect([isBlank(text), isStopped(text)]).toEqual([true, false]),
)
it.each(['stop', 'Hold', 'OFF', 'paused', 'on hold'])('%j is a rate of 0', (text) =>
  expect([isBlank(text), isStopped(text)]).toEqual([false, true]),
)
it.each(['0', '20', 'NaN', 'x', '-5', '...5'])('%j is neither', (text) =>
  expect([isBlank(text), isStopped(text)]).toEqual([false, false]),
)
it.each([
  ['40*', '40'],
  ['25 \u2020', '25'],
  ['40**', '40'],
  ['25[1]', '25'],
  ['25 (1)', '25'],
  ['25 (10)', '25 (10)'],
  ['25 ^a', '25'],
  ['20 mg/h \u2713', '20 mg/h'],
  ['25.', '25'],
  ['2.5.', '2.5.'],
  ['25 mg\u00b7h\u207b\u00b9', '25 mg\u00b7h\u207b\u00b9'],
  ['40#', '40#'],
  ['4*0', '4*0'],
])('without its footnote mark %j is %j', (text, figure) => expect(withoutMarks(text)).toBe(figure))

it.each([
  [['1', '20'], ',', '.'],
  [['1', '20'], ';', ','],
  [['1', '22,5'], '\t', ',.'],
  [['1', '22.5'], ';', '.'],
  [['1,000', '22.5'], ',', '.'],
  [['30.11.2026', '22,5'], ';', ',.'],
  [['22.5', '22,5'], ';', ','],
  [['480', '1.080'], ';', ',.'],
  [['0.5', '1.080'], ';', '.'],
  [['480', '1.080'], ',', '.'],
] as const)('%j separated by %j has the decimal sign %j', (cells, separator, sign) =>
  expect(decimalSignOf([cells], separator)).toBe(sign),
)

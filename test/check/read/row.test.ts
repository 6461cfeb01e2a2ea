import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../src/check/read/header'
import {
  PER_KG,
  perKgColumn,
  perKgOf,
  printedAs,
  wholeMinutes,
  writtenTime,
} from '../../../src/check/read/per-kg'
import { rowReader } from '../../../src/check/read/row'
import { decimalText, whole } from '../../../src/core/values/interval'
import { blockOf, figure } from '../sheets'

function read(header: string, line: string, decimal: '.' | ',' = '.') {
  const block = {
    ...blockOf([header, line]),
    lines: [{ record: 1, cells: line.split(',').map((cell) => cell.trim()) }],
  }
  const { form } = columnsOf(block, decimal, new Map())
  const reader = rowReader(form, undefined)
  const [own = { record: 1, cells: [] }] = block.lines
  const cells = reader.read(own)
  return {
    cells,
    findings: reader.findings.map(
      ({ rule, cell, found, allowed }) => `${cell} ${rule}: ${found}, ${allowed}`,
    ),
  }
}

describe('a row', () => {
  it('says what its cells say, and nothing for what is empty', () => {
    const { cells, findings } = read(
      'Session,Hour,Start,Rate (mg/h),Dose (mg),Drug,Note',
      '2, 3 ,08:00,20.0, ,ketamine,',
    )
    expect(findings).toEqual([])
    expect(cells).toMatchObject({ record: 1, session: 2, hour: 3, drug: 'ketamine', protocol: '', note: '' })
    expect(cells.start).toEqual({ date: undefined, clock: 480, offset: undefined })
    expect(cells.figures).toEqual({ rate_mg_h: figure('20.0') })
  })

  it.each([
    ['Rate (mg/h)', '20 mL/h', '0 unit: 20 mL/h, mg/h, as its column says'],
    ['Rate (mg/h)', '20 mcg/min', '0 unit: 20 mcg/min, mg/h, as its column says'],
    ['Rate (mg/h)', '3O', '0 unreadable: 3O, digits and a point, no sign'],
    ['Rate (mg/h)', '1e1', '0 unreadable: 1e1, digits and a point, no sign'],
    ['Rate (mg/h)', '-5', '0 unreadable: -5, digits and a point, no sign'],
    [
      'Hour,Start',
      '1,noonish',
      '1 unreadable: noonish, a time such as 2026-11-30T08:00 or 08:00, the year first',
    ],
    ['Hour', '1x5', '0 unreadable: 1x5, a whole number'],
    ['Rate (mg/h)', '20-25', '0 unreadable: 20-25, digits and a point, no sign'],
    ['Rate (mg/h)', '20 \u2192 25', '0 unreadable: 20 \u2192 25, digits and a point, no sign'],
    ['Session', 'one', '0 unreadable: one, a whole number'],
    ['Date', '08:00', '0 unreadable: 08:00, a time such as 2026-11-30T08:00 or 08:00, the year first'],
    [
      'Start',
      '2026-02-30',
      '0 unreadable: 2026-02-30, a time such as 2026-11-30T08:00 or 08:00, the year first',
    ],
  ])('has no %s of %j', (header, cell, finding) => {
    expect(read(header, cell).findings).toEqual([finding])
  })

  it('reads a unit that its column has', () => {
    expect(read('Rate (mg/h)', '20 mg/hr').cells.figures).toEqual({ rate_mg_h: figure('20') })
  })

  it('has as many cells as the header', () => {
    expect(read('Hour,Rate (mg/h)', '1').findings).toEqual(['1 cells: 1 cells, 2, as the header has'])
    expect(read('Hour,Rate (mg/h)', '1,20,7').findings).toEqual(['2 cells: 3 cells, 2, as the header has'])
    expect(read('Hour,Rate (mg/h)', '1,20,').findings).toEqual([])
  })

  it('takes whole hours and concentrations for themselves, and no other figure', () => {
    const { figures } = read('Hours,Conc (mg/mL),Weight (kg)', '4,2,70').cells
    expect(
      [figures.hours, figures.concentration_mg_mL].map((each) => each && each.span.high - each.span.low),
    ).toEqual([0n, 0n])
    expect(figures.weight_kg).toEqual(figure('70'))
  })
})

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
  expect(writtenTime({ minutes: figure('20'), hours: figure('4') })).toEqual(figure('20'))
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

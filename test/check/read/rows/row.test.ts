import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../../src/check/read/columns/header'
import { remarkFinder, rowReader } from '../../../../src/check/read/rows/row'
import { blockOf, figure } from '../../sheets'

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
    findings: reader.findings.map(({ rule, cell, found, allowed }) => `${cell} ${rule}: ${found}, ${allowed}`),
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
    ['Hour,Start', '1,noonish', '1 unreadable: noonish, a time such as 2026-11-30T08:00 or 08:00, the year first'],
    ['Hour', '1x5', '0 unreadable: 1x5, a whole number'],
    ['Rate (mg/h)', '20-25', '0 unreadable: 20-25, digits and a point, no sign'],
    ['Rate (mg/h)', '20 \u2192 25', '0 unreadable: 20 \u2192 25, digits and a point, no sign'],
    ['Session', 'one', '0 unreadable: one, a whole number'],
    ['Date', '08:00', '0 unreadable: 08:00, a time such as 2026-11-30T08:00 or 08:00, the year first'],
    ['Start', '2026-02-30', '0 unreadable: 2026-02-30, a time such as 2026-11-30T08:00 or 08:00, the year first'],
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

  it('reads whole hours and concentrations as exact, and no other figure', () => {
    const { figures } = read('Hours,Conc (mg/mL),Weight (kg)', '4,2,70').cells
    expect([figures.hours, figures.concentration_mg_mL].map((each) => each && each.span.high - each.span.low)).toEqual([
      0n,
      0n,
    ])
    expect(figures.weight_kg).toEqual(figure('70'))
  })
})

it('distinguishes remarks from rows', () => {
  const block = blockOf(['Hour,Rate (mg/h),Note', '1,20,'])
  const isRemark = remarkFinder(columnsOf(block, '.', new Map()).form)
  const is = (...cells: readonly string[]) => isRemark({ record: 1, cells })
  expect([is('', '', 'BP checked'), is('BP checked', '', ''), is('Checked by', 'N1', '30/11/2026')]).toEqual([
    true,
    true,
    true,
  ])
  expect([is('1', '20', ''), is('1', '', ''), is('x', '35', ''), is('two', 'twenty', '')]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

it('reads the words of events: a stop, a bolus, a rate', () => {
  const figures = (header: string, line: string) => read(header, line).cells.figures
  expect(figures('Time,Event,Rate (mg/h)', '08:00,Stopped,').rate_mg_h?.value).toBe(0n)
  expect(figures('Time,Event,Rate (mg/h)', '08:00,Bolus 20 mg,')).toMatchObject({ bolus_mg: figure('20') })
  expect(figures('Time,Event', '08:00,started at 20 mg/h')).toMatchObject({ rate_mg_h: figure('20') })
})

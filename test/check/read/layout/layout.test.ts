import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../../src/check/read/layout/layout'
import { tableOf } from '../../sheets'

const shape = (lines: readonly string[]) =>
  blocksOf(tableOf(lines)).map(({ header, lines: rows, captions, totals }) => ({
    header: header.cells.join('|'),
    rows: rows.map(({ record }) => record),
    captions: captions.length,
    totals: totals.map(({ after }) => after),
  }))

describe('the tables of a grid', () => {
  it('begin with a header, below its titles', () => {
    expect(shape(['Ward 5,,', 'Hour,Rate (mg/h),Dose (mg)', '1,20,20'])).toEqual([
      { header: 'Hour|Rate (mg/h)|Dose (mg)', rows: [2], captions: 1, totals: [] },
    ])
  })

  it('have headers of two lines, and of merged groups', () => {
    expect(shape(['Hour,Rate,Dose', ',(mg/h),(mg)', '1,20,20'])[0]?.header).toBe('Hour|Rate (mg/h)|Dose (mg)')
    expect(
      shape([',Day 1,,Day 2,', 'Hour,Rate (mg/h),Dose (mg),Rate (mg/h),Dose (mg)', '1,20,20,40,40'])[0]?.header,
    ).toBe('Hour|Day 1 Rate (mg/h)|Day 1 Dose (mg)|Day 2 Rate (mg/h)|Day 2 Dose (mg)')
  })

  it('go on below a header that is repeated, and keep their totals apart', () => {
    expect(shape(['Hour,Dose (mg)', '1,20', 'Hour,Dose (mg)', '2,25', 'Total,45'])).toEqual([
      { header: 'Hour|Dose (mg)', rows: [1, 3], captions: 0, totals: [2] },
    ])
  })

  it('begin again with another strength or another header', () => {
    const header = 'Hour,Rate (mg/h),Rate (mL/h)'
    expect(shape([header, '1,20,20', 'Ketamine 2 mg/mL,,', '1,20,10']).map(({ rows }) => rows)).toEqual([[1], [3]])
    expect(shape([header, '1,20,20', 'Item,Count,Price', 'bag,2,10'])).toHaveLength(2)
  })

  it('begin again under the name of another patient, where times do', () => {
    const header = 'Hour,Rate (mg/h)'
    const rows = (names: readonly string[], next = '1') =>
      shape([names[0] ?? '', header, '1,20', names[1] ?? '', header, `${next},20`]).map(({ rows: own }) => own)
    expect(rows(['Patient A', 'Patient B'])).toEqual([[2], [5]])
    expect(rows(['Patient: A. Smith', 'Patient: B. Jones'])).toEqual([[2], [5]])
    expect(rows(['Patient A', 'Patient A'])).toHaveLength(1)
    expect(rows(['Patient A', 'Patient B'], '2')).toHaveLength(1)
    expect(rows(['Patient A', 'Patient comfortable'])).toHaveLength(1)
  })

  it('have a figure alone under their doses for its sum', () => {
    expect(shape(['Hour,Rate (mg/h),Dose (mg)', '1,20,20', '2,25,25', ',,45'])[0]).toMatchObject({
      rows: [1, 2],
      totals: [2],
    })
    expect(shape(['Hour,Rate (mg/h),Dose (mg)', '1,20,20', ',25,25', ',,25'])[0]).toMatchObject({
      rows: [1, 2, 3],
      totals: [],
    })
    expect(shape(['Hour,Rate (mg/h),Dose (mg)', '1,20,20', '2,25,25', ',45,'])[0]).toMatchObject({
      rows: [1, 2, 3],
      totals: [],
    })
  })

  it('have no total in what is mixed for a bag', () => {
    expect(shape(['Hour,Dose (mg)', '1,20', 'Ketamine 500 mg + 490 mL NaCl (total 500 mL)'])[0]?.totals).toEqual([])
  })

  it('have the labels and figures beside them for words', () => {
    expect(shape(['Weight (kg),80,', 'Hour,mg/kg/h,mg/h', '1,0.25,20', 'Checked by:,J. Doe,'])).toEqual([
      { header: 'Hour|mg/kg/h|mg/h', rows: [2, 3], captions: 1, totals: [] },
    ])
  })

  it('have the day of a section in a column of its own', () => {
    const [block] = blocksOf(tableOf(['Hour,Rate (mg/h)', 'Day 1,', '1,20', 'Day 2,', '1,25']))
    expect(block?.header.cells).toEqual(['Hour', 'Rate (mg/h)', 'Day'])
    expect(block?.lines.map(({ cells }) => cells.at(-1))).toEqual(['Day 1', 'Day 2'])
  })
})

it('has a column for what names the rows below it', () => {
  const [block] = blocksOf(
    tableOf([
      'Infusion 1 - 30 Nov 2026',
      'Hour,Rate (mg/h)',
      '1,20',
      'Infusion 2 - 1 Dec 2026',
      '1,25',
      'Total: 45 mg',
    ]),
  )
  expect(block?.header.cells).toEqual(['Hour', 'Rate (mg/h)', 'Session', 'Date'])
  expect(block?.lines.map(({ cells }) => cells.join('|'))).toEqual([
    '1|20|Session 1|30 Nov 2026',
    '1|25|Session 2|1 Dec 2026',
  ])
  expect(block?.totals.map(({ line, after }) => [line.cells[0], after])).toEqual([['Total: 45 mg', 2]])
})

it('goes on from another bag', () => {
  const [block, second] = blocksOf(tableOf(['Hour,mL/h,mg/h', '1,10,20', 'Bag 2: 250 mg in 250 mL', '2,20,20']))
  expect(second).toBeUndefined()
  expect(block?.header.cells.at(-1)).toBe('Concentration')
  expect(block?.lines.map(({ cells }) => cells.at(-1))).toEqual(['', 'Bag 2: 250 mg in 250 mL'])
})

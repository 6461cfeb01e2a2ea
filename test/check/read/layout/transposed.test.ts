import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src/check/finding'
import { transposed } from '../../../../src/check/read/layout/transposed'

const records = [
  ['Ward 5'],
  ['Time', '08:00', '09:00'],
  ['Rate (mg/h)', '20', '25'],
  ['Dose (mg)', '20', '25'],
  ['Signed'],
]
const grid = (lines: readonly (readonly string[])[]) => ({ records: lines, decimal: '.' as const })
const finding = (record: number, cell: number): Finding => ({
  rule: 'dose',
  record,
  cell,
  found: '24 mg',
  allowed: '25 mg',
})

describe('a transposed table', () => {
  const side = transposed(grid(records))
  it('has a row for each time, between its words', () =>
    expect(side?.grid.records).toEqual([
      ['Ward 5'],
      ['Time', 'Rate (mg/h)', 'Dose (mg)'],
      ['08:00', '20', '20'],
      ['09:00', '25', '25'],
      ['Signed'],
    ]))
  it('has its findings at their places, with the time in words', () => {
    expect(side?.placed(finding(3, 2))).toMatchObject({ record: 3, cell: 2, found: 'Time 09:00: 24 mg' })
    expect(side?.placed(finding(2, 1))).toMatchObject({ record: 2, cell: 1, found: 'Time 08:00: 24 mg' })
    expect(side?.placed(finding(1, 2))).toMatchObject({ record: 3, cell: 0, found: '24 mg' })
    expect(side?.placed(finding(0, 0))).toMatchObject({ record: 0, cell: 0, found: '24 mg' })
    expect(side?.placed(finding(4, 0))).toMatchObject({ record: 4, cell: 0, found: '24 mg' })
  })
  it('may have a last column of sums, but not of its rates', () => {
    const lines = (sum: string) => [
      ['', '08:00', '09:00', 'Total'],
      ['Rate (mg/h)', '20', '25', sum],
      ['Dose (mg)', '20', '25', '45'],
    ]
    expect(transposed(grid(lines('')))?.grid.records.at(-1)).toEqual(['Total', '', '45'])
    expect(transposed(grid(lines('45')))).toBeUndefined()
  })
  it('has sessions for its times', () =>
    expect(
      transposed(
        grid([
          ['', 'Session 1', 'Session 2'],
          ['Rate (mg/h)', '20', '25'],
        ]),
      )?.grid.records,
    ).toEqual([
      ['Session', 'Rate (mg/h)'],
      ['Session 1', '20'],
      ['Session 2', '25'],
    ]))
  it('names a column where no line has times', () => {
    const plain = transposed(
      grid([
        ['Rate mg/h', '20', '25'],
        ['Hours', '4', '4'],
      ]),
    )
    expect(plain?.placed(finding(2, 1))).toMatchObject({ record: 1, cell: 2, found: 'column 3: 24 mg' })
  })
})

it.each<readonly [string, readonly (readonly string[])[]]>([
  [
    'a header of its own',
    [
      ['Hour', 'Rate (mg/h)'],
      ['1', '20'],
    ],
  ],
  [
    'no rate in a line',
    [
      ['Hour', '1', '2'],
      ['Dose (mg)', '20', '25'],
    ],
  ],
  [
    'one label twice',
    [
      ['Time', '08:00'],
      ['Rate (mg/h)', '20'],
      ['Rate (mg/h)', '25'],
    ],
  ],
  [
    'a line without a label',
    [
      ['Time', '08:00'],
      ['Rate (mg/h)', '20'],
      ['', '25'],
    ],
  ],
  [
    'figures for labels',
    [
      ['Rate (mg/h)', 'Time'],
      ['20', '08:00'],
    ],
  ],
  ['a single line', [['Rate (mg/h)', '20', '25']]],
  ['nothing', []],
])('%s is left as it is', (_, lines) => expect(transposed(grid(lines))).toBeUndefined())

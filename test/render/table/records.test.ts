import { expect, it } from 'vitest'
import { recordsText } from '../../../src/render/table/records'
import { plainPaint } from '../../../src/render/view'

const grid = {
  heads: ['figure', 'value', 'note'],
  rows: [
    ['start', '20 mg/h', 'stated: one source and another'],
    ['step condition', 'if tolerated', ''],
  ],
}

it('sets the cells of a row below each other, beside its name', () => {
  expect(recordsText(grid, 40, plainPaint)).toBe(
    [
      'start          20 mg/h',
      '               stated: one source and',
      '               another',
      'step           if tolerated',
      'condition',
      '',
    ].join('\n'),
  )
})

it('fits every width', () => {
  for (const width of [40, 80, 200])
    for (const line of recordsText(grid, width, plainPaint).split('\n')) expect(line.length).toBeLessThanOrEqual(width)
})

it('is empty without rows', () => expect(recordsText({ heads: [], rows: [] }, 80, plainPaint).trim()).toBe(''))

import { describe, expect, it } from 'vitest'
import { comparisonTable, pageTable, scrolled, signatures } from '../../../src/render/html/parts'
import { text } from '../../../src/render/svg/markup'

it('makes a table whose columns without a cell are room to write on', () => {
  const table = pageTable<string>(
    'Record',
    'record',
    [{ head: 'Rate', unit: 'mg/h', kind: 'rate', cell: (row) => text(row) }, { head: 'Initials' }],
    ['20', '<b>'],
  ).replaceAll('\n', '')
  expect(table).toContain('<th scope="col" class="rate">Rate<span class="unit">mg/h</span></th>')
  expect(table).toContain('<tr><th scope="row" class="rate">20</th><td class="write"></td></tr>')
  expect(table).toContain('&lt;b&gt;')
})

it('can be scrolled by key, and has a line for each signature', () => {
  expect(scrolled('Record', text('x'))).toContain('tabindex="0" aria-label="Record"')
  expect(signatures(['Prescriber', 'Pharmacist']).match(/class="rule"/g)).toHaveLength(2)
})

describe('comparison table', () => {
  it('heads each row, marks those that differ, and keeps a figure with its unit', () => {
    const table = comparisonTable({
      heads: ['', 'A'],
      rows: [
        ['Total *', '20 mg'],
        ['Drug', '<b>'],
      ],
    })
    expect(table).toContain('<th scope="col">Property</th>')
    expect(table).toContain('<tr class="differs"><th scope="row">Total *</th><td>20\u00a0mg</td>')
    expect(table).toContain('<td>&lt;b&gt;</td>')
  })
})

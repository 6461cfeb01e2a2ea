import { expect, it } from 'vitest'
import { comparisonTable } from '../../../src/render/compare/comparison-table'

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

import { expect, it } from 'vitest'
import { EXERCISE } from '../../../src/check/check'
import { keyPage, sheetPage } from '../../../src/cli/exercise/sheet-page'

it('says in the head of the table, which every printed page repeats, what it is', () => {
  const page = sheetPage([[EXERCISE], ['Session', 'Rate (mg/h)'], ['1', '<20>']])
  const [, head = ''] = /<thead>([\s\S]*?)<\/thead>/.exec(page) ?? []
  expect(head).toContain(EXERCISE)
  expect(page).toContain('&lt;20&gt;')
})

it('shows a key to project, as it is', () => {
  expect(keyPage('Errors\n  rate: found <60>')).toContain('Errors\n  rate: found &lt;60&gt;')
})

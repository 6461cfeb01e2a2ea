import { HtmlValidate } from 'html-validate'
import { expect, it } from 'vitest'
import { comparisonPage } from '../../../src/render/compare/comparison-page'
import { planOf } from '../plan-of'
import { variantOf } from './variants'

const PAGES = [
  ['one drug', () => comparisonPage([variantOf('crps-5day'), variantOf('goldberg-2010')])],
  ['two drugs', () => comparisonPage([variantOf('crps-5day'), variantOf('ketcrps-2-inpatient')])],
  ['hostile names', () => comparisonPage(['<script>', '"><b a=\'', '&amp;'].map((name) => ({ name, plan: planOf() })))],
] as const

it.each(PAGES)('is a valid page: %s', async (_, page) => {
  const validate = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'no-inline-style': 'error' } })
  const { results } = await validate.validateString(page())
  expect(results.flatMap(({ messages }) => messages)).toEqual([])
})

it.each(PAGES)('reads nothing else and runs nothing: %s', (_, page) => {
  const written = page()
  expect(written).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|input|base|a)\b/)
  expect(written).not.toMatch(/\s(?:on\w+|src|href|style|action)=/)
  expect(written).not.toMatch(/url\(|@import/)
})

it('marks the rows that differ, and parts no figure from its unit', () => {
  const written = comparisonPage([variantOf('crps-5day'), variantOf('goldberg-2010')])
  expect(written).toMatch(/<tr class="differs">\s*<th scope="row">Start \*<\/th><td>20\u00a0mg\/h<\/td>/)
  expect(written).toMatch(/<tr>\s*<th scope="row">Setting<\/th>/)
  expect(written).toContain('Rows marked * differ between the variants.')
})

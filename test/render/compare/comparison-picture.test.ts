import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { comparisonPage, comparisonSvg } from '../../../src/render/compare/comparison-picture'
import { hostileReasons, live } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { outpatient, planOf } from '../plan-of'
import { variantOf } from './variants'

const two = () => [variantOf('crps-5day'), variantOf('goldberg-2010')]

it('says what it is, to those who do not see it too', () => {
  const drawing = comparisonSvg(two())
  expect(drawing).toContain('<title id="title">Planned rates: crps-5day, goldberg-2010</title>')
  expect(drawing).toContain('role="img" aria-labelledby="title desc"')
  expect(drawing.match(/Not an order\./g)).toHaveLength(2)
})

it('fits a projector with two variants', () => {
  const [, width, height] = /width="(\d+)" height="([\d.]+)"/.exec(comparisonSvg(two())) ?? []
  expect([Number(width), Number(height)]).toEqual([1366, 768])
})

it('has a place for every line within its height', () => {
  for (const variants of [two(), [...two(), variantOf('ketcrps-2-inpatient'), variantOf('ketcrps-2-outpatient')]]) {
    const drawing = comparisonSvg(variants)
    const [, height] = /viewBox="0 0 1366 ([\d.]+)"/.exec(drawing) ?? []
    const ys = [...drawing.matchAll(/<text x="[^"]*" y="([^"]*)"/g)].map(([, y]) => Number(y))
    expect(Math.max(...ys)).toBeLessThan(Number(height))
  }
})

it('says whose protocol it is and which limit was overridden, and lets no text act', () => {
  fc.assert(
    fc.property(hostileReasons, (reason) => {
      const lifted = outpatient({ step: '7.5', allow: 'step-size', reason })
      const drawing = comparisonSvg([
        { name: 'local', plan: hostileProtocol(reason) },
        { name: 'lifted', plan: lifted },
      ])
      expect(drawing).toMatch(/>local: LOCAL PROTOCOL/)
      expect(drawing).toMatch(/>lifted: ALLOWED: step-size/)
      expect(drawing).not.toMatch(/<[^>]*\s(?:on\w+|href|style)=/)
      expect(live(drawing.replaceAll('\n', ''))).toEqual([])
    }),
    { numRuns: 13 },
  )
})

describe('comparison page', () => {
  const PAGES = [
    ['one drug', () => comparisonPage([variantOf('crps-5day'), variantOf('goldberg-2010')])],
    ['two drugs', () => comparisonPage([variantOf('crps-5day'), variantOf('ketcrps-2-inpatient')])],
    [
      'hostile names',
      () => comparisonPage(['<script>', '"><b a=\'', '&amp;'].map((name) => ({ name, plan: planOf() }))),
    ],
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
})

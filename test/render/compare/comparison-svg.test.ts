import fc from 'fast-check'
import { expect, it } from 'vitest'
import { comparisonSvg } from '../../../src/render/compare/comparison-svg'
import { hostileReasons, live } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { outpatient } from '../plan-of'
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

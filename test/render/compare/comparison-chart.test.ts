import { expect, it } from 'vitest'
import { comparisonChart } from '../../../src/render/compare/comparison-chart'
import { live } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { outpatient, planOf, view } from '../plan-of'
import { variantOf } from './variants'

/** The figures at the side of each panel of rates, from the top. */
const sides = (text: string): readonly string[] =>
  text
    .split('Rate, mg/h')
    .slice(1)
    .map(
      (panel) =>
        (panel.split('└')[0] ?? '')
          .match(/^ *[\d.,]+ (?=┤)/gm)
          ?.map((each) => each.trim())
          .join(' ') ?? '',
    )

it('draws plans of one drug on one scale', () => {
  const text = comparisonChart([variantOf('crps-10session'), variantOf('goldberg-2005')], view())
  expect(sides(text)).toEqual(['40 30 20 10', '40 30 20 10'])
  // 20 of 40 mg/h is the second row of four, and its maximum is on it.
  expect(text.split('goldberg-2005\n')[1]).toMatch(/30 ┤\n *20 ┤┄{14}━{6}┄━{6}/)
  expect(text).not.toContain('scales of their own')
})

it('draws the drugs on scales of their own, and says so', () => {
  const text = comparisonChart([variantOf('crps-10session'), variantOf('ketcrps-2-outpatient')], view())
  expect(sides(text)).toEqual(['40 30 20 10', '12 9 6 3'])
  expect(text).toContain('Esketamine · outpatient · ketcrps-2-outpatient')
  expect(text.replace(/\s+/g, ' ')).toContain('drawn on scales of their own: a height of one is no height of the other')
})

it('draws both settings on one scale of time', () => {
  const text = comparisonChart([variantOf('crps-5day'), variantOf('crps-10session')], view())
  // From the first start to the last end are 11 days and 4 h, 268 h: 30 columns of 10 min, a break, 33 of 8 h.
  expect(text).toContain('A column is 10 min in the first 5 h, then 8 h')
  const floors = text.match(/└.*/g)?.map((line) => line.length)
  // And 115 h are 15.
  expect(floors).toEqual([47, 47, 65, 65])
  expect(text).toContain('30 Nov')
})

it('says of a local protocol and of an overridden limit what every output says', () => {
  const local = hostileProtocol('x')
  const lifted = outpatient({ step: '7.5', allow: 'step-size', reason: 'seen twice' })
  const variants = [local, lifted].map((plan) => ({ name: plan.protocol.id, plan }))
  const text = comparisonChart(variants, view()).replace(/\s+/g, ' ')
  expect(text).toContain(`LOCAL PROTOCOL, file ${local.protocol.local?.hash}`)
  expect(text).toMatch(/ALLOWED: step-size 5 mg\/h .* Reason: seen twice/)
})

it('lets no name act, and fits the width', () => {
  const named = { name: '\u001b[31m=cmd()\u202e\n,reason=x', plan: planOf() }
  for (const width of [40, 80, 140]) {
    const text = comparisonChart([named, variantOf('crps-5day')], view({ width, ascii: true }))
    expect(live(text.replaceAll('\n', ''))).toEqual([])
    expect(text).toMatch(/^[\n -~]*$/)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
  }
})

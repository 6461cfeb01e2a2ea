import { expect, it } from 'vitest'
import { asAsked, marksFor } from '../../../src/render/terminal-chart/marks'
import { view } from '../plan-of'

it.each([true, undefined] as const)('draws with single visible characters: ascii %j', (ascii) => {
  for (const mark of Object.values(marksFor(view(ascii === undefined ? {} : { ascii })))) {
    expect(mark).toHaveLength(1)
    expect(/^[!-~]$/.test(mark)).toBe(ascii === true)
  }
})

it('keeps our own text to ASCII where it is asked', () => {
  expect(asAsked('Ketamine · inpatient · x', view({ ascii: true }))).toBe('Ketamine - inpatient - x')
  expect(asAsked('Ketamine · inpatient', view())).toBe('Ketamine · inpatient')
})

import { expect, it } from 'vitest'
import { asAsked, marksFor } from '../../../src/render/terminal-chart/marks'
import { view } from '../plan-of'

it.each([true, undefined] as const)(
  'draws with single characters, all of them seen but the first: ascii %j',
  (ascii) => {
    const { bars, ...others } = marksFor(view(ascii === undefined ? {} : { ascii }))
    for (const mark of [...bars, ...Object.values(others)]) {
      expect(mark).toHaveLength(1)
      expect(/^[ -~]$/.test(mark)).toBe(ascii === true || mark === ' ')
    }
    expect(bars.filter((mark) => mark === ' ')).toEqual([bars[0]])
    expect(new Set(bars).size).toBe(bars.length)
  },
)

it('keeps our own text to ASCII where it is asked', () => {
  expect(asAsked('Ketamine · inpatient · x', view({ ascii: true }))).toBe('Ketamine - inpatient - x')
  expect(asAsked('Ketamine · inpatient', view())).toBe('Ketamine · inpatient')
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainPaint, rowsOfSetting } from '../../src/render/view'

it.each(Object.entries(plainPaint))('leaves text as it is: %s', (_, paint) => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(paint(text)).toBe(text)
    }),
  )
})

it('has a colour for each meaning', () => {
  expect(Object.keys(plainPaint)).toEqual(['title', 'head', 'step', 'held', 'warning'])
})

it('shows an infusion by hour and a series by session, when nothing else is asked for', () => {
  expect([rowsOfSetting('inpatient'), rowsOfSetting('outpatient')]).toEqual(['hour', 'session'])
  expect([rowsOfSetting('inpatient', 'html'), rowsOfSetting('outpatient', 'html')]).toEqual(['change', 'session'])
})

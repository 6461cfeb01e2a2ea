import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainPaint, rowsOfSetting, wrap } from '../../src/render/view'

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

describe('wrap', () => {
  const UNITS = ['mg', 'mg/h', 'mL/h', 'mcg/kg/min', 'kg', 'h', 'min', 'days']
  const words = fc.array(
    fc.oneof(
      fc.stringMatching(/^[a-zA-Z.,;]{1,14}$/).filter((word) => !/^(mg|mL|mcg|kg|h|min|days|in)\b/.test(word)),
      fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom(...UNITS)).map((pair) => pair.join(' ')),
    ),
    { minLength: 1, maxLength: 40 },
  )

  it('leaves a text that fits on one line', () => {
    expect(wrap('at most 40 mg/h', 15)).toBe('at most 40 mg/h')
  })

  it('breaks between words and indents the later lines', () => {
    expect(wrap('- one two three', 9, '  ')).toBe('- one two\n  three')
  })

  it.each(UNITS)('never parts a figure from %s', (unit) => {
    expect(wrap(`held at 40 ${unit}`, 10)).toBe(`held at\n40 ${unit}`)
  })

  it('puts a word that is too long on a line of its own', () => {
    expect(wrap(`a ${'x'.repeat(20)} b`, 10)).toBe(`a\n${'x'.repeat(20)}\nb`)
  })

  it('keeps every word in order, within the width, whatever the text', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 120 }), fc.constantFrom('', '  ', '    '), (all, width, indent) => {
        const lines = wrap(all.join(' '), width, indent).split('\n')
        expect(lines.map((line, index) => (index === 0 ? line : line.slice(indent.length))).join(' ')).toBe(
          all.join(' '),
        )
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('breaks no sooner than it must', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 120 }), (all, width) => {
        const lines = wrap(all.join(' '), width).split('\n')
        for (const [index, line] of lines.slice(1).entries()) {
          const [first = ''] = line.split(/ (?!(?:mg|mL|mcg|kg|h|min|days)\b)/)
          expect((lines[index] ?? '').length + 1 + first.length).toBeGreaterThan(width)
        }
      }),
    )
  })
})

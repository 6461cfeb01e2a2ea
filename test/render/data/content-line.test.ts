import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapedText, folded } from '../../../src/render/data/content-line'

const octets = (text: string): number => Buffer.byteLength(text)

it('escapes what would part or end a value', () => {
  expect(escapedText('a, b; c\\n "d": e')).toBe('a\\, b\\; c\\\\n "d": e')
})

it.each([
  ['short', 'short\r\n'],
  ['x'.repeat(75), `${'x'.repeat(75)}\r\n`],
  ['x'.repeat(76), `${'x'.repeat(75)}\r\n x\r\n`],
  // The blank counts: 74 more on each line.
  ['x'.repeat(150), `${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`],
  // Two octets each: the 38th would end at the 76th octet.
  ['ä'.repeat(38), `${'ä'.repeat(37)}\r\n ä\r\n`],
  [`${'x'.repeat(72)}😀`, `${'x'.repeat(72)}\r\n 😀\r\n`],
])('folds %s', (line, text) => {
  expect(folded(line)).toBe(text)
})

it('holds every line to 75 octets, and unfolds to what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const line = text.replace(/[\r\n]/g, '')
      const lines = folded(line).split('\r\n')
      for (const each of lines) expect(octets(each)).toBeLessThanOrEqual(75)
      expect(folded(line).replace(/\r\n /g, '')).toBe(`${line}\r\n`)
    }),
  )
})

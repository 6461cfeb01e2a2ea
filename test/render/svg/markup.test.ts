import fc from 'fast-check'
import { expect, it } from 'vitest'
import { element, text } from '../../../src/render/svg/markup'
import { hostile, live } from '../hostile'

it.each([
  ['a < b & c', 'a &lt; b &amp; c'],
  ['<b>"x"</b>', '&lt;b&gt;&quot;x&quot;&lt;/b&gt;'],
  ["it's", 'it&#39;s'],
  ['&lt;', '&amp;lt;'],
  ['a\nb', 'a\\u{a}b'],
  ['\uffff', '\\u{ffff}'],
])('writes %j as text', (of, written) => {
  expect(text(of)).toBe(written)
})

it('nests elements, each with its end tag', () => {
  const inner = [text('1 < 2'), element('b')]
  expect(element('p', { class: 'x' }, inner)).toBe('<p class="x">1 &lt; 2<b></b></p>\n')
})

it('rounds a coordinate to a tenth and writes no minus zero', () => {
  expect(element('line', { x1: 1 / 3, x2: -0.04, y1: 12.25, y2: 7 })).toBe(
    '<line x1="0.3" x2="0" y1="12.3" y2="7"></line>\n',
  )
})

it('lets no text end what it stands in', () => {
  fc.assert(
    fc.property(hostile, (of) => {
      const written = element('p', { title: of }, [text(of)])
      expect(live(written.trimEnd())).toEqual([])
      expect(written.match(/[<>"']/g)?.join('')).toBe('<"">' + '<>')
    }),
  )
})

import { expect, it } from 'vitest'
import { compareTexts } from '../../../src/render/text/compare-texts'

it('finds nothing in the same text, whatever its line ends', () => {
  expect(compareTexts('a\nb\n', 'a\r\nb\r\n', false)).toEqual([])
})

it('names the lines that differ, and those that one of them alone has', () => {
  expect(compareTexts('a\n20 mg/h\nc', 'a\n25 mg/h\nc', false)).toEqual([
    { place: 'line 2', first: '20 mg/h', second: '25 mg/h' },
  ])
  expect(compareTexts('a\nb\nc', 'a\nc', false)).toEqual([{ place: 'line 2', first: 'b', second: undefined }])
  expect(compareTexts('a\nc', 'a\nb\nc', false)).toEqual([{ place: 'line 2', first: undefined, second: 'b' }])
})

it('compares what can be seen of markup first, then the markup itself', () => {
  expect(compareTexts('<p>20 <b>mg</b></p>', '<p class="x">25 <b>mg</b></p>', true)).toEqual([
    { place: 'line 1', first: '20', second: '25' },
  ])
  expect(compareTexts('<p x="1">20</p>', '<p x="2">20</p>', true)).toEqual([
    { place: 'line 1', first: '<p x="1">20</p>', second: '<p x="2">20</p>' },
  ])
})

it('cuts a long line around its first difference', () => {
  const [found] = compareTexts(`${'a'.repeat(200)}1${'b'.repeat(200)}`, `${'a'.repeat(200)}2${'b'.repeat(200)}`, false)
  expect(found?.first).toBe(`...${'a'.repeat(30)}1${'b'.repeat(69)}...`)
  expect(found?.second).toBe(`...${'a'.repeat(30)}2${'b'.repeat(69)}...`)
})

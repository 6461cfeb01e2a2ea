import { describe, expect, it } from 'vitest'
import { compareTexts, differencesCsv, differencesJson, differencesTable } from '../../../src/render/text/differences'

const FOUND = [
  { place: 'totals dose_mg', first: '4750', second: '4751' },
  { place: 'request reason', first: '=1+1\u202e' },
]
const HEADS = ['a.json', 'b.json'] as const

it('is a table with a dash where only one has the place', () => {
  expect(differencesTable(FOUND, HEADS, 80)).toBe(
    '                a.json        b.json\ntotals dose_mg  4750          4751\nrequest reason  =1+1\\u{202e}  -\n',
  )
})

it('says how many more there are', () => {
  const many = Array.from({ length: 45 }, (_, index) => ({ place: `row ${index}`, first: '1', second: '2' }))
  const lines = differencesTable(many, HEADS, 80).trimEnd().split('\n')
  expect(lines).toHaveLength(42)
  expect(lines.at(-1)).toBe('and 5 more: --csv lists them all')
})

it('is CSV that a spreadsheet does not run, and JSON with the verdict', () => {
  expect(differencesCsv(FOUND, HEADS)).toBe(
    ",a.json,b.json\ntotals dose_mg,4750,4751\nrequest reason,'=1+1\\u{202e},\n",
  )
  expect(JSON.parse(differencesJson(FOUND, { file: 'x' }))).toEqual({ file: 'x', same: false, differences: FOUND })
  expect(JSON.parse(differencesJson([], {}))).toEqual({ same: true, differences: [] })
})

describe('compare texts', () => {
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
    const [found] = compareTexts(
      `${'a'.repeat(200)}1${'b'.repeat(200)}`,
      `${'a'.repeat(200)}2${'b'.repeat(200)}`,
      false,
    )
    expect(found?.first).toBe(`...${'a'.repeat(30)}1${'b'.repeat(69)}...`)
    expect(found?.second).toBe(`...${'a'.repeat(30)}2${'b'.repeat(69)}...`)
  })
})

import { expect, it } from 'vitest'
import { differencesCsv, differencesJson, differencesTable } from '../../../src/render/text/differences'

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

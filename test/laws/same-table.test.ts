/** What says nothing of an infusion changes no verdict: titles, blank lines, footers, blanks, separators, quotes. */
import { expect, it } from 'vitest'
import { lawRuns } from '../law-runs'
import { TABLES, type Table, verdict } from './tables-as-text'

type Rows = readonly (readonly string[])[]
const FORMS: readonly (readonly [string, (rows: Rows) => Rows])[] = [
  ['a title', (rows) => [['Pain service, ward 5'], ...rows]],
  ['a title with empty cells', (rows) => [['Record of the pain service', ...(rows[0] ?? []).map(() => '')], ...rows]],
  ['blank lines above', (rows) => [[''], [''], ...rows]],
  ['blank lines below', (rows) => [...rows, [''], ['']]],
  ['a place to sign', (rows) => [...rows, ['Checked by: ______']]],
  ['a footer', (rows) => [...rows, ['Printed 30 Nov 2026, page 1 of 1']]],
  ['empty columns', (rows) => rows.map((cells) => [...cells, '', ''])],
  ['blanks around cells', (rows) => rows.map((cells) => cells.map((cell) => (cell === '' ? '' : ` ${cell} `)))],
]

const written = (rows: Rows, separator: string): string =>
  `${rows.map((cells) => cells.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator)).join('\n')}\n`

/** The table in each of these, and in other separators and quotes. */
const formsOf = ({ rows, separator }: Table): readonly (readonly [string, string])[] => [
  ...FORMS.map(([name, change]) => [name, written(change(rows), separator)] as const),
  ['tabs and CRLF', rows.map((cells) => cells.join('\t')).join('\r\n')],
  ['quotes', rows.map((cells) => cells.map((cell) => `"${cell}"`).join(separator)).join('\n')],
]

it('gives the same verdict', () => {
  expect(TABLES.length).toBeGreaterThan(300)
  const every = Math.ceil(TABLES.length / lawRuns(TABLES.length, 10))
  const changed = TABLES.flatMap((table, turn) => {
    if (turn % every !== 0) return []
    const right = verdict(table.text)
    return formsOf(table).flatMap(([name, text]) => {
      const found = verdict(text)
      return found === right ? [] : [`${table.file} with ${name}: ${right} becomes ${found}`]
    })
  })
  expect(changed).toEqual([])
})

it('passes no table on its side that it does not pass upright', () => {
  const every = lawRuns(1, 6)
  const sides = TABLES.flatMap(({ file, rows, separator, text }, turn) => {
    const [head = []] = rows
    if (turn % every !== 0) return []
    if (head.length < 2 || rows.some((cells) => cells.length !== head.length || cells.every((cell) => cell === '')))
      return []
    const side = head.map((_, at) => rows.map((cells) => cells[at] ?? '').join(separator)).join('\n')
    return [{ file, upright: verdict(text), onSide: verdict(`${side}\n`) }]
  })
  expect(sides.filter(({ upright, onSide }) => onSide === 0 && upright !== 0)).toEqual([])
  // The others have headers of several lines, one header twice, or a column for each day.
  expect(sides.filter(({ upright, onSide }) => onSide === upright).length).toBeGreaterThan(250 / every)
})

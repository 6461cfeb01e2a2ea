/** What says nothing of an infusion changes no verdict: titles, blank lines, footers, blanks, separators, quotes. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { verdictOf } from '../../src/check/check'
import { checkTable } from '../../src/cli/check-table'
import { Refusal } from '../../src/core/model/finding'
import { lawRuns } from '../law-runs'

const root = new URL('../../fixtures/tables/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8')

function verdict(text: string): number {
  try {
    return verdictOf(checkTable(text, 'table.csv'), false)
  } catch (error) {
    if (error instanceof Refusal) return error.exit
    throw error
  }
}

interface Table {
  readonly file: string
  readonly text: string
  readonly separator: string
  readonly rows: readonly (readonly string[])[]
}
const tables = ['shapes', 'real'].flatMap((folder) => {
  const files: { file: string }[] = parse(read(`${folder}/expected-verdicts.csv`), { columns: true })
  return files.flatMap(({ file }): readonly Table[] => {
    const text = read(`${folder}/${file}.csv`)
    if (/["\0\ufffd]|^sep=/.test(text)) return []
    const [separator = ','] = [',', ';', '\t'].sort((a, b) => text.split(b).length - text.split(a).length)
    const rows = text.replace(/\r?\n$/, '').split(/\r?\n/)
    return [{ file: `${folder}/${file}`, text, separator, rows: rows.map((row) => row.split(separator)) }]
  })
})

type Rows = readonly (readonly string[])[]
const FORMS: readonly (readonly [string, (rows: Rows) => Rows])[] = [
  ['a title', (rows) => [['Pain service, ward 5'], ...rows]],
  ['a title with empty cells', (rows) => [['Ketamine infusion record', ...(rows[0] ?? []).map(() => '')], ...rows]],
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
  expect(tables.length).toBeGreaterThan(300)
  const every = Math.ceil(tables.length / lawRuns(tables.length, 20))
  const changed = tables.flatMap((table, turn) => {
    if (turn % every !== 0) return []
    const right = verdict(table.text)
    return formsOf(table).flatMap(([name, text]) => {
      const found = verdict(text)
      return found === right ? [] : [`${table.file} with ${name}: ${right} becomes ${found}`]
    })
  })
  expect(changed).toEqual([])
})

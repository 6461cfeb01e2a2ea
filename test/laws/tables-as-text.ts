/** The tables of the fixtures as rows of cells, and the verdict of a text. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { verdictOf } from '../../src/check/check'
import { checkTable } from '../../src/cli/check-table'
import { Refusal } from '../../src/core/model/finding'

const root = new URL('../../fixtures/tables/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8')

/** The exit code of `check`. */
export function verdict(text: string): number {
  try {
    return verdictOf(checkTable(text, 'table.csv'), false)
  } catch (error) {
    if (error instanceof Refusal) return error.exit
    throw error
  }
}

export interface Table {
  readonly file: string
  readonly text: string
  readonly separator: string
  readonly rows: readonly (readonly string[])[]
}

/** Every table in UTF-8 whose cells no quotes hold and no line `sep=` parts. */
export const TABLES = ['shapes', 'real'].flatMap((folder) => {
  const files: { file: string }[] = parse(read(`${folder}/expected-verdicts.csv`), { columns: true })
  return files.flatMap(({ file }): readonly Table[] => {
    const text = read(`${folder}/${file}.csv`)
    if (/["\0\ufffd]|^sep=/.test(text)) return []
    const [separator = ','] = [',', ';', '\t'].sort((a, b) => text.split(b).length - text.split(a).length)
    const rows = text.replace(/\r?\n$/, '').split(/\r?\n/)
    return [{ file: `${folder}/${file}`, text, separator, rows: rows.map((row) => row.split(separator)) }]
  })
})

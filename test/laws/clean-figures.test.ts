/** Ten times any figure of a clean table is an error, or cannot be checked; what no reader can tell is listed. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { verdictOf } from '../../src/check/check'
import { checkTable } from '../../src/cli/check-table'
import { Refusal } from '../../src/core/model/finding'
import { lawRuns } from '../law-runs'

const root = new URL('../../fixtures/tables/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8')

/** Columns and lines that say nothing of the infusion, or could be right. */
const UNKNOWABLE: readonly (readonly [file: string, where: RegExp, why: string])[] = [
  ['real/clean-nurse', /column 4/, 'a vital sign'],
  ['shapes/text-cols', /column [57]/, 'a score and a vital sign'],
  ['shapes/max-col', /column 3/, 'the limit of a column that rates are held to'],
  ['shapes/elapsed-s', /line 4 column 1$/, 'a last start that may be later'],
  ['shapes/stays-offset-seconds', /line [47] column 2$/, 'a last start that may be later'],
  ['shapes/one-row', /column 1$/, 'the number of an only hour'],
  ['shapes/across-midnight', /line 5 column 3$/, 'a last row without an end, whose dose fits the longest course'],
]

const FIGURE = /^(\s*)([0-9]+(?:[.,][0-9]+)?)((?:\s?(?:mg|ml|cc|mcg).*)?)$/i

const verdict = (lines: readonly (readonly string[])[], separator: string): number => {
  try {
    return verdictOf(checkTable(lines.map((cells) => cells.join(separator)).join('\n'), 'table.csv'), false)
  } catch (error) {
    if (error instanceof Refusal) return error.exit
    throw error
  }
}

interface Place {
  readonly file: string
  readonly lines: readonly (readonly string[])[]
  readonly separator: string
  readonly line: number
  readonly cell: number
}

/** Every figure of every clean table without quotes. */
const places = ['shapes', 'real'].flatMap((folder) => {
  const rows: { file: string; exit: string }[] = parse(read(`${folder}/expected-verdicts.csv`), { columns: true })
  return rows.flatMap(({ file, exit }): readonly Place[] => {
    const text = read(`${folder}/${file}.csv`)
    if (!exit.startsWith('0') || text.includes('"') || text.includes('\0')) return []
    const [separator = ','] = [',', ';', '\t'].sort((a, b) => text.split(b).length - text.split(a).length)
    const lines = text.split(/\r?\n/).map((line) => line.split(separator))
    if (verdict(lines, separator) !== 0) return []
    return lines.flatMap((cells, line) =>
      cells.flatMap((text, cell): readonly Place[] => {
        const figure = FIGURE.exec(text)?.[2]
        const isSome = figure !== undefined && Number(figure.replace(',', '.')) > 0
        return isSome ? [{ file: `${folder}/${file}`, lines, separator, line, cell }] : []
      }),
    )
  })
})

function tenfold({ lines, separator, line, cell }: Place): number {
  const changed = lines.map((cells) => [...cells])
  const [, before = '', figure = '', unit = ''] = FIGURE.exec(lines[line]?.[cell] ?? '') ?? []
  const sign = figure.includes(',') ? ',' : '.'
  const more = String(Math.round(Number(figure.replace(',', '.')) * 10_000) / 1000).replace('.', sign)
  changed[line]?.splice(cell, 1, `${before}${more}${unit}`)
  return verdict(changed, separator)
}

it('gives no all-clear to ten times a figure', () => {
  expect(places.length).toBeGreaterThan(4500)
  const every = Math.ceil(places.length / lawRuns(places.length, 120))
  const passed = places.flatMap((place, turn) => {
    if (turn % every !== 0 || tenfold(place) !== 0) return []
    const where = `line ${place.line + 1} column ${place.cell + 1}`
    const isUnknowable = UNKNOWABLE.some(([file, pattern]) => file === place.file && pattern.test(where))
    return isUnknowable ? [] : [`${place.file} ${where}: ${place.lines[place.line]?.join(' | ')}`]
  })
  expect(passed).toEqual([])
})

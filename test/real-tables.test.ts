/** Tables in the shapes that people make, each with the verdict that is right and the line of its fault. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { check, verdictOf } from '../src/check/check'
import { severityOf } from '../src/check/rules-list'
import { decode } from '../src/cli/io/decode'
import { readTable } from '../src/cli/io/read-table'
import { askedOf, LIBRARY } from './check/sheets'

const root = new URL('../fixtures/tables/', import.meta.url)
const read = (name: string): Uint8Array => readFileSync(new URL(name, root))
interface Expected {
  readonly file: string
  readonly exit: string
  readonly line: string
}
function expectedIn(folder: string): readonly Expected[] {
  const rows: Expected[] = parse(read(`${folder}/expected-verdicts.csv`).toString(), { columns: true })
  return rows.map((each) => ({ ...each, file: `${folder}/${each.file}` }))
}
const real = expectedIn('real')

function checked(name: string) {
  const decoded = decode(read(`${name}.csv`))
  if (decoded === undefined) throw new RangeError(name)
  const { grid, placeOf } = readTable(decoded, name)
  const report = check(grid, askedOf(), LIBRARY)
  const errors = report.findings.filter(({ rule }) => severityOf(rule) === 'error')
  return {
    verdict: verdictOf(report, false),
    lines: errors.map(({ record, cell }) => placeOf(record, cell).line),
    rules: report.findings.map(({ rule }) => rule),
  }
}

describe.each([...real, ...expectedIn('shapes')])('$file', ({ file, exit, line }) => {
  it(`has the verdict ${exit}${line === '' ? '' : ` by line ${line}`}`, () => {
    const { verdict, lines } = checked(file)
    expect(exit.split(' or ').map(Number)).toContain(verdict)
    if (line !== '') expect(lines).toContain(Number(line))
  })
})

it('are all there', () => expect(real).toHaveLength(82))

it.each(['real/clean-windows-1252', 'real/clean-utf16'])('%s has a note on how it was read', (name) => {
  expect(checked(name).rules).toContain('read-as')
})

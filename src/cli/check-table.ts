/** Checks a table that is given as text, without any options, against the built-in protocols. */
import { check } from '../check/check'
import { defaultProtocol, findProtocol } from '../protocols/index'
import type { PlacedReport } from '../render/check/report'
import { readTable } from './io/read-table'

/** Throws Refusal (exit 2) for a text that is not a table. */
export function checkTable(text: string, file: string): PlacedReport {
  const { grid, placeOf } = readTable({ text, encoding: 'UTF-8' }, file)
  const report = check(grid, { map: new Map() }, { find: findProtocol, defaultOf: defaultProtocol })
  return { ...report, file, placeOf, recordOf: (record) => grid.records[record] ?? [] }
}

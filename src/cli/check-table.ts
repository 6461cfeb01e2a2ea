/** A table as text, held to the rules of `check` by the built-in protocols, with nothing said beside it. */
import { check } from '../check/check'
import { defaultProtocol, findProtocol } from '../protocols/index'
import type { PlacedReport } from '../render/check/report'
import { readTable } from './io/read-table'

/** Throws Refusal (exit 2) for what is no table. */
export function checkTable(text: string, file: string): PlacedReport {
  const { grid, placeOf } = readTable({ text, encoding: 'UTF-8' }, file)
  const report = check(grid, { map: new Map() }, { find: findProtocol, defaultOf: defaultProtocol })
  return { ...report, file, placeOf, recordOf: (record) => grid.records[record] ?? [] }
}

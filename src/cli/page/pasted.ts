/** A table that was pasted, held to the rules of `check`. */
import { check } from '../../check/check'
import { Refusal, refuse } from '../../core/model/finding'
import { defaultProtocol, findProtocol } from '../../protocols/index'
import { checkText } from '../../render/check/summary'
import { refusalLines } from '../../render/text/messages'
import { readTable } from '../io/read-table'

const COLUMNS = 100

/** The report of `check`, or why the text is no table. */
export function checkPasted(csv: string): string {
  try {
    const { grid, placeOf } = readTable({ text: csv, encoding: 'UTF-8' }, 'table')
    const report = check(grid, { map: new Map() }, { find: findProtocol, defaultOf: defaultProtocol })
    if (!report.isTable) refuse('bad-table', 'table', 'no column is recognised', 'known headers')
    const recordOf = (record: number) => grid.records[record] ?? []
    return checkText({ ...report, file: 'table', placeOf, recordOf }, COLUMNS)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${refusalLines(error.findings).join('\n')}\n`
  }
}

/** Checks a table that was pasted into the page. */
import { Refusal, refuse } from '../../core/model/finding'
import { checkText } from '../../render/check/report'
import { refusalLines } from '../../render/text/messages'
import { checkTable } from '../check-table'

const COLUMNS = 100

/** The report of `check`, or why the text is no table. */
export function checkPasted(csv: string): string {
  try {
    const report = checkTable(csv, 'table')
    if (!report.isTable) refuse('bad-table', 'table', 'no column is recognised', 'known headers')
    return checkText(report, COLUMNS)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${refusalLines(error.findings).join('\n')}\n`
  }
}

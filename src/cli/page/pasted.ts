/** Checks a table that was pasted into the page. */
import { refuse } from '../../core/model/finding'
import { checkText } from '../../render/check/report'
import { refusalLines } from '../../render/text/messages'
import { catchRefusal } from '../catch-refusal'
import { checkTable } from '../check-table'

const COLUMNS = 100

/** The report of `check`, or why the text is not a table. */
export const checkPasted = (csv: string): string =>
  catchRefusal(
    () => {
      const report = checkTable(csv, 'table')
      if (!report.isTable) refuse('bad-table', 'table', 'no column is recognised', 'known headers')
      return checkText(report, COLUMNS)
    },
    ({ findings }) => `${refusalLines(findings).join('\n')}\n`,
  )

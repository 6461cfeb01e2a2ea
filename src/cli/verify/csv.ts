/** Verifies a CSV file of ketaplan: its sums, and each of its cells where the plan is at hand. */
import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '../../core/model/finding'
import { modelsOf } from '../../core/pharmacokinetics/models'
import type { Difference } from '../../core/plan/compare-plans'
import type { By } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import { csv } from '../../render/data/csv'
import { type CsvRow, csvSums } from '../../render/data/csv-sums'
import { valuesOf } from '../../render/data/facts'
import { plainView } from '../commands/plan'
import { compared, compareWithReplan, fewest } from './differences'
import type { PlanFile } from './record'

/** Whether a text begins with the header of ketaplan's CSV. */
export const isPlanCsv = (text: string): boolean => /^\ufeff?session[,;][^\n]*\brate_mg_h\b[^\n]*\bplan_id\b/.test(text)

function rowsIn(file: string, text: string): readonly CsvRow[] {
  try {
    const isSemicolon = /^\ufeff?session;/.test(text)
    return parse(text, {
      ...{ columns: true, bom: true, record_delimiter: ['\r\n', '\n'], delimiter: isSemicolon ? ';' : ',' },
      cast: (cell) => (isSemicolon ? cell.replace(/^(-?\d+),(\d+)$/, '$1.$2') : cell),
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse('bad-table', file, 'CSV that cannot be read', 'the file as it was written')
  }
}

const cellsOf = (rows: readonly CsvRow[]) =>
  valuesOf(Object.fromEntries(rows.map((row, index) => [`row ${index + 1}`, row])))

/** Compares with the view of the plan that differs least: a CSV does not say which rows and which model it has. */
function comparedWith(plan: Plan, rows: readonly CsvRow[]): readonly Difference[] {
  const [first = {}] = rows
  const bys: readonly By[] = first.hours === undefined ? ['hour', 'change'] : ['session']
  const models = first.ketamine_ng_mL === undefined ? [undefined] : modelsOf(plan.protocol.drug)
  const views = bys.flatMap((by) => models.map((predict) => plainView({ by, predict })))
  return fewest(views.map((view) => compared(cellsOf(rows), cellsOf(rowsIn('', csv(plan, view))))))
}

/** Throws Refusal (exit 2) for what cannot be read as CSV. */
export async function csvDifferences(
  file: string,
  text: string,
  planFile: PlanFile | undefined,
  context: Context,
): Promise<readonly Difference[]> {
  const rows = rowsIn(file, text)
  if (rows.length === 0) refuse('bad-table', file, 'no rows', 'a header and rows')
  if (planFile === undefined) return csvSums(rows)
  const { differences, planned } = await compareWithReplan(planFile, context)
  if (planned !== undefined && differences.length === 0) return comparedWith(planned.plan, rows)
  return differences.map((each) => ({ ...each, place: `--plan ${each.place}` }))
}

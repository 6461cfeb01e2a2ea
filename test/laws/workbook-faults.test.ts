/** Each kind of fault in a workbook: numbers are numbers, everything else is text. */
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/cli/io/workbook'
import { lawRuns } from '../law-runs'
import { SHEET_RULES, typedRows } from './tables/as-workbook'
import { plannedSheets } from './tables/sheets'
import { draws, fits, SEEDS, sow } from './tables/sow'
import { checkedGrid } from './tables/wording'

const EACH = lawRuns(6, 1)
const sheets = await plannedSheets(lawRuns(400, 100))
const drawn = draws(lawRuns(2200, 800))

type Rows = readonly (readonly string[])[]

async function gridOf(rows: Rows) {
  const bytes = await writeXlsx({ sheets: [{ name: 'Table', rows: typedRows(rows) }] })
  const [sheet] = await readWorkbook(Buffer.from(bytes), 'table.xlsx', undefined)
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

let all = 0
describe.each(SHEET_RULES)('%s', (rule) => {
  it('is found in its cell of a workbook, and not before it is put in', async () => {
    const seeds = SEEDS.filter((seed) => seed.rule === rule)
    const missed: string[] = []
    let count = 0
    for (const [turn, draw] of drawn.entries()) {
      const seed = seeds[turn % seeds.length]
      if (count === EACH || seed === undefined) break
      const found = sow(seed, draw, sheets)
      if (found === undefined) continue
      count++
      const isFault = fits(seed)
      const before = checkedGrid(found.clean, (await gridOf(found.before)).grid)
      expect(before.findings.filter((finding) => isFault(finding.rule))).toEqual([])
      const { grid, placeOf } = await gridOf(found.after)
      const { findings } = checkedGrid(found.draft, grid, found.seeded.protocol)
      const own = findings.find((finding) => isFault(finding.rule) && finding.record === found.seeded.record)
      const at = own && placeOf(own.record, own.cell)
      // The row of the sheet is that of the record: none is empty.
      if (at?.cell?.replace(/^Table![A-Z]+/, '') !== String(found.seeded.record + 1))
        missed.push(
          `${rule} in ${found.seeded.record}: ${findings.map((each) => `${each.record} ${each.rule}`).join(', ')}`,
        )
    }
    expect(missed).toEqual([])
    expect(count).toBe(EACH)
    all += count
  })
})

it('is put in often enough', () => {
  console.info(`seeded faults in workbooks: ${all} of ${SHEET_RULES.length} rules`)
  expect(all).toBe(EACH * SHEET_RULES.length)
})

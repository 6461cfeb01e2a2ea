/** One table with each kind of fault, written by openpyxl and saved again by LibreOffice: each is found in its row. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/cli/io/workbook'
import { SHEET_RULES, typedRows } from '../laws/tables/as-workbook'
import { plannedSheets } from '../laws/tables/sheets'
import { draws, fits, SEEDS, sow } from '../laws/tables/sow'
import { checkedGrid } from '../laws/tables/wording'
import { isHere } from '../outside'

const PYTHON = '/usr/bin/python3'
const areHere = [isHere(PYTHON, '-c', 'import openpyxl'), isHere('soffice', '--version')].every(Boolean)

/** Clean and faulty rows of each file, from a JSON file; what is a number in JSON is one in its cell. */
const WRITER = `
import json, sys
from openpyxl import Workbook
for name, rows in json.load(open(sys.argv[1])).items():
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(f'{sys.argv[2]}/{name}.xlsx')
`

const sheets = await plannedSheets(200)
const drawn = draws(900)

const CASES = SHEET_RULES.map((rule) => {
  const seed = SEEDS.find((each) => each.rule === rule) ?? expect.unreachable(rule)
  const found = drawn.map((draw) => sow(seed, draw, sheets)).find((each) => each !== undefined)
  return { rule, seed, found: found ?? expect.unreachable(rule) }
})

let folder = ''
describe.skipIf(!areHere)('each kind of fault', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketaplan-faults-'))
    for (const name of ['openpyxl', 'office']) mkdirSync(join(folder, name))
    const files = CASES.flatMap(({ rule, found }) => [
      [`${rule}-clean`, typedRows(found.before)],
      [rule, typedRows(found.after)],
    ])
    writeFileSync(join(folder, 'files.json'), JSON.stringify(Object.fromEntries(files)))
    execFileSync(PYTHON, ['-c', WRITER, join(folder, 'files.json'), join(folder, 'openpyxl')])
    const args = [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'xlsx']
    const all = files.map(([name]) => join(folder, 'openpyxl', `${name}.xlsx`))
    execFileSync('soffice', [...args, '--outdir', join(folder, 'office'), ...all], { stdio: 'ignore' })
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const sheetOf = async (writer: string, name: string) => {
    const [sheet] = await readWorkbook(readFileSync(join(folder, writer, `${name}.xlsx`)), name, undefined)
    return sheet ?? expect.unreachable(name)
  }

  it.each(['openpyxl', 'office'])('is found as %s writes it, and not before', async (writer) => {
    const wrong: string[] = []
    for (const { rule, seed, found } of CASES) {
      const isFault = fits(seed)
      const clean = checkedGrid(found.clean, (await sheetOf(writer, `${rule}-clean`)).grid)
      if (clean.findings.some((finding) => isFault(finding.rule))) wrong.push(`${rule} in the clean table`)
      const { grid, placeOf } = await sheetOf(writer, rule)
      const { findings } = checkedGrid(found.draft, grid, found.seeded.protocol)
      const at = findings
        .filter((finding) => isFault(finding.rule))
        .map(({ record, cell }) => placeOf(record, cell).cell?.replace(/^.*![A-Z]+/, ''))
      if (!at.includes(String(found.seeded.record + 1))) wrong.push(`${rule} in row ${found.seeded.record + 1}: ${at}`)
    }
    expect(wrong).toEqual([])
    console.info(`faults in workbooks of ${writer}: ${CASES.length} of ${CASES.length} found`)
  })
})

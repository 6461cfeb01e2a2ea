/** Workbooks of other programs, and ours in another program: openpyxl and LibreOffice. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cell, openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isHere } from '../outside'
import { runInside } from './inside'
import { IN, run } from './run'

const PYTHON = '/usr/bin/python3'
const areHere = [isHere(PYTHON, '-c', 'import openpyxl'), isHere('soffice', '--version')].every(Boolean)

let folder = ''
const at = (...path: readonly string[]) => join(folder, ...path)
/** LibreOffice computes every formula and stores the values. */
function recalculated(...files: readonly string[]): void {
  mkdirSync(at('again'), { recursive: true })
  const args = [`-env:UserInstallation=file://${at('office')}`, '--headless', '--convert-to', 'xlsx']
  execFileSync('soffice', [...args, '--outdir', at('again'), ...files.map((file) => at(file))], { stdio: 'ignore' })
}

describe.skipIf(!areHere)('workbooks', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketaplan-workbooks-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  describe('of other programs', () => {
    const VERDICTS: readonly (readonly [file: string, exit: number, line: string])[] = [
      ['clean', 0, ''],
      ['rate', 1, 'Sheet1!C4: error rate: 60 mg/h'],
      ['typed-over', 1, 'Sheet1!E5: error typed-over: 999'],
      ['title', 0, ''],
      ['notes-sheet', 0, ''],
      ['hidden-row', 1, 'Sheet1!A4: warning hidden: row 4'],
      ['hidden-sheet', 1, 'Old!C4: error rate: 60 mg/h'],
      ['text-numbers', 0, ''],
      ['merged', 0, ''],
      ['times', 0, ''],
      ['durations', 0, ''],
      ['currency', 1, 'Sheet1!B2: error unreadable: $20'],
      ['chart-sheet', 0, ''],
    ]

    beforeAll(() => {
      execFileSync(PYTHON, [join(__dirname, 'make-workbooks.py'), folder])
      recalculated(...VERDICTS.map(([file]) => `${file}.xlsx`))
    })

    it.each(VERDICTS)('%s: exit %i', async (file, exit, line) => {
      const { code, stdout } = await runInside(['check', at('again', `${file}.xlsx`), '--format', 'lines'])
      expect([code, stdout.includes(line)], stdout).toEqual([exit, true])
    })

    it('names formulas that nobody has computed', async () => {
      const { code, stdout } = await runInside(['check', at('clean.xlsx'), '--format', 'lines'])
      expect([code, stdout.includes('unreadable: =')]).toEqual([1, true])
    })
  })

  describe('of ours in LibreOffice', () => {
    const figures = async (file: string) => {
      const { sheets } = await readXlsx(readFileSync(file))
      const rows = sheets[0]?.rows ?? []
      const head = rows.findIndex(([cell]) => cell === 'Row')
      return { state: rows[2]?.[1], rows: rows.slice(head + 1), head }
    }

    it('comes to the figures of the CSV, and is clean', async () => {
      const plan = [...IN, '-w', '70', '-c', '2', '--quiet']
      expect((await run([...plan, '-o', at('plan.xlsx')])).code).toBe(0)
      recalculated('plan.xlsx')
      const { state, rows } = await figures(at('again', 'plan.xlsx'))
      const csv = (await run([...plan, '--csv'])).stdout
        .trim()
        .split('\n')
        .map((line) => line.split(','))
      const column = (name: string) => csv[0]?.indexOf(name) ?? -1
      const names = ['rate_mg_h', 'dose_mg', 'cumulative_mg', 'rate_mL_h'].map(column)
      expect(state).toBe('as planned')
      expect(rows.map((row) => [3, 4, 5, 9].map((cell) => Number(row[cell])))).toEqual(
        csv.slice(1).map((line) => names.map((name) => Number(line[name]))),
      )
      const { code, stdout } = await run(['check', at('again', 'plan.xlsx')])
      expect([code, stdout.includes('NO ERROR FOUND')], stdout).toEqual([0, true])
    })

    it('says that it was changed, and check says so too', async () => {
      const book = await openXlsx(readFileSync(at('plan.xlsx')))
      const { head } = await figures(at('plan.xlsx'))
      const cells = book.sheets[0]?.cells as Map<string, Cell>
      cells.set(`${head + 50},3`, { ...(cells.get(`${head + 50},3`) as Cell), value: 39.5, type: 'number' })
      const row = book.sheets[0]?.rows[head + 50]
      if (row !== undefined) row[3] = 39.5
      writeFileSync(at('changed.xlsx'), await saveXlsx(book))
      recalculated('changed.xlsx')
      expect((await figures(at('again', 'changed.xlsx'))).state).toBe('changed since planned')
      const { code, stdout } = await run(['check', at('again', 'changed.xlsx'), '--format', 'lines'])
      expect([code, stdout.includes('Plan!B3: error changed')]).toEqual([1, true])
    })
  })
})

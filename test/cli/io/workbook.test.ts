/** Workbooks of openpyxl, two of them calculated and saved by LibreOffice: one course, clean or with one fault each. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isWorkbook } from '../../../src/cli/io/read-table'
import { readWorkbook } from '../../../src/cli/io/workbook'
import { run } from '../fake-io'

const bytesOf = (name: string) =>
  readFileSync(new URL(`../../../fixtures/tables/workbooks/${name}.xlsx`, import.meta.url))
const check = (name: string, ...args: readonly string[]) =>
  run(['check', '-', '-f', 'lines', ...args], { input: [bytesOf(name)] })
// Six hours of a five-day course, without a weight.
const usual = / (?:not-checked|course-short): /
const findings = (out: string) =>
  out
    .split('\n')
    .filter((line) => line.startsWith('-:') && !usual.test(line))
    .map((line) => /^-:(\S+) (.*?): /.exec(line)?.slice(1).join(' ').replace(':', ''))

it.each([
  ['clean', 0, []],
  ['calculated', 0, []],
  ['text', 0, []],
  ['uncalculated', 1, ['Sheet1!E4 error unreadable', 'Sheet1!F4 error unreadable']],
  ['typed-over', 1, ['Sheet1!E7 error typed-over', 'Sheet1!E7 error dose']],
  ['rate', 1, ['Sheet1!D7 error rate', 'Sheet1!D7 error step-size', 'Sheet1!E7 error slip-pounds']],
  [
    'hidden',
    5,
    ['Sheet1!F4 warning hidden', 'Sheet1!A6 warning hidden', 'Old!A2 warning hidden', 'Old!A1 note other-table'],
  ],
  ['merged', 0, ['Sheet1!A4 note merged', 'Sheet1!D4 note merged']],
  ['formats', 1, ['Sheet1!D6 error unreadable', 'Sheet1!E6 error unreadable']],
  ['two', 1, ['Second!E8 error dose', 'Second!F8 error total']],
])('%s.xlsx ends with %i and %j', async (name, code, found) => {
  const ran = await check(name)
  expect(findings(ran.out)).toEqual(found)
  expect(ran.code).toBe(code)
})

it('reads one sheet where it is named, and shows the cell in every form', async () => {
  expect((await check('two', '--sheet', 'Sheet1')).code).toBe(0)
  const input = [bytesOf('rate')]
  expect((await run(['check', '-'], { input })).out).toContain('Sheet1!D7, ')
  expect((await run(['check', '-', '--json'], { input })).out).toContain('"cell": "Sheet1!D7"')
  expect((await run(['check', '-', '--csv'], { input })).out).toContain(',Sheet1!D7\n')
})

it.each([
  ['chart', [], 'a sheet of charts'],
  ['clean', ['--sheet', 'Other'], 'Sheet1'],
])('refuses %s.xlsx %j', async (name, args, words) => {
  const { code, out, err } = await check(name, ...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(words)
})

it('refuses --sheet of a text, and the container of a password', async () => {
  const text = await run(['check', '-', '--sheet', 'a'], { input: 'Hour,Rate (mg/h)\n1,20\n' })
  expect([text.code, text.err.includes('--sheet')]).toEqual([2, true])
  const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  expect(isWorkbook(old)).toBe(true)
  await expect(readWorkbook(old, 'x.xls', undefined)).rejects.toThrow()
})

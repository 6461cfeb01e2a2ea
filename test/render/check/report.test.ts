import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/check/finding'
import { defaultProtocol } from '../../../src/protocols/index'
import {
  CHECK_SCHEMA,
  checkCsv,
  checkJson,
  checkLines,
  countsOf,
  type PlacedReport,
  ruleList,
} from '../../../src/render/check/report'
import { run } from '../../cli/fake-io'

const BOUND = {
  name: 'step-size',
  kind: 'soft',
  value: 5,
  unit: 'mg/h',
  basis: 'stated',
  source: ['seed', 'rsdinfo-2011'],
} as const
const FAULTS: readonly Finding[] = [
  { rule: 'not-checked', record: 0, cell: 0, found: 'rates per kg: no weight', allowed: '--weight' },
  { rule: 'step-size', record: 2, cell: 1, found: '+8 mg/h', allowed: '+5 mg/h', bound: BOUND },
  { rule: 'notation', record: 2, cell: 2, found: '=1+1 \u001b[31m5.0 mg', allowed: 'no trailing zero' },
]
const report = (findings = FAULTS, rows = 2): PlacedReport => ({
  file: 'table.csv',
  findings,
  rows,
  isHeld: true,
  isTable: true,
  tables: 1,
  headers: [],
  labels: new Map(),
  recordOf: () => [],
  inferred: {
    setting: 'inpatient',
    settingFrom: 'it is one course',
    protocol: defaultProtocol('inpatient'),
    protocolFrom: 'the default inpatient protocol',
  },
  placeOf: (record, cell) => ({ line: record + 1, column: 10 * cell + 1 }),
})

describe('as text', () => {
  it('is a line a finding as compilers write them, and a count', () => {
    expect(checkLines(report())).toBe(
      [
        'table.csv:1:1: note not-checked: rates per kg: no weight, allowed --weight',
        'table.csv:3:11: error step-size: +8 mg/h, allowed +5 mg/h (soft limit step-size, stated by patient article, rsdinfo-2011)',
        'table.csv:3:21: warning notation: =1+1 \\u{1b}[31m5.0 mg, allowed no trailing zero',
        '1 error, 1 warning, 1 note in 2 rows, checked against crps-5day (the default inpatient protocol), inpatient (it is one course)\n',
      ].join('\n'),
    )
  })

  it('counts in thousands', () => {
    expect(checkLines(report([], 100_000))).toMatch(/^0 errors, 0 warnings, 0 notes in 100,000 rows, /)
  })
})

it('counts by severity', () => expect(countsOf(report())).toEqual({ error: 1, warning: 1, note: 1, open: 0 }))

it('is a CSV that no spreadsheet runs', () => {
  const records = parse(checkCsv(report()), { columns: true }) as Record<string, string>[]
  expect(records).toHaveLength(3)
  expect(records[1]).toEqual({
    file: 'table.csv',
    cell: '',
    line: '3',
    column: '11',
    severity: 'error',
    rule: 'step-size',
    found: "'+8 mg/h",
    allowed: "'+5 mg/h (soft limit step-size, stated by patient article, rsdinfo-2011)",
    source: 'seed, rsdinfo-2011',
  })
  expect(records[2]?.found).toBe("'=1+1 \\u{1b}[31m5.0 mg")
})

it('is JSON with its schema, the counts and the findings', () => {
  const told = JSON.parse(checkJson(report()))
  expect(told).toMatchObject({
    schema: CHECK_SCHEMA,
    file: 'table.csv',
    rows: 2,
    setting: 'inpatient',
    protocol: 'crps-5day',
    errors: 1,
    warnings: 1,
    notes: 1,
  })
  expect(told.findings[2]).toEqual({
    file: 'table.csv',
    line: 3,
    column: 21,
    severity: 'warning',
    rule: 'notation',
    found: '=1+1 \\u{1b}[31m5.0 mg',
    allowed: 'no trailing zero',
    source: 'ISMP',
  })
})

describe('rules', () => {
  it('lists every rule once, with its severity, words and source', () => {
    const { heads, rows } = ruleList()
    expect(heads).toEqual(['rule', 'severity', 'holds a table to', 'source'])
    expect(rows).toContainEqual(['dose', 'error', 'rate x time is the dose', 'arithmetic'])
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
    expect(rows.every((cells) => cells.length === heads.length && cells.every((cell) => cell !== ''))).toBe(true)
  })
})

describe('summary', () => {
  const report = async (input: string, ...args: readonly string[]) =>
    (await run(['check', '-', ...args], { input })).out

  describe('the report', () => {
    it('begins with the verdict, and quotes the row of an error with its time', async () => {
      expect(await report('Time,Rate (mg/h)\n08:00,20\n09:00,25\n10:00,50\n11:00,40\n', '-w', '70')).toMatch(
        /^FAULTS FOUND: 2 errors\. Do not use this table before they are corrected\.\n\nErrors\n {2}Line 4, 10:00: 10:00 \| 50\n {4}rate: found 50 mg\/h; right: 40 mg\/h/,
      )
    })

    it('says that it is not an all-clear where something was not checked', async () => {
      const out = await report('Hour,Ketamine (mg/h),Midazolam (mg/h)\n1,20,1\n', '-w', '70')
      expect(out).toMatch(
        /^NOT FULLY CHECKED: no error was found, but 1 thing could not be checked\.\s1\swarning to look at\.\n\nNot checked\n {2}- column Midazolam/,
      )
    })

    it('says what was checked and what was left out', async () => {
      const out = await report('Hour,Rate (mg/h)\n1,20\n')
      expect(out).toMatch(/^NO ERROR FOUND in 1 row\. 1 warning to look at\.\n/)
      expect(out).toContain(
        '\nChecked\n  1 row, against crps-5day (the default inpatient protocol), inpatient (it is\n',
      )
      expect(out).toContain('\nLeft out of the check\n  - rates per kg: no weight')
    })

    it('has no control characters of the table', async () => {
      expect(await report('Hour,Rate (mg/h),Note\n1,50,\u001b[31mred\n')).not.toContain('\u001b')
    })
  })
})

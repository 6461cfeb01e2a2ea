import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check } from '../../src/check/check'
import { RULE_TEXTS } from '../../src/check/rule-texts'
import { textOf } from '../../src/core/model/field'
import { lawRuns } from '../law-runs'
import { askedOf, LIBRARY, tableOf } from './sheets'

it('has all findings, in the order of the table', () => {
  const lines = ['Hour,Rate (mg/h),Dose (mg),Factor', '1,20,20,1', '2,30,30.5,5.0 mg', 'x,35,53,', '4,40,,']
  const { findings, rows, inferred } = check(tableOf(lines), askedOf({ weight: '70' }), LIBRARY)
  expect(findings.map(({ rule, record, cell }) => `${record}:${cell} ${rule}`)).toEqual([
    '0:3 unknown-column',
    '2:1 step-size',
    '2:2 dose',
    '2:3 notation',
    '3:0 unreadable',
    '3:2 dose',
    '4:0 course-short',
  ])
  expect([rows, inferred.protocol.id]).toEqual([4, 'crps-5day'])
})

it('never throws, and places every finding in the table, whatever its cells are', () => {
  const headers = [
    ...['Hour', 'Session', 'Date', 'Start', 'End', 'Hours', 'Minutes', 'Rate (mg/h)', 'Rate (mL/h)', 'Rate'],
    ...['Rate (mg/kg/h)', 'Dose (mg)', 'Total (mg)', 'Change (mg/h)', 'Weight (kg)', 'Conc (mg/mL)', 'Note', 'Drug'],
  ]
  const cells = [
    ...[
      '',
      '0',
      '1',
      '2',
      '0.0',
      '20',
      '-5',
      '999999999',
      '0.000000000000001',
      'x',
      '20 mg/h',
      '08:00',
      '23:59',
      '1e9',
    ],
    ...['2026-11-30', '2026-03-08T02:30', '2100-12-31T23:59-05:00', '1970-01-01T00:00', '5.0 mg', 'allowed window: x'],
  ]
  const row = fc.array(fc.constantFrom(...cells), { minLength: 0, maxLength: 8 })
  const table = fc.tuple(
    fc.uniqueArray(fc.constantFrom(...headers), { minLength: 1, maxLength: 7 }),
    fc.array(row, { minLength: 1, maxLength: 6 }),
  )
  const zone = fc.constantFrom(undefined, 'America/New_York', 'Africa/Monrovia', 'Pacific/Apia')
  const setting = fc.constantFrom(undefined, 'inpatient' as const, 'outpatient' as const)
  const law = fc.property(table, zone, setting, ([header, rows], at, of) => {
    const said = { ...(at === undefined ? {} : { zone: at }), ...(of === undefined ? {} : { setting: of }) }
    const { findings } = check({ records: [header, ...rows], decimal: '.' }, askedOf(said), LIBRARY)
    for (const { rule, record, cell, found, allowed } of findings) {
      expect(RULE_TEXTS).toHaveProperty([rule])
      expect(record).toBeLessThanOrEqual(rows.length)
      expect(cell).toBeGreaterThanOrEqual(0)
      expect(`${found} ${textOf(allowed, (name) => name)}`).not.toMatch(/NaN|undefined|Infinity|\[object/)
    }
  })
  fc.assert(law, { numRuns: lawRuns(1000, 100) })
})

it('never throws for times, in whatever order, zone and protocol', () => {
  const dates = fc.constantFrom('', '2026-03-08T', '2026-11-01T', '2026-11-30T', '2026-12-01T')
  const clocks = fc.constantFrom('00:00', '01:00', '01:30', '02:30', '08:00', '23:00')
  const time = fc
    .tuple(dates, clocks, fc.constantFrom('', '-05:00', 'Z'))
    .map(([date, clock, offset]) => (date === '' ? clock : `${date}${clock}${offset}`))
  const cells: Readonly<Record<string, fc.Arbitrary<string>>> = {
    Session: fc.constantFrom('', '1', '2', '3'),
    Hour: fc.constantFrom('', '1', '2', '3'),
    Date: fc.constantFrom('', '2026-03-08', '2026-11-30', '2026-12-01'),
    Start: fc.oneof(fc.constant(''), time),
    End: fc.oneof(fc.constant(''), time),
    Hours: fc.constantFrom('', '0', '0.5', '4', '24'),
    Minutes: fc.constantFrom('', '0', '60', '90'),
    'Rate (mg/h)': fc.constantFrom('', '0', '20', '25', '40'),
    'Dose (mg)': fc.constantFrom('', '20', '80'),
  }
  const table = fc
    .subarray(Object.entries(cells), { minLength: 2 })
    .chain((columns) =>
      fc
        .array(fc.tuple(...columns.map(([, cell]) => cell)), { minLength: 1, maxLength: 8 })
        .map((rows) => [columns.map(([name]) => name), ...rows]),
    )
  const zone = fc.constantFrom('America/New_York', 'Africa/Monrovia', 'Pacific/Apia')
  const protocol = fc.constantFrom('crps-5day', 'crps-10session', 'schwartzman-2009', 'ketcrps-2-inpatient')
  const said = fc.record({ zone, protocol }, { requiredKeys: [] })
  const law = fc.property(table, said, (records, beside) => {
    const { findings } = check({ records, decimal: '.' }, askedOf(beside), LIBRARY)
    for (const { cell, found, allowed } of findings) {
      expect(cell).toBeLessThan(records[0]?.length ?? 0)
      expect(`${found} ${textOf(allowed, (name) => name)}`).not.toMatch(/NaN|undefined|Infinity|\[object/)
    }
  })
  fc.assert(law, { numRuns: lawRuns(2000, 200) })
})

import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../../src/render/data/csv'
import { type CsvRow, csvSums } from '../../../src/render/data/csv-sums'
import { lawRuns } from '../../law-runs'
import { BYS, outpatient, planOf, requests, view } from '../plan-of'

const rowsOf = (text: string): CsvRow[] => parse(text, { columns: true })
const HOURLY = rowsOf(csv(planOf({ concentration: '2', days: '1' }), view()))
const changed = (index: number, cells: CsvRow, rows: readonly CsvRow[] = HOURLY): readonly CsvRow[] =>
  rows.map((row, at) => (at === index ? { ...row, ...cells } : row))
const places = (rows: readonly CsvRow[]) => csvSums(rows).map(({ place }) => place)

it('finds nothing in our own files', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      expect(csvSums(rowsOf(csv(planOf(asked), view({ by }))))).toEqual([])
    }),
    { numRuns: lawRuns(200, 30) },
  )
})

describe('a changed cell of an hourly file', () => {
  it.each<[string, CsvRow, string]>([
    ['a dose', { dose_mg: '26' }, 'row 2 dose_mg'],
    ['a sum', { cumulative_mg: '46' }, 'row 2 cumulative_mg'],
    ['a rate', { rate_mg_h: '26' }, 'row 2 change_mg_h'],
    ['a rate above the maximum', { rate_mg_h: '41' }, 'row 2 rate_mg_h'],
    ['a change', { change_mg_h: '6' }, 'row 2 change_mg_h'],
    ['a maximum', { limit_mg_h: '41' }, 'row 2 limit_mg_h'],
    ['a start', { start: '2026-11-30T09:01:00-05:00' }, 'row 2 start'],
    ['an end', { end: '2026-11-30T10:01:00-05:00' }, 'row 3 start'],
    ['a length', { duration_min: '61' }, 'row 2 duration_min'],
    ['a time since the start', { elapsed_min: '61' }, 'row 2 elapsed_min'],
    ['a time in UTC', { start_utc: '2026-11-30T14:00:01Z' }, 'row 2 start_utc'],
    ['a volume', { volume_mL: '12.6' }, 'row 2 volume_mL'],
    ['a sum of volumes', { cumulative_mL: '23.5' }, 'row 2 cumulative_mL'],
    ['an id', { plan_id: 'p000000000000' }, 'row 2 plan_id'],
  ])('is found: %s', (_, cells, place) => {
    expect(places(changed(1, cells))).toContain(place)
  })

  it('says what would agree with the rest', () => {
    expect(csvSums(changed(1, { dose_mg: '26' }))).toEqual([
      { place: 'row 2 dose_mg', first: '26', second: '25' },
      // 26 mg at 2 mg/mL.
      { place: 'row 2 volume_mL', first: '12.5', second: '13' },
    ])
  })
})

it('holds the rows of sessions to their sums and lengths', () => {
  const rows = rowsOf(csv(outpatient(), view({ by: 'session' })))
  expect(places(changed(1, { cumulative_mg: '181' }, rows))).toEqual(['row 2 cumulative_mg'])
  expect(places(changed(1, { hours: '5' }, rows))).toEqual(['row 2 hours'])
})

it('holds a cell that is no figure for wrong', () => {
  expect(places(changed(1, { dose_mg: 'many', start: 'soon' }))).toEqual(
    expect.arrayContaining(['row 2 start', 'row 2 cumulative_mg']),
  )
})

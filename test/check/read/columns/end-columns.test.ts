import { expect, it } from 'vitest'
import { recognise } from '../../../../src/check/read/columns/columns'
import { withEndDates, withEnds } from '../../../../src/check/read/columns/end-columns'

it('reads the end of an event as its end only beside its start', () => {
  const texts = ['Event start date/time', 'Event end date/time']
  expect(withEnds(texts.map(recognise), () => [], texts)).toMatchObject([{ target: 'start' }, { target: 'end' }])
  expect(withEnds([recognise('Event end date/time')], () => [], ['Event end date/time'])).toMatchObject([
    { target: 'start' },
  ])
})

/** What the columns of one row are read as. */
const read = (...columns: readonly (readonly [header: string, cell: string])[]) => {
  const texts = columns.map(([header]) => header)
  return withEndDates(texts.map(recognise), (at) => [columns[at]?.[1] ?? ''], texts).map((header) =>
    header.is === 'read' ? header.target : header.is,
  )
}

it('reads the date of an end as that of the clock beside it', () => {
  expect(
    read(['Date from', '2026-12-07'], ['Time from', '08:00'], ['Date to', '2026-12-08'], ['Time to', '08:00']),
  ).toEqual(['date', 'start', 'end_date', 'end'])
})

it('reads dates with clocks as starts and ends, and leaves dates alone open', () => {
  expect(read(['Start date', '2026-12-07 08:00'], ['End date', '2026-12-08 08:00'])).toEqual(['start', 'end'])
  expect(read(['Start date', '2026-12-07'], ['End date', '2026-12-08'])).toEqual(['date', 'unknown'])
  expect(read(['Start date', '2026-12-07'], ['Start time', '08:00'], ['End date', '8/12 08:00'])).toEqual([
    'date',
    'start',
    'end',
  ])
})

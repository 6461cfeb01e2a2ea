import { describe, expect, it } from 'vitest'
import { orderInHeader, timeNamed, withoutForm } from '../../../../src/check/read/names/time-names'

describe('a form behind a name', () => {
  it.each([
    ['Date (dd/mm/yyyy)', 'date', 'dmy'],
    ['Date DD/MM/YY', 'date', 'dmy'],
    ['Date (d/m/y)', 'date', 'dmy'],
    ['Datum (TT.MM.JJJJ)', 'datum', 'dmy'],
    ['Date (jj/mm/aaaa)', 'date', 'dmy'],
    ['Data (gg/mm/aaaa)', 'data', 'dmy'],
    ['Date (MM/DD/YYYY)', 'date', 'mdy'],
    ['Date [mm-dd]', 'date', 'mdy'],
    ['Date (day/month/year)', 'date', 'dmy'],
    ['Date (US)', 'date', 'mdy'],
    ['Date (UK format)', 'date', 'dmy'],
    ['Date/time (dd/mm/yyyy hh:mm)', 'date/time', 'dmy'],
    ['Date (yyyy-mm-dd)', 'date', undefined],
    ['Time (hhmm)', 'time', undefined],
    ['Time (24 hour clock)', 'time', undefined],
    ['Time 24h', 'time', undefined],
    ['Start (24 h)', 'start', undefined],
    ['Time (UTC)', 'time', undefined],
    ['Time (GMT+1)', 'time', undefined],
    ['Time (local time)', 'time', undefined],
    ['Time (US/Eastern)', 'time', undefined],
    ['Time EST', 'time', undefined],
  ])('%s', (header, name, order) => {
    expect(withoutForm(header)).toBe(name)
    expect(orderInHeader(header)).toBe(order)
  })

  it.each([
    'Rate (mg/h)',
    'Time (h)',
    'Time (min)',
    'Start',
    'Time of day',
    'Day 2',
    'Dose 24 h (mg)',
    'Date (planned)',
  ])('none in %s', (header) => expect(withoutForm(header)).toBeUndefined())
})

describe('the words of a time', () => {
  it.each([
    ['time of rate change', 'start'],
    ['time started', 'start'],
    ['started at', 'start'],
    ['infusion start', 'start'],
    ['time stamp', 'start'],
    ['uhrzeit von', 'start'],
    ['obs time', 'start'],
    ['time until', 'end'],
    ['infusion stop', 'end'],
    ['time completed', 'end'],
    ['date given', 'date'],
    ['planned date', 'date'],
    ['day/date', 'date'],
    ['next check', undefined],
    ['bag expires', undefined],
  ])('%s', (words, target) => expect(timeNamed(words)).toMatchObject({ target }))

  it.each(['infusion time', 'run time', 'time at dose', 'time per step', 'rate', 'dose', 'changed to'])(
    'none in %s',
    (words) => expect(timeNamed(words)).toBeUndefined(),
  )
})

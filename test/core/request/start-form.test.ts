import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORM, formInstead } from '../../../src/core/request/start-form'
import { addDays, day, isoDay } from '../../../src/core/values/calendar-day'

const SHORT = '; the form is YYYY-MM-DD or YYYY-MM-DDTHH:MM'

describe('instead of a start in another form', () => {
  it('is the date in the form to use, where the text has one reading', () => {
    const days = fc.integer({ min: 0, max: 47_000 }).map((of) => isoDay(addDays(day(0), of)))
    const orders = fc.constantFrom('d.m.y', 'm/d/y', 'd-m-y', 'y/m/d')
    fc.assert(
      fc.property(days, orders, (iso, order) => {
        const [y = '', m = '', d = ''] = iso.split('-')
        const text = order
          .replace('y', y)
          .replace('m', String(Number(m)))
          .replace('d', String(Number(d)))
        const single = order.startsWith('y') || Number(d) > 12 || Number(d) === Number(m)
        const expected = single
          ? iso + SHORT
          : `${FORM}, today, tomorrow, or a weekday such as monday (day and month cannot be told apart)`
        expect(formInstead(text, true)).toBe(expected)
      }),
    )
  })

  it.each([
    ['30.11.2026T8:05', '2026-11-30T08:05'],
    ['30.11.2026 8', '2026-11-30T08:00'],
    ['2026-11-30 08:00:00 +0530', '2026-11-30T08:00+05:30'],
    ['2026-11-30 8:00Z', '2026-11-30T08:00Z'],
  ])('%s is %s', (text, right) => expect(formInstead(text, true)).toBe(right + SHORT))

  it.each(['2026-11-30 24:00', '2026-11-30 8:60', '2026-02-30', '31/04/2026', '2026-11-30x', '1969.12.31'])(
    '%s has none',
    (text) => expect(formInstead(text, false)).toBe(FORM),
  )

  it.each(['Monday ', 'TOMORROW'])('%j is the word, where words are taken', (text) => {
    expect(formInstead(text, true)).toBe(text.trim().toLowerCase())
    expect(formInstead(text, false)).toBe(FORM)
  })
})

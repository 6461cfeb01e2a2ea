/** A table that does what its title says passes, and one of another start, step, time, limit, length or dose does not. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lawRuns } from '../law-runs'
import { verdict } from './tables-as-text'

type Say = (x: number) => string
const START: readonly Say[] = [
  (x) => `start ${x} mg/h`,
  (x) => `starting rate: ${x} mg/hr`,
  (x) => `initial rate ${x} mg/h`,
  (x) => `commence at ${x} mg/h`,
]
const STEP: readonly Say[] = [
  (x) => `increase by ${x} mg/h`,
  (x) => `up by ${x} mg/h`,
  (x) => `titrate by ${x} mg/h`,
  (x) => `steps of ${x} mg/h`,
]
const EVERY: readonly Say[] = [
  (x) => `every ${x} h`,
  (x) => `q${x}h`,
  (x) => `every ${x * 60} min`,
  (x) => `${x}-hourly`,
]
const MOST: readonly Say[] = [
  (x) => `max ${x} mg/h`,
  (x) => `up to ${x} mg/h`,
  (x) => `do not exceed ${x} mg/h`,
  (x) => `ceiling ${x} mg/h`,
  (x) => `at most ${x} mg/h`,
]
const LENGTH: readonly Say[] = [
  (x) => `over ${x} h`,
  (x) => `${x} h each`,
  (x) => `${x}-hour infusions`,
  (x) => `sessions of ${x} h`,
  (x) => `${x * 60} min per session`,
]
const COUNT: readonly Say[] = [(x) => `${x} sessions`, (x) => `course of ${x} infusions`]
const MOST_DOSE: readonly Say[] = [(x) => `max ${x} mg per session`, (x) => `not more than ${x} mg/session`]
const FIRST_DOSE: readonly Say[] = [(x) => `start ${x} mg`, (x) => `first dose ${x} mg`]

const isSaid = fc.nat()
const one = (says: readonly Say[], at: number): Say => says[at % says.length] ?? String
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
const titled = (parts: readonly string[], separator: string, lines: readonly string[]): string =>
  [`"Ketamine ${parts.join(separator)}"`, ...lines].join('\n')
/** The verdict with what is right, and with one figure that is not. */
function both(
  says: readonly (readonly [say: Say, right: number, wrong: number])[],
  separator: string,
  at: number,
  lines: readonly string[],
) {
  const right = says.map(([say, figure]) => say(figure))
  const wrong = says.map(([say, figure, other], index) => say(index === at % says.length ? other : figure))
  expect([titled(right, separator, lines), verdict(titled(right, separator, lines))]).toEqual([expect.anything(), 0])
  expect([titled(wrong, separator, lines), verdict(titled(wrong, separator, lines))]).toEqual([expect.anything(), 1])
}
const separators = fc.constantFrom(', ', '; ', ' - ')
const run = { numRuns: lawRuns(2000, 100) }

it('holds a titration to its title', () => {
  const table = fc.record({
    start: fc.constantFrom(5, 10, 15, 20),
    step: fc.constantFrom(2.5, 5),
    every: fc.constantFrom(1, 2, 3),
  })
  fc.assert(
    fc.property(
      table,
      fc.array(isSaid, { minLength: 5, maxLength: 5 }),
      separators,
      (figures, [a = 0, b = 0, c = 0, d = 0, at = 0], separator) => {
        const { start, step, every } = figures
        const rates = [start, start + step, start + 2 * step, start + 3 * step]
        const lines = ['Time,Rate (mg/h)', ...[...rates, 0].map((rate, index) => `${clock(8 + index * every)},${rate}`)]
        const most = rates[3] ?? 0
        const rise = (isEvery: boolean, x: number) =>
          isEvery ? `${one(STEP, b)(step)} ${one(EVERY, c)(x)}` : `${one(STEP, b)(x)} ${one(EVERY, c)(every)}`
        const isEvery = at % 2 === 0
        both(
          [
            [one(START, a), start, start / 2],
            [(x) => rise(isEvery, x), isEvery ? every : step, isEvery ? every + 1 : step / 2],
            [one(MOST, d), most, most - step],
          ],
          separator,
          at,
          lines,
        )
      },
    ),
    run,
  )
})

const DATES = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']
it('holds sessions to their title', () => {
  const table = fc.record({
    hours: fc.constantFrom(2, 3, 4),
    rate: fc.constantFrom(5, 10),
    step: fc.constantFrom(2.5, 5),
    isTimed: fc.boolean(),
  })
  fc.assert(
    fc.property(
      table,
      fc.array(isSaid, { minLength: 5, maxLength: 5 }),
      separators,
      (figures, [a = 0, b = 0, c = 0, d = 0, at = 0], separator) => {
        const { hours, rate, step, isTimed } = figures
        const rates = DATES.map((_, index) => Math.min(rate + index * step, 20))
        const rows = rates.map((each, index) =>
          [index + 1, DATES[index], each, each * hours, ...(isTimed ? [hours] : [])].join(','),
        )
        const most = Math.max(...rates) * hours
        both(
          [
            [one(COUNT, b), 5, 4],
            [one(LENGTH, a), hours, hours + 1],
            [one(MOST_DOSE, c), most, most - step * hours],
            [one(FIRST_DOSE, d), rate * hours, (rate * hours) / 2],
          ],
          separator,
          at,
          [`Session,Date,Rate (mg/h),Dose (mg)${isTimed ? ',Hours' : ''}`, ...rows],
        )
      },
    ),
    run,
  )
})

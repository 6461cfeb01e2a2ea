import { describe, expect, it } from 'vitest'
import { areElapsed, isRange, readCount, readElapsed, risesFromStart } from '../../../../src/check/read/cells/counts'
import { whole } from '../../../../src/core/values/interval'

describe('a count', () => {
  it.each([
    ['3', 3, undefined],
    ['Hour 3', 3, undefined],
    ['#3', 3, undefined],
    ['1 of 10', 1, undefined],
    ['0-1', 0, 1],
    ['1\u20134', 1, 4],
    ['Hours 3 to 24', 3, 24],
    ['Days 3-5', 3, 5],
    ['1.25', 1.25, undefined],
    ['3rd hour', 3, undefined],
    ['Fourth hour', 4, undefined],
    ['2. Stunde', 2, undefined],
    ['3 & 4', 3, 4],
  ])('%s', (text, from, to) => expect(readCount(text)).toEqual({ from, to }))
  it.each(['', 'x', '0800', '3 & 5', '1 hour to go', '1x', '5-10x', 'Monday', '-'])('is not %j', (text) =>
    expect(readCount(text)).toBeUndefined(),
  )
  it('may be a range', () => expect([isRange('0-1'), isRange('1')]).toEqual([true, false]))
})

it.each([
  [['0-1', '1-2'], true],
  [['1-4', '5-8'], false],
  [['1', '2', '3-4'], false],
  [['1', '1.25'], true],
  [['1', '2'], false],
])('%j are times since the start: %s', (cells, elapsed) => expect(areElapsed(cells)).toBe(elapsed))

it.each([
  [['0', '1', '2'], true],
  [['1', '2', '3'], true],
  [['4', '4', '4'], false],
  [['0', '1'], false],
])('%j rises from the start: %s', (cells, rises) => expect(risesFromStart(cells)).toBe(rises))

it.each([
  ['90 min', 90, undefined],
  ['1.5 h', 90, undefined],
  ['0 \u2013 60 mins', 0, 60],
  ['T+2 h', 120, undefined],
  ['3600 s', 60, undefined],
  ['240 minutes to 120 h', 240, 7200],
])('%s is so many minutes since the start', (text, from, to) => {
  const read = readElapsed(text, '.')
  expect([read?.from.value, read?.to?.value]).toEqual([whole(from), to === undefined ? undefined : whole(to)])
})
it.each(['90', '0-60', '8h', 'x min'].slice(0, 2).concat('x min'))('%j is none', (text) =>
  expect(readElapsed(text, '.')).toBeUndefined(),
)

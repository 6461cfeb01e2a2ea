import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DECIMALS,
  decimalText,
  exactly,
  meet,
  minus,
  ONE,
  over,
  part,
  plus,
  type Span,
  times,
  whole,
} from '../../../src/core/values/interval'
import { lawRuns } from '../../law-runs'

const around = (value: bigint, by: bigint) => ({ low: value - by, high: value + by })

it('multiplies and divides outwards', () => {
  const [two, three] = [exactly(whole(2)), exactly(whole(3))]
  expect(times(two, three)).toEqual(exactly(whole(6)))
  const third = over(two, three)
  expect(third && third.high - third.low).toBe(1n)
  expect(over(two, exactly(0n))).toBeUndefined()
})

it('meets where half a digit touches, and not beyond', () => {
  const half = ONE / 2n
  expect(meet(around(whole(20), half), around(whole(21), half))).toBe(true)
  expect(meet(around(whole(20), half), around(whole(21) + 1n, half))).toBe(false)
})

it.each([
  [whole(20), 3, '20'],
  [ONE / 2n, 3, '0.5'],
  [-ONE / 4n, 3, '-0.25'],
  // 2/3 of 1 in three places, and 0.0005, a tie, up.
  [(2n * ONE) / 3n, 3, '0.667'],
  [ONE / 2000n, 3, '0.001'],
  [ONE / 2000n - 1n, 3, '0'],
  [whole(4750), 0, '4750'],
])('writes %s in at most %s places as %s', (value, places, text) => {
  expect(decimalText(value, places)).toBe(text)
})

/** Fractions by cross products alone: n/d below, between and above, d above zero. */
interface Ratio {
  readonly n: bigint
  readonly d: bigint
}
const isAtMost = (a: Ratio, b: Ratio): boolean => a.n * b.d <= b.n * a.d
const ratio = (n: bigint): Ratio => ({ n, d: ONE })
/** The exact bounds lie within the span, and one last place further in they do not. */
function isTightAround({ low, high }: Span, least: Ratio, most: Ratio): boolean {
  const within = isAtMost(ratio(low), least) && isAtMost(most, ratio(high))
  const tight = !isAtMost(ratio(low + 1n), least) && !isAtMost(most, ratio(high - 1n))
  return within && tight
}

const size = fc.bigInt({ min: 0n, max: 10n ** 25n })
const span: fc.Arbitrary<Span> = fc
  .tuple(size, size)
  .map(([a, b]) => (a < b ? { low: a, high: b } : { low: b, high: a }))
const LAWS = { numRuns: lawRuns(500, 100) }

describe('against fractions', () => {
  it('a product is the exact one, rounded outwards by less than a last place', () => {
    const law = fc.property(span, span, (a, b) =>
      isTightAround(times(a, b), { n: a.low * b.low, d: ONE * ONE }, { n: a.high * b.high, d: ONE * ONE }),
    )
    fc.assert(law, LAWS)
  })

  it('so is a quotient, its smallest over the largest divisor', () => {
    const law = fc.property(span, span, (a, b) => {
      const found = over(a, b)
      if (b.low === 0n) return found === undefined
      return found !== undefined && isTightAround(found, { n: a.low, d: b.high }, { n: a.high, d: b.low })
    })
    fc.assert(law, LAWS)
  })

  it('so is a part', () => {
    const n = fc.bigInt({ min: 1n, max: 1000n })
    const law = fc.property(span, n, n, (a, by, of) =>
      isTightAround(part(a, by, of), { n: a.low * by, d: ONE * of }, { n: a.high * by, d: ONE * of }),
    )
    fc.assert(law, LAWS)
  })

  it('a sum is exact, and a difference takes it back as far as it can', () => {
    const law = fc.property(span, span, (a, b) => {
      const back = minus(plus(a, b), b)
      const width = b.high - b.low
      return back.low === a.low - width && back.high === a.high + width
    })
    fc.assert(law, LAWS)
  })
})

it('has room for half of a fifteenth decimal', () => expect(5n * 10n ** BigInt(DECIMALS - 16)).toBe(5n))

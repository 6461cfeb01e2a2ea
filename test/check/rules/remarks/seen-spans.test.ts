import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seenSpans } from '../../../../src/check/rules/remarks/seen-spans'
import { meet, type Span } from '../../../../src/core/values/interval'
import { lawRuns } from '../../../law-runs'

const span = fc
  .tuple(fc.bigInt({ min: 0n, max: 60n }), fc.bigInt({ min: 0n, max: 6n }))
  .map(([low, width]): Span => ({ low, high: low + width }))

it('meets what one of the added spans meets, in whatever order they came', () =>
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), span, (added, asked) => {
      const seen = seenSpans()
      for (const each of added) seen.add(each)
      expect(seen.meets(asked)).toBe(added.some((each) => meet(each, asked)))
    }),
    { numRuns: lawRuns(5000, 400) },
  ))

import { describe, expect, it } from 'vitest'
import { readHang, readStock } from '../../../src/core/request/parse-containers'
import { concentration, volumeFromThousandths } from '../../../src/core/values/quantity'
import { refused } from '../refused'

describe('how long a container hangs', () => {
  it.each([
    ['1h', 60],
    ['24h', 1440],
    ['36h', 2160],
    ['7d', 10_080],
  ])('%s', (text, minutes) => {
    expect(readHang('hang', text)).toBe(minutes)
  })

  it.each([
    ['59min', 'too-small'],
    ['10081min', 'too-large'],
    ['24', 'not-a-duration'],
  ])('is not %s: %s', (text, code) => {
    expect(refused(() => readHang('hang', text)).code).toBe(code)
  })
})

describe('the stock', () => {
  it.each(['50 mg/mL x 10 mL', '50mg/mL x 10mL', '50 mg/mL x10 mL'])('is %s', (text) => {
    expect(readStock('stock', text)).toEqual({ strength: concentration(50_000), holds: volumeFromThousandths(10_000) })
  })

  it.each(['', '50 mg/mL', '50 x 10', '10 mL x 50 mg/mL', '50 mg/mL x 10 mL x 2', '50 mg x 10 mL'])(
    'is not %j',
    (text) => {
      expect(refused(() => readStock('stock', text)).code).toBe('not-a-stock')
    },
  )

  it.each(['0 mg/mL x 10 mL', '50 mg/mL x 0 mL', '1.2345 mg/mL x 10 mL'])('has figures: %j', (text) => {
    expect(refused(() => readStock('stock', text)).code).toBe('not-a-figure')
  })
})

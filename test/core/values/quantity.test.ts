import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as q from '../../../src/core/values/quantity'
import { lawRuns } from '../../law-runs'
import { BAD_FIGURES } from '../bad-figures'

// Every expectation starts from the same three scales: 1 mg/h = 1,000,000 ng/h, 1 mg = 60,000,000 ng/h x min
// (1 mg/h for 60 min), 1 kg = 1,000 g.
const mgPerHour = (mcgPerH: number) => q.rateFromThousandths(mcgPerH)
const GREATEST_RATE = 100_000_000
const rates = fc.integer({ min: 0, max: GREATEST_RATE }).map((ng) => ng as q.Rate)
const weights = fc.integer({ min: 30_000, max: 300_000 }).map(q.grams)
const times = fc.integer({ min: 1, max: 366 * 1440 }).map(q.minutes)

describe('a figure as a person writes it', () => {
  it.each([
    ['20', 20_000],
    ['20.0', 20_000],
    ['20.000', 20_000],
    ['0.5', 500],
    ['2.5', 2500],
    ['2.05', 2050],
    ['2.005', 2005],
    ['0.001', 1],
    ['0', 0],
    ['1.115', 1115],
    ['999999999.999', 999_999_999_999],
  ])('%s is read exactly', (text, value) => expect(q.thousandths(text)).toBe(value))

  it.each(BAD_FIGURES)('%s is no figure', (_, text) => expect(q.thousandths(text)).toBeUndefined())

  it('comes back whole from its digits, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        const text = `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}`
        expect(q.thousandths(text)).toBe(value)
      }),
    )
  })

  it('has nothing in it but ASCII digits and at most one point', () => {
    const unit = fc.constantFrom(...'0123456789..,+-eExX _\n\u0660\uff10')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        const [whole = '', decimals = '0', more] = text.split('.')
        const plain = [whole, decimals].every((part) => part !== '' && [...part].every((c) => c >= '0' && c <= '9'))
        expect(q.thousandths(text) !== undefined).toBe(plain && more === undefined && decimals.length <= 3)
      }),
      { numRuns: lawRuns(2000, 400) },
    )
  })
})

describe('an exact quantity', () => {
  it.each([
    ['NaN', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['below zero', -1],
    ['not whole', 0.5],
    ['beyond what a double holds exactly', 2 ** 53],
  ])('is never %s', (_, value) => {
    expect(() => q.minutes(value)).toThrow(RangeError)
    expect(() => q.grams(value)).toThrow(RangeError)
    expect(() => q.ratePerKg(value)).toThrow(RangeError)
  })

  it('is refused rather than rounded where a product leaves the exact range', () => {
    // 2^53 is 9.007e15; 1e9 x 1e8 = 1e17.
    expect(() => q.rateAtWeight(q.ratePerKg(1e9), q.grams(1e8))).toThrow(RangeError)
    expect(() => q.rateAfterSteps(q.exactRate(mgPerHour(1)), q.exactRate(mgPerHour(1e8)), 1e7)).toThrow(RangeError)
  })
})

describe('a rate per kilogram', () => {
  // 35 x kg hundredths of mg/h is whole for a whole kg; a double of 0.35 x kg x 100 falls just below it.
  it.each([
    [34, 1190],
    [39, 1365],
    [44, 1540],
    [46, 1610],
    [49, 1715],
    [51, 1785],
    [58, 2030],
  ])('is floored right at 0.35 mg/kg/h and %d kg, where floats are not', (kilograms, hundredths) => {
    expect(q.planned(q.rateAtWeight(q.ratePerKg(350), q.grams(kilograms * 1000)))).toBe(hundredths * 10_000)
    expect(Math.floor(0.35 * kilograms * 100)).toBe(hundredths - 1)
  })

  it('times any weight is the exact product, floored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), weights, (perKg, weight) => {
        const exact = BigInt(perKg) * BigInt(weight)
        const rate = q.rateAtWeight(q.ratePerKg(perKg), weight)
        expect(BigInt(rate)).toBe(exact)
        expect(BigInt(q.planned(rate))).toBe((exact / 10_000n) * 10_000n)
      }),
    )
  })

  it('is titrated at once, never as a sum of rounded steps', () => {
    // 33.333 kg: 0.1 mg/kg/h = 3.3333, 0.05 = 1.66665; third step 3.3333 + 3 x 1.66665 = 8.33325, so 8.33.
    // Summed from rounded steps it would be 3.33 + 3 x 1.66 = 8.31.
    const weight = q.grams(33_333)
    const [start, step] = [100, 50].map((perKg) => q.rateAtWeight(q.ratePerKg(perKg), weight)) as [q.Rate, q.Rate]
    expect(q.mgPerH(q.planned(q.rateAfterSteps(q.exactRate(start), q.exactRate(step), 3)))).toBe('8.33')
  })
})

describe('a planned rate', () => {
  it.each([
    [20_000_000, 20_000_000],
    [19_999_999, 19_990_000],
    [10_000, 10_000],
    [9_999, 0],
    [0, 0],
  ])('of %d ng/h is %d', (rate, right) => expect(q.planned(rate as q.Rate)).toBe(right))

  it('is the highest hundredth of mg/h not above the rate', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const low = q.planned(rate)
        expect(low % 10_000).toBe(0)
        expect(low).toBeLessThanOrEqual(rate)
        expect(low + 10_000).toBeGreaterThan(rate)
      }),
    )
  })

  it.each([
    [5_000_000, 5_000_000],
    [5_000_001, 5_010_000],
    [1, 10_000],
    [0, 0],
  ])('may rise by a step of %d ng/h as far as %d', (step, most) => {
    expect(q.roundedRise(step as q.Rate)).toBe(most)
  })
})

describe('a dose', () => {
  it('is the rate times the time', () => {
    // 40 mg/h for 90 min = 60 mg
    expect(q.mg(q.doseOf(mgPerHour(40_000), q.minutes(90)))).toBe('60')
  })

  it('of the default inpatient course is 4,750 mg', () => {
    // An hour each at 20, 25, 30 and 35 mg/h is 110 mg; 40 x 116 h = 4,640; 120 h in all.
    const hour = q.minutes(60)
    const rising = [20, 25, 30, 35].map((rate) => q.doseOf(mgPerHour(rate * 1000), hour))
    expect(q.mg(q.sumOfDoses([...rising, q.doseOf(mgPerHour(40_000), q.minutes(116 * 60))]))).toBe('4750')
  })

  it.each([
    ['200 mg in 4 h', 200_000, 240, '50'],
    ['80 mg in 90 min, unending', 80_000, 90, '53.333333'],
    ['100 mg in 7 h, unending', 100_000, 420, '14.285714'],
    ['0.001 mg in 24 h', 1, 1440, '0.000041'],
  ])('becomes a rate, rounded down: %s', (_, mcg, time, rate) => {
    expect(q.mgPerH(q.rateOfDose(q.doseFromThousandths(mcg), q.minutes(time)))).toBe(rate)
  })

  it('is not passed by its rate, and would be by the next one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), times, (mcg, time) => {
        const dose = q.doseFromThousandths(mcg)
        const rate = q.rateOfDose(dose, time)
        expect(q.doseOf(rate, time)).toBeLessThanOrEqual(dose)
        expect(q.doseOf((rate + 1) as q.Rate, time)).toBeGreaterThan(dose)
      }),
    )
  })

  it('as a number is the nearest double to the exact one', () => {
    expect(q.mgNumber(q.doseFromThousandths(12_345))).toBe(12.345)
    // 20 mg/h for 1 min = 1/3 mg
    expect(q.mgNumber(q.doseOf(mgPerHour(20_000), q.minutes(1)))).toBe(1 / 3)
  })
})

describe('what is shown', () => {
  it.each([
    ['20', 20_000],
    ['0.5', 500],
    ['40.1', 40_100],
    ['0.05', 50],
    ['100', 100_000],
    ['0', 0],
    ['1234567.891', 1_234_567_891],
  ])('%s has a leading zero where needed and none behind', (text, value) => {
    expect(q.mgPerH(mgPerHour(value))).toBe(text)
    expect(q.kg(q.grams(value))).toBe(text)
  })

  // 0.01 mg = 600,000 units, so a tie lies at 300,000 above a hundredth.
  it.each([
    [299_999, '0'],
    [300_000, '0.01'],
    [899_999, '0.01'],
    [900_000, '0.02'],
    [740_700_000, '12.35'],
    [740_699_999, '12.34'],
    [59_700_000, '1'],
  ])('a dose of %d is %s mg, ties up', (dose, text) => expect(q.mg(dose as q.Dose)).toBe(text))

  // 40 kg: 1.22 mg/h is 30.5 mcg/kg/h. 70 kg: 40 mg/h is 571.43. 71.4 kg: 25 mg/h is 350.14.
  it.each([
    [1_220_000, 40_000, '0.031'],
    [1_219_999, 40_000, '0.03'],
    [40_000_000, 70_000, '0.571'],
    [25_000_000, 71_400, '0.35'],
    [40_000_000, 40_000, '1'],
  ])('%d ng/h at %d g is %s mg/kg/h', (rate, weight, text) => {
    expect(q.mgPerKgPerHAt(rate as q.Rate, q.grams(weight))).toBe(text)
  })

  it.each([
    [240, '4 h', '4'],
    [90, '90 min', '1.5'],
    [1, '1 min', '0.017'],
    [100, '100 min', '1.667'],
    [1440, '24 h', '24'],
    [2880, '48 h', '48'],
    [4320, '3 days', '72'],
    [7200, '5 days', '120'],
    [7260, '121 h', '121'],
  ])('%d minutes are %s, or %s hours', (time, text, hours) => {
    expect(q.timeText(q.minutes(time))).toBe(text)
    expect(q.hours(q.minutes(time))).toBe(hours)
  })
})

describe('fluid', () => {
  const drug = q.concentration(2000)

  it('is what a setting moves in a time, and holds what the rate gave', () => {
    // 13.4 mg/h at 2 mg/mL is 6.7 mL/h; 447 min are 49.915 mL, with 99.83 mg.
    const setting = q.settingOf(q.rateFromThousandths(13_400), drug)
    const volume = q.volumeOf(setting, q.minutes(447))
    expect([q.mlPerHOf(setting), q.mlExact(volume), q.mg(q.doseIn(volume, drug))]).toEqual(['6.7', '49.915', '99.83'])
    expect(q.volumeOfDose(q.doseIn(volume, drug), drug)).toBe(volume)
  })

  it.each([
    // 50 mL at 6.7 mL/h last 447.76 min, at 40 mL/h 75 min, at 30 mL/h 100.
    [50_000, 6700, 447],
    [50_000, 40_000, 75],
    [50_000, 30_000, 100],
    [0, 30_000, 0],
    [499, 30_000, 0],
    [500, 30_000, 1],
  ])('of %d mcL lasts at %d mcL/h %d whole minutes', (mcl, setting, whole) => {
    expect(q.lastingOf(q.volumeFromThousandths(mcl), q.pumpRate(setting))).toBe(whole)
  })

  it('is never taken where it is not', () => {
    const [less, more] = [q.volumeFromThousandths(1), q.volumeFromThousandths(2)]
    expect(q.volumeWithout(more, less)).toBe(less)
    expect(q.sumOfVolumes([more, less, less])).toBe(q.volumeFromThousandths(4))
    expect(() => q.volumeWithout(less, more)).toThrow(RangeError)
    // A rate that the concentration does not go into is not delivered.
    expect(() => q.settingOf(q.rateFromThousandths(1), q.concentration(3000))).toThrow(RangeError)
  })
})

describe('a pump at 2 mg/mL', () => {
  const drug = q.concentration(2000)

  it('is set to whole steps below: 13.5 mg/h is 6.75 mL/h, 6.7 on a 0.1 mL/h pump, 6.5 on a 0.5 mL/h one', () => {
    const rate = 13_500_000 as q.Rate
    expect(q.settingFor(rate, drug, q.pumpRate(100))).toBe(6700)
    expect(q.settingFor(rate, drug, q.pumpRate(500))).toBe(6500)
  })

  it('delivers 13.4 mg/h at 6.7 mL/h, 6.7 mL in an hour', () => {
    const rate = q.deliveredBy(q.pumpRate(6700), drug)
    expect(rate).toBe(13_400_000)
    expect(q.mlPerH(rate, drug)).toBe('6.7')
    const volume = q.volumeOfDose(q.doseOf(rate, 60 as q.Minutes), drug)
    expect(q.ml(volume)).toBe('6.7')
    expect(q.mlNumber(volume)).toBe(6.7)
  })
})

it('takes a percentage down to the whole ng/h', () => {
  expect(q.percentOf(84_000_000 as q.Rate, 75)).toBe(63_000_000)
  expect(q.percentOf(99 as q.Rate, 50)).toBe(49)
})

it('writes rates, strengths and what is drawn of them', () => {
  const stock = q.concentration(10_000)
  expect(q.mgPerHText(37_500_000)).toBe('37.5 mg/h')
  expect(q.mgPerHNumber(q.rateFromThousandths(12_345))).toBe(12.345)
  expect([q.mgPerMl(q.concentration(2500)), q.mgPerMl(stock)]).toEqual(['2.5', '10'])
  // 501 mg of 10 mg/mL are 50.1 mL; of 1 mg of 30 mg/mL, a thirtieth, 0.033 mL.
  expect([
    q.mlOfStock(q.doseFromThousandths(501_000), stock),
    q.mlOfStock(q.doseFromThousandths(1000), q.concentration(30_000)),
  ]).toEqual(['50.1', '0.033'])
  // 1/60,000 mL each: 49.875 and 49.8755 mL.
  expect([2_992_500, 2_992_530].map((volume) => q.mlOfContainer(volume as q.Volume))).toEqual(['49.875', '49.876'])
  expect(q.mlOfStockNumber(q.doseFromThousandths(501_000), stock)).toBe(50.1)
})

it('says what is no quantity', () => {
  expect(() => q.minutes(0.5)).toThrow(new RangeError('not an exact quantity: 0.5'))
  expect(() => q.minutes(-1)).toThrow(new RangeError('not an exact quantity: -1'))
})

it.each([
  // 40 mg/h at 70 kg: 40,000 / 70 / 60; 1 mg/h at 30 kg is 0.5555.
  [40_000, 70_000, '9.52'],
  [1_000, 30_000, '0.56'],
  [36_000, 60_000, '10'],
])('shows %i mcg/h at %i g in mcg/kg/min', (mcg, weight, text) => {
  expect(q.mcgPerKgPerMinAt(q.rateFromThousandths(mcg), q.grams(weight))).toBe(text)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as l from '../../../src/core/request/parse-lists'
import * as r from '../../../src/core/request/parse-quantities'
import { concentration, volumeFromThousandths } from '../../../src/core/values/quantity'
import { BAD_FIGURES } from '../bad-figures'
import { refused } from '../refused'

const PLACE = 'here'
const BAD_TEXTS = BAD_FIGURES.map(([, text]) => text)
const list = (texts: string): readonly string[] => texts.split('|')

describe('a figure', () => {
  it.each([
    ['20', 20_000],
    ['0.5', 500],
    ['2.125', 2125],
    ['0.001', 1],
  ])('%s is read in thousandths', (text, value) => expect(r.readFigure(PLACE, text)).toBe(value))

  it.each(BAD_FIGURES)('that is %s is refused by name, never repaired', (_, text) => {
    const finding = refused(() => r.readFigure(PLACE, text))
    expect(finding).toMatchObject({ place: PLACE, found: text })
    expect(finding.allowed).toContain('at most 3 decimals')
  })

  it.each(['0', '0.0', '0.000', '000'])('of zero is refused: %s', (text) => {
    expect(refused(() => r.readFigure(PLACE, text)).allowed).toContain('it is zero')
  })

  it.each([
    ['', 'it is empty'],
    ['1,5', 'the decimal sign is a point'],
    ['-20', 'it has a sign'],
    ['.5', 'a digit stands before the point'],
    ['1.0005', 'more than 3 decimals'],
    ['1e3', 'no exponents'],
    ['0x14', 'no other number systems'],
    ['1000000000', 'more than 9 digits'],
  ])('%j is refused with what is wrong with it', (text, wrong) => {
    expect(refused(() => r.readFigure(PLACE, text)).allowed).toContain(wrong)
  })
})

describe('a count', () => {
  it.each([
    ['1', 1],
    ['10', 10],
    ['366', 366],
  ])('of %s is read', (text, value) => expect(r.readCount(PLACE, text)).toBe(value))

  it.each([...BAD_TEXTS, '0', '000', '2.5', '10.0', '5 days', '5d'])('is not %j', (text) =>
    expect(refused(() => r.readCount(PLACE, text))).toMatchObject({ place: PLACE, found: text }),
  )
})

describe('a rate', () => {
  it.each([
    ['20', 20_000, 'mg/h', '20 mg/h'],
    ['20mg/h', 20_000, 'mg/h', '20 mg/h'],
    ['20 mg/h', 20_000, 'mg/h', '20 mg/h'],
    ['2.125 mg/h', 2125, 'mg/h', '2.125 mg/h'],
    ['0.35mg/kg/h', 350, 'mg/kg/h', '0.35 mg/kg/h'],
    ['5 mcg/kg/min', 5000, 'mcg/kg/min', '5 mcg/kg/min'],
    ['350 mcg/kg/h', 350_000, 'mcg/kg/h', '350 mcg/kg/h'],
    ['480mg/24h', 480_000, 'mg/24h', '480 mg/24h'],
    ['30mg/hr', 30_000, 'mg/h', '30 mg/h'],
    ['480 mg/24hr', 480_000, 'mg/24h', '480 mg/24h'],
    ['5ug/kg/min', 5000, 'mcg/kg/min', '5 mcg/kg/min'],
    ['0.35 mg/kg/hr', 350, 'mg/kg/h', '0.35 mg/kg/h'],
    ['350 ug/kg/hr', 350_000, 'mcg/kg/h', '350 mcg/kg/h'],
  ])('%s is read with its unit', (text, thousandths, unit, written) => {
    expect(r.readRate(PLACE, text)).toEqual({ thousandths, unit, text: written })
  })

  const UNITS =
    'mL/h ml/h g/h mcg/h ng/h mg/min mg/d mg/24min mg/48h mg/h/24h hr MG/H Mg/h mg mg/kg mg/h/kg mg/lb/h mcg/kg/24h mcg/h/hr mg/m/h'
  const MORE = '\u00b5g/kg/min \u03bcg/kg/min ugg/kg/min ug kg % h e constructor toString'
  const WRONG = `${UNITS} ${MORE}`.split(' ').map((unit) => `20 ${unit}`)
  it.each(['20mg', ...WRONG])('%s is refused for its unit', (text) => {
    const finding = refused(() => r.readRate(PLACE, text))
    expect(finding).toMatchObject({ place: PLACE, found: text })
    expect(finding.allowed).toMatch(/mg\/h.*mg\/kg\/h.*mcg\/kg\/min/)
  })

  it.each([
    ...BAD_TEXTS,
    ...BAD_TEXTS.map((text) => `${text} mg/h`),
    ...list('0|0mg/h|0.000 mg/kg/h|20  mg/h|20\tmg/h|20\u00a0mg/h|20 mg/h |20 mg /h|mg/h|20/h|20mg/h5|20 __proto__'),
  ])('%j is refused', (text) => expect(refused(() => r.readRate(PLACE, text)).place).toBe(PLACE))
})

describe('a weight', () => {
  it.each([
    ['70', 70_000],
    ['70.5', 70_500],
    ['70.5kg', 70_500],
    ['70.5 kg', 70_500],
    ['72.345', 72_345],
    ['30', 30_000],
    ['300', 300_000],
  ])('%s is read in grams', (text, grams) => expect(r.readWeight(PLACE, text)).toBe(grams))

  // 1 lb is 0.45359237 kg: x 154 = 69.85322498, x 220.5 = 100.01711..., x 66.139 = 29.99994..., x 1 = 0.45359...
  it.each([
    ['154lb', '154 lb is 69.853 kg'],
    ['154LB', '154 lb is 69.853 kg'],
    ['154 pounds', '154 lb is 69.853 kg'],
    ['220.5 lb', '220.5 lb is 100.017 kg'],
    ['66.139 lb', '66.139 lb is 30 kg'],
    ['1 pound', '1 lb is 0.454 kg'],
  ])('%s is refused with the conversion shown', (text, conversion) => {
    const finding = refused(() => r.readWeight(PLACE, text))
    expect(finding).toMatchObject({ place: PLACE, found: text })
    expect(finding.allowed).toContain(conversion)
  })

  it.each(['29.999', '300.001', '0.07', '70000', '999999999.999'])('of %s kg is out of range', (text) => {
    expect(refused(() => r.readWeight(PLACE, text)).allowed).toBe('30 to 300 kg')
  })

  it.each([
    ...BAD_TEXTS,
    ...BAD_TEXTS.map((text) => `${text}kg`),
    ...list('0|70g|70000 g|11st|70 KG|70kgs|70 mg|0lb|1e2lb|1,5 lb|70.1234|70 kg '),
  ])('is not %j', (text) => expect(refused(() => r.readWeight(PLACE, text)).place).toBe(PLACE))

  it('of pounds differs from the exact product by half a gram at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (thousandths) => {
        // 1 lb = 453.59237 g, so a thousandth of a pound is 45,359,237 hundred-millionths of a gram.
        const exact = BigInt(thousandths) * 45_359_237n
        const nearest = (exact + 50_000_000n) / 100_000_000n
        const shown = r.poundsAsKg(thousandths)
        const grams = BigInt(shown.split('.')[0] ?? '') * 1000n + BigInt((shown.split('.')[1] ?? '').padEnd(3, '0'))
        expect(grams).toBe(nearest)
      }),
    )
  })
})

describe('a duration', () => {
  it.each([
    ['4h', 240],
    ['2h30m', 150],
    ['2h5m', 125],
    ['150min', 150],
    ['1min', 1],
    ['24h', 1440],
    ['0h30m', 30],
    ['1d', 1440],
    // 4.5 x 24 x 60; 1.5 x 60; 2.5 min is no whole minute, 0.05 h is 3 min.
    ['4.5d', 6480],
    ['1.5h', 90],
    ['0.05h', 3],
    ['100h', 6000],
  ])('%s is read in minutes, for sessions too', (text, time) => {
    expect(r.readDuration(PLACE, text)).toBe(time)
    expect(r.readHours(PLACE, text)).toBe(time)
  })

  const BAD = '0h|0min|0h0m|2h60m|2h30|2h30min|30m|90s|1.234567h|4 h|4H|-4h|4h |1e1h|\uff14h|PT4H|2:30|4hours'
  it.each([...list(BAD), 'constructor', '10000000h', ''])('is not %j, nor the length of a session', (text) => {
    for (const reader of [r.readDuration, r.readHours])
      expect(refused(() => reader(PLACE, text))).toMatchObject({ place: PLACE, found: text })
  })

  it.each(['4', '1.5'])('is not a bare %s', (text) => {
    expect(refused(() => r.readDuration(PLACE, text)).allowed).toContain('150min')
  })

  it.each([
    ['4', 240],
    ['4.5', 270],
    ['0.5', 30],
    ['0.05', 3],
  ])('of a session may be a bare %s, in hours', (text, time) => {
    expect(r.readHours(PLACE, text)).toBe(time)
  })

  // 0.333 h is 19.98 min, 1.001 h is 60.06 min.
  it.each(['0.333', '1.001', ...BAD_TEXTS, '0', '0.0'])('of a session is not %j', (text) =>
    expect(refused(() => r.readHours(PLACE, text)).place).toBe(PLACE),
  )
})

it('reads days of 24 h with decimals, as far as they are whole minutes', () => {
  expect(r.readLengthInDays(PLACE, '5')).toBe(7200)
  expect(r.readLengthInDays(PLACE, '4.5')).toBe(6480)
  // 0.001 days are 1.44 min.
  expect(refused(() => r.readLengthInDays(PLACE, '0.001'))).toMatchObject({ code: 'not-whole-minutes' })
  for (const text of [...BAD_TEXTS, '0', '5d']) expect(refused(() => r.readLengthInDays(PLACE, text)).place).toBe(PLACE)
})

it.each(['0', '0.0', '0mg/h', '0 mg/kg/h'])('answers a step of %s with how a constant rate is written', (text) => {
  const { code, found, allowed } = refused(() => r.readStep(PLACE, text))
  expect([code, found]).toEqual(['zero-step', text])
  expect(allowed).toContain('set maxRate to the start rate')
})

it('names a concentration that has no exact figure', () => {
  // 500 / 300 = 1.666...
  expect(refused(() => r.readConcentration(PLACE, '500mg/300mL'))).toMatchObject({
    code: 'not-exact',
    found: '500mg/300mL',
  })
})

describe('the fluid', () => {
  it.each([
    ['2', 2000],
    ['2mg/mL', 2000],
    ['0.5 mg/mL', 500],
    // 500 mg / 250 mL = 2 mg/mL; 50 mg / 500 mL = 0.1.
    ['500mg/250mL', 2000],
    ['500 mg / 250 mL', 2000],
    ['50mg/500mL', 100],
    ['2.5mg/2.5mL', 1000],
  ])('%s is a concentration', (text, mcgPerMl) => expect(r.readConcentration(PLACE, text)).toBe(mcgPerMl))

  it.each([
    ['0.1', 100],
    ['0.01 mL/h', 10],
  ])('%s is a pump step', (text, mclPerH) => expect(r.readPumpStep(PLACE, text)).toBe(mclPerH))

  it.each([
    ['1', 1000],
    ['999 mL/h', 999_000],
    ['1200', 1_200_000],
  ])('%s is the highest rate of a pump', (text, mclPerH) => expect(r.readPumpMax(PLACE, text)).toBe(mclPerH))

  // Whole mcL/h x min: 60 a thousandth of a mL.
  it.each([
    ['50', 3_000_000],
    ['250 mL', 15_000_000],
    ['0.001mL', 60],
    ['5000', 300_000_000],
  ])('%s is a container', (text, volume) => expect(r.readContainer(PLACE, text)).toBe(volume))

  it.each([r.readConcentration, r.readPumpStep, r.readPumpMax, r.readContainer])(
    'of %o is refused by name',
    (reader) => {
      for (const text of [
        ...BAD_TEXTS,
        '0',
        '2 mg/ml',
        '2 ml',
        '2 L',
        '2 g/mL',
        '2 ml/h',
        '2%',
        '0mg/250mL',
        '500mg/0mL',
        '500mg/250ml',
        '500mg/300mL',
      ])
        expect(refused(() => reader(PLACE, text)).place).toBe(PLACE)
    },
  )

  it.each(['5000.001', '999999999'])('has no container of %s mL', (text) => {
    expect(refused(() => r.readContainer(PLACE, text))).toMatchObject({ code: 'too-large', found: `${text} mL` })
  })
})

describe('a refusal says what would be right', () => {
  const FIGURE = 'a plain number above 0 with at most 3 decimals, such as 2.5'
  const RATE = 'mg/h (or a number alone), mg/24h, and with weight mg/kg/h, mcg/kg/h or mcg/kg/min'
  const DATES = 'dates that exist, such as 2026-12-24,2026-12-25 or 2026-12-24..2027-01-01'
  type Reader = (place: string, text: string) => unknown
  const cases: readonly (readonly [Reader, string, code: string, found: string, allowed: string])[] = [
    [r.readFigure, 'x', 'not-a-figure', 'x', FIGURE],
    [r.readFigure, '0', 'not-a-figure', '0', `${FIGURE} (it is zero)`],
    [r.readCount, '0', 'not-a-count', '0', 'a whole number above 0, such as 5'],
    [r.readRate, '20 mg', 'unit', '20 mg', RATE],
    [r.readWeight, '70 st', 'unit', '70 st', 'kilograms, such as 70.5'],
    [r.readWeight, '70 xlb', 'unit', '70 xlb', 'kilograms, such as 70.5'],
    [r.readWeight, '70 lbx', 'unit', '70 lbx', 'kilograms, such as 70.5'],
    [r.readWeight, '100 lb', 'pounds', '100 lb', '45.359 (100 lb is 45.359 kg)'],
    [r.readWeight, '29kg', 'weight-range', '29 kg', '30 to 300 kg'],
    [r.readConcentration, '2 mg', 'unit', '2 mg', 'mg/mL, such as 1 or 2, or 500mg/250mL'],
    [r.readPumpStep, '2 mL', 'unit', '2 mL', 'mL/h, such as 0.1'],
    [r.readPumpMax, '0.999', 'too-small', '0.999', 'at least 1 mL/h'],
    [r.readPumpMax, '1200.001', 'too-large', '1200.001', 'at most 1200 mL/h'],
    [r.readContainer, '2 L', 'unit', '2 L', 'mL, such as 50 or 250'],
    [r.readContainer, '5001', 'too-large', '5001 mL', 'at most 5000 mL'],
    [r.readDuration, 'soon', 'not-a-duration', 'soon', 'a time such as 4h, 2h30m or 150min'],
    [r.readHours, '0.333', 'not-whole-minutes', '0.333 h', 'whole minutes, such as 2h30m'],
    [l.readDays, '2026-02-30', 'not-a-date', '2026-02-30', DATES],
    [l.readDays, 'a ,b', 'blank-in-list', 'a ,b', 'a,b'],
    [l.readDays, 'a, b  ,  c', 'blank-in-list', 'a, b  ,  c', 'a,b,c'],
    [l.readReason, ' ', 'no-reason', ' ', 'the reason in words, with at least one letter or digit'],
    [l.readReason, 'a; b', 'reason-semicolon', 'a; b', 'it without a semicolon, which separates the notes of a row'],
    [l.readReason, 'x'.repeat(501), 'long-reason', '501 characters', 'at most 500 characters'],
  ]
  it.each(cases)('%o of %j', (reader, text, code, found, allowed) => {
    expect(refused(() => reader(PLACE, text))).toMatchObject({ code, place: PLACE, found, allowed })
  })

  it('with every soft limit and no hard one', () => {
    const soft =
      'rate-per-weight, rate-absolute, start-rate, step-size, step-interval, course-length, session-length, window, weight, concentration, fluid-24h, restart, load-dose, minimum'
    for (const name of ['rate', 'none']) expect(refused(() => l.readAllowed(PLACE, name)).allowed).toBe(soft)
  })

  it.each([
    ['12,55', 'it has a comma; the decimal sign is a point'],
    ['+5', 'it has a sign'],
    ['.55', 'a digit stands before the point'],
    ['12.00055', 'it has more than 3 decimals'],
    ['12345678901', 'it has more than 9 digits'],
    ['1.5E3', 'no exponents, no other number systems'],
    ['0b1', 'no exponents, no other number systems'],
    ['0O7', 'no exponents, no other number systems'],
  ])('of a figure written %s: %s', (text, wrong) => {
    expect(refused(() => r.readFigure(PLACE, text)).allowed).toBe(`${FIGURE} (${wrong})`)
  })

  it.each(list('x1,5|1,5x|5-3|x.5|x1.0005|1.0005x|x1000000000|a0x1|x1e3|1.000a|1..5|e3'))(
    'and guesses nothing of %s',
    (text) => expect(refused(() => r.readFigure(PLACE, text)).allowed).toBe(FIGURE),
  )

  const DURATION = 'a time such as 4h, 2h30m or 150min'
  it.each([
    ['90m', '90min for minutes'],
    ['9m', '9min for minutes'],
    ['12.25', 'with its unit'],
    ['90', 'with its unit'],
    ['9', 'with its unit'],
  ])('of a time written %s: %s', (text, hint) => {
    expect(refused(() => r.readDuration(PLACE, text)).allowed).toBe(`${DURATION} (${hint})`)
  })

  it.each(list('x90m|90mx|1.5hx|x1.5h|1.h|1.2345h|.5h|x90|90x|1.5m|m|h'))('and guesses nothing of %s', (text) =>
    expect(refused(() => r.readDuration(PLACE, text)).allowed).toBe(DURATION),
  )
})

it('parts a figure from its unit and changes neither', () => {
  const figures = fc.integer({ min: 0, max: 999_999 }).map(String)
  const units = fc.constantFrom('mg/h', 'mg/kg/h', 'mcg/kg/min', 'kg', 'lb', '%', '\u00b5g/h')
  fc.assert(
    fc.property(figures, fc.constantFrom('', ' '), units, (figure, gap, unit) => {
      expect(r.splitUnit(`${figure}${gap}${unit}`)).toEqual({ figure, unit })
    }),
  )
})

describe('how long a container hangs', () => {
  it.each([
    ['1h', 60],
    ['24h', 1440],
    ['36h', 2160],
    ['7d', 10_080],
  ])('%s', (text, minutes) => {
    expect(r.readHang('hang', text)).toBe(minutes)
  })

  it.each([
    ['59min', 'too-small'],
    ['10081min', 'too-large'],
    ['24', 'not-a-duration'],
  ])('is not %s: %s', (text, code) => {
    expect(refused(() => r.readHang('hang', text)).code).toBe(code)
  })
})

describe('the stock', () => {
  it.each(['50 mg/mL x 10 mL', '50mg/mL x 10mL', '50 mg/mL x10 mL'])('is %s', (text) => {
    expect(r.readStock('stock', text)).toEqual({
      strength: concentration(50_000),
      holds: volumeFromThousandths(10_000),
    })
  })

  it.each(['', '50 mg/mL', '50 x 10', '10 mL x 50 mg/mL', '50 mg/mL x 10 mL x 2', '50 mg x 10 mL'])(
    'is not %j',
    (text) => {
      expect(refused(() => r.readStock('stock', text)).code).toBe('not-a-stock')
    },
  )

  it.each(['0 mg/mL x 10 mL', '50 mg/mL x 0 mL', '1.2345 mg/mL x 10 mL'])('has figures: %j', (text) => {
    expect(refused(() => r.readStock('stock', text)).code).toBe('not-a-figure')
  })
})

import { describe, expect, it } from 'vitest'
import { rules } from '../../../src/core/guard/rules'
import { field } from '../../../src/core/model/field'
import type { LimitName } from '../../../src/core/model/limit'
import type { Concentration, Grams } from '../../../src/core/values/quantity'
import { course, type Forged, inpatient, limitIn, limitsFor, mgh, outpatient, segments, zoneOf } from '../forge'
import { plain } from '../refused'

const DAY = 1440
const ofInpatient = limitsFor(inpatient({ weight: '38', maxRate: '30' }))
const ofOutpatient = limitsFor(outpatient({ weight: '38', sessionLength: '8' }))

/** `[place, found]` of each violation of that limit by these segments. */
const inCourse = (limits: typeof ofInpatient, name: LimitName, ...forged: readonly Forged[]) =>
  rules[name](course(...forged), limitIn(limits, name)).map(({ place, found }) => [place, found])
const infusion = (name: LimitName, ...forged: readonly Forged[]) => inCourse(ofInpatient, name, ...forged)
const series = (name: LimitName, ...forged: readonly Forged[]) => inCourse(ofOutpatient, name, ...forged)

describe('the rules of the rate', () => {
  it.each([
    ['rate', 40],
    ['max', 30],
    ['rate-per-weight', 38],
  ] as const)('%s takes %d mg/h and catches one hundredth more', (name, bound) => {
    expect(infusion(name, [bound, 60, 0])).toEqual([])
    expect(infusion(name, [20, 60, 0], [bound + 0.01, 60, 60])).toEqual([['hour 2', `${bound + 0.01} mg/h`]])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('catch %d mg/h', (rate) => {
    for (const name of ['rate', 'max', 'rate-per-weight'] as const)
      expect(infusion(name, [20, 60, 0], [rate, 60, 60])).toHaveLength(1)
  })

  it('take no rate at all, and catch one below that', () => {
    expect(infusion('rate', [0, 60, 0])).toEqual([])
    expect(infusion('rate', [20, 60, 0], [-0.01, 60, 60])).toHaveLength(1)
  })

  it('hold a rate to the limit rounded down to a hundredth', () => {
    // 38.129 kg x 1 mg/kg/h = 38.129 mg/h, planned 38.12
    const limit = limitIn(limitsFor(inpatient({ weight: '38.129' })), 'rate-per-weight')
    expect(rules['rate-per-weight'](course([38.12, 60, 0]), limit)).toEqual([])
    expect(rules['rate-per-weight'](course([38.129, 60, 0]), limit)).toHaveLength(1)
  })

  it('name every place, a session where there are several', () => {
    expect(series('rate', [40.01, 60, 0, 1], [40, 60, DAY, 2], [41, 60, 2 * DAY, 3])).toEqual([
      ['session 1', '40.01 mg/h'],
      ['session 3', '41 mg/h'],
    ])
  })

  it('catch any rate where the limit has none', () => {
    const { rate: _, ...without } = limitIn(ofInpatient, 'rate')
    expect(rules.rate(course([1, 60, 0]), without)).toHaveLength(1)
  })

  it('say from when', () => {
    expect(rules.rate(course([20, 60, 0], [41, 60, 60]), limitIn(ofInpatient, 'rate'))[0]?.at).toBe(
      segments([41, 60, 60])[0]?.start,
    )
  })
})

describe('the rule of the session dose', () => {
  // 25 mg/h x 8 h = 200 mg; 50 x 4 = 200 mg; 40 x 5 h 1 min = 200.666... mg
  it.each<[readonly Forged[], readonly string[][]]>([
    [[[25, 480, 0]], []],
    [[[25.01, 480, 0]], [['session 1', '200.08 mg']]],
    [[[50, 240, 0]], []],
    [[[40, 301, 0]], [['session 1', '200.67 mg']]],
    [
      [
        [40, 240, 0, 1],
        [40, 300, DAY, 2],
        [20, 601, 2 * DAY, 3],
      ],
      [['session 3', '200.33 mg']],
    ],
    [
      [
        [40, 240, 0],
        [40, 61, 240],
      ],
      [['session 1', '200.67 mg']],
    ],
  ])('takes 200 mg and no more: %j', (forged, expected) => {
    expect(series('session-dose', ...forged)).toEqual(expected)
  })
})

describe('the rules of the steps', () => {
  it('start-rate catches a start one hundredth above, and not a later rate', () => {
    expect(infusion('start-rate', [20, 60, 0], [25, 60, 60])).toEqual([])
    expect(infusion('start-rate', [20.01, 60, 0])).toEqual([['start', '20.01 mg/h']])
    expect(infusion('start-rate', [Number.NaN, 60, 0])).toHaveLength(1)
  })

  it('step-size takes a step of 5 and any fall, and catches one hundredth more', () => {
    expect(infusion('step-size', [20, 60, 0], [25, 60, 60], [10, 60, 120])).toEqual([])
    expect(infusion('step-size', [20, 60, 0], [25.01, 60, 60])).toEqual([['hour 2', '+5.01 mg/h']])
    expect(infusion('step-size', [20, 60, 0], [Number.NaN, 60, 60])).toHaveLength(1)
    expect(infusion('step-size', [Number.NaN, 60, 0], [20, 60, 60])).toHaveLength(1)
    expect(infusion('step-size', [20, 60, 0], [Number.POSITIVE_INFINITY, 60, 60])).toHaveLength(1)
  })

  it('step-size of a figure with three decimals lets rates that were both rounded down rise to the next hundredth', () => {
    // 10 + 2.505 = 12.505 and 15.01, planned 12.50 and 15.01: a rise of 2.51
    const limit = { ...limitIn(ofInpatient, 'step-size'), bound: mgh(2.505) }
    expect(rules['step-size'](course([12.5, 60, 0], [15.01, 60, 60]), limit)).toEqual([])
    expect(rules['step-size'](course([12.5, 60, 0], [15.02, 60, 60]), limit)).toHaveLength(1)
  })

  it('step-size of a pump that sets whole multiples of 3 mg/h takes a tenth above a step of 5, and no more', () => {
    const limit = limitIn(limitsFor(inpatient({ concentration: '3', pumpStep: '1' })), 'step-size')
    const pumped = (...forged: readonly Forged[]) => rules['step-size'](course(...forged), limit)
    expect(pumped([18, 60, 0], [23.5, 60, 60])).toEqual([])
    expect(pumped([18, 60, 0], [23.500001, 60, 60])).toHaveLength(1)
    expect(pumped([18, 60, 0], [24, 60, 60])).toMatchObject([{ place: 'hour 2', found: '+6 mg/h' }])
  })

  it('step-size looks from session to session too', () => {
    expect(series('step-size', [20, 240, 0, 1], [30, 240, DAY, 2])).toEqual([['session 2', '+10 mg/h']])
  })

  it('step-interval takes 60 min and catches 59', () => {
    expect(infusion('step-interval', [20, 60, 0], [25, 60, 60])).toEqual([])
    expect(infusion('step-interval', [20, 59, 0], [25, 60, 59])).toEqual([['hour 1', '59 min']])
    expect(infusion('step-interval', [20, 60, 0], [25, 30, 60], [30, 60, 90])).toEqual([['hour 2', '30 min']])
  })

  it('step-interval asks for no time before a fall, nor where the rate stays', () => {
    expect(infusion('step-interval', [25, 59, 0], [20, 60, 59])).toEqual([])
    expect(infusion('step-interval', [20, 59, 0], [20, 1, 59], [20, 60, 60])).toEqual([])
    expect(infusion('step-interval', [20, Number.NaN, 0], [25, 60, 60])).toHaveLength(1)
  })
})

describe('the rules of the course', () => {
  it.each<[readonly Forged[], readonly string[][]]>([
    [[[20, 7200, 0]], []],
    [[[20, 7201, 0]], [['course', '120 h 1 min']]],
    [[[20, 7260, 0]], [['course', '121 h']]],
    [
      [
        [20, 7200, 0],
        [20, 1, 7200],
      ],
      [['course', '120 h 1 min']],
    ],
  ])('course-length takes 120 h of infusion: %j', (forged, expected) => {
    expect(infusion('course-length', ...forged)).toEqual(expected)
  })

  it('course-length, hard, counts the time of one session, not its date', () => {
    const limit = limitsFor(inpatient()).at(-1) ?? expect.fail('no hard limit')
    // 366 x 1440 = 527,040 min
    expect(rules['course-length'](course([20, 527_040, 0]), limit)).toEqual([])
    expect(rules['course-length'](course([20, 527_041, 0]), limit)).toHaveLength(1)
  })

  const sessions = (count: number): readonly Forged[] =>
    Array.from({ length: count }, (_, n) => [20, 240, n * DAY, n + 1])
  it('course-length takes ten sessions and names the eleventh', () => {
    expect(series('course-length', ...sessions(10))).toEqual([])
    expect(series('course-length', ...sessions(11))).toEqual([['session 11', '11 sessions']])
  })

  it('course-length, hard, takes a session on day 366 and catches one on day 367', () => {
    const hard = ofOutpatient.filter(({ name, kind }) => name === 'course-length' && kind === 'hard')
    const [limit] = hard
    if (limit === undefined) return expect.fail('no hard limit')
    const on = (day: number) => course([20, 60, 0, 1], [20, 60, (day - 1) * DAY, 2])
    expect(rules['course-length'](on(366), limit)).toEqual([])
    // 30 November 2027 is the 366th day.
    expect(rules['course-length'](on(367), limit)).toMatchObject([
      { place: 'session 2', found: 'day 367, Wed 1 Dec 2027', at: on(367).segments[1]?.start },
    ])
  })

  it('session-length takes 4 h and catches a minute more, whatever its segments', () => {
    expect(series('session-length', [20, 240, 0, 1], [20, 240, DAY, 2])).toEqual([])
    expect(series('session-length', [20, 240, 0, 1], [20, 241, DAY, 2])).toEqual([['session 2', '4 h 1 min']])
    expect(series('session-length', [20, 200, 0], [25, 41, 200])).toEqual([['session 1', '4 h 1 min']])
  })

  it('window takes the fourteenth day and catches the fifteenth', () => {
    expect(series('window', [20, 60, 0, 1], [20, 60, 13 * DAY, 2])).toEqual([])
    // Monday 30 November is day 1, so day 15 is Monday 14 December.
    const beyond = [['session 2', 'day 15, Mon 14 Dec 2026']]
    expect(series('window', [20, 60, 0, 1], [20, 60, 14 * DAY, 2])).toEqual(beyond)
    expect(series('window', [20, 60, 0, 1], [20, 60, 14 * DAY, 2], [20, 60, 15 * DAY, 3])).toEqual(beyond)
    // It belongs to the fourteenth though its second segment is on the fifteenth.
    expect(series('window', [20, 60, 0, 1], [20, 960, 13 * DAY, 2], [25, 60, 13 * DAY + 960, 2])).toEqual([])
    expect(() => series('window', [20, 60, 0, 1], [20, 60, Number.NaN, 2])).toThrow()
  })

  it('one-a-day catches two sessions on one date, and takes 23:59 and 00:00', () => {
    // The first starts at 08:00; 15 h 59 min later it is 23:59, a minute later the next date.
    expect(series('one-a-day', [20, 60, 0, 1], [20, 60, 959, 2])).toEqual([['session 2', 'Mon 30 Nov 2026']])
    expect(series('one-a-day', [20, 60, 0, 1], [20, 60, 960, 2])).toEqual([])
    expect(series('one-a-day', [20, 60, 0, 1], [25, 60, 60, 1])).toEqual([])
    expect(series('one-a-day', [20, 60, 0, 1], [20, 60, -DAY, 2])).toHaveLength(1)
    // 08:00 to 01:00 in two segments, the second one on the next date, and 08:00 on that date.
    expect(series('one-a-day', [20, 960, 0, 1], [25, 60, 960, 1], [20, 60, DAY, 2])).toEqual([])
  })

  it('one-a-day counts dates by the clocks of the zone', () => {
    // 08:00 in New York is 22:00 in Tokyo, and 23:59 is 13:59 of the next day.
    const inTokyo = { ...course([20, 60, 0, 1], [20, 60, 959, 2]), zone: zoneOf('Asia/Tokyo') }
    expect(rules['one-a-day'](inTokyo, limitIn(ofOutpatient, 'one-a-day'))).toEqual([])
  })

  it('overlap takes sessions that touch and catches a minute of overlap', () => {
    expect(series('overlap', [20, DAY, 0, 1], [20, DAY, DAY, 2])).toEqual([])
    expect(series('overlap', [20, DAY, 0, 1], [20, DAY, DAY - 1, 2])).toEqual([['session 2', '1 min']])
    expect(series('overlap', [20, DAY + 60, 0, 1], [20, 60, DAY, 2])).toEqual([['session 2', '1 h']])
  })

  it('overlap catches one that is not whole in minutes, as where a zone had seconds', () => {
    const [first, second] = segments([20, DAY, 0, 1], [20, DAY, DAY - 44.5, 2])
    if (first === undefined || second === undefined) return expect.fail('no segments')
    const both = { ...course(), segments: [first, second], zone: zoneOf('Africa/Monrovia') }
    // 44.5 min early; more than 44.
    expect(rules.overlap(both, limitIn(ofOutpatient, 'overlap'))).toMatchObject([
      { place: 'session 2', found: '45 min' },
    ])
  })

  it.each([
    [9999, []],
    [10_000, ['soft 10 mg/mL']],
    [10_001, ['soft 10.001 mg/mL']],
    [99_999, ['soft 99.999 mg/mL']],
    [100_000, ['hard 100 mg/mL', 'soft 100 mg/mL']],
    [100, []],
    [99, ['soft 0.099 mg/mL']],
    [Number.NaN, ['hard NaN mg/mL', 'soft NaN mg/mL', 'soft NaN mg/mL']],
    [undefined, ['hard NaN mg/mL', 'soft NaN mg/mL', 'soft NaN mg/mL']],
  ] as const)('concentration takes 0.1 to less than 10 mg/mL, and from 100 on never any: %d mcg/mL', (drug, caught) => {
    const ofPump = limitsFor(inpatient({ concentration: '2' })).filter(({ name }) => name === 'concentration')
    const forged = { ...course([20, 60, 0]), concentration: drug as Concentration | undefined }
    const found = ofPump.flatMap((limit) =>
      rules.concentration(forged, limit).map((each) => [plain(each.place), `${limit.kind} ${each.found}`]),
    )
    expect(found).toEqual(caught.map((text) => ['concentration', text]))
  })

  // 999 mL/h x 0.04 mg/mL = 39.96 mg/h; a thousandth of mL/h more is 39.96004.
  it.each([
    [39.96, 40, []],
    [39.960_04, 40, ['999.001 mL/h']],
    [20, Number.NaN, ['NaN']],
    [20, undefined, ['NaN']],
    [Number.NaN, 40, ['NaN']],
  ] as const)('pump-rate takes 999 mL/h and no more: %d mg/h at %d mcg/mL', (rate, concentration, found) => {
    const limit = limitIn(limitsFor(inpatient({ concentration: '2' })), 'pump-rate')
    const caught = rules['pump-rate'](
      { ...course([rate, 60, 0]), concentration: concentration as Concentration | undefined },
      limit,
    )
    expect(caught).toHaveLength(found.length)
    for (const [index, text] of found.entries()) expect(caught[index]?.found).toContain(text)
  })

  it.each([
    [150_000, 0],
    [150_001, 1],
    [Number.NaN, 1],
  ])('weight at %d g is caught %d times', (weight, count) => {
    const limit = limitIn(limitsFor(inpatient({ weight: '151' })), 'weight')
    const forged = { ...course([20, 60, 0]), weight: weight as Grams }
    // NaN cannot be written as pounds; it must not pass all the same.
    const caught = () => rules.weight(forged, limit).length
    if (Number.isNaN(weight)) expect(caught).toThrow(RangeError)
    else expect(caught()).toBe(count)
  })

  it('weight catches a course that has none', () => {
    const limit = limitIn(limitsFor(inpatient({ weight: '151' })), 'weight')
    expect(rules.weight(course([20, 60, 0]), limit)).toMatchObject([{ place: field('weight'), found: 'none' }])
  })

  it('weight says the kilograms that it would be in pounds', () => {
    // 154 lb x 0.45359237 = 69.853... kg
    const limit = limitIn(limitsFor(inpatient({ weight: '154' })), 'weight')
    const [violation] = rules.weight({ ...course([20, 60, 0]), weight: 154_000 as Grams }, limit)
    expect(violation).toMatchObject({ place: field('weight') })
    expect(violation?.found).toMatch(/^154 kg .*69\.853 kg/)
  })
})

it('no rule finds fault with no segments', () => {
  const ofPump = limitsFor(inpatient({ concentration: '2' }))
  const found = [...ofInpatient, ...ofOutpatient, ...ofPump].filter(
    (limit) => rules[limit.name](course(), limit).length > 0,
  )
  expect(found).toEqual([])
})

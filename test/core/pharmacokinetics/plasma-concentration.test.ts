import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODEL_IDS, MODELS, type ModelId } from '../../../src/core/pharmacokinetics/models'
import { concentrationOf } from '../../../src/core/pharmacokinetics/plasma-concentration'
import { grams } from '../../../src/core/values/quantity'
import { lawRuns } from '../../law-runs'
import { at, type Forged, read, segments } from '../forge'

const of = (id: ModelId, forged: string | readonly Forged[], weight = 70_000) =>
  concentrationOf(MODELS[id], grams(weight), segments(...(typeof forged === 'string' ? read(forged) : forged)))
const within = (found: number, right: number, relative = 1e-12) =>
  expect(Math.abs(found / right - 1)).toBeLessThan(relative)
/** mL/min of clearance at 70 kg. */
const clearance = (id: ModelId) => MODELS[id].volume * 70 * MODELS[id].transfers.k10 * 1000

const FIVE_DAYS = '20 1440 0, 25 1440 1440, 30 1440 2880, 35 1440 4320, 40 1440 5760'

it.each([
  // Computed three times, by closed form, Runge-Kutta and matrix exponential.
  ['domino', [172.553, 215.709, 258.851, 301.994, 345.136]],
  ['kamp-2020', [237.461, 297.458, 356.984, 416.507, 476.031]],
] as const)('gives the five-day values of %s at the end of each day', (id, levels) => {
  const found = [1, 2, 3, 4, 5].map((day) => of(id, FIVE_DAYS).at(at(day * 1440)))
  expect(found.map((level) => level.toFixed(3))).toEqual(levels.map((level) => level.toFixed(3)))
})

// The same formula in decimals of 60 digits: 20 to 40 mg/h by 5 an hour for five days, 70 kg.
const HOURLY = '20 60 0, 25 60 60, 30 60 120, 35 60 180, 40 6960 240'
it.each([
  ['kamp-2020', 12.002677767256712, 476.19047618982194, 1.2681935234822095, 3.1095320388174653e-19],
  ['domino', 38.29731609579813, 345.14059302056694, 0.03409680009261577, 5.020944023699565e-32],
  ['clements', 2.6780909020727512, 498.6554006441317, 1.7040593846362615, 3.450576126239309e-19],
  ['hijazi', 4.3176658900429175, 264.81507588496595, 2.1447912758842147, 6.399226990110037e-12],
  // By the exponential of the matrix, of V and CL.
  ['simons-2022', 23.284904153722927, 450.4504504485119, 1.327268217269789, 2.6340619025667625e-18],
  ['fanta-2015', 2.463726685243936, 420.1663161532704, 12.899558857981342, 2.3673937765885955e-7],
] as const)("keeps a double's precision, nine days after the end too: %s", (id, first, end, nextDay, late) => {
  const concentration = of(id, HOURLY)
  within(concentration.at(at(1)), first, 1e-14)
  within(concentration.at(at(7200)), end, 1e-14)
  within(concentration.at(at(8640)), nextDay, 1e-13)
  within(concentration.at(at(20_000)), late, 1e-13)
})

it.each([
  // The same at other weights, after 1 and 5 h, at the end and a day after it.
  ['simons-2022', 50, [163.19511569256497, 444.68701316380395, 579.7530636550866, 1.0855030350025188]],
  ['simons-2022', 60, [140.54881573500248, 383.6908107395156, 505.65827382580085, 1.2161971040268373]],
  ['simons-2022', 100, [92.41500211806057, 253.6348425807422, 344.72323410876794, 1.5783798126766477]],
  ['fanta-2015', 50, [94.2736910332451, 338.1042357295002, 540.7724943316298, 22.911317980589416]],
  ['fanta-2015', 60, [84.64560129590065, 304.29764719030584, 471.66149735922403, 16.759437123789912]],
  ['fanta-2015', 100, [60.321894109609595, 221.250188886899, 321.54799485273054, 7.117650759011994]],
] as const)('agrees with an independent computation: %s at %d kg', (id, kg, levels) => {
  const concentration = of(id, HOURLY, kg * 1000)
  for (const [index, minute] of [60, 300, 7200, 8640].entries())
    within(concentration.at(at(minute)), levels[index] ?? Number.NaN, 1e-13)
})

it.each([
  // 5, 50 and 95 % of subjects by the log variances, 12 mg/h, 60 kg: 115, 152, 200 and 109, 142, 184 ng/mL.
  ['simons-2022', 88.8, 0.029, 115, 152, 200],
  ['fanta-2015', 95.2, 0.026, 109, 142, 184],
] as const)(
  'of esketamine is 12 mg/h over CL at 60 kg in the steady state, the median of subjects: %s',
  (id, cl, variance, low, median, high) => {
    const level = of(id, '12 60000 0', 60_000).at(at(60_000))
    within(level, 12_000 / (cl * (60 / 70) ** 0.75))
    expect(Math.abs(level - median)).toBeLessThan(1)
    const spread = Math.exp(1.6449 * Math.sqrt(variance))
    expect(Math.abs(level / spread - low)).toBeLessThan(1.5)
    expect(Math.abs(level * spread - high)).toBeLessThan(1.5)
  },
)

it.each(MODEL_IDS)('begins like a bolus into V1: %s', (id) => {
  // 40 mg/h for one minute are 2/3 mg; less than 1 in 2 of them has left by the end of it.
  const level = of(id, '40 1 0').at(at(1))
  const undiluted = (1000 * 40) / 60 / (MODELS[id].volume * 70)
  expect(level).toBeLessThan(undiluted)
  expect(level).toBeGreaterThan(undiluted / 2)
})

/** Courses of segments and rests, mg/h and minutes. */
const courses = fc
  .array(
    fc.record({
      rate: fc.integer({ min: 1, max: 4000 }).map((hundredths) => hundredths / 100),
      time: fc.integer({ min: 1, max: 3000 }),
      rest: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6000 })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => {
    let from = 0
    return parts.map(({ rate, time, rest }): Forged => {
      const forged = [rate, time, from] as const
      from += time + rest
      return forged
    })
  })
const models = fc.constantFrom(...MODEL_IDS)
const minute = fc.integer({ min: 1, max: 60_000 })
const law = (holds: (id: ModelId, course: readonly Forged[], minute: number) => void) =>
  fc.assert(
    fc.property(models, courses, minute, (...given) => holds(...given)),
    { numRuns: lawRuns(500, 125) },
  )

describe('a concentration', () => {
  it('is linear in the rate', () => {
    law((id, course, time) => {
      const doubled = course.map(([rate, ...rest]): Forged => [2 * rate, ...rest])
      within(of(id, doubled).at(at(time)), 2 * of(id, course).at(at(time)))
    })
  })

  it('is the sum of what each segment gives alone', () => {
    law((id, course, time) => {
      const alone = course.map((segment) => of(id, [segment]).at(at(time)))
      within(
        of(id, course).at(at(time)),
        alone.reduce((a, b) => a + b),
        1e-10,
      )
    })
  })

  it('is the same however a segment is cut', () => {
    law((id, course, time) => {
      const cut = course.flatMap(([rate, length, from]): Forged[] => {
        const first = Math.ceil(length / 3)
        return length === first
          ? [[rate, length, from]]
          : [
              [rate, first, from],
              [rate, length - first, from + first],
            ]
      })
      within(of(id, cut).at(at(time)), of(id, course).at(at(time)), 1e-11)
    })
  })

  const weights = fc.integer({ min: 45_000, max: 120_000 })

  it.each(['domino', 'clements', 'hijazi'] as const)('is the value at 70 kg times 70 / w: %s', (id) => {
    fc.assert(
      fc.property(courses, minute, weights, (course, time, weight) => {
        within(of(id, course, weight).at(at(time)), (of(id, course).at(at(time)) * 70_000) / weight)
      }),
      { numRuns: lawRuns(100, 25) },
    )
  })

  it.each(['kamp-2020', 'simons-2022'] as const)(
    'of %s is the value at 70 kg on a clock that runs by (70/w)^0.25, times (70/w)^0.75',
    (id) => {
      // V dc/dt = R - CL c with V by w/70 and CL by (w/70)^0.75 is the equation at 70 kg in the time t (70/w)^0.25.
      fc.assert(
        fc.property(courses, minute, weights, (course, time, weight) => {
          const clock = (70_000 / weight) ** 0.25
          // The start is far from second 0, so stretched times are cut to a double's precision there.
          const stretched = course.map(([rate, length, from]): Forged => [rate, length * clock, from * clock])
          const at70 = of(id, stretched).at(at(time * clock))
          within(of(id, course, weight).at(at(time)), at70 * (70_000 / weight) ** 0.75, 1e-6)
        }),
        { numRuns: lawRuns(300, 75) },
      )
    },
  )

  it.each([
    [45, 663],
    [100, 364],
    [120, 318],
  ] as const)('of Kamp at %d kg comes to %d ng/mL at 40 mg/h', (kg, level) => {
    const concentration = of('kamp-2020', '40 60000 0', kg * 1000)
    expect(Math.round(concentration.at(at(60_000)))).toBe(level)
    expect(Math.round(concentration.steadyState(40_000_000))).toBe(level)
  })

  it('is never negative and never more than the highest rate would come to', () => {
    law((id, course, time) => {
      const highest = Math.max(...course.map(([rate]) => rate))
      const level = of(id, course).at(at(time))
      expect(level).toBeGreaterThanOrEqual(0)
      expect(level).toBeLessThanOrEqual(((1e6 * highest) / 60 / clearance(id)) * (1 + 1e-12))
    })
  })

  it('leaves an area of the dose over the clearance', () => {
    law((id, course) => {
      // mg to ng and mL/min: ng/mL x min.
      const dose = course.reduce((total, [rate, time]) => total + (rate * time) / 60, 0)
      within(of(id, course).areaTo(Number.POSITIVE_INFINITY), (dose * 1e6) / clearance(id))
    })
  })

  it('has the area of its own curve', () => {
    law((id, course, time) => {
      // Simpson's rule by the minute between the changes of rate that are whole minutes.
      const until = Math.min(time, 600)
      const concentration = of(id, course)
      let area = 0
      for (let from = 0; from < until; from++)
        for (const [place, weight] of [
          [0, 1],
          [10, 4],
          [20, 2],
          [30, 4],
          [40, 2],
          [50, 4],
          [60, 1],
        ] as const)
          area += (weight / 18) * concentration.at((at(from) + place) as never)
      within(concentration.areaTo(at(until)), area, 1e-3)
    })
  })
})

describe.each(MODEL_IDS)('%s', (id) => {
  it('is 0 before the start and at it', () => {
    expect([-1000, -1, 0].map((time) => of(id, '20 60 0').at(at(time)))).toEqual([0, 0, 0])
    expect(of(id, '20 60 0').areaTo(at(-5))).toBe(0)
  })

  it('approaches the rate over the clearance, from below and from above', () => {
    const steady = (1e6 * 40) / 60 / clearance(id)
    const concentration = of(id, '40 60000 0')
    within(concentration.at(at(60_000)), steady)
    within(concentration.steadyState(40_000_000), steady)
    expect(of(id, '40 1440 0').at(at(1440))).toBeLessThan(steady)
    within(of(id, '20 1440 0, 1 60000 1440').at(at(61_440)), steady / 40)
  })

  it('is nothing, not less, a century after', () => {
    const concentration = of(id, '40 7200 0')
    for (const days of [10, 100, 1000, 36_500]) expect(concentration.at(at(days * 1440))).toBeGreaterThanOrEqual(0)
    expect(concentration.at(at(52_560_000))).toBe(0)
  })

  it('falls to a tenth of its peak when it says so', () => {
    const concentration = of(id, FIVE_DAYS)
    const peak = concentration.peakIn(at(0), at(7200)).level
    const time = concentration.fallTo(peak / 10)
    within(concentration.at(at(7200 + time)), peak / 10, 1e-9)
    expect(concentration.fallTo(peak * 2)).toBe(0)
  })
})

describe('the peak', () => {
  it('of rising rates is at the end', () => {
    const { at: reached, level } = of('domino', FIVE_DAYS).peakIn(at(0), at(7200))
    expect(reached).toBe(at(7200))
    expect(level).toBeCloseTo(345.136, 3)
  })

  it('of a little after much and a rest lies within it', () => {
    // After an hour's rest the slow exponential alone is left; the fast ones rise by 4 ng/mL at once, while it falls on.
    const concentration = of('domino', '40 2880 0, 2 600 2940')
    const { at: reached, level } = concentration.peakIn(at(2940), at(3540))
    expect(level).toBeGreaterThan(concentration.at(at(2940)) + 1)
    expect(reached).toBeGreaterThan(at(2940))
    expect(reached).toBeLessThan(at(2945))
  })

  it('is never below the curve, and on it', () => {
    law((id, course, time) => {
      const concentration = of(id, course)
      const [from, to] = [at(Math.floor(time / 3)), at(time)]
      const { at: reached, level } = concentration.peakIn(from, to)
      for (let place: number = from; place <= to; place += Math.max(60, (to - from) / 200))
        expect(concentration.at(place as never)).toBeLessThanOrEqual(level)
      within(concentration.at(reached), level)
      expect(reached).toBeGreaterThanOrEqual(from)
      expect(reached).toBeLessThanOrEqual(to)
    })
  })
})

// Long loaded, rested, a short burst, then a low rate: what the burst filled first falls, what the rest emptied rises,
// what five days filled falls. The level turns twice within one rate, up and then down.
it.each([
  ['kamp-2020', 120, 5, 20, 11, 77],
  ['domino', 60, 1, 20, 3, 18],
] as const)('finds a peak between two turns of one rate: %s', (id, rest, burst, low, lowest, highest) => {
  const from = 7200 + rest + burst
  const { at: levelAt, peakIn } = of(id, `40 7200 0, 40 ${burst} ${7200 + rest}, ${low} 3000 ${from}`)
  const levels = Array.from({ length: 3000 }, (_, minute) => levelAt(at(from + minute)))
  // It falls, and rises again, before the peak.
  expect(Math.min(...levels.slice(0, highest))).toBeLessThan(levels[0] ?? 0)
  expect(Math.max(...levels.slice(lowest))).toBeGreaterThan(levels[lowest + 1] ?? 0)
  const peak = peakIn(at(from + lowest), at(from + 2999))
  expect(peak.level).toBeGreaterThanOrEqual(Math.max(...levels.slice(lowest)))
  expect((peak.at - at(from)) / 60).toBeGreaterThan(highest - 2)
  expect((peak.at - at(from)) / 60).toBeLessThan(highest + 1)
})

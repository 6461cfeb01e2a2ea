import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/core/model/finding'
import { plan } from '../../../src/core/plan/plan'
import type { Plan } from '../../../src/core/plan/types'
import { parseRequest, type RawRequest } from '../../../src/core/request/request'
import { doseOfSegment } from '../../../src/core/schedule/segment'
import { mg, mgPerH, type Rate, sumOfDoses, timeText } from '../../../src/core/values/quantity'
import { findProtocol, protocols } from '../../../src/protocols/index'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { planRecord } from '../../../src/render/data/json'
import { explain, maximumTexts } from '../../../src/render/text/explanation'
import { lawRuns } from '../../law-runs'
import { plans } from '../../laws/arbitrary'
import { own } from '../../protocols/local-file'
import { hostileReasons, live } from '../hostile'
import { outpatient, planOf, view } from '../plan-of'

const by = (id: string, raw: Partial<RawRequest>, text?: string): Plan => {
  const protocol = text === undefined ? findProtocol(id) : readProtocolFile('ours.json', text)
  if (protocol === undefined) throw new Error(`no ${id}`)
  const asked = { start: '2026-11-30T08:00Z', setting: protocol.setting, ...raw }
  return plan(parseRequest(asked, { now: 0, zone: () => 'UTC' }), protocol)
}
const texts = (of: Plan): readonly string[] => explain(of).map(({ text }) => text)
const titles = (of: Plan): readonly string[] => explain(of).map(({ title }) => title)

it('states when each rate begins', () => {
  expect(titles(planOf())).toEqual([
    'Mon 30 Nov 2026 08:00: 20 mg/h',
    'Mon 30 Nov 2026 09:00: 25 mg/h',
    'Mon 30 Nov 2026 10:00: 30 mg/h',
    'Mon 30 Nov 2026 11:00: 35 mg/h',
    'Mon 30 Nov 2026 12:00: 40 mg/h',
  ])
  expect(titles(outpatient()).slice(-2)).toEqual([
    'Session 4, Thu 3 Dec 2026 08:00: 35 mg/h',
    'Sessions 5 to 10, from Fri 4 Dec 2026 08:00: 40 mg/h',
  ])
})

it('states the offset where the plan runs over a clock change', () => {
  const [first, second] = titles(planOf({ start: '2026-10-31T08:00', stepEvery: '24h' }))
  expect(first).toContain('Sat 31 Oct 2026 08:00 -04:00')
  // 24 physical hours later.
  expect(second).toContain('Sun 1 Nov 2026 07:00 -05:00')
})

it('states the rule, the figures, what they rest on and what the guard does, worked by hand', () => {
  const [start, first, , , last] = texts(planOf())
  const cited = '(stated by patient article, medscape-2018, rsdinfo-2011)'
  expect(start).toBe(
    `The start: 20 mg/h ${cited}. Below the maximum, 40 mg/h: the guard lets it pass. For 1 h at 20 mg/h: 20 mg; 20 mg so far.`,
  )
  expect(first).toContain(`Step 1: 20 mg/h + 1 x 5 mg/h = 25 mg/h ${cited}. A step every 1 h (our assumption; the`)
  expect(last).toBe(
    `Step 4: 20 mg/h + 4 x 5 mg/h = 40 mg/h ${cited}. A step every 1 h (our assumption). ` +
      `On the maximum, 40 mg/h: held by rate 40 mg/h, hard ${cited}. Without the guard the next step would add 5 mg/h. ` +
      'Only if tolerated. For 116 h at 40 mg/h: 4,640 mg; 4,750 mg in all.',
  )
})

it('states a note once, and of no step beyond the end', () => {
  // The fifth of five sessions reaches the maximum: none is left to rise.
  const [, first, second, , last] = texts(outpatient({ sessions: '5' }))
  expect(first).toContain('(our assumption; the patient article gives these rates for inpatients only)')
  expect(second).toContain('= 30 mg/h (our assumption).')
  expect(last).toContain('On the maximum, 40 mg/h: held by rate 40 mg/h, hard (our assumption). Only if tolerated.')
  const sixth = texts(outpatient({ sessions: '6' })).at(-1)
  expect(sixth).toContain('Without the guard the next step would add 5 mg/h.')
})

it('states what a cut step would have been', () => {
  // 12.5 + 3 x 7.5 = 35, cut to 28.
  const asked = { startRate: '12.5', step: '7.5', maxRate: '28', allow: 'step-size', reason: 'teaching' }
  const last = texts(planOf(asked)).at(-1)
  expect(last).toContain('Step 3: 12.5 mg/h + 3 x 7.5 mg/h = 35 mg/h (set by you).')
  expect(last).toContain('Without the guard it would be 35 mg/h: cut to 28 mg/h by max 28 mg/h, hard (set by you).')
})

it('states what a cut start would have been', () => {
  // A local start of 35 mg/h; 1 mg/kg/h at 30 kg holds it to 30.
  const plan = by('crps-5day', { weight: '30' }, own('crps-5day', { 'start.value': 35 }))
  expect(texts(plan)[0]).toContain(
    'Without the guard it would be 35 mg/h: cut to 30 mg/h by rate-per-weight 1 mg/kg/h = 30 mg/h',
  )
  expect(texts(plan)[0]).toMatch(/^The start: 35 mg\/h \(local: our protocol 12, 2026-03\)/)
})

it('states which overridden limit is exceeded, by how much, and why', () => {
  const asked = { step: '7.5', allow: 'step-size', reason: 'seen twice' }
  const [, first] = texts(planOf(asked))
  expect(first).toContain('+7.5 mg/h exceeds step-size 5 mg/h, soft (stated by')
  expect(first).toContain('which was overridden. Reason: seen twice.')
})

it('states fractions of the maximum', () => {
  // 0.35 mg/kg/h x 60 kg = 21 mg/h; 75 % of it 15.75; 42 + 63 + 84 x 8 = 777 mg.
  const [first, second, third] = texts(by('schwartzman-2009', { weight: '60' }))
  expect(first).toMatch(
    /^Fraction 1 of 3: 50 % of 21 mg\/h = 10.5 mg\/h \(our assumption; that it begins at half is stated: a table/,
  )
  expect(second).toContain('Fraction 2 of 3: 75 % of 21 mg/h = 15.75 mg/h')
  expect(third).toContain('held by rate-per-kg 0.35 mg/kg/h = 21 mg/h, hard (stated by schwartzman-2009).')
  expect(third).not.toContain('next step')
  expect(third).toContain('8 sessions of 4 h, 84 mg each at 21 mg/h (0.35 mg/kg/h at 60 kg): 672 mg; 777 mg in all.')
})

it('states figures per kilogram, their conversion and their rounding', () => {
  // 0.05 x 60.567 = 3.02835; two steps more: 9.08505, planned as 9.08.
  const [start, , second] = texts(by('ketcrps-2-inpatient', { weight: '60.567' }))
  expect(start).toContain(
    'The start: 0.05 mg/kg/h x 60.567 kg = 3.02835 mg/h, planned as 3.02 mg/h (stated by ketcrps-2',
  )
  expect(second).toContain('Step 2: 3.02835 mg/h + 2 x 3.02835 mg/h = 9.08505 mg/h, planned as 9.08 mg/h')
})

it('states what the pump makes of it', () => {
  // 20 / 3 = 6.66.. mL/h, set to 6.6: 19.8 mg/h; 40 / 3 = 13.33.., set to 13.3: 39.9 mg/h.
  const of = texts(planOf({ weight: '45', concentration: '3' }))
  expect(of[0]).toContain(
    'At 3 mg/mL the pump is set to 6.6 mL/h, rounded down to its step of 0.1 mL/h: it delivers 19.8 mg/h.',
  )
  expect(of.at(-1)).toContain('One more pump step would exceed the maximum, 40 mg/h: held by rate 40 mg/h')
})

it('states every bound on the rate, and which is the lowest', () => {
  // 200 mg over 4 h = 50 mg/h.
  const of = maximumTexts(outpatient({ weight: '38.12', allow: 'rate-per-weight', reason: 'why not' }))
  expect(of).toEqual([
    'rate 40 mg/h, hard (our assumption): the lowest in force, so it sets the maximum.',
    'session-dose 200 mg = 50 mg/h, hard (stated by medscape-2018): in force, and not lower.',
    'ceiling 100 mg/h, hard (our assumption): in force, and not lower.',
    'ceiling 1.5 mg/kg/h = 57.18 mg/h, hard (our assumption): in force, and not lower.',
    'rate-per-weight 1 mg/kg/h = 38.12 mg/h, soft (stated by jefferson-2017, schwenk-2018): overridden. Reason: why not',
  ])
  expect(maximumTexts(planOf())).toContain(
    'rate-per-weight 1 mg/kg/h, soft (stated by jefferson-2017, schwenk-2018): not checked because no weight was given.',
  )
})

const MICRO = 1_000_000
const figures = (text: string): readonly string[] =>
  text.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []
const micro = (figure: string): number => Math.round(Number(figure) * MICRO)

/** Neighbours of one rate, by other code than the program's. */
function runs({ segments }: Plan) {
  const starts = segments.flatMap(({ rate }, index) => (rate === segments[index - 1]?.rate ? [] : [index]))
  return starts.map((from, index) => segments.slice(from, starts[index + 1]))
}

const MOMENT = /\d{4}-\d\d-\d\dT[\d:]+(?:[+-]\d\d:\d\d)?/g

/** Every figure that the plan's own record has, and what its runs come to. */
function known(of: Plan): ReadonlySet<string> {
  const records = (['change', 'session'] as const).map((rows) => JSON.stringify(planRecord(of, view({ by: rows }))))
  const wanted = of.segments.flatMap(({ rate, wanted }) => [mgPerH(rate), mgPerH(wanted)])
  const sums = runs(of).flatMap((run, index, all) => {
    const time = run.reduce((sum, each) => sum + each.time, 0)
    const each = run[0]?.time ?? 0
    const until = all.slice(0, index + 1).flat()
    const doses = [run, until, run.slice(0, 1)].map((part) => mg(sumOfDoses(part.map(doseOfSegment))))
    const times = [time, each].flatMap((min) => [min, min / 60, min / 1440, Math.floor(min / 60), min % 60])
    return [...doses, ...times.map(String), String(run.length), ...run.map(({ session }) => String(session))]
  })
  const { stepEvery, rates } = of.regimen
  const converted =
    rates.rule === 'steps'
      ? [rates.start, rates.step].flatMap(({ value, written = '' }) => [
          written,
          mgPerH(value),
          mgPerH((value - (value % 10_000)) as Rate),
        ])
      : []
  const every = stepEvery === undefined ? [] : figures(timeText(stepEvery.value))
  const violations = of.overridden.flatMap(({ found }) => figures(found))
  const limits = of.limits.flatMap(({ rate }) => (rate === undefined ? [] : [mgPerH((rate - (rate % 10_000)) as Rate)]))
  return new Set([
    ...records.flatMap((record) => figures(record.replaceAll(of.id, '').replace(MOMENT, ''))),
    ...converted.flatMap(figures),
    ...[wanted, sums, every, violations, limits].flat(),
  ])
}

const RATE = '([\\d,.]+) mg/h'
const PLANNED = `(?:, planned as ${RATE})?`
const STEP = new RegExp(`^Step (\\d+): ${RATE} \\+ (\\d+) x ${RATE} = ${RATE}${PLANNED}`)
const FRACTION = new RegExp(`^Fraction (\\d+) of (\\d+): (\\d+) % of ${RATE} = ${RATE}${PLANNED}`)

/** The exact rate that a change's formula comes to, in ng/h, which are the millionths of mg/h; checked on the way. */
function comesTo(text: string, of: Plan): number {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '')
  const [, number, start = '', steps, step = '', sum = '', rounded] = STEP.exec(plain) ?? []
  const [, , , percent, maximum = '', part = '', cut] = FRACTION.exec(plain) ?? []
  const exact = number === undefined ? micro(part) : micro(sum)
  if (number === undefined) {
    expect(micro(maximum)).toBe(of.maximum.rate)
    expect(Math.floor((micro(maximum) * Number(percent)) / 100)).toBe(exact)
  } else {
    expect(steps).toBe(number)
    expect(micro(start) + Number(steps) * micro(step)).toBe(exact)
  }
  // Told where it is rounded down to a hundredth of mg/h, and nowhere else.
  const told = number === undefined ? cut : rounded
  expect(told === undefined).toBe(exact % 10_000 === 0)
  if (told !== undefined) expect(micro(told)).toBe(exact - (exact % 10_000))
  return exact
}

/** What the rates of a plan are whole multiples of, ng/h. */
const rateIncrement = ({ request: { pump } }: Plan): number =>
  pump === undefined ? 10_000 : pump.concentration * pump.step

/** Fixed doses and weans have sentences of their own. */
const titrated = protocols.filter((each) => each.dose === undefined && !('wean' in each))

/** Plans by every published protocol that steps, at many weights, with and without a pump. */
const published = fc
  .record({
    protocol: fc.constantFrom(...titrated),
    grams: fc.integer({ min: 45_000, max: 120_000 }),
    concentration: fc.constantFrom(undefined, '1', '2', '3'),
  })
  .map(({ protocol, grams, concentration }) => {
    const pump = concentration === undefined ? {} : { concentration }
    const raw = { start: '2026-11-30T08:00Z', setting: protocol.setting, weight: String(grams / 1000), ...pump }
    try {
      return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
    } catch (error) {
      // A pump too coarse for the steps.
      if (error instanceof Refusal) return undefined
      throw error
    }
  })
  .filter((each) => each !== undefined)

const anyPlan = fc.oneof(
  plans.map(({ plan }) => plan),
  published,
)

describe('the laws', () => {
  it('adds up in every formula, and comes to what the plan wanted', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const [index, { text }] of explain(plan).entries()) {
          if (text.startsWith('The start: ')) expect(index).toBe(0)
          else {
            const exact = comesTo(text, plan)
            const planned = exact - (exact % 10_000)
            expect(runs(plan)[index]?.[0]?.wanted).toBe(planned - (planned % rateIncrement(plan)))
          }
        }
      }),
    )
  })

  it('has no figure that does not stand in the plan', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const figured = known(plan)
        for (const { text } of explain(plan))
          for (const figure of figures(text.replace(STEP, '').replace(FRACTION, '')))
            expect(figured, `${figure} in: ${text}`).toContain(figure)
        for (const figure of maximumTexts(plan).flatMap(figures)) expect(figured, figure).toContain(figure)
      }),
    )
  })

  it('states for every change its rate, its dose and the dose so far, and of a cut what was cut', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const told = explain(plan)
        const all = runs(plan)
        expect(told.length).toBe(all.length)
        for (const [index, { title, text }] of told.entries()) {
          const [first, ...rest] = all[index] ?? []
          if (first === undefined) throw new Error('an empty run')
          const plain = text.replace(/(?<=\d),(?=\d{3})/g, '')
          const given = mg(sumOfDoses([first, ...rest].map(doseOfSegment)))
          const until = mg(
            sumOfDoses(
              all
                .slice(0, index + 1)
                .flat()
                .map(doseOfSegment),
            ),
          )
          const end = index === all.length - 1 ? 'in all' : 'so far'
          expect(title.endsWith(`: ${mgPerH(first.rate)} mg/h`)).toBe(true)
          expect(plain.endsWith(`: ${given} mg; ${until} mg ${end}.`)).toBe(true)
          const cut = `Without the guard it would be ${mgPerH(first.wanted)} mg/h: cut to ${mgPerH(first.rate)} mg/h by ${plan.maximum.limit.name}`
          expect(plain.includes(cut)).toBe(first.wanted > first.rate)
          expect(plain.includes('Only if tolerated.')).toBe(index > 0)
        }
      }),
    )
  })

  it('lets no reason act', () => {
    fc.assert(
      fc.property(hostileReasons, (reason) => {
        const plan = planOf({ days: '1', step: '7.5', allow: 'step-size,rate-per-weight', weight: '70', reason })
        expect(live([...maximumTexts(plan), ...texts(plan), ...titles(plan)].join(''))).toEqual([])
      }),
      { numRuns: lawRuns(60, 12) },
    )
  })
})

describe('phases', () => {
  const explained = (id: string, asked: Partial<RawRequest> = {}) => {
    const protocol = protocols.find((each) => each.id === id) ?? expect.fail(id)
    const raw = { setting: protocol.setting, start: '2026-11-30T08:00Z', weight: '70', ...asked }
    return explain(plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)).map(({ text }) => text)
  }

  it('shows a fixed dose as a rate over its session', () => {
    const [dose, ...others] = explained('tankha-2025')
    expect(dose).toContain('The dose: 35 mg over 40 min = 52.5 mg/h (stated by tankha-2025).')
    expect(others).toEqual([])
  })

  it('shows each fall of a wean, which is not a step', () => {
    const falls = explained('fpm-ps12-2021').slice(-3)
    const rates = [26.25, 17.5, 8.75].map((rate) => `The wean: an equal fall to ${rate} mg/h`)
    falls.forEach((text, index) => {
      expect(text).toContain(rates[index])
      expect(text).not.toContain('Only if tolerated')
    })
  })
})

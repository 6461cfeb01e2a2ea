/** What holds for every plan there is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../../src/core/plan/plan'
import { type By, type Row, rowsOf, totalsOf } from '../../src/core/plan/rows'
import type { Plan } from '../../src/core/plan/types'
import type { RawRequest, Request } from '../../src/core/request/request'
import { bySession, endOf } from '../../src/core/schedule/segment'
import type { Rate } from '../../src/core/values/quantity'
import { defaultProtocol } from '../../src/protocols/index'
import { csv } from '../../src/render/data/csv'
import { json } from '../../src/render/data/json'
import { plainPaint } from '../../src/render/view'
import { lawRuns } from '../law-runs'
import { planned, plans, rawRequests, resolve } from './arbitrary'

const WAYS: readonly By[] = ['hour', 'session', 'change']
const view = (by: By) => ({ by, width: 80, paint: plainPaint, excel: false })
const exact = (values: readonly number[]): bigint => values.reduce((sum, value) => sum + BigInt(value), 0n)

/** Checks a law for every plan. */
const forPlans = (law: (plan: Plan, raw: RawRequest) => void) =>
  fc.assert(
    fc.property(plans, ({ plan: each, raw }) => law(each, raw)),
    { numRuns: lawRuns(300, 25) },
  )

/** What one session or infusion may be given at most, ng/h, decided from the promises. */
function mostOf({ request }: Plan): number {
  const { setting, weight, max, allow, length } = request
  const sessionLength = length?.value ?? 240
  const bounds = [
    40_000_000,
    max?.rate ?? Number.POSITIVE_INFINITY,
    weight === undefined || allow.includes('rate-per-weight') ? Number.POSITIVE_INFINITY : weight * 1000,
    setting === 'outpatient' ? (200_000_000 * 60) / sessionLength : Number.POSITIVE_INFINITY,
  ]
  return Math.floor(Math.min(...bounds) / 10_000) * 10_000
}

describe('the rate of every plan', () => {
  it('never passes the smallest of the limits, in whole hundredths of mg/h', () => {
    forPlans((each) => {
      expect(each.maximum.rate).toBe(mostOf(each))
      for (const { rate } of each.segments) {
        expect(rate).toBeLessThanOrEqual(mostOf(each))
        expect(rate % 10_000).toBe(0)
      }
    })
  })

  it('never falls, starts no higher than asked and rises by no more than the step rounded up', () => {
    forPlans(({ segments, request }) => {
      const step = Math.ceil((request.step?.rate ?? 5_000_000) / 10_000) * 10_000
      expect(segments[0]?.rate).toBeLessThanOrEqual(request.startRate?.rate ?? 20_000_000)
      segments.slice(1).forEach(({ rate }, index) => {
        const rise = rate - (segments[index]?.rate ?? 0)
        expect(rise).toBeGreaterThanOrEqual(0)
        expect(rise).toBeLessThanOrEqual(step)
      })
    })
  })

  it('gives no session of a series more than 200 mg', () => {
    forPlans((each) => {
      if (each.request.setting === 'inpatient') return
      for (const { dose } of rowsOf(each, 'session')) expect(dose).toBeLessThanOrEqual(200 * 6e7)
    })
  })
})

describe('the rows of every plan', () => {
  it('add up exactly, whichever they are, to rate x time', () => {
    forPlans((each) => {
      const total = exact(each.segments.map(({ rate, time }) => rate * time))
      for (const by of WAYS) {
        const rows = rowsOf(each, by)
        rows.forEach(({ cumulative }, index) => {
          expect(BigInt(cumulative)).toBe(exact(rows.slice(0, index + 1).map(({ dose }) => dose)))
        })
        expect(BigInt(rows.at(-1)?.cumulative ?? 0)).toBe(total)
      }
      expect(BigInt(totalsOf(each).dose)).toBe(total)
    })
  })

  it('tile each session without gap or overlap, in physical time', () => {
    forPlans((each) => {
      for (const by of WAYS)
        bySession(each.segments).forEach((session, index) => {
          const rows = rowsOf(each, by).filter((row) => row.session === index + 1)
          expect(rows[0]?.start).toBe(session[0]?.start)
          expect(rows.at(-1)?.end).toBe(endOf(session.at(-1) ?? expect.fail('an empty session')))
          rows.forEach(({ start, end, time }, at) => {
            expect(end - start).toBe(time * 60)
            expect(time).toBeGreaterThan(0)
            if (at > 0) expect(start).toBe(rows[at - 1]?.end)
          })
        })
    })
  })

  it('are at most an hour long by hour, and start on the hours of their session', () => {
    forPlans((each) => {
      const first = new Map<number, number>()
      for (const { session, hour = 0, start, end } of rowsOf(each, 'hour')) {
        if (!first.has(session)) first.set(session, start)
        const from = first.get(session) ?? 0
        expect(start).toBeGreaterThanOrEqual(from + (hour - 1) * 3600)
        expect(end).toBeLessThanOrEqual(from + hour * 3600)
      }
    })
  })

  it('carry times in CSV that tell the same physical time, whatever the clocks do', () => {
    forPlans((each) => {
      const rows = rowsOf(each, 'change')
      const [header = '', ...lines] = csv(each, view('change')).trimEnd().split('\n')
      const [start, end] = ['start', 'end'].map((name) => header.split(',').indexOf(name))
      expect(lines).toHaveLength(rows.length)
      lines.forEach((line, index) => {
        const cells = line.split(',')
        expect(Date.parse(cells[start ?? -1] ?? '') / 1000).toBe(rows[index]?.start)
        expect(Date.parse(cells[end ?? -1] ?? '') / 1000).toBe(rows[index]?.end)
      })
    })
  })
})

describe('the sessions of every series', () => {
  it('keep the wall clock of the first, one a date, weekdays unless weekends are asked for', () => {
    forPlans(({ segments, request }) => {
      if (request.setting === 'inpatient') return
      const timeZone = request.start.zone.name
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' })
      const shown = bySession(segments).map(([first]) => clock.format((first?.start ?? 0) * 1000))
      expect(new Set(shown).size).toBe(shown.length)
      expect(new Set(shown.map((text) => text.slice(-5))).size).toBe(1)
      if (request.on === undefined) for (const text of shown) expect(text).not.toMatch(/^(Sat|Sun)/)
    })
  })
})

describe('the same request', () => {
  it('gives the same plan and the same bytes', () => {
    forPlans((each, raw) => {
      const again = plan(resolve({ ...raw }), defaultProtocol(raw.setting))
      expect(again).toEqual(each)
      for (const by of WAYS) {
        expect(csv(again, view(by))).toBe(csv(each, view(by)))
        expect(json(again, view(by))).toBe(json(each, view(by)))
      }
    })
  })

  it('has one id in every form of its output', () => {
    forPlans((each) => {
      for (const by of WAYS) {
        expect(JSON.parse(json(each, view(by)))).toMatchObject({ plan_id: each.id })
        for (const line of csv(each, view(by)).trimEnd().split('\n').slice(1))
          expect(line).toContain(`,${each.id},titration,`)
      }
    })
  })
})

describe('a lower --max', () => {
  /** Dose of each started hour of each session. */
  function doses(each: Plan): ReadonlyMap<string, number> {
    const given = new Map<string, number>()
    for (const { session, hour, dose } of rowsOf(each, 'hour') as readonly Row[]) {
      const key = `${session}/${hour}`
      given.set(key, (given.get(key) ?? 0) + dose)
    }
    return given
  }

  it('that is not below the start raises no dose and refuses nothing', () => {
    fc.assert(
      fc.property(plans, fc.double({ min: 0, max: 1, noNaN: true }), ({ plan: each }, part) => {
        const { request, maximum, segments } = each
        const least = request.startRate?.rate ?? segments[0]?.rate ?? 0
        fc.pre(least <= maximum.rate)
        const rate = (Math.ceil((least + part * (maximum.rate - least)) / 1000) * 1000) as Rate
        const lower = plan({ ...request, max: { rate } }, each.protocol)
        expect(totalsOf(lower).highest).toBeLessThanOrEqual(rate)
        const before = doses(each)
        const after = doses(lower)
        expect([...after.keys()]).toEqual([...before.keys()])
        for (const [key, dose] of after) expect(dose).toBeLessThanOrEqual(before.get(key) ?? -1)
      }),
      { numRuns: lawRuns(300, 25) },
    )
  })
})

describe('the id of a plan', () => {
  /** What was asked, as resolved: not how a figure was written, nor whether the time of day was. */
  function resolved({ start, startRate, step, max, ...others }: Request): string {
    const rates = [startRate?.rate, step?.rate, max?.rate]
    const entries = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))
    return JSON.stringify([start.at, start.zone, rates, entries])
  }

  it('is the same exactly where the resolved request is', () => {
    const fields = [
      'weight',
      'startRate',
      'step',
      'maxRate',
      'start',
      'timeZone',
      'days',
      'sessions',
      'sessionLength',
      'stepEvery',
      'allow',
      'weekends',
      'reason',
    ]
    const pairs = fc.tuple(plans, rawRequests, fc.constantFrom(...(fields as (keyof RawRequest)[])))
    fc.assert(
      fc.property(pairs, ([{ plan: one, raw }, other, field]) => {
        const changed = planned({ ...raw, ...(field in other ? { [field]: other[field] } : {}) })
        fc.pre(changed !== undefined)
        if (changed !== undefined)
          expect(changed.id === one.id).toBe(resolved(changed.request) === resolved(one.request))
      }),
      { numRuns: lawRuns(500, 40) },
    )
  })
})

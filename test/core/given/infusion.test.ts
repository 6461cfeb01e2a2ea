import { describe, expect, it } from 'vitest'
import { continued } from '../../../src/core/given/continued'
import type { Continuation } from '../../../src/core/given/types'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { doseOfAll } from '../../../src/core/schedule/segment'
import { minutes } from '../../../src/core/values/quantity'
import { after } from '../../../src/core/values/time-zone'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { type Keys, localFile } from '../../protocols/local-regimen'
import { told } from '../forge'
import { refused } from '../refused'
import { type At, asked, mgPerH, rowsAt } from './records'

const STAY: Keys = {
  ...{ drug: 'ketamine-racemic', setting: 'inpatient', length: '6 h', start: '10 mg/h', step: '5 mg/h' },
  ...{ step_every: '1 h', maximum: '20 mg/h' },
}
const planBy = (keys: Keys) => {
  const raw = { setting: 'inpatient', start: '2026-11-30T08:00Z', weight: '70' } as const
  return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), readProtocolFile('ours.yaml', localFile(keys)))
}
const rates = (keys: Keys, rows: readonly (readonly [number, number])[], more = {}) => {
  const original = planBy(keys)
  return continued(original, asked(original, rowsAt(original, rows), more))
    .segments.filter(({ origin }) => origin !== 'given')
    .map(({ start, rate, phase }) => [(start - original.request.start.at) / 60, rate / 1_000_000, phase])
}

it('keeps a wean in its place and its fractions, of the last rate given', () => {
  // 15 mg/h instead of 20 from 10:00; the wean of 2 h in 2 falls begins after 6 h: 15 x 2/3 and 1/3.
  const wean = { ...STAY, wean: '2 h in 2 falls' }
  expect(
    rates(wean, [
      [0, 10],
      [60, 15],
      [120, 15],
    ]),
  ).toEqual([
    [120, 15, 'titration'],
    [360, 10, 'wean'],
    [420, 5, 'wean'],
  ])
  // Lowered within the wean: the second fall would be 6.66 mg/h, and nothing rises.
  expect(
    rates(wean, [
      [0, 10],
      [60, 15],
      [120, 20],
      [360, 13.33],
      [390, 4],
    ]),
  ).toEqual([
    [390, 4, 'wean'],
    [420, 4, 'wean'],
  ])
})

it('takes a wean of the rate that was given for one', () => {
  // 15 mg/h instead of 20, and from 14:00 its two thirds.
  const original = planBy({ ...STAY, wean: '2 h in 2 falls' })
  const rows = rowsAt(original, [
    [0, 10],
    [60, 15],
    [360, 10],
  ])
  const until = after(original.request.start.at, minutes(390))
  const { segments, findings } = continued(original, asked(original, rows, { until }))
  expect(segments.map(({ phase }) => phase)).toEqual(['titration', 'titration', 'wean', 'wean', 'wean'])
  expect(findings.map(({ code }) => code)).not.toContain('given-beyond')
  // Two hours longer than the wean of 2 h: titration from its end on, beyond the length of 6 h.
  const longer = continued(original, asked(original, rows, { until: after(original.request.start.at, minutes(600)) }))
  expect(longer.segments.slice(-2).map(({ phase, time }) => [phase, time])).toEqual([
    ['wean', 120],
    ['titration', 120],
  ])
  expect(longer.findings.map(({ limit }) => limit?.name)).toContain('course-length')
})

it('ends a load that was not given as planned: at the lower of start and last rate, no rise before its planned end', () => {
  // 0.2 mg/kg x 70 kg in 10 min: 84 mg/h. At 08:05 lowered to 60.
  const load = { ...STAY, load: '0.2 mg/kg over 10 min' }
  expect(
    rates(load, [
      [0, 84],
      [5, 60],
    ]),
  ).toEqual([[5, 10, 'titration']])
  expect(
    rates(
      load,
      [
        [0, 84],
        [5, 4],
      ],
      { resumeSteps: true },
    )[0],
  ).toEqual([5, 4, 'titration'])
  // As planned, known to 08:05: the rest of the load, and the titration.
  expect(rates(load, [[0, 84]], {}).slice(0, 2)).toEqual([
    [0, 84, 'load'],
    [10, 10, 'titration'],
  ])
})

it('begins at the start rate after a load that was overrun, and counts the interval from there', () => {
  const load = { ...STAY, load: '0.2 mg/kg over 10 min' }
  const original = planBy(load)
  const until = after(original.request.start.at, minutes(15))
  expect(rates(load, [[0, 84]], { until, resumeSteps: true })).toEqual([
    [15, 10, 'titration'],
    [75, 15, 'titration'],
    [135, 20, 'titration'],
  ])
  // The overrun is reported as a start above the start rate.
  const { findings, segments } = continued(original, asked(original, rowsAt(original, [[0, 84]]), { until }))
  expect(segments.map(({ phase, time }) => [phase, time]).slice(0, 2)).toEqual([
    ['load', 10],
    ['titration', 5],
  ])
  expect(findings.map(({ limit }) => limit?.name)).toContain('start-rate')
})

it('says from which row on the record is not the plan: that of a bolus', () => {
  const original = planBy(STAY)
  const rows = rowsAt(original, [
    [0, 10],
    [60, 15],
    [120, 20],
  ]).map((row, index) => (index === 1 ? { ...row, bolus: 600_000_000 as never } : row))
  const { findings } = continued(original, asked(original, rows))
  expect(findings.find(({ code }) => code === 'departed')?.place).toBe('2026-11-30 09:00')
})

describe('a last rate above a limit in a wean', () => {
  const original = planBy({ ...STAY, wean: '2 h in 2 falls' })
  const at = (minute: number) => after(original.request.start.at, minutes(minute))
  const high: readonly At[] = [
    [0, 10],
    [60, 15],
    [120, 20],
    [300, 30],
  ]
  const rest = (minute: number, rows = high, more: Partial<Continuation> = {}) =>
    continued(original, asked(original, rowsAt(original, rows), { until: at(minute), ...more }))

  it('plans nothing, at its begin, in it and in a part of it below the limit', () => {
    for (const minute of [360, 390, 450]) expect(told(() => rest(minute))).toEqual([3, 'rate'])
    expect(rest(390, high, { thenRate: mgPerH(20) }).segments.at(-1)?.rate).toBe(mgPerH(10))
  })

  it('is reported where it is a part of the rate before it', () => {
    // Two thirds of 33 mg/h.
    const { findings } = rest(420, [...high.slice(0, 3), [300, 33], [360, 22], [400, 5]])
    const beyond = findings.filter(({ code, limit }) => code === 'given-beyond' && limit?.name === 'rate')
    expect(beyond.map(({ found }) => found)).toEqual(['33 mg/h', '22 mg/h'])
  })

  it('plans nothing above the maximum of a profile beside the plan', () => {
    const limits = { maximum: { value: 12, unit: 'mg/h', basis: 'local', source: ['12'] } } as const
    const profile = { name: 'Ward', file: { name: 'w.yaml', sha256: 'a'.repeat(64) }, defaults: [], limits }
    expect(told(() => rest(390, [...high.slice(0, 3), [360, 13.33]], { profile }))).toEqual([3, 'rate'])
  })
})

it('refuses a bolus of the last row behind the end, and counts it with --until', () => {
  const original = planBy(STAY)
  const rows = rowsAt(original, [
    [0, 10],
    [360, 0, 10],
  ])
  const until = after(original.request.start.at, minutes(361))
  expect(refused(() => continued(original, asked(original, rows))).code).toBe('bolus-outside')
  expect(doseOfAll(continued(original, asked(original, rows, { until })).segments)).toBe(70 * 60_000_000)
})

it('rises by fractions to the next one above the last rate', () => {
  const { step: _, start: __, ...rest } = STAY
  const thirds = { ...rest, fractions: [50, 75, 100] }
  const file = JSON.stringify({
    ...JSON.parse(localFile({ ...rest, start: '10 mg/h' })),
    start: undefined,
    fractions: { value: thirds.fractions, unit: '% of the maximum', basis: 'local', source: 'our protocol 12' },
  })
  const raw = { setting: 'inpatient', start: '2026-11-30T08:00Z' } as const
  const original = plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), readProtocolFile('ours.yaml', file))
  // 10, 15, 20 mg/h; 12 given at 09:00: then 15 and 20.
  const rest2 = continued(
    original,
    asked(
      original,
      rowsAt(original, [
        [0, 10],
        [60, 12],
      ]),
      { resumeSteps: true },
    ),
  )
  expect(rest2.segments.filter(({ origin }) => origin !== 'given').map(({ rate }) => rate / 1_000_000)).toEqual([
    12, 15, 20,
  ])
})

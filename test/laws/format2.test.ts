/** What holds for every local file of format 2 that is planned. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check } from '../../src/check/check'
import { given } from '../../src/check/read/cells/cell'
import { severityOf } from '../../src/check/rules-list'
import { readTable } from '../../src/cli/io/read-table'
import { accept } from '../../src/core/model/accepted-protocol'
import { textOf as wordsOf } from '../../src/core/model/field'
import { Refusal } from '../../src/core/model/finding'
import type { Protocol } from '../../src/core/model/protocol'
import { plan } from '../../src/core/plan/plan'
import { type By, rowsOf, totalsOf } from '../../src/core/plan/rows'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest, type RawRequest } from '../../src/core/request/request'
import { bySession, endOf } from '../../src/core/schedule/segment'
import { defaultProtocol, findProtocol } from '../../src/protocols/index'
import { protocolSchema } from '../../src/protocols/schema'
import { csv } from '../../src/render/data/csv'
import { lawRuns } from '../law-runs'
import { localFile } from '../protocols/local-regimen'
import { view } from '../render/plan-of'
import { type RandomRegimen, regimens } from './random-regimen'
import { expected, maximumOf } from './regimen-oracle'

const RUNS = lawRuns(20_000, 80)

/** The protocol of a file; undefined where its figures contradict each other. The ceiling of files is left to the guard. */
function protocolOf({ keys }: RandomRegimen): Protocol | undefined {
  const parsed = protocolSchema.safeParse(JSON.parse(localFile(keys)))
  return parsed.success ? accept(parsed.data as Protocol) : undefined
}

/** The plan of a random file; undefined where it is refused. */
function planned(protocol: Protocol, weight: string, asked: Partial<RawRequest> = {}): Plan | undefined {
  const raw = { setting: protocol.setting, start: '2026-11-30T08:00Z', weight, ...asked }
  try {
    return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The guard would call it a fault of the planner.
    expect(error.findings.map(({ code }) => code)).not.toContain('not-as-asked')
    return undefined
  }
}

type Law = (of: Plan, regimen: RandomRegimen) => void

const gramsOf = ({ weight }: RandomRegimen): bigint => BigInt(Math.round(Number(weight) * 1000))
const inHundredths = (rate: number): bigint => BigInt(rate) / 10_000n

/** Phases, times, rates; no rate above its limits. */
const isWhatTheOracleWorksOut: Law = ({ segments, maximum }, regimen) => {
  expect(inHundredths(maximum.rate)).toBe(maximumOf(regimen.figures, gramsOf(regimen)))
  expect(segments.map(({ session, phase, time, rate }) => [session, phase, time, inHundredths(rate)])).toEqual(
    expected(regimen.figures, gramsOf(regimen)),
  )
  for (const { rate } of segments) expect(rate % 10_000).toBe(0)
}

const dosesAddUp: Law = (of) => {
  const total = of.segments.reduce((sum, { rate, time }) => sum + BigInt(rate) * BigInt(time), 0n)
  expect(BigInt(totalsOf(of).dose)).toBe(total)
  for (const by of ['hour', 'session', 'change'] as const)
    expect(rowsOf(of, by).reduce((sum, { dose }) => sum + BigInt(dose), 0n)).toBe(total)
}

const ORDER = ['load', 'titration', 'wean']
/** A load, the titration, a wean. */
const phasesTile: Law = (of, { figures: { length, sessions, wean } }) => {
  const perSession = bySession(of.segments)
  expect(perSession).toHaveLength(sessions)
  for (const session of perSession) {
    expect(session.reduce((sum, { time }) => sum + time, 0)).toBe(length + (wean?.time ?? 0))
    session.slice(1).forEach((next, index) => {
      const before = session[index] ?? next
      expect(endOf(before)).toBe(next.start)
      expect(ORDER.indexOf(next.phase)).toBeGreaterThanOrEqual(ORDER.indexOf(before.phase))
      if (next.phase === 'wean') expect(next.rate).toBeLessThan(before.rate)
    })
  }
}

const dosesAreWithin: Law = (of, regimen) => {
  const { sessionDose, dose24h } = regimen.figures
  const kg = Number(regimen.weight)
  const most = (limit: typeof sessionDose) =>
    limit === undefined ? Number.POSITIVE_INFINITY : limit.value * (limit.unit === 'mg' ? 1 : kg) + 1e-6
  for (const { dose } of rowsOf(of, 'session'))
    expect(dose / 6e7).toBeLessThanOrEqual(of.request.setting === 'outpatient' ? most(sessionDose) : Infinity)
  if (dose24h === undefined) return
  for (const { start } of of.segments) {
    const given = of.segments.reduce((sum, segment) => {
      const time = Math.min(endOf(segment), start + 86_400) - Math.max(segment.start, start)
      return time > 0 ? sum + (segment.rate / 1e6) * (time / 3600) : sum
    }, 0)
    expect(given).toBeLessThanOrEqual(most(dose24h))
  }
}

const lowerGivesNoMore: Law = (of, regimen) => {
  const [first] = of.segments.filter(({ phase }) => phase === 'titration')
  const low = Math.floor((((first?.rate ?? 0) + of.maximum.rate) / 2 / 1e6) * 1000) / 1000
  const lower = planned(of.protocol, regimen.weight, { maxRate: String(low) })
  if (lower === undefined) return
  expect(totalsOf(lower).dose).toBeLessThanOrEqual(totalsOf(of).dose)
  expect(lower.maximum.rate).toBeLessThanOrEqual(of.maximum.rate)
}

/** What `check` calls an error or a warning in the CSV of a plan, with the file beside it. */
const errorsIn = (of: Plan, by: By): readonly string[] => {
  const text = csv(of, view({ by }))
  const { grid } = readTable({ text, encoding: 'UTF-8' }, 'plan.csv')
  const asked = {
    map: new Map(),
    protocol: of.protocol,
    weight: given(of.request.weight ?? 0),
    zone: of.request.start.zone,
  }
  const { findings } = check(grid, asked, { find: findProtocol, defaultOf: defaultProtocol })
  const errors = findings.filter(({ rule }) => severityOf(rule) !== 'note')
  return errors.map(
    ({ rule, record, found, allowed }) =>
      `${record} ${rule}: ${found}, ${wordsOf(allowed, String)}\n${text.slice(0, 1500)}`,
  )
}

it('check finds no error and no warning in the CSV of any planned file', () => {
  let count = 0
  fc.assert(
    fc.property(regimens, fc.constantFrom<By>('hour', 'change', 'session'), (regimen, by) => {
      const protocol = protocolOf(regimen)
      const of = protocol && planned(protocol, regimen.weight)
      // A table of more rows takes long, and has nothing more to say.
      if (of === undefined || rowsOf(of, by).length > 120) return
      count++
      expect(errorsIn(of, by)).toEqual([])
    }),
    { numRuns: lawRuns(8_000, 40) },
  )
  expect(count).toBeGreaterThan(lawRuns(8_000, 40) / 4)
})

const LAWS = { isWhatTheOracleWorksOut, dosesAddUp, phasesTile, dosesAreWithin, lowerGivesNoMore }

it(`every planned file keeps every law: ${Object.keys(LAWS).join(', ')}`, () => {
  let count = 0
  fc.assert(
    fc.property(regimens, (regimen) => {
      const protocol = protocolOf(regimen)
      const of = protocol && planned(protocol, regimen.weight)
      if (of === undefined) return
      count++
      for (const law of Object.values(LAWS)) law(of, regimen)
    }),
    { numRuns: RUNS },
  )
  expect(count).toBeGreaterThan(RUNS / 3)
})

/**
 * Whatever is done to a protocol file, it is refused in words or planned within its own limits and the ceiling,
 * and it cites no built-in source for what that source does not say.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../src/core/model/finding'
import type { Protocol } from '../../src/core/model/protocol'
import { plan } from '../../src/core/plan/plan'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest } from '../../src/core/request/request'
import { isSource } from '../../src/protocols/citations'
import { protocols } from '../../src/protocols/index'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { lawRuns } from '../law-runs'
import { mutants } from './mutants'

const RUNS = lawRuns(3_000, 40)

const requests = fc.record({
  weight: fc.constantFrom(undefined, '30', '47.123', '60', '100', '150', '299.999'),
  start: fc.constantFrom('2026-11-30T08:00-05:00', '2028-02-29T23:59Z'),
  weekends: fc.boolean(),
  // Every soft limit lifted: what is left must hold alone.
  lifted: fc.boolean(),
})
type Asked = typeof requests extends fc.Arbitrary<infer T> ? T : never

/** Undefined where it is refused. Whatever else is thrown passes through. */
function orRefused<T>(call: () => T): T | undefined {
  try {
    return call()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.findings.length).toBeGreaterThan(0)
    // The guard would call it a fault of the planner.
    expect(error.findings.map(({ code }) => code)).not.toContain('not-as-asked')
    return undefined
  }
}

const LIFT =
  'rate-per-weight,rate-absolute,start-rate,step-size,step-interval,course-length,session-length,window,weight'
function planned(protocol: Protocol, { weight, start, weekends, lifted }: Asked): Plan {
  const raw = {
    setting: protocol.setting,
    start,
    ...(weight === undefined ? {} : { weight }),
    ...(protocol.setting === 'outpatient' && weekends ? { weekends } : {}),
    ...(lifted ? { allow: LIFT, reason: 'reviewed' } : {}),
  }
  return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), protocol)
}

const CEILING = { 'ketamine-racemic': [100, 1.5], esketamine: [50, 0.5] } as const
/** Of a session of esketamine of at most 1 h. */
const SHORT = [100, 1] as const
const MINUTES: Readonly<Record<string, number>> = { min: 1, h: 60, days: 1440 }
const minutesOf = ({ value, unit }: { readonly value: number; readonly unit: string }): number =>
  Math.round(value * (MINUTES[unit] ?? Number.NaN))

/** Whole millionths of mg/h. */
const exact = (mgPerH: number, kg = 1): number => Math.round(mgPerH * 1000) * Math.round(kg * 1000)
/** The same of a figure in mg/h or mg/kg/h, at a weight. */
const exactOf = ({ value, unit }: { readonly value: number; readonly unit: string }, kg: number): number =>
  exact(value, unit === 'mg/kg/h' ? kg : 1)

/** What the segments of a plan break; empty for a plan within the file's own limits and the ceiling. */
function broken({ segments: all, protocol }: Plan, weight: string | undefined): readonly string[] {
  const kg = Number(weight)
  const isShort =
    protocol.drug === 'esketamine' && protocol.setting === 'outpatient' && minutesOf(protocol.session_length) <= 60
  const [most, mostPerKg] = isShort ? SHORT : CEILING[protocol.drug]
  const segments = all.filter(({ phase }) => phase === 'titration')
  const maxima = [
    exact(most),
    ...(weight === undefined ? [] : [exact(mostPerKg, kg)]),
    ...(protocol.maximum === undefined ? [] : [exactOf(protocol.maximum, kg)]),
    ...(protocol.maximum_per_kg === undefined ? [] : [exactOf(protocol.maximum_per_kg, kg)]),
  ]
  const sessions = new Map<number, { time: number; dose: number }>()
  for (const { session, time, rate } of segments) {
    const old = sessions.get(session) ?? { time: 0, dose: 0 }
    sessions.set(session, { time: old.time + time, dose: old.dose + rate * time })
  }
  const each = [...sessions.values()]
  const days = ((segments.at(-1)?.start ?? 0) - (segments[0]?.start ?? 0)) / 86_400 + 1
  const first = segments[0]?.rate ?? Number.NaN
  const { start } = protocol
  const isOutpatient = protocol.setting === 'outpatient'
  const dose = isOutpatient ? protocol.session_dose?.value : undefined
  const within: Readonly<Record<string, boolean>> = {
    rate: segments.every(({ rate }) => rate > 0 && maxima.every((maximum) => rate <= maximum)),
    start: start === undefined || first <= exactOf(start, kg),
    dose: dose === undefined || each.every((session) => session.dose <= exact(dose) * 60),
    course: isOutpatient ? each.length === protocol.sessions?.value && days <= 366 : each.length === 1,
    time: each.every(({ time }) =>
      isOutpatient ? time === minutesOf(protocol.session_length) && time <= 1440 : time === minutesOf(protocol.length),
    ),
  }
  return Object.keys(within).filter((name) => !within[name])
}

const SAID = ['value', 'unit', 'text', 'what', 'when', 'sedative', 'basis'] as const
/** What each record says and which source it cites, an entry a source: `seed ketamine-racemic maximum 40 mg/h`. */
const citations = (drug: string, fields: object): readonly string[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().flatMap((record: Record<string, unknown>) => {
      const cited = Array.isArray(record.source) ? record.source.filter(isSource) : []
      return cited.map((id) => [id, drug, name, ...SAID.map((key) => record[key])].join(' '))
    }),
  )
const CITABLE = new Set(protocols.flatMap((protocol) => citations(protocol.drug, protocol)))

/** The maximum as a text of plain JSON has it; undefined for other texts. */
function writtenMaximum(text: string): unknown {
  try {
    return JSON.parse(text).maximum?.value
  } catch {
    return undefined
  }
}

it('refuses it, or plans within its own limits and the ceiling', () => {
  const counts = { mutations: 0, planned: 0 }
  fc.assert(
    fc.property(mutants, requests, (text, asked) => {
      counts.mutations++
      const protocol = orRefused(() => readProtocolFile('ours.yaml', text))
      if (protocol !== undefined) {
        expect(citations(protocol.drug, protocol).filter((each) => !CITABLE.has(each))).toEqual([])
        expect(writtenMaximum(text) ?? protocol.maximum?.value).toBe(protocol.maximum?.value)
      }
      const made = protocol === undefined ? undefined : orRefused(() => planned(protocol, asked))
      if (made === undefined) return
      counts.planned++
      expect(broken(made, asked.weight)).toEqual([])
    }),
    { numRuns: RUNS },
  )
  console.log(`protocol files: ${counts.mutations} mutations, ${counts.planned} planned`)
  expect(counts.mutations).toBeGreaterThanOrEqual(RUNS)
  // Most would be refused if the mutations were careless; what is refused proves little about plans.
  expect(counts.planned).toBeGreaterThan(counts.mutations / 8)
})

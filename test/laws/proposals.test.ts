/**
 * Each proposal of a refusal is followed, in the words in which it is made, and gives a plan. Requests are such
 * that only their start and calendar can be refused.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textOf } from '../../src/core/model/field'
import { Refusal } from '../../src/core/model/finding'
import { plan } from '../../src/core/plan/plan'
import { parseRequest, type RawRequest } from '../../src/core/request/request'
import { addDays, isoDay, readDay } from '../../src/core/values/calendar-day'
import { defaultProtocol } from '../../src/protocols/index'
import { optionName } from '../../src/render/help/option-names'
import { refusalLines } from '../../src/render/text/messages'
import { lawRuns } from '../law-runs'

/** Zones, each with days on which its clocks change. */
const CHANGES: readonly (readonly [string, ...string[]])[] = [
  ['America/New_York', '2026-03-08', '2026-11-01'],
  ['Europe/Berlin', '2026-03-29', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  ['Pacific/Apia', '2011-12-30', '2026-06-01'],
  ['America/Santiago', '2026-04-05', '2026-09-06'],
  ['Africa/Casablanca', '2026-02-15', '2026-03-22'],
  ['UTC', '2100-12-14', '2026-12-24'],
]
const ABBREVIATIONS = ['EST', 'CST', 'MST', 'PST', 'HST', 'IST']

const dateFrom = (day: string, shift: number): string => isoDay(addDays(readDay(day) ?? expect.fail(day), shift))
const pad = (value: number): string => String(value).padStart(2, '0')

const anchors = CHANGES.flatMap(([tz, ...days]) => days.map((day) => ({ tz, day })))
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 180 }),
  fc.constantFrom(0, 30, 60, 90, 119, 120, 150, 165),
  fc.integer({ min: 0, max: 1439 }),
)
interface Asked {
  readonly raw: RawRequest
  /** The machine's zone. */
  readonly here: string
}
const requests: fc.Arbitrary<Asked> = fc
  .record({
    anchor: fc.constantFrom(...anchors),
    shift: fc.oneof(fc.constantFrom(0, -1), fc.integer({ min: -13, max: 2 })),
    minute: fc.option(minutes, { freq: 6, nil: undefined }),
    zone: fc.constantFrom('tz', 'tz', 'tz', 'tz', 'system', 'system', 'offset', 'abbreviation'),
    abbreviation: fc.constantFrom(...ABBREVIATIONS),
    setting: fc.constantFrom('inpatient', 'outpatient', 'outpatient', 'outpatient'),
    sessions: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
    weekends: fc.boolean(),
    closed: fc.uniqueArray(fc.integer({ min: -14, max: 16 }), { maxLength: 6 }),
    allow: fc.option(fc.constantFrom('window', 'course-length'), { freq: 3, nil: undefined }),
  })
  .map(({ anchor: { tz, day }, shift, minute, zone, abbreviation, setting, sessions, weekends, closed, allow }) => {
    const time = minute === undefined ? '' : `T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
    const offset = zone === 'offset' && time !== '' ? '-05:00' : ''
    const series = {
      ...(sessions === undefined ? {} : { sessions: String(sessions) }),
      ...(weekends ? { weekends } : {}),
      ...(closed.length === 0 ? {} : { closed: closed.map((each) => dateFrom(day, each)).join(',') }),
    }
    const named = zone === 'tz' ? { timeZone: tz } : zone === 'abbreviation' ? { timeZone: abbreviation } : {}
    const raw = {
      setting,
      start: `${dateFrom(day, shift)}${time}${offset}`,
      ...named,
      ...(setting === 'outpatient' ? series : {}),
      ...(allow === undefined ? {} : { allow, reason: 'a law' }),
    } as RawRequest
    return { raw, here: tz }
  })

const planned = ({ raw, here }: Asked) =>
  plan(parseRequest(raw, { now: 0, zone: () => here }), defaultProtocol(raw.setting))

function refusalFor(asked: Asked): Refusal | undefined {
  try {
    planned(asked)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const START = /[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?:[+-][0-9]{2}:[0-9]{2})?)?/
const ZONES = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+/g

/** One alternative of an error as the options that it adds or replaces. */
function changesIn(text: string): Partial<RawRequest> {
  const after = (option: string): string | undefined => new RegExp(`${option} ([^ ;]+)`).exec(text)?.[1]
  const [closed, allow, tz] = [after('--closed'), after('--allow'), after('--tz')]
  const [start] = START.exec(text.replace(/--closed \S+/, '')) ?? []
  return {
    ...(start === undefined ? {} : { start }),
    ...(closed === undefined ? {} : { closed }),
    ...(text.includes('--weekends') ? { weekends: true } : {}),
    ...(allow === undefined ? {} : { allow }),
    ...(text.includes('--reason') ? { reason: 'why' } : {}),
    ...(tz === undefined ? {} : { timeZone: tz }),
  }
}

/** The alternatives that a refusal offers, each as the request that follows it. */
function followed({ findings }: Refusal, { raw, here }: Asked): readonly Asked[] {
  const [finding] = findings
  const allowed = textOf(finding?.allowed ?? '', optionName)
  if (finding?.code === 'zone-abbreviation')
    return (allowed.match(ZONES) ?? []).map((tz) => ({ raw: { ...raw, timeZone: tz }, here }))
  const offered =
    finding?.code === 'beyond-soft-limit' ? refusalLines(findings).slice(findings.length).join('; or ') : allowed
  return offered
    .split(/(?:[,;] | )or /)
    .map(changesIn)
    .filter((changes) => Object.keys(changes).length > 0)
    .map((changes) => ({ raw: { ...raw, ...changes }, here }))
}

const codeOf = ({ findings: [finding] }: Refusal): string => finding?.limit?.name ?? finding?.code ?? ''

it('every proposal of a refusal is planned', () => {
  const counts = new Map<string, number>()
  fc.assert(
    fc.property(requests, (asked) => {
      const refusal = refusalFor(asked)
      if (refusal === undefined) return
      const code = codeOf(refusal)
      for (const each of followed(refusal, asked)) {
        counts.set(code, (counts.get(code) ?? 0) + 1)
        const again = refusalFor(each)
        if (again === undefined) continue
        // A zone to write says nothing of the start, which may be refused in turn.
        expect(code, JSON.stringify(each)).toBe('zone-abbreviation')
        expect(codeOf(again)).not.toContain('zone')
        for (const next of followed(again, each)) expect(refusalFor(next), JSON.stringify(next)).toBeUndefined()
      }
    }),
    { numRuns: lawRuns(1200, 250) },
  )
  console.log(`proposals followed: ${[...counts].map(([code, count]) => `${code} ${count}`).join(', ')}`)
  for (const code of ['closed-start', 'clock-gap', 'clock-overlap', 'window', 'zone-abbreviation'])
    expect(counts.get(code), code).toBeGreaterThan(5)
})

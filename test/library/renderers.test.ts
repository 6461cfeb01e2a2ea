import { describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main'
import {
  type Plan,
  plan,
  Refusal,
  toCalendar,
  toCsv,
  toHtml,
  toJson,
  toMarkdown,
  toNonmem,
  toSvg,
  toTable,
} from '../../src/index'
import { fakeIo } from '../cli/fake-io'

const NOW = new Date('2026-11-01T12:00:00Z')
const START = { start: '2026-11-30T08:00', timeZone: 'America/New_York' }
const inpatient = plan({ setting: 'inpatient', ...START, weight: 70 }, { now: NOW })
const outpatient = plan({ setting: 'outpatient', ...START, weight: 70 }, { now: NOW })

async function printed(setting: string, ...options: readonly string[]): Promise<string> {
  const { io, out } = fakeIo({ now: NOW.getTime(), env: { LANG: 'C.UTF-8' } })
  await main([setting, START.start, '--tz', START.timeZone, '-w', '70', ...options], io)
  return out()
}

describe('each renderer', () => {
  it.each<[string, () => string, readonly string[]]>([
    ['toTable', () => toTable(inpatient), ['inpatient']],
    ['toTable by change', () => toTable(inpatient, { by: 'change' }), ['inpatient', '--by', 'change']],
    ['toTable, predicted', () => toTable(inpatient, { predict: 'domino' }), ['inpatient', '--predict=domino']],
    ['toCsv', () => toCsv(outpatient), ['outpatient', '--csv']],
    ['toCsv for Excel', () => toCsv(outpatient, { excel: true }), ['outpatient', '--csv', '--excel']],
    ['toJson', () => toJson(inpatient), ['inpatient', '--json']],
    ['toMarkdown', () => toMarkdown(inpatient), ['inpatient', '--format', 'md']],
    ['toHtml', () => toHtml(inpatient), ['inpatient', '--format', 'html']],
    ['toSvg', () => toSvg(inpatient), ['inpatient', '--format', 'svg']],
    ['toNonmem', () => toNonmem(inpatient), ['inpatient', '--format', 'nonmem']],
    ['toCalendar', () => toCalendar(outpatient, { withDose: true }), ['outpatient', '--format', 'ics', '--with-dose']],
  ])('%s gives what the command line prints', async (_, render, [setting = '', ...options]) => {
    const text = render()
    expect(text.length).toBeGreaterThan(200)
    expect(text).toBe(await printed(setting, ...options))
  })

  it('refuses what the command line refuses', () => {
    expect(() => toCalendar(inpatient)).toThrow(Refusal)
    expect(() => toCsv(inpatient, { predict: 'toString' as 'domino' })).toThrow(Refusal)
  })

  it('refuses a width that is no number of columns', () => {
    for (const width of [39, 80.5, Number.NaN]) expect(() => toTable(inpatient, { width })).toThrow(RangeError)
  })

  it('refuses a changed copy of a plan', () => {
    const copy: Plan = { ...inpatient, totals: { ...inpatient.totals, dose: 1 } }
    expect(() => toCsv(copy)).toThrow(TypeError)
  })
})

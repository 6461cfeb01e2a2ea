/** Clean tables of many kinds pass; a fault that is put into one of them is found where it was put. */
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/check/check'
import { recognise } from '../../src/check/read/columns/columns'
import { type RuleId, severityOf } from '../../src/check/rules-list'
import { textOf as wordsOf } from '../../src/core/model/field'
import { lawRuns } from '../law-runs'
import { draftOf } from './tables/draft'
import type { Seed } from './tables/seed'
import { plannedSheets } from './tables/sheets'
import { draws, fits, SEEDS, sow } from './tables/sow'
import { cellsOf, checked, NAMES, textOf } from './tables/wording'

const CLEAN = lawRuns(2200, 60)
const EACH = lawRuns(46, 3)

const sheets = await plannedSheets(lawRuns(400, 100))
// Drawn once, for all: which table, how it is worded, and where and how a fault is put.
const drawn = draws(lawRuns(2200, 800))

const told = ({ findings }: Report): string =>
  findings
    .map(({ rule, record, found, allowed }) => `${record} ${rule}: ${found}, ${wordsOf(allowed, String)}`)
    .join('\n')
const isError = ({ rule }: { readonly rule: RuleId }): boolean => severityOf(rule) === 'error'

it('knows every name by which it words a column', () => {
  for (const [target, names] of Object.entries(NAMES))
    for (const name of names) expect([name, recognise(name)]).toEqual([name, { is: 'read', target }])
})

it('finds no error in a clean table, however it is worded', () => {
  const wrong: string[] = []
  let passed = 0
  for (const [pick, form] of drawn.slice(0, CLEAN)) {
    const sheet = sheets[pick % sheets.length]
    const draft = sheet && draftOf(sheet, form)
    if (draft === undefined) continue
    const text = textOf(draft, cellsOf(draft))
    const report = checked(draft, text)
    if (report.findings.some(isError)) wrong.push(`${told(report)}\n${text}`)
    else passed++
  }
  console.info(`clean tables: ${passed} of ${passed + wrong.length} pass without an error`)
  expect(wrong).toEqual([])
  expect(passed).toBeGreaterThan(0.9 * CLEAN)
})

/** Puts a fault into a table and has it found; undefined where this table cannot have it. */
function sown(seed: Seed, draw: (typeof drawn)[number]): string | true | undefined {
  const found = sow(seed, draw, sheets)
  if (found === undefined) return undefined
  const { clean, draft, before: plain, after: rows, seeded } = found
  const [before, after] = [textOf(clean, plain), textOf(draft, rows)]
  expect(after, `${seed.rule} is put in`).not.toBe(before)
  const isFault = fits(seed)
  const known = checked(clean, before).findings.filter(({ rule }) => isFault(rule))
  expect(known, `no ${seed.rule} in the clean table\n${before}`).toEqual([])
  const report = checked(draft, after, seeded.protocol)
  const isFound = report.findings.some(({ rule, record }) => isFault(rule) && record === seeded.record)
  return isFound || `${seed.rule} in ${seeded.record}\n${told(report)}\n${after}`
}

// A note is no fault of a table.
const rules = [...new Set(SEEDS.map(({ rule }) => rule))]

let all = 0
describe.each(rules)('%s', (rule) => {
  it('is found wherever it is put', () => {
    const seeds = SEEDS.filter((seed) => seed.rule === rule)
    const missed: string[] = []
    let count = 0
    for (const [turn, draw] of drawn.entries()) {
      if (count === EACH) break
      const seed = seeds[turn % seeds.length]
      const result = seed && sown(seed, draw)
      if (result !== undefined) count++
      if (typeof result === 'string') missed.push(result)
    }
    console.info(`recall ${rule}: ${count - missed.length} of ${count}`)
    expect(missed).toEqual([])
    expect(count).toBe(EACH)
    all += count
  })
})

it('is put in often enough', () => {
  console.info(`seeded faults: ${all} of ${rules.length} rules`)
  expect(all).toBeGreaterThanOrEqual(lawRuns(2000, 120))
})

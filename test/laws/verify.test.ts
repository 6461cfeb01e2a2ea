/**
 * `verify` finds each altered digit of what is printed, and nothing in untouched files, over all formats. The digits of
 * the version that made the file are left alone: another version is said, not refused.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvDifferences } from '../../src/cli/verify/csv'
import { compareWithReplan } from '../../src/cli/verify/differences'
import { planFileOf } from '../../src/cli/verify/record'
import { Refusal } from '../../src/core/model/finding'
import type { Plan } from '../../src/core/plan/types'
import { csv } from '../../src/render/data/csv'
import { json } from '../../src/render/data/json'
import { html } from '../../src/render/html/html'
import { md } from '../../src/render/markdown/markdown'
import { svg } from '../../src/render/svg/svg'
import { VERSION } from '../../src/version'
import { lawRuns } from '../law-runs'
import { BYS, planOf, requests, view } from '../render/plan-of'
import { plans } from './arbitrary'

const context = { now: 0, zone: () => 'UTC' }

const FORMATS = { json, html, svg, md, csv } as const
type Format = keyof typeof FORMATS

/** Where the text that a reader sees has digits: not in tags, styles, comments and keys. */
function digitsOf(text: string, format: Format): readonly number[] {
  const hidden = {
    html: /<!--[\s\S]*?-->|<style>[\s\S]*?<\/style>|<[^>]*>|&#\d+;/g,
    svg: /<!--[\s\S]*?-->|<style>[\s\S]*?<\/style>|<[^>]*>|&#\d+;/g,
    md: /<!--[\s\S]*?-->/g,
    // The schema is no figure; a version is said; a double's last digits may mean the same number.
    json: /"[^"]*":|"ketaplan-plan-2"|"version": "[^"]*"|(?<=\d{6})\d+/g,
    csv: /^[^\n]*\n/g,
  }[format]
  const shown = text
    .replace(hidden, (part) => ' '.repeat(part.length))
    .replaceAll(VERSION, (part) => ' '.repeat(part.length))
  return [...shown.matchAll(/\d/g)].map(({ index }) => index)
}

const altered = (text: string, at: number, by: number): string =>
  text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1)

async function isFound(text: string, format: Format, plan: Plan): Promise<boolean> {
  try {
    const differences =
      format === 'csv'
        ? await csvDifferences('plan.csv', text, planFileOf('plan.json', json(plan, view())), context)
        : (await compareWithReplan(planFileOf('plan', text), context)).differences
    return differences.length > 0
  } catch (error) {
    // No longer one of our documents.
    if (error instanceof Refusal && error.exit === 2) return true
    throw error
  }
}

const anyPlan = fc.oneof(
  requests.map((asked) => planOf(asked)),
  plans.map(({ plan }) => plan),
)
const documents = fc
  .record({
    plan: anyPlan,
    by: fc.constantFrom(...BYS),
    format: fc.constantFrom(...(Object.keys(FORMATS) as Format[])),
  })
  .map(({ plan, by, format }) => ({ plan, format, text: FORMATS[format](plan, view({ by })) }))

describe('verify', () => {
  it('reports nothing in untouched files', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async ({ plan, format, text }) => {
        expect(await isFound(text, format, plan)).toBe(false)
        expect(await isFound(text.replaceAll('\n', '\r\n'), format, plan)).toBe(false)
      }),
      { numRuns: lawRuns(1000, 15) },
    )
  })

  it('finds each altered digit', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), fc.integer({ min: 1, max: 9 }), async (document, seed, by) => {
        const { plan, format, text } = document
        const places = digitsOf(text, format)
        const at = places[seed % places.length] ?? Number.NaN
        const changed = altered(text, at, by)
        expect(await isFound(changed, format, plan), changed.slice(at - 60, at + 20)).toBe(true)
      }),
      { numRuns: lawRuns(1000, 25) },
    )
  })
})

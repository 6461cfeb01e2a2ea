/** JSON plans that the first version wrote, as it wrote them. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithReplan } from '../../../src/cli/verify/differences'
import { planFileOf } from '../../../src/cli/verify/record'
import { Refusal } from '../../../src/core/model/finding'

const root = new URL('../../../fixtures/schema-1/', import.meta.url)
const files = readdirSync(root)
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8')
const context = { now: 0, zone: () => expect.unreachable('the machine was asked') }

async function found(text: string): Promise<number> {
  try {
    return (await compareWithReplan(planFileOf('plan.json', text), context)).differences.length
  } catch (error) {
    if (error instanceof Refusal && error.exit === 2) return 1
    throw error
  }
}

describe.each(files)('%s', (file) => {
  const text = textOf(file)

  it('verifies, its id included', async () => {
    expect(JSON.parse(text)).toMatchObject({
      schema: 'ketaplan-plan-1',
      plan_id: /^[0-9a-f]{12}$/.exec(JSON.parse(text).plan_id)?.[0],
    })
    expect((await compareWithReplan(planFileOf(file, text), context)).differences).toEqual([])
  })

  it('is found changed where a digit of a figure was changed', async () => {
    // Words and sources are not compared: they are worded otherwise now.
    const figures =
      /"(?:plan_id|start|end|hours|rate_mg_h|rate_mL_h|dose_mg|cumulative_mg|bound|value|volume_mL|limit_mg_h|weight_kg)": "?[^",]*\d/g
    const places = [...text.matchAll(figures)].map((match) => match.index + match[0].length - 1)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), async (at, by) => {
        const changed = text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1)
        fc.pre(JSON.stringify(parsed(changed)) !== JSON.stringify(JSON.parse(text)))
        expect(await found(changed), changed.slice(at - 60, at + 1)).toBeGreaterThan(0)
      }),
      { numRuns: 8 },
    )
  })
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

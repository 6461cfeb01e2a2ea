import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { json } from '../../../src/render/data/json'
import { planDocument, planSchema } from '../../../src/render/data/plan-document'
import { lawRuns } from '../../law-runs'
import { BYS, outpatient, planOf, requests, view } from '../plan-of'

const read = (text: string) => JSON.parse(text) as Record<string, unknown>

it('describes the JSON of every plan, with no key that it does not know', () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...BYS), (asked, by) => {
      expect(planDocument.safeParse(read(json(planOf(asked), view({ by })))).error).toBeUndefined()
    }),
    { numRuns: lawRuns(60, 12) },
  )
})

it.each([
  ['another schema', { schema: 'ketaplan-plan-0' }],
  ['an id that is none', { plan_id: 'XYZ' }],
  ['a key that nobody knows', { extra: 1 }],
  ['no segments', { segments: undefined }],
  ['totals that are text', { totals: '4,750 mg' }],
])('refuses %s', (_, wrong) => {
  const right = read(json(outpatient(), view()))
  expect(planDocument.safeParse(right).success).toBe(true)
  expect(planDocument.safeParse({ ...right, ...wrong }).success).toBe(false)
})

it('ships the JSON Schema that it makes', () => {
  const shipped = readFileSync(join(__dirname, '../../../schema/plan.schema.json'), 'utf8')
  expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(planSchema())))
})

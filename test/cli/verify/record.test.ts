import { describe, expect, it } from 'vitest'
import { planFileOf } from '../../../src/cli/verify/record'
import { told } from '../../core/forge'
import { IN, run } from '../fake-io'

const GENERATOR = { version: '1.2.3', arguments: ['inpatient', '2026-11-30T08:00'] }
const HEAD = { schema: 'ketaplan-plan-2', plan_id: 'abc', generator: GENERATOR, request: {}, protocol: {} }
const refused = (text: string) => told(() => planFileOf('file', text))
const NOT_A_PLAN = [2, 'not-a-plan']

describe('the head in JSON', () => {
  it.each([
    ['of this schema', HEAD],
    ['of the first schema, which has no generator', { ...HEAD, schema: 'ketaplan-plan-1', generator: undefined }],
  ])('is read %s', (_, head) => {
    const text = ` \n${JSON.stringify(head)}`
    expect(planFileOf('file', text)).toEqual({ head: JSON.parse(text), isJson: true, text })
  })

  it.each(Object.keys(HEAD))('is refused without %s', (key) => {
    expect(refused(JSON.stringify({ ...HEAD, [key]: undefined }))).toEqual(NOT_A_PLAN)
  })

  it.each([
    { schema: 'ketaplan-plan-0' },
    { plan_id: 1 },
    { request: [] },
    { protocol: null },
    { generator: 'ketaplan' },
    { generator: { ...GENERATOR, version: 1 } },
    { generator: { ...GENERATOR, arguments: 'inpatient' } },
    { generator: { ...GENERATOR, arguments: ['inpatient', 1] } },
    { generator: { ...GENERATOR, original: 'inpatient' } },
  ])('is refused with %j', (wrong) => {
    expect(refused(JSON.stringify({ ...HEAD, ...wrong }))).toEqual(NOT_A_PLAN)
  })

  it('is refused where it is broken', () => {
    expect(refused(JSON.stringify(HEAD).slice(0, -1))).toEqual(NOT_A_PLAN)
  })
})

describe('a document', () => {
  const block = (json: string) => `<!-- ketaplan-plan ${json} -->`

  it.each(['html', 'svg', 'md'])('carries the plan of the JSON as %s', async (format) => {
    const json = JSON.parse((await run([...IN, '--json', '-q'])).out)
    const { out } = await run([...IN, '-f', format, '-q'])
    const { head, isJson, text } = planFileOf('file', out)
    expect([isJson, text]).toEqual([false, out])
    for (const key of ['schema', 'plan_id', 'request', 'protocol']) expect(head[key], key).toEqual(json[key])
  })

  it('carries one plan, no more and no fewer', () => {
    const one = block(JSON.stringify(HEAD))
    expect(planFileOf('file', `# A\n${one}\n`).head).toEqual(HEAD)
    expect(refused('# A\n')).toEqual(NOT_A_PLAN)
    expect(refused('')).toEqual(NOT_A_PLAN)
    expect(refused(`${one}\n${one}`)).toEqual(NOT_A_PLAN)
  })

  it.each(['', '{"schema":', '{}', '[]', 'null'])('is refused where its block is %j', (json) => {
    expect(refused(block(json))).toEqual(NOT_A_PLAN)
  })
})

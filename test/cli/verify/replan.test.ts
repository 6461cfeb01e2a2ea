import { describe, expect, it } from 'vitest'
import { type PlanHead, planFileOf } from '../../../src/cli/verify/record'
import { protocolOf, replan, withBases } from '../../../src/cli/verify/replan'
import { Refusal } from '../../../src/core/model/finding'
import { doseOf, mg, sumOfDoses } from '../../../src/core/values/quantity'
import { inpatient } from '../../core/forge'
import { crps5day } from '../../protocols/built-in'
import { IN, OUT, run } from '../fake-io'

const context = { now: 0, zone: () => expect.unreachable('the machine was asked') }
type Head = PlanHead & Required<Pick<PlanHead, 'generator'>>

async function headOf(args: readonly string[], format = 'json'): Promise<Head> {
  const { head } = planFileOf('plan', (await run([...args, '-f', format, '-q'])).out)
  const { generator } = head
  if (generator === undefined) throw new Error('no generator')
  return { ...head, generator }
}
async function codesOf(head: Head): Promise<readonly (string | number)[]> {
  try {
    await replan(head, context)
  } catch (error) {
    if (error instanceof Refusal) return [error.exit, ...error.findings.map(({ code }) => code)]
    throw error
  }
  return []
}

describe('a plan made again', () => {
  // 20 + 25 + 30 + 35 mg in 4 h, then 40 mg/h for the other 116 h of 5 days: 110 + 4640 = 4750 mg.
  it('has the total worked by hand and the id of the document', async () => {
    const head = await headOf(IN)
    const { plan } = await replan(head, context)
    expect(plan.id).toBe(head.plan_id)
    expect(mg(sumOfDoses(plan.segments.map(({ rate, time }) => doseOf(rate, time))))).toBe('4750')
  })

  it.each(['json', 'html', 'svg', 'md'])('is the same text as %s', async (format) => {
    const args = [...OUT, '-w', '70', '--predict=clements', '--by', 'change', '-f', format, '-q']
    const { out } = await run(args)
    const { head } = planFileOf('plan', out)
    const { plan, view, render } = await replan(head as Head, context)
    expect([view.by, view.predict]).toEqual(['change', 'clements'])
    expect(render(plan, view)).toBe(out)
  })

  it('carries the version that the document names', async () => {
    const head = await headOf(IN)
    const { view } = await replan({ ...head, generator: { ...head.generator, version: '0.0.9' } }, context)
    expect(view.version).toBe('0.0.9')
  })
})

describe('no plan is made again', () => {
  const withArguments = (head: Head, args: readonly string[]): Head => ({
    ...head,
    generator: { ...head.generator, arguments: args },
  })

  it.each([[[]], [['check', 'a.csv']], [['protocols']]])('of the command %j', async (args) => {
    expect(await codesOf(withArguments(await headOf(IN), args))).toEqual([2, 'not-a-plan'])
  })

  it.each([[{}], ['ward.yaml'], [{ name: 'X', file: { name: 'x', sha256: '' }, defaults: ['no-such'], limits: {} }]])(
    'with the profile %j',
    async (profile) => {
      expect(await codesOf({ ...(await headOf(IN)), profile })).toEqual([2, 'not-a-plan'])
    },
  )

  it('above the limits', async () => {
    const head = await headOf([...IN, '--max', '35'])
    const args = head.generator.arguments.map((each) => (each === '35' ? '95' : each))
    expect((await codesOf(withArguments(head, args)))[0]).toBe(3)
  })
})

it('takes a built-in protocol from this version, whatever the document says of it', () => {
  const maximum = { ...crps5day.maximum, value: 400 }
  expect(protocolOf({ ...crps5day, maximum })).toEqual(expect.objectContaining({ maximum: crps5day.maximum }))
})

it('keeps what was assumed assumed, and what was given given', () => {
  const request = inpatient()
  const bases = (record: Record<string, string>) => {
    const { start } = withBases(request, record)
    return [start.timeAssumed, start.zoneAssumed]
  }
  expect(bases({ start_time_basis: 'assumed', tz_basis: 'assumed' })).toEqual([true, true])
  expect(bases({ start_time_basis: 'assumed', tz_basis: 'set' })).toEqual([true, false])
  expect(bases({})).toEqual([false, false])
  expect(withBases(request, {}).start.at).toBe(request.start.at)
})

import { describe, expect, it } from 'vitest'
import { compareWithReplan } from '../../../src/cli/verify/differences'
import { planFileOf } from '../../../src/cli/verify/record'
import { IN, OUT, run } from '../fake-io'

const context = { now: 0, zone: () => expect.unreachable('the machine was asked') }
const documentOf = async (args: readonly string[], format: string) => (await run([...args, '-f', format, '-q'])).out
const found = async (text: string) => (await compareWithReplan(planFileOf('plan', text), context)).differences
/** The text with one place replaced, which has to be there. */
function replaced(text: string, from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}

const FORMATS = ['json', 'html', 'svg', 'md']

it.each(FORMATS)('a document as %s says what its plan says', async (format) => {
  expect(await found(await documentOf([...OUT, '-w', '70', '-c', '2'], format))).toEqual([])
})

describe('a changed figure', () => {
  // 20 + 25 + 30 + 35 mg, then 116 h of 40 mg/h: 4750 mg.
  it('is named by its place in JSON, with what the plan says', async () => {
    const record = JSON.parse(await documentOf(IN, 'json'))
    expect(record.totals.dose_mg).toBe(4750)
    record.totals.dose_mg = 4751
    expect(await found(JSON.stringify(record))).toEqual([{ place: 'totals dose_mg', first: '4751', second: '4750' }])
  })

  it('has one side where JSON has a key too many or too few', async () => {
    const record = JSON.parse(await documentOf(IN, 'json'))
    const { dose_mg, ...totals } = record.totals
    expect(await found(JSON.stringify({ ...record, totals }))).toEqual([
      { place: 'totals dose_mg', first: undefined, second: String(dose_mg) },
    ])
    expect(await found(JSON.stringify({ ...record, more: 1 }))).toEqual([
      { place: 'more', first: '1', second: undefined },
    ])
  })

  it.each(['html', 'svg', 'md'])('is found in the text of %s', async (format) => {
    const differences = await found(replaced(await documentOf(IN, format), '4,750', '4,751'))
    expect(differences.length).toBeGreaterThan(0)
    for (const { first, second } of differences) {
      expect(first).toContain('4,751')
      expect(second).toContain('4,750')
    }
  })

  it('of the command is a plan that is refused', async () => {
    const record = JSON.parse(await documentOf([...IN, '--max', '35'], 'json'))
    record.generator.arguments = record.generator.arguments.map((each: string) => (each === '35' ? '95' : each))
    const [first, ...more] = await found(JSON.stringify(record))
    expect([first?.place, first?.first, more]).toEqual(['request', undefined, []])
    expect(first?.second).toContain('95')
  })
})

describe('a document of an older version', () => {
  type Record = { limits: { ucum?: string }[]; generator: { arguments: string[]; original?: string[] } }
  const older = async (args: readonly string[], contents = {}) => {
    const { out } = await run([...args, '--json', '-q'], { contents })
    const { limits, generator, ...record } = JSON.parse(out) as Record
    const { original = generator.arguments, ...rest } = generator
    const words = { ...rest, arguments: original }
    return { ...record, generator: words, limits: limits.map(({ ucum: _, ...limit }) => limit) }
  }

  it('is not changed where keys were only added since', async () => {
    const first = await older(IN)
    expect(await found(JSON.stringify(first))).toEqual([])
    const contents = { 'plan.json': JSON.stringify(first) }
    const rest = await older(['continue', 'plan.json', '--at', '08:00=20'], contents)
    expect(await found(JSON.stringify(rest))).toEqual([])
    const { generator } = rest
    const changed = { ...rest, generator: { ...generator, arguments: [...generator.arguments, '--no-summary'] } }
    expect((await found(JSON.stringify(changed))).length).toBeGreaterThan(0)
  })

  it('is changed where such a key is missing in one place alone', async () => {
    const record = JSON.parse(await documentOf(IN, 'json'))
    delete record.limits[0].ucum
    expect(await found(JSON.stringify(record))).toEqual([expect.objectContaining({ second: 'mg/h' })])
  })
})

describe('a start without a zone', () => {
  it('is not read by the zone of the machine', async () => {
    const record = JSON.parse(await documentOf(IN, 'json'))
    record.generator.arguments = ['inpatient', '2026-11-30T08:00']
    const text = JSON.stringify(record)
    expect(await found(text)).toEqual([expect.objectContaining({ place: 'request' })])
  })
})

it('plans again under the id of the document', async () => {
  const planFile = planFileOf('plan', await documentOf(IN, 'html'))
  expect((await compareWithReplan(planFile, context)).planned?.plan.id).toBe(planFile.head.plan_id)
})

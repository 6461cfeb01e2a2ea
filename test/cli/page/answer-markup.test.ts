import { expect, it } from 'vitest'
import { answerTo } from '../../../src/cli/page/answer'
import { answerMarkup, commandOf, comparedMarkup } from '../../../src/cli/page/answer-markup'
import { run } from '../fake-io'

const CONTEXT = { now: 1_790_000_000, zone: () => 'UTC' }
const answerOf = (state: Readonly<Record<string, string>>) =>
  answerTo({ setting: 'inpatient', start: '2026-11-30T08:00', timeZone: 'UTC', ...state }, {}, CONTEXT)

it('shows the steps, the chart, the guard, the assumptions with other readings, and the rates', () => {
  const shown = answerMarkup(answerOf({}), 'a')
  for (const words of ['20\u00a0mg/h', 'The guard', 'every 24 h 3,600 mg', 'class="chart"', 'Rates', 'Not an order'])
    expect(shown).toContain(words)
  expect(shown.match(/id="a-/g)).toHaveLength(2)
})

it('shows a command line that gives the same plan', async () => {
  const answer = answerOf({ weight: '70', stepEvery: '24h' })
  if (answer.plan === undefined) return expect.unreachable('refused')
  const command = commandOf(answer.plan, answer.view)
  const { out } = await run([...command.split(' ').slice(1), '--json'])
  expect(JSON.parse(out).plan_id).toBe(answer.plan.id)
})

it('shows a refusal without markup of its own', () => {
  expect(answerMarkup(answerOf({ maxRate: '<b>' }), 'a')).toContain('&lt;b&gt;')
  expect(answerMarkup(answerOf({ maxRate: '41' }), 'a')).toContain('A hard limit cannot be overridden.')
})

it('compares two plans, and nothing with a refusal', () => {
  expect(comparedMarkup(answerOf({}), answerOf({ stepEvery: '24h' }))).toContain('3,600')
  expect(comparedMarkup(answerOf({}), answerOf({ maxRate: '41' }))).toBe('')
})

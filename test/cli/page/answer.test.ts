import { expect, it } from 'vitest'
import { answerTo } from '../../../src/cli/page/answer'
import { run } from '../fake-io'

const CONTEXT = { now: 1_790_000_000, zone: () => 'America/New_York' }
const START = { start: '2026-11-30T08:00', timeZone: 'UTC' }
const idOf = (state: Readonly<Record<string, string>>) => answerTo({ ...START, ...state }, {}, CONTEXT).plan?.id

it('plans as the command line does, with the same id', async () => {
  const words = ['inpatient', START.start, '--tz', 'UTC', '-w', '70', '--max', '35', '-c', '2', '--json']
  const { out } = await run(words)
  const state = { setting: 'inpatient', weight: '70', maxRate: '35', concentration: '2', predict: 'domino' }
  expect(idOf(state)).toBe(JSON.parse(out).plan_id)
})

it('refuses in the words of the command line', async () => {
  const { err } = await run(['inpatient', START.start, '--tz', 'UTC', '--max', '41'])
  const answer = answerTo({ ...START, setting: 'inpatient', maxRate: '41' }, {}, CONTEXT)
  expect(answer.plan).toBeUndefined()
  const lines = 'refusal' in answer ? answer.refusal : []
  expect(lines.map((line) => `ketaplan: ${line}\n`).join('')).toBe(err)
})

it('predicts by a model of the drug, and names those for any other', () => {
  const state = { ...START, setting: 'inpatient', protocol: 'ketcrps-2-inpatient', weight: '60' }
  expect(answerTo({ ...state, predict: 'fanta-2015' }, {}, CONTEXT).plan).toBeDefined()
  expect(answerTo({ ...state, predict: 'kamp-2020' }, {}, CONTEXT)).toEqual({
    refusal: ['--predict "kamp-2020" is a model of the other drug; use one of simons-2022, fanta-2015'],
  })
})

it('takes only the fields of the setting', () => {
  const plain = idOf({ setting: 'inpatient' })
  expect(idOf({ setting: 'inpatient', sessions: '5', reason: '' })).toBe(plain)
  expect(idOf({ setting: 'outpatient', sessions: '5' })).not.toBe(idOf({ setting: 'outpatient' }))
})

it('asks for a start, and takes the zone of the machine for one that is not given', () => {
  expect(answerTo({ setting: 'inpatient', start: '' }, {}, CONTEXT).plan).toBeUndefined()
  const found = answerTo({ setting: 'inpatient', start: '2026-11-30T08:00' }, {}, CONTEXT)
  expect(found.plan?.request.start).toMatchObject({ zone: { name: 'America/New_York' }, zoneAssumed: true })
})

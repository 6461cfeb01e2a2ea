import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stepLines, stepPhrases, stepsText } from '../../../src/render/text/steps'
import { broken } from '../../../src/render/view'
import { lawRuns } from '../../law-runs'
import { localFile } from '../../protocols/local-regimen'
import { outpatient, planOf, requests } from '../plan-of'
import { planOfFile } from '../regimen-plans'

const lines = (...asked: Parameters<typeof planOf>) => stepLines(planOf(...asked)).map(broken)

it('has a line for each step of an infusion, and says what holds the last and until when', () => {
  expect(lines()).toEqual([
    '20 mg/h from Mon 30 Nov 08:00',
    '25 mg/h from 09:00',
    '30 mg/h from 10:00',
    '35 mg/h from 11:00',
    '40 mg/h from 12:00 to Sat 5 Dec 08:00, held (maximum)',
  ])
})

it('names a new date, and the setting of the pump, figures aligned', () => {
  // 7.5 and 12.5 mg/h at 2 mg/mL are 3.7 and 6.2 mL/h, rounded down: 7.4 and 12.4 mg/h.
  expect(lines({ concentration: '2', startRate: '7.5', stepEvery: '20h', days: '1' })).toEqual([
    ' 7.4 mg/h (3.7 mL/h) from Mon 30 Nov 08:00',
    '12.4 mg/h (6.2 mL/h) from Tue 1 Dec 04:00 to Tue 1 Dec 08:00',
  ])
})

it('names the sessions of a series', () => {
  expect(lines({ setting: 'outpatient' })).toEqual([
    '20 mg/h from Mon 30 Nov 08:00, session 1',
    '25 mg/h from Tue 1 Dec 08:00, session 2',
    '30 mg/h from Wed 2 Dec 08:00, session 3',
    '35 mg/h from Thu 3 Dec 08:00, session 4',
    '40 mg/h from Fri 4 Dec 08:00, sessions 5 to 10, held (maximum)',
  ])
  expect(lines({ setting: 'outpatient', sessions: '2' }).at(-1)).toBe('25 mg/h from Tue 1 Dec 08:00, session 2')
})

it('shows eleven steps and the last where there are more than twelve', () => {
  // From 1 by 1 to 40 mg/h: 40 rates.
  const many = lines({ startRate: '1', step: '1' })
  expect(many).toHaveLength(13)
  expect(many.slice(10)).toEqual([
    '11 mg/h from 18:00',
    'and 28 more, the last:',
    '40 mg/h from 23:00 to Sat 5 Dec 08:00, held (maximum)',
  ])
})

const WITH_LOAD = {
  drug: 'ketamine-racemic',
  setting: 'inpatient',
  length: '20 h',
  start: '10 mg/h',
  step: '5 mg/h',
  step_every: '4 h',
  load: '0.2 mg/kg over 10 min',
  wean: '6 h in 2 falls',
  maximum: '20 mg/h',
}

it('names a load and a wean, and where the titration is held', () => {
  // 0.2 mg/kg x 70 kg = 14 mg in 10 min are 84 mg/h; two thirds and one third of 20 mg/h, rounded down.
  const plan = planOfFile(localFile(WITH_LOAD), '70') ?? expect.fail()
  expect(stepLines(plan).map(broken)).toEqual([
    '   84 mg/h from Mon 30 Nov 08:00, load',
    '   10 mg/h from 08:10',
    '   15 mg/h from 12:10',
    '   20 mg/h from 16:10, held (maximum)',
    '13.33 mg/h from Tue 1 Dec 04:00, wean',
    ' 6.66 mg/h from 07:00, wean to Tue 1 Dec 10:00',
  ])
  expect(stepPhrases(plan)[0]).toBe('08:00 84 mg/h (load)')
  expect(stepPhrases(plan).at(-1)).toBe('Tue 1 Dec 07:00 6.66 mg/h (wean)')
})

it('names every rate of a plan, whatever the plan, up to twelve', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const plan = planOf(asked)
      const changes = plan.segments.filter(({ rate }, index) => rate !== plan.segments[index - 1]?.rate)
      const shown = stepLines(plan)
      expect(shown.length).toBe(changes.length > 12 ? 13 : changes.length)
      expect(stepPhrases(plan, 3).filter((phrase) => / mg\/h/.test(phrase)).length).toBe(Math.min(3, changes.length))
    }),
    { numRuns: lawRuns(60, 12) },
  )
})

it('states every change of rate, and what holds the last', () => {
  expect(stepsText(planOf())).toBe(
    'Steps: 08:00 20 mg/h, 09:00 25 mg/h, 10:00 30 mg/h, 11:00 35 mg/h, 12:00 40 mg/h, then held (maximum).',
  )
  expect(stepsText(planOf({ stepEvery: '24h', days: '2' }))).toBe('Steps: 08:00 20 mg/h, Tue 1 Dec 08:00 25 mg/h.')
  expect(stepsText(outpatient({ sessions: '2' }))).toBe('Steps: session 1 20 mg/h, session 2 25 mg/h.')
})

it('counts the steps that find no room on the line', () => {
  // From 1 by 1 to 40 mg/h: 40 rates, 12 told.
  expect(stepsText(planOf({ startRate: '1', step: '1' }))).toMatch(/19:00 12 mg\/h, and 28 more, then held/)
})

it('states two steps at the same hour of the clock apart', () => {
  // 01:00 comes twice on 1 Nov 2026, an hour apart: 25 mg/h from the first, 30 mg/h from the second.
  const text = stepsText(planOf({ start: '2026-11-01T00:00' }))
  expect(text).toMatch(/01:00 -04:00 25 mg\/h/)
  expect(text).toMatch(/01:00 -05:00 30 mg\/h/)
})

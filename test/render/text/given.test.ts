import { expect, it } from 'vitest'
import { differencesGiven, givenTexts } from '../../../src/render/text/given'
import { restOf } from '../../core/given/records'
import { planOf } from '../plan-of'

const PLAN = planOf({ start: '2026-11-30T08:00+00:00' })

it('says what was given, what is planned, and how far it was from the plan', () => {
  // Planned to 12:00: 20 + 25 + 30 + 35 = 110; given 20 + 25 + 15 + 25 x 1.5 = 97.5.
  const plan = restOf(
    PLAN,
    [
      [0, 20],
      [60, 25],
      [120, 30],
      [150, 25],
    ],
    { untilMinute: 240 },
  )
  expect(givenTexts(plan)[0]).toBe(
    'Given to 2026-11-30 12:00: 97.5 mg, 12.5 mg less than planned by then; below the plan for 90 min, above it for 0 min. Planned from then on: 2,900 mg. In all 2,997.5 mg.',
  )
  expect(differencesGiven(plan)).toEqual([
    { place: 'rate 2026-11-30 10:30 to 2026-11-30 11:00', first: '30 mg/h', second: '25 mg/h' },
    { place: 'rate 2026-11-30 11:00 to 2026-11-30 12:00', first: '35 mg/h', second: '25 mg/h' },
  ])
})

it('says nothing about a plan of which nothing was given', () => {
  expect([givenTexts(PLAN), differencesGiven(PLAN)]).toEqual([[], []])
})

import { expect, it } from 'vitest'
import { predict } from '../../../src/core/pharmacokinetics/predict'
import { levelAxis, levelOf, levelTitle } from '../../../src/render/terminal-chart/levels'
import { marksFor } from '../../../src/render/terminal-chart/panel'
import { scaleFor, slicesOf } from '../../../src/render/terminal-chart/scale'
import { outpatient, planOf, view } from '../plan-of'

const infusion = predict(planOf(), 'kamp-2020')

it('has a round top that no model passes, with round quarters', () => {
  const { peak } = infusion
  // 265 to 499 ng/mL at 40 mg/h and 70 kg.
  expect(peak.high).toBeGreaterThan(490)
  const { top, figure } = levelAxis([infusion], 8)
  expect(top).toBe(600)
  expect([1, 2, 3, 4].map((part) => figure((top * part) / 4))).toEqual(['150', '300', '450', '600'])
})

it('tells the level at the end of a slice of time, and the peak of a session', () => {
  const time = scaleFor([planOf()], 73)
  const [slice] = slicesOf(planOf(), time)
  if (slice === undefined) throw new Error('no slice')
  expect(levelOf(infusion, slice, time)).toMatchObject(infusion.concentrationAt(slice.to))
  const plan = outpatient()
  const sessions = scaleFor([plan], 73)
  const predicted = predict(plan, 'domino')
  for (const each of slicesOf(plan, sessions))
    expect(levelOf(predicted, each, sessions)).toEqual(predicted.peakIn(each.from, each.to))
})

it('names the model, and the range over all', () => {
  const title = levelTitle(infusion, scaleFor([planOf()], 73), marksFor(view()))
  expect(title).toContain('━━ kamp-2020, ░░ the range over 4 models')
  expect(title).toContain("at each column's end")
  expect(levelTitle(infusion, scaleFor([outpatient()], 73), marksFor(view()))).toContain("each session's peak")
})

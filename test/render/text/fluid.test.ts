import { expect, it } from 'vitest'
import { countText } from '../../../src/render/text/containers'
import { fluidRecord, fluidText } from '../../../src/render/text/fluid'
import { planOf } from '../plan-of'

it.each([
  [{}, '', '', {}],
  [{ concentration: '1' }, '4,750 mL at 1 mg/mL', '', { concentration_mg_mL: 1, total_mL: 4750 }],
  [
    { concentration: '2', container: '250' },
    '2,375 mL at 2 mg/mL',
    '10 of 250 mL',
    { concentration_mg_mL: 2, total_mL: 2375, container_mL: 250, containers: 10 },
  ],
])('of %j is %s, %s', (asked, fluid, count, record) => {
  const plan = planOf(asked)
  expect([fluidText(plan), countText(plan), fluidRecord(plan)]).toEqual([fluid, count, record])
})

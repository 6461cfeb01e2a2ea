import { expect, it } from 'vitest'
import { IN, OUT, run } from './fake-io'

const FAULTY = 'Hour,Weight (kg),Conc (mg/mL),Rate (mg/kg/h),Rate (mL/h)\n1,45,2,0.3,6.7\n2,45,2,0.3,11.8\n'

it('finds 11.8 mL/h where 6.7 mL/h is right, and shows both', async () => {
  const { code, out } = await run(['check', '-'], { input: FAULTY })
  expect(code).toBe(1)
  expect(out).toContain('-:3:12: error rate-volume: 11.8 mL/h x 2 mg/mL = 23.6 mg/h, allowed 6.75 mL/h')
  expect(out).toContain('6.7 mL/h on a 0.1 mL/h pump')
})

it.each([[[...IN]], [[...IN, '-w', '45', '-c', '3']], [[...OUT]], [[...IN, '--excel', '-w', '38']]])(
  'passes what the planner prints for %j',
  async (args) => {
    const { out: table } = await run([...args, '--csv'])
    const { code, out } = await run(['check', '-'], { input: table })
    expect([code, out.includes(' error ')]).toEqual([0, false])
  },
)

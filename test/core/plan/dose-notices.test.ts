import { expect, it } from 'vitest'
import { DOSE_NOTICES } from '../../../src/core/plan/dose-notices'
import { tankha2025 } from '../../protocols/built-in'
import { inpatient, outpatient, planOf } from '../forge'

const notesOf = (plan: ReturnType<typeof planOf>) => DOSE_NOTICES.flatMap((note) => note(plan))

it('says nothing about a plan without doses, or about one that gives them as they are', () => {
  expect(notesOf(planOf(inpatient()))).toEqual([])
  expect(notesOf(planOf(outpatient({ weight: '70' }), tankha2025))).toEqual([])
})

it('names a dose that a lower maximum cuts, with the limit', () => {
  // 0.5 x 70 = 35 mg; 30 mg/h for 40 min = 20 mg.
  const [note, ...others] = notesOf(planOf(outpatient({ weight: '70', maxRate: '30' }), tankha2025))
  expect(note).toMatchObject({ code: 'dose-cut', place: 'session 1', found: '35 mg', allowed: '20 mg' })
  expect(note?.limit?.name).toBe('max')
  expect(others).toEqual([])
})

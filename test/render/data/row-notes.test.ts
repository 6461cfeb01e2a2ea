import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/plan/rows'
import { rateFromThousandths } from '../../../src/core/values/quantity'
import { noteOf, noteText } from '../../../src/render/data/row-notes'
import { planOf } from '../plan-of'

it.each([
  [
    { kind: 'step-cut', asked: rateFromThousandths(2500), given: rateFromThousandths(500) },
    'step cut from +2.5 to +0.5',
  ],
  [
    { kind: 'start-cut', asked: rateFromThousandths(20_000), given: rateFromThousandths(8330) },
    'start cut from 20 to 8.33',
  ],
  [{ kind: 'allowed', limit: 'step-size' }, 'allowed step-size: why, "so"'],
  [{ kind: 'if-tolerated' }, 'if tolerated'],
] as const)('words the note %j', (note, text) => {
  expect(noteText(note, 'why, "so"')).toBe(text)
})

it('joins the notes of a row', () => {
  const plan = planOf({ step: '6', allow: 'step-size', reason: 'why' })
  const [, second] = rowsOf(plan, 'hour')
  expect(second && noteOf(plan, second)).toBe('allowed step-size: why; if tolerated')
})

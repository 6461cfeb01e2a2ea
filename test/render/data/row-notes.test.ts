import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { rowsOf } from '../../../src/core/plan/rows'
import { rateFromThousandths } from '../../../src/core/values/quantity'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { carriedBy, noteOf, noteText } from '../../../src/render/data/row-notes'
import { own } from '../../protocols/local-file'
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

describe('carried', () => {
  const lifted = planOf({ step: '7.5', days: '6', allow: 'step-size,course-length', reason: 'seen, twice' })

  it('is each overridden limit with its reason', () => {
    expect(carriedBy(lifted)).toBe('allowed step-size: seen, twice; allowed course-length: seen, twice')
  })

  it('is nothing where nothing is overridden', () => {
    expect(carriedBy(planOf())).toBe('')
  })

  it('names a limit of several bounds once', () => {
    const strong = { concentration: '20', pumpStep: '0.01', allow: 'concentration', reason: 'syringes' }
    expect(carriedBy(planOf(strong))).toBe('allowed concentration: syringes')
  })

  it('begins with the banner of a local protocol', () => {
    const local = plan(lifted.request, readProtocolFile('ours.json', own('crps-5day')))
    expect(carriedBy(local)).toMatch(/^LOCAL PROTOCOL, file [0-9a-f]{12}; allowed step-size: seen, twice; /)
  })
})

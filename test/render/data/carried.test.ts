import { expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { carriedBy } from '../../../src/render/data/carried'
import { own } from '../../protocols/local-file'
import { planOf } from '../plan-of'

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

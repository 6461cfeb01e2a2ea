import { expect, it } from 'vitest'
import type { LimitName } from '../../../src/core/model/limit'
import { basisText, boundText, exceededText } from '../../../src/core/model/limit-text'
import type { RawRequest } from '../../../src/core/request/request'
import { inpatient, limitsFor, outpatient } from '../forge'

it.each([
  [{ basis: 'stated', source: ['seed', 'medscape-2018'] }, 'stated by patient article, medscape-2018'],
  [{ basis: 'derived', source: ['seed'] }, 'derived from patient article'],
  [{ basis: 'assumed', source: ['ours'] }, 'our assumption'],
  [{ basis: 'set', source: [] }, 'set by you'],
] as const)('says what %j is based on', (sourced, text) => {
  expect(basisText(sourced)).toBe(text)
})

const limitOf = (name: LimitName, asked: Partial<RawRequest>) => {
  const request = asked.setting === 'outpatient' ? outpatient(asked) : inpatient(asked)
  return limitsFor(request).filter((limit) => limit.name === name)
}

it.each<[LimitName, Partial<RawRequest>, string, string]>([
  // 1 mg/kg/h x 70.567 kg = 70.567 mg/h, planned 70.56; 200 mg in 4 h = 50 mg/h.
  ['rate-per-weight', { weight: '70.567' }, '1 mg/kg/h = 70.56 mg/h', 'exceeds 1 mg/kg/h = 70.56 mg/h'],
  ['rate', {}, '40 mg/h', 'exceeds 40 mg/h'],
  ['session-dose', { setting: 'outpatient' }, '200 mg = 50 mg/h', 'exceeds 200 mg = 50 mg/h'],
  ['step-interval', {}, '1 h', 'is shorter than 1 h'],
  ['concentration', { concentration: '1' }, '100 mg/mL', 'is not below 100 mg/mL'],
])('%s with %j is %s', (name, asked, bound, exceeded) => {
  const [limit] = limitOf(name, asked)
  expect(limit && boundText(limit)).toBe(bound)
  expect(limit && exceededText(limit)).toBe(exceeded)
})

it('says of a lower bound what is below it', () => {
  const lower = limitOf('concentration', { concentration: '1' }).find(({ side }) => side === 'lower')
  expect(lower && boundText(lower)).toBe('at least 0.1 mg/mL')
  expect(lower && exceededText(lower)).toBe('is below 0.1 mg/mL')
})

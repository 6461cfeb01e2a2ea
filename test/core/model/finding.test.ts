import { describe, expect, it } from 'vitest'
import { field } from '../../../src/core/model/field'
import { allOf, attempt, type Finding, Refusal, refuse } from '../../../src/core/model/finding'
import type { FindingCode } from '../../../src/core/model/finding-messages'
import { refusalOf, told } from '../forge'

describe('a refusal', () => {
  it('of a wrong request is exit 2 and carries the place, what was found and what would be right', () => {
    const { exit, findings } = refusalOf(() => refuse('unit', 'maxRate', '40mL/h', 'mg/h'))
    expect(exit).toBe(2)
    expect(findings).toEqual([{ code: 'unit', severity: 'error', place: 'maxRate', found: '40mL/h', allowed: 'mg/h' }])
  })

  it('is an error whose message is the sentences of its findings', () => {
    const finding = { code: 'unit', severity: 'error', found: '50 mg/h', allowed: 'mg/h' } as const
    const refusal = new Refusal(3, [
      { ...finding, place: 'start' },
      { ...finding, place: field('maxRate') },
    ])
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal.exit).toBe(3)
    expect(refusal.name).toBe('Refusal')
    expect(refusal.message).toBe(
      'start "50 mg/h" has an unknown unit; write mg/h. maxRate "50 mg/h" has an unknown unit; write mg/h',
    )
  })
})

describe('steps that may each refuse', () => {
  const fails = (code: FindingCode) => () => refuse(code, 'here', '', '')

  it('give their results where none does', () => {
    expect(allOf({ one: () => 1, two: () => 'b' })).toEqual({ one: 1, two: 'b' })
  })

  it('are all run, and refused once with every finding in order', () => {
    const wrong: Finding[] = []
    expect(attempt(fails('seconds'), wrong)).toBeUndefined()
    const run = () => allOf({ a: fails('year'), b: () => 1, c: fails('nul') }, wrong)
    expect(run).toThrow(Refusal)
    expect(told(run)).toEqual([2, 'seconds', 'year', 'nul'])
  })

  it('let through what is no refusal of the request itself', () => {
    const guard = () => {
      throw new Refusal(3, [])
    }
    expect(() => attempt(guard, [])).toThrow(Refusal)
    expect(() => allOf({ a: () => JSON.parse('{') })).toThrow(SyntaxError)
  })
})

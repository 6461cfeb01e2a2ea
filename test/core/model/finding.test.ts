import { describe, expect, it } from 'vitest'
import { allOf, attempt, type Finding, Refusal, refuse } from '../../../src/core/model/finding'
import { refusalOf } from '../forge'

describe('a refusal', () => {
  it('of a wrong request is exit 2 and carries the place, what was found and what would be right', () => {
    const { exit, findings } = refusalOf(() => refuse('unit', '--max', '40mL/h', 'mg/h'))
    expect(exit).toBe(2)
    expect(findings).toEqual([
      { code: 'unit', severity: 'error', place: '--max', found: '40mL/h', allowed: 'mg/h' },
    ])
  })

  it('is an error that names every reason', () => {
    const finding = { severity: 'error', place: 'start', found: '50 mg/h' } as const
    const refusal = new Refusal(3, [
      { ...finding, code: 'first' },
      { ...finding, code: 'second' },
    ])
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal.exit).toBe(3)
    expect(refusal.name).toBe('Refusal')
    expect(refusal.message).toBe('first, second')
  })
})

describe('steps that may each refuse', () => {
  const fails = (code: string) => () => refuse(code, 'here', '', '')

  it('give their results where none does', () => {
    expect(allOf({ one: () => 1, two: () => 'b' })).toEqual({ one: 1, two: 'b' })
  })

  it('are all run, and refused once with every finding in order', () => {
    const wrong: Finding[] = []
    expect(attempt(fails('first'), wrong)).toBeUndefined()
    const run = () => allOf({ a: fails('second'), b: () => 1, c: fails('third') }, wrong)
    expect(run).toThrow(Refusal)
    expect(run).toThrow(/^first, second, third$/)
  })

  it('let through what is no refusal of the request itself', () => {
    const guard = () => {
      throw new Refusal(3, [])
    }
    expect(() => attempt(guard, [])).toThrow(Refusal)
    expect(() => allOf({ a: () => JSON.parse('{') })).toThrow(SyntaxError)
  })
})

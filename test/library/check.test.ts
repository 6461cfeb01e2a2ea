import { describe, expect, it } from 'vitest'
import { check, plan, Refusal, toCsv } from '../../src/index'

const TABLE = 'hour,rate_mg_h\n1,20\n2,25\n3,30\n4,35\n5,400\n'

describe('check', () => {
  it('finds the slip, and where it is', () => {
    const { findings, errors, rows, protocol } = check(TABLE, { protocol: 'crps-5day' })
    expect(protocol.id).toBe('crps-5day')
    expect(rows).toBe(5)
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'rate', severity: 'error', line: 6, column: 3, limit: 'rate' }),
    )
    expect(errors).toBe(findings.filter(({ severity }) => severity === 'error').length)
  })

  it('finds nothing wrong in a plan of ours', () => {
    const start = { start: '2026-11-30T08:00', timeZone: 'UTC' }
    const made = plan({ setting: 'inpatient', ...start, weight: 70 }, { now: new Date('2026-11-01') })
    expect(check(toCsv(made))).toMatchObject({ errors: 0, warnings: 0, setting: 'inpatient' })
  })

  it('takes what the table does not say', () => {
    const rates = (weight?: number) =>
      check('hour,rate_mg_h\n1,20\n2,25\n3,30\n4,35\n5,40\n', { weight }).findings.map(({ rule }) => rule)
    expect(rates()).not.toContain('rate-per-weight')
    expect(rates(38)).toContain('rate-per-weight')
  })

  it.each([
    ['no table', 'rate'],
    ['no rate', 'name,ward\nx,5\n'],
    ['JSON', '{"a": 1}'],
  ])('refuses %s', (_, text) => expect(() => check(text)).toThrow(Refusal))

  it('refuses an option that is not its own', () => {
    expect(() => check(TABLE, { maxRate: 30 } as object)).toThrow(Refusal)
    expect(() => check(TABLE, { weight: Number.NaN })).toThrow(Refusal)
    expect(() => check(TABLE, { timeZone: 'Mars/Olympus' })).toThrow(Refusal)
  })
})

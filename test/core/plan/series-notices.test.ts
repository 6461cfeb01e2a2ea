import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../../src/core/model/field'
import type { Finding } from '../../../src/core/model/finding'
import type { RawRequest } from '../../../src/core/request/request'
import { ketcrps2Outpatient } from '../../protocols/built-in'
import { outpatient, planOf } from '../forge'

type Asked = Partial<RawRequest>
const ofOutpatient = (asked: Asked) => planOf(outpatient(asked)).findings

const coded = (findings: readonly Finding[], code: string) =>
  findings
    .filter((finding) => finding.code === code)
    .map(({ severity, place, found, allowed }) => [severity, place, found, allowed])

it('asks of a closed day that it lies between the first session and the last', () => {
  // Ten weekdays from Mon 30 Nov end on Fri 11 Dec; the last itself cannot be closed, for it would move.
  const unused = (closed: string, more: Asked = {}) =>
    coded(ofOutpatient({ closed, ...more }), 'closed-unused').map(([, , found]) => found)
  expect(unused('2026-12-01', { sessions: '9' })).toEqual([])
  expect(unused('2026-11-29', { weekends: true })).toEqual(['2026-11-29'])
  expect(unused('2026-12-12')).toEqual(['2026-12-12'])
})

it('asks nothing of the days of a profile', () => {
  const codes = (asked: Asked, defaults: readonly FieldName[]) => {
    const profile = { name: 'x', file: { name: 'x.yaml', sha256: '' }, limits: {}, defaults }
    return planOf({ ...outpatient(asked), profile }).findings.map(({ code }) => code)
  }
  const asked = { closed: '2027-12-12', on: 'daily', sessions: '2' }
  expect(codes(asked, [])).toEqual(expect.arrayContaining(['closed-unused', 'weekends-unused']))
  expect(codes(asked, ['closed', 'on'])).not.toContain('closed-unused')
  expect(codes(asked, ['closed', 'on'])).not.toContain('weekends-unused')
})

describe('sessions nearer to each other than the protocol sets them', () => {
  const closer = (closed: string) => {
    const asked = outpatient({ weight: '60', ...(closed === '' ? {} : { closed }) })
    return coded(planOf(asked, ketcrps2Outpatient).findings, 'sessions-closer')
  }
  // Mondays 30 Nov, 14 Dec, 28 Dec ...
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['none is closed', '', []],
    ['Tue 15 Dec to Mon 28 Dec', '2026-12-14', [['note', 'session 3', '13 days', '14 days']]],
    // Mon 21 to Mon 28 Dec is half of the time.
    [
      'Mon 21 Dec to Mon 28 Dec',
      '2026-12-14,2026-12-15,2026-12-16,2026-12-17,2026-12-18',
      [['note', 'session 3', '7 days', '14 days']],
    ],
    [
      'Tue 22 Dec to Mon 28 Dec',
      '2026-12-14,2026-12-15,2026-12-16,2026-12-17,2026-12-18,2026-12-21',
      [['warning', 'session 3', '6 days', '14 days']],
    ],
  ])('%s', (_, closed, expected) => {
    expect(closer(closed)).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { targetOf } from '../../../../src/check/read/columns/columns'

describe('a column of remarks', () => {
  it.each([
    ...['Notes', 'Nurse notes', "Doctor's notes", 'Notes / Comments', 'Comments and notes', 'Remarks/initials'],
    ...['Comment (free text)', 'Bemerkungen / Hz', 'Pflegenotiz', 'Action taken', 'Side effects', 'Rationale'],
  ])('is one named %s', (header) => expect(targetOf(header)).toBe('note'))
  it.each(['Note time', 'Comment no.', 'Notes by', 'Noted rate (mg/h)', 'Changes in BP'])(
    'is not one named %s',
    (header) => expect(targetOf(header)).not.toBe('note'),
  )
})

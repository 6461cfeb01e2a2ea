import { describe, expect, it } from 'vitest'
import { rules } from '../../sheets'

const below = (words: string, third = '3,30,4,120') =>
  rules(['Session,Rate (mg/h),Hours,Dose (mg)', '1,20,4,80', '2,25,4,100', third, words]).filter((each) =>
    /session$|dose$/.test(each),
  )

describe('words below sessions', () => {
  it.each([
    ...[
      'Sessions: 4',
      'Number of sessions: 4',
      '4 sessions given',
      'Total of 4 sessions: 300 mg',
      '12 h in 4 sessions',
    ],
  ])('%s: as many as there are', (words) => expect(below(words)).toEqual(['5 session']))
  it.each(['90 mg per session', 'Mean dose per session 90 mg', 'Each session 4 h; 90 mg'])(
    '%s: as much as one of them gives, or all on average',
    (words) => expect(below(words)).toEqual(['5 dose']),
  )
  it.each([
    ...['Sessions: 3', '3 sessions given', 'Total of 3 sessions: 300 mg', '12 h in 3 sessions', '10 sessions planned'],
    ...['100 mg per session', 'Mean dose per session 100 mg', 'Each session 4 h; 80 mg', 'Number of sessions: 10'],
    ...['Dose rises by 20 mg per session', '200 mg vial per session', 'Ondansetron 4 mg per session'],
  ])('%s may be right', (words) => expect(below(words)).toEqual([]))
  it('do not count one that was not given', () => expect(below('2 sessions given', '3,0,,0')).toEqual([]))
})

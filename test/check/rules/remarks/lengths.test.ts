import { describe, expect, it } from 'vitest'
import { rules } from '../../sheets'

const lengths = (lines: readonly string[]) => rules(lines).filter((each) => /hours/.test(each))

describe('a length in a remark', () => {
  const session = (note: string) =>
    lengths(['Session,Rate (mg/h),Duration (min),Dose (mg),Note', `1,20,120,40,${note}`, '2,20,120,40,'])
  it.each([
    ...['Infusion ran 3 h without problems', '3 h infusion tolerated well', 'Ketamine 40 mg given over 3 h'],
    ...['ran 200 min', 'for 30 min', 'over 4 h', 'given over 4 h', 'infused in 90 min', '3 h infusion', 'took 3 h'],
    ...['infusion time 90 min', 'stopped after 90 min', 'stopped early at 90 min', 'well; ran 3 h', 'full 4 h given'],
    ...[
      '40 mg over 4 h',
      'ran 1 h 30 min',
      'ran 1:30 h',
      'completed after 3 h',
      'completed in 3 h',
      'went over 5 h',
      'terminated after 90 min',
      'extended to 3 h',
      'duration: 3 h',
      '20 mg/h for 8 h',
    ],
  ])('%s is that of its row', (note) => expect(session(note)).toEqual(['2 hours']))
  it.each([
    ...['Infusion ran 2 h without problems', '2 h infusion tolerated well', 'Ketamine 40 mg given over 2 h'],
    ...['ran 120 min', 'for 2 h', 'over 2 h', '40 mg over 2 h', 'took 2 h', 'stopped after 2 h', 'ran 2 h 0 min'],
    ...['observed for 30 min', 'slept 1 h', 'discharged after 1 h', 'nausea for 20 min', 'headache; lasted 30 min'],
    ...['sleep: 6 h in all', 'time 10 min', 'took 30 min to settle', 'given 30 min late', 'obs over 30 min'],
    ...['magnesium 2 g over 30 min', 'only 1 h sleep', 'stopped after 1 h observation', 'about 1 h', 'ran over 2 h'],
    ...['pain relief for 3 h', 'BP low over 30 min', '30 min session with physio', 'paused 20 min; ran 100 min'],
  ])('%s may be right', (note) => expect(session(note)).toEqual([]))

  const stay = (note: string, stop = '') =>
    lengths([
      ...['Hour,Rate (mg/h),Dose (mg),Note', '1,20,20,', '2,20,20,', `3,25,25,${note}`, '4,25,25,', `5,0,,${stop}`],
    ])
  it('is that of rows of one rate, or of all up to its row', () => {
    const right = [
      'for 2 h',
      '2 h at 25 mg/h',
      'ran 3 h',
      'ran 2 h',
      'for 4 h',
      '2 h since start',
      'kept at 25 mg/h for 2 h',
    ]
    expect(right.map((note) => stay(note))).toEqual(right.map(() => []))
    const wrong = [
      '25 mg/h for 3 h',
      'for 3 h 30 min',
      '6 h so far',
      '5 h at 25 mg/h',
      'ran 6 h',
      '25 mg over 30 min',
      '7 h since start',
    ]
    expect(wrong.map((note) => stay(note))).toEqual(wrong.map(() => ['4 hours']))
  })
  it('at the stop is the time of all rows, or since the last change', () => {
    const right = ['stopped after 4 h', 'stopped; 4 h in all', 'off after 2 h', 'completed 4 h infusion']
    expect(right.map((note) => stay('', note))).toEqual(right.map(() => []))
    const wrong = ['stopped after 5 h', 'stopped; 6 h in all', 'off after 1 h', 'completed 5 h infusion']
    expect(wrong.map((note) => stay('', note))).toEqual(wrong.map(() => ['6 hours']))
  })
  it('of a sheet that goes on counts from before it', () =>
    expect(lengths(['Hour,Rate (mg/h),Note', '25,20,', '26,0,stopped after 25 h'])).toEqual([]))
})

describe('a length below the rows', () => {
  const below = (line: string) => lengths(['Day,Rate (mg/h),Dose (mg)', '1,20,480', '2,25,600', '3,30,720', line])
  it.each([
    ...[
      'Total for 4 days: 1800 mg',
      'Total given: 1800 mg in 96 h',
      'Total time: 70 h',
      'Infusion ran 71 h',
      'Total hours: 80',
      'Duration: 4 h',
      'Infused over 4 h',
      'Total 4 days: 1800 mg',
    ],
  ])('%s is that of the rows', (line) => expect(below(line)).toEqual(['5 hours']))
  it.each([
    ...['Total for 3 days: 1800 mg', 'Total given: 1800 mg in 72 h', 'Total time: 72 h', 'Infusion ran 72 h'],
    ...[
      'Each session 80 mg over 4 h',
      'Midazolam 2 mg over 5 min',
      'Observed for 2 h',
      'Infusion time: 24 h max',
      'Time in clinic 4 h',
      'Total for 72 h,,1800',
    ],
  ])('%s may be right', (line) => expect(below(line)).toEqual([]))
})

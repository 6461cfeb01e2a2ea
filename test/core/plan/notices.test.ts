import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/core/model/finding'
import type { Protocol } from '../../../src/core/model/protocol'
import type { RawRequest } from '../../../src/core/request/request'
import { crps10session, ketcrps2Outpatient, schwartzman2009 } from '../../protocols/built-in'
import { inpatient, outpatient, planOf } from '../forge'
import { shown } from '../refused'

type Asked = Partial<RawRequest>
const REASON = { reason: 'as discussed' }
const ofInpatient = (asked: Asked) => planOf(inpatient(asked)).findings
const ofOutpatient = (asked: Asked) => planOf(outpatient(asked)).findings

const coded = (findings: readonly Finding[], code: string) =>
  findings
    .filter((finding) => finding.code === code)
    .map(shown)
    .map(({ severity, place, found, allowed }) => [severity, place, found, allowed])
const warnings = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'warning').map(({ code, found }) => `${code} ${found}`)

describe('what has no effect is warned of', () => {
  it.each<[Asked, readonly string[]]>([
    [{}, []],
    // The rate starts at its maximum.
    [{ maxRate: '20', step: '4' }, ['step-unused 4 mg/h']],
    [{ step: '4' }, []],
    [{ stepEvery: '119h' }, []],
    [{ stepEvery: '120h' }, ['never-steps 5 days']],
    [{ stepEvery: '24h', days: '1' }, ['never-steps 24 h']],
    [{ allow: 'rate-per-weight', ...REASON }, ['allow-unused rate-per-weight']],
    [{ allow: 'rate-per-weight', weight: '40', ...REASON }, ['allow-unused rate-per-weight']],
    [{ allow: 'rate-per-weight', weight: '39', ...REASON }, []],
    [{ allow: 'step-size,window', step: '6', ...REASON }, ['allow-unused window']],
    // The plan is the same on any day: that its start is in the past is said beside it.
    [{ start: 'today', now: '2026-11-30T08:01' }, []],
  ])('inpatient %j', (asked, expected) => {
    expect(warnings(ofInpatient(asked))).toEqual(expected)
  })

  it.each<[Asked, readonly string[]]>([
    [{}, []],
    [{ closed: '2026-12-02', sessions: '9' }, []],
    [{ closed: '2026-12-25' }, ['closed-unused 2026-12-25']],
    // A range is reported whole, and only where none of its days counts: Fri 4 Dec does, Sat 5 and Sun 6 do not.
    [{ closed: '2026-12-04..2026-12-06', sessions: '9' }, []],
    [{ closed: '2026-12-05..2026-12-06' }, ['closed-unused 2026-12-05..2026-12-06']],
    [{ closed: '2026-12-24..2027-01-01' }, ['closed-unused 2026-12-24..2027-01-01']],
    [{ closed: '2026-11-27,2026-12-05' }, ['closed-unused 2026-11-27', 'closed-unused 2026-12-05']],
    // With weekends the tenth session is on Wednesday 9 December; a closed Saturday moves it.
    [{ closed: '2026-12-05', weekends: true }, []],
    [{ closed: '2026-12-10', weekends: true }, ['closed-unused 2026-12-10']],
    [{ sessions: '1', step: '4' }, ['step-unused 4 mg/h']],
    [{ sessions: '2', step: '4' }, []],
    [{ weekends: true, sessions: '5' }, ['weekends-unused no session']],
    [{ weekends: true, sessions: '6' }, []],
  ])('outpatient %j', (asked, expected) => {
    expect(warnings(ofOutpatient(asked))).toEqual(expected)
  })
})

it('names the option that has no effect, and why', () => {
  const asked = ofInpatient({
    maxRate: '20',
    step: '0.05mg/kg/h',
    weight: '70',
    stepEvery: '48h',
    days: '2',
    allow: 'window',
    ...REASON,
  }).filter(({ severity }) => severity === 'warning')
  expect(asked.map(shown).map(({ code, place, found, allowed }) => [code, place, found, allowed])).toEqual([
    ['allow-unused', 'allow', 'window', undefined],
    ['never-steps', 'stepEvery', '48 h', '48 h'],
    // 0.05 x 70 = 3.5.
    ['step-unused', 'step', '0.05 mg/kg/h x 70 kg = 3.5 mg/h', undefined],
  ])
  const short = coded(ofInpatient({ length: '40min' }), 'never-steps')
  expect(short).toEqual([['warning', 'the step interval', '1 h', '40 min']])
  const unused = ofOutpatient({ weekends: true, sessions: '2', closed: '2026-12-25' })
  expect(coded(unused, 'closed-unused')).toEqual([['warning', 'closed', '2026-12-25', undefined]])
  expect(coded(unused, 'weekends-unused')).toEqual([['warning', 'weekends', 'no session', undefined]])
})

describe('what held the plan is noted', () => {
  it.each<[Asked, string, string, string]>([
    [{}, 'hour 5', '40 mg/h', 'rate'],
    [{ weight: '38' }, 'hour 5', '38 mg/h', 'rate-per-weight'],
    [{ startRate: '12.5', step: '2.5', maxRate: '28' }, 'hour 8', '28 mg/h', 'max'],
    [{ maxRate: '20' }, 'hour 1', '20 mg/h', 'max'],
    [{ stepEvery: '24h' }, 'hour 97', '40 mg/h', 'rate'],
  ])('inpatient %j', (asked, place, found, name) => {
    const held = ofInpatient(asked).filter(({ code }) => code === 'held')
    expect(held).toMatchObject([{ severity: 'note', place, found, limit: { name } }])
  })

  it('and nothing where the maximum is never reached', () => {
    expect(coded(ofInpatient({ stepEvery: '24h', days: '2' }), 'held')).toEqual([])
  })

  it('with the step that was cut', () => {
    // 35 + 5 = 40, cut to 38; 27.5 + 2.5 = 30, cut to 28.
    const ofWeight = ofInpatient({ weight: '38' })
    expect(coded(ofWeight, 'step-cut')).toEqual([['note', 'hour 5', '+5 mg/h', '+3 mg/h']])
    const ofMax = ofInpatient({ startRate: '12.5', step: '2.5', maxRate: '28' })
    expect(coded(ofMax, 'step-cut')).toEqual([['note', 'hour 8', '+2.5 mg/h', '+0.5 mg/h']])
    expect(coded(ofInpatient({}), 'step-cut')).toEqual([])
  })

  it('with the start that was cut', () => {
    const findings = ofOutpatient({ sessionLength: '12', allow: 'session-length', ...REASON })
    expect(coded(findings, 'start-cut')).toEqual([['note', 'start', '20 mg/h', '16.66 mg/h']])
    expect(coded(ofOutpatient({}), 'start-cut')).toEqual([])
  })
})

it('notes each limit that was overridden, where it is first exceeded and why', () => {
  const both = ofInpatient({ step: '10', allow: 'step-size,window', ...REASON })
  expect(coded(both, 'allowed')).toEqual([
    // 20, 30, 40 mg/h.
    ['note', 'hour 2', '+10 mg/h', 'as discussed'],
  ])
  const two = ofInpatient({ startRate: '21', step: '10', allow: 'start-rate,step-size', ...REASON })
  expect(coded(two, 'allowed')).toEqual([
    ['note', 'start', '21 mg/h', 'as discussed'],
    ['note', 'hour 2', '+10 mg/h', 'as discussed'],
  ])
  // The bound on the low side has the same name, and is not passed.
  const strong = ofInpatient({ concentration: '10', pumpStep: '0.01', allow: 'concentration', ...REASON })
  expect(coded(strong, 'allowed')).toEqual([['note', 'concentration', '10 mg/mL', 'as discussed']])
  const unused = ofInpatient({ allow: 'rate-per-weight', weight: '40', ...REASON })
  expect(coded(unused, 'allowed')).toEqual([['note', 'plan', 'nothing exceeds it', 'as discussed']])
})

describe('a step that a pump makes larger', () => {
  it.each<[Asked, readonly (readonly string[])[]]>([
    // 6.6, 8.3, 10, 11.6, 13.3 mL/h x 3 mg/mL: 19.8, 24.9, 30, 34.8, 39.9 mg/h.
    [{ concentration: '3' }, [['note', 'hour 2', '+5.1 mg/h', '+5 mg/h']]],
    // A pump step is 7.2 mg/h: 20, 25 and 30 mg/h are delivered as 14.4, 21.6 and 28.8.
    [
      { concentration: '8', pumpStep: '0.9', maxRate: '30', allow: 'step-size', ...REASON },
      [['warning', 'hour 2', '+7.2 mg/h', '+5 mg/h']],
    ],
    // 2 mg/h a pump step, within the protocol's 5: 20, 23 and 26 are delivered as 20, 22 and 26.
    [{ concentration: '2', pumpStep: '1', step: '3', maxRate: '26' }, [['warning', 'hour 3', '+4 mg/h', '+3 mg/h']]],
    // A tenth more is told, not warned of: 1.1 mg/h a pump step; 20, 25, 30 are 19.8, 24.2, 29.7 mg/h.
    [{ concentration: '1', pumpStep: '1.1', maxRate: '30' }, [['note', 'hour 3', '+5.5 mg/h', '+5 mg/h']]],
    [{ concentration: '2' }, []],
    [{}, []],
  ])('%j', (asked, expected) => {
    expect(coded(ofInpatient(asked), 'step-of-pump')).toEqual(expected)
  })
})

describe('the dose against the weight is noted', () => {
  it.each<[Asked, string, string]>([
    [{}, '40 mg/h', '40 kg'],
    [{ startRate: '12.5', step: '2.5', maxRate: '28' }, '28 mg/h', '28 kg'],
    [{ stepEvery: '24h', days: '2' }, '25 mg/h', '25 kg'],
  ])('as not checked without one: %j', (asked, found, allowed) => {
    expect(coded(ofInpatient(asked), 'weight-not-given')).toEqual([['note', 'weight', found, allowed]])
    expect(coded(ofInpatient(asked), 'above-trials')).toEqual([])
  })

  // 0.35 mg/kg/h: 24.5 mg/h at 70 kg, 20 at 57.142857 kg, 40 at 114.285714 kg
  it.each<[string, string, string]>([
    ['70', 'hour 2', '0.357 mg/kg/h'],
    ['57.142', 'hour 1', '0.35 mg/kg/h'],
    ['57.143', 'hour 2', '0.437 mg/kg/h'],
    ['114.285', 'hour 5', '0.35 mg/kg/h'],
    // 35 mg/h is 0.35 mg/kg/h, which is not above.
    ['100', 'hour 5', '0.4 mg/kg/h'],
  ])('once where it exceeds what the trials gave, at %s kg', (weight, place, found) => {
    expect(coded(ofInpatient({ weight }), 'above-trials')).toEqual([['note', place, found, '0.35 mg/kg/h']])
    expect(coded(ofInpatient({ weight }), 'weight-not-given')).toEqual([])
  })

  it('not where it stays within what the trials gave', () => {
    expect(coded(ofInpatient({ weight: '114.286' }), 'above-trials')).toEqual([])
  })

  it.each([
    ['39.999', 1],
    ['40', 0],
  ])('as light at %s kg: %d', (weight, count) => {
    const told = count === 0 ? [] : [['note', 'weight', `${weight} kg`, '40 kg']]
    expect(coded(ofInpatient({ weight }), 'light')).toEqual(told)
  })

  it('for the racemate alone', () => {
    const plan = planOf(outpatient(), { ...crps10session, drug: 'esketamine' })
    expect(coded(plan.findings, 'weight-not-given')).toEqual([])
  })
})

describe('other notes', () => {
  it.each<[Asked, readonly string[]]>([
    [{}, ['held', 'weight-not-given']],
    [{ weight: '114.286' }, ['held']],
    // 40 mg/h / 70 kg = 0.571, / 80 kg = 0.5 mg/kg/h.
    [{ weight: '70', concentration: '2' }, ['held', 'above-trials', 'above-college']],
    [{ weight: '80' }, ['held', 'above-trials']],
    [{ stepEvery: '24h', days: '2', weight: '100' }, []],
  ])('are no more than there is to say: %j', (asked, codes) => {
    expect(ofInpatient(asked).map(({ code }) => code)).toEqual(codes)
  })

  it('are as few for another drug, and for rates that are fractions', () => {
    const codes = (asked: Asked, protocol: Protocol) =>
      planOf(outpatient(asked), protocol).findings.map(({ code }) => code)
    expect(codes({ weight: '60' }, ketcrps2Outpatient)).toEqual(['held'])
    expect(codes({ weight: '60', concentration: '1' }, schwartzman2009)).toEqual(['held'])
  })

  it('say once that a step was cut, and from when the maximum holds', () => {
    // 20, 25, 30, 35, then 40 cut to 38 in session 5 and in each after it.
    const findings = ofOutpatient({ weight: '38' })
    expect(coded(findings, 'step-cut')).toEqual([['note', 'session 5', '+5 mg/h', '+3 mg/h']])
    expect(coded(findings, 'held')).toEqual([['note', 'session 5', '38 mg/h', undefined]])
  })

  it('say nothing of a rise by a hundredth where no pump makes it', () => {
    // 10 + 2.505 = 12.505 and 15.01: planned 12.5 and 15.01, a rise of 2.51.
    expect(coded(ofInpatient({ startRate: '10', step: '2.505' }), 'step-of-pump')).toEqual([])
  })

  it('give the source of a notable dose, and what is noted there if anything is', () => {
    const notable = { value: 100, unit: 'mg', basis: 'local', source: ['ward-7'] } as const
    const { findings } = planOf(outpatient(), { ...crps10session, notable_session_dose: notable })
    expect(coded(findings, 'notable-session')).toEqual([['note', 'session 3', '120 mg', '100 mg (ward-7)']])
  })

  const NOTABLE = '100 mg (the most a session of a trial gave, schwartzman-2009)'
  it('mark the first session above 100 mg', () => {
    // 80, 100, 120: 100 is not above.
    expect(coded(ofOutpatient({}), 'notable-session')).toEqual([['note', 'session 3', '120 mg', NOTABLE]])
    expect(coded(ofOutpatient({ maxRate: '25' }), 'notable-session')).toEqual([])
    expect(coded(ofOutpatient({ maxRate: '25.01' }), 'notable-session')).toEqual([
      ['note', 'session 3', '100.04 mg', NOTABLE],
    ])
  })

  it('say that 08:00 was assumed where a date is given alone', () => {
    const assumed = [['note', 'start', '08:00', undefined]]
    expect(coded(ofInpatient({ start: '2026-11-30' }), 'start-time-assumed')).toEqual(assumed)
    expect(coded(ofInpatient({}), 'start-time-assumed')).toEqual([])
  })

  it.each([
    ['1', []],
    ['2', []],
    ['3', [['note', 'concentration', '3 mg/mL', '1 or 2 mg/mL']]],
    ['1.5', [['note', 'concentration', '1.5 mg/mL', '1 or 2 mg/mL']]],
    [undefined, []],
  ])('say of %s mg/mL that it is not usual', (concentration, expected) => {
    const asked = concentration === undefined ? {} : { concentration }
    expect(coded(ofInpatient(asked), 'unusual-concentration')).toEqual(expected)
  })

  it('name the limit that cut a start, and that cut a step', () => {
    const ofStart = ofOutpatient({ sessionLength: '12', allow: 'session-length', ...REASON })
    expect(ofStart.find(({ code }) => code === 'start-cut')?.limit?.name).toBe('session-dose')
    const ofStep = ofInpatient({ weight: '38' })
    expect(ofStep.find(({ code }) => code === 'step-cut')?.limit?.name).toBe('rate-per-weight')
  })

  it('come after the warnings', () => {
    const findings = ofInpatient({ start: '2026-11-30', stepEvery: '120h', allow: 'window', ...REASON })
    const severities = findings.map(({ severity }) => severity)
    expect(severities).toEqual([...severities].sort().reverse())
    expect(new Set(severities)).toEqual(new Set(['warning', 'note']))
  })
})

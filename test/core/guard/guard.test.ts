import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  allowedViolations,
  refuseViolations,
  refuseWithoutReason,
  violationsOfCourse,
  violationsOfFigures,
} from '../../../src/core/guard/guard'
import { field } from '../../../src/core/model/field'
import type { RawRequest, Request } from '../../../src/core/request/request'
import { at, course, inpatient, limitsFor, outpatient, planOf, read, refusalOf, segments, told } from '../forge'
import { plain } from '../refused'

type Asked = Partial<RawRequest>
const REASON = { reason: 'forged' }

/** The guard's second look at a course, as if nobody had set a figure. */
function look(request: Request, forged: string) {
  const weight = request.weight === undefined ? {} : { weight: request.weight }
  const ofCourse = violationsOfCourse({ ...course(...read(forged)), ...weight }, limitsFor(request))
  return () => refuseViolations([], ofCourse, request)
}

/** The names of the limits that a person's figures pass, as the option that passes them says. */
const figures = (request: Request) =>
  violationsOfFigures(request, limitsFor(request)).map(
    ({ place, limit }) => `${plain(place)} ${limit.kind} ${limit.name}`,
  )

describe('the figures of a person', () => {
  it.each<[Asked, readonly string[]]>([
    [{}, []],
    [{ startRate: '20', step: '5', maxRate: '40', stepEvery: '1h', days: '5', weight: '40' }, []],
    [{ maxRate: '40.001' }, ['maxRate hard rate']],
    [{ maxRate: '40', weight: '39.999' }, ['maxRate soft rate-per-weight']],
    [{ startRate: '20.001' }, ['startRate soft start-rate']],
    [
      { startRate: '40.001', weight: '30' },
      ['startRate hard rate', 'startRate soft rate-per-weight', 'startRate soft start-rate'],
    ],
    [{ step: '5.001' }, ['step soft step-size']],
    [{ stepEvery: '59min' }, ['stepEvery soft step-interval']],
    [{ days: '6' }, ['days soft course-length']],
    // A start above maxRate is no violation of it: the request is wrong in itself.
    [{ maxRate: '15', startRate: '20' }, []],
    [{ days: '367' }, ['days soft course-length', 'days hard course-length']],
  ])('inpatient %j pass %j', (asked, expected) => {
    expect(figures(inpatient(asked))).toEqual(expected)
  })

  it.each<[Asked, readonly string[]]>([
    [{ sessions: '10', sessionLength: '4', startRate: '20', step: '5', maxRate: '40' }, []],
    [{ sessions: '11' }, ['sessions soft course-length']],
    // 366 is a bound in days: ten sessions are what bounds a count.
    [{ sessions: '367' }, ['sessions soft course-length']],
    [{ sessionLength: '241min' }, ['sessionLength soft session-length']],
    [{ sessionLength: '1441min' }, ['sessionLength soft session-length', 'sessionLength hard session-length']],
    // 200 mg in 8 h is 25 mg/h.
    [{ sessionLength: '8', maxRate: '25.001' }, ['maxRate hard session-dose', 'sessionLength soft session-length']],
  ])('outpatient %j pass %j', (asked, expected) => {
    expect(figures(outpatient(asked))).toEqual(expected)
  })

  it.each<[Request, string]>([
    [inpatient({ startRate: '21' }), '21 mg/h'],
    [inpatient({ startRate: '0.3mg/kg/h', weight: '70' }), '0.3 mg/kg/h x 70 kg = 21 mg/h'],
    [inpatient({ maxRate: '41' }), '41 mg/h'],
    [inpatient({ maxRate: '0.6mg/kg/h', weight: '70' }), '0.6 mg/kg/h x 70 kg = 42 mg/h'],
    [inpatient({ step: '5.01' }), '5.01 mg/h'],
    [inpatient({ step: '0.1mg/kg/h', weight: '70' }), '0.1 mg/kg/h x 70 kg = 7 mg/h'],
    [inpatient({ stepEvery: '59min' }), '59 min'],
    [inpatient({ days: '6' }), '6 days'],
    [outpatient({ sessions: '11' }), '11 sessions'],
    [outpatient({ sessionLength: '5' }), '5 h'],
  ])('are shown as they were written: %#', (request, found) => {
    expect(violationsOfFigures(request, limitsFor(request))[0]).toMatchObject({ found, at: at(0) })
  })

  it('are found beyond overridden limits too, so that they are recorded', () => {
    const request = inpatient({ step: '10', allow: 'step-size', ...REASON })
    const [violation] = violationsOfFigures(request, limitsFor(request))
    expect(violation).toMatchObject({ place: field('step'), found: '10 mg/h', limit: { state: 'allowed' } })
  })
})

describe('the second look at a finished plan', () => {
  it('takes the plans that titration makes', () => {
    expect(look(inpatient(), '20 60 0, 25 60 60, 30 60 120, 35 60 180, 40 6960 240')).not.toThrow()
    expect(look(outpatient(), '20 240 0 1, 25 240 1440 2, 30 240 2880 3')).not.toThrow()
  })

  it.each([
    ['a rate one hundredth above', '20 60 0, 25 60 60, 40.01 60 120', 'rate'],
    ['a start above', '20.01 60 0', 'start-rate'],
    ['a step too large', '20 60 0, 25.01 60 60', 'step-size'],
    ['a step too soon', '20 59 0, 25 60 59', 'step-interval'],
    ['a course too long', '20 7201 0', 'course-length'],
    ['a course over a year', '20 527041 0', 'course-length'],
  ])('catches %s, inpatient', (_, forged, name) => {
    expect(told(look(inpatient(), forged))).toEqual([3, name])
  })

  it.each([
    ['a dose over 200 mg', '20 240 0 1, 20 601 1440 2', 'session-dose'],
    ['two sessions a date', '20 60 0 1, 20 60 120 2', 'one-a-day'],
    ['sessions that overlap', '5 1440 0 1, 5 1440 1380 2', 'overlap'],
    ['a session over 24 h', '5 1441 0 1', 'session-length'],
    ['a session over 4 h', '5 241 0 1', 'session-length'],
    ['a step too large', '20 60 0 1, 25.01 60 1440 2', 'step-size'],
    ['a session after the window', '20 60 0 1, 20 60 20160 2', 'window'],
  ])('catches %s, outpatient', (_, forged, name) => {
    expect(told(look(outpatient(), forged))).toEqual([3, name])
  })

  it.each(['NaN', 'Infinity'])('catches a rate of %s mg/h by each limit on a rate', (rate) => {
    expect(told(look(inpatient(), `20 60 0, ${rate} 60 60`))).toEqual([3, 'rate', 'ceiling'])
  })

  it('names all soft limits at once, each at its first place', () => {
    const run = look(inpatient({ weight: '160' }), '21 30 0, 30 30 30, 39 7200 60')
    const names = ['start-rate', 'step-size', 'step-interval', 'course-length', 'weight']
    expect(told(run)).toEqual([3, ...names])
    expect(refusalOf(run).findings[1]).toMatchObject({
      code: 'beyond-soft-limit',
      severity: 'error',
      place: 'hour 1',
      found: '+9 mg/h',
    })
  })

  it('names hard limits alone where one is passed, and all of them', () => {
    const run = look(inpatient({ maxRate: '30', weight: '160' }), '21 30 0, 41 8000 30')
    expect(told(run)).toEqual([3, 'rate', 'max'])
    expect(refusalOf(run).findings.map(({ code }) => code)).toEqual(['beyond-hard-limit', 'beyond-hard-limit'])
  })

  it('lets overridden limits pass and finds them all the same', () => {
    const request = inpatient({ allow: 'start-rate,step-size', ...REASON })
    expect(look(request, '21 60 0, 39 60 60')).not.toThrow()
    const violations = violationsOfCourse(course(...read('21 60 0, 39 60 60')), limitsFor(request))
    expect(violations.map(({ limit }) => [limit.name, limit.state])).toEqual([
      ['start-rate', 'allowed'],
      ['step-size', 'allowed'],
    ])
  })

  it('names what is not overridden beside what is', () => {
    const request = inpatient({ allow: 'start-rate', ...REASON })
    expect(told(look(request, '21 60 0, 39 60 60'))).toEqual([3, 'step-size'])
  })

  it('says what lifts it: what is allowed already, and each soft limit passed, in their order', () => {
    const request = outpatient({ allow: 'window,start-rate', ...REASON })
    const run = look(request, '20 60 0 1, 40 300 1440 2')
    const overridable = ['start-rate', 'step-size', 'session-length', 'window']
    expect(refusalOf(run).findings).toMatchObject([
      { limit: { name: 'step-size' }, overridable },
      { limit: { name: 'session-length' }, overridable },
    ])
    // Another start helps against a window alone.
    for (const finding of refusalOf(run).findings) expect(finding.allowed).toBeUndefined()
  })

  it('names a figure once, although the plan exceeds the same limit', () => {
    const request = inpatient({ step: '6' })
    const limits = limitsFor(request)
    const ofCourse = violationsOfCourse(course(...read('20 60 0, 26 60 60')), limits)
    const run = () => refuseViolations(violationsOfFigures(request, limits), ofCourse, request)
    expect(refusalOf(run).findings).toMatchObject([{ place: 'step', found: '6 mg/h' }])
  })

  it('offers ways out of a window', () => {
    const [finding] = refusalOf(() => planOf(outpatient({ closed: '2026-12-04' }))).findings
    expect(finding).toMatchObject({ limit: { name: 'window' } })
    // Friday is closed. With weekends ten days fit; else the ten weekdays from Monday 7 December.
    expect(finding?.allowed).toMatch(/^weekends, or start 2026-12-07/)
  })
})

describe('what was overridden', () => {
  const lifted = (asked: Asked, forged: string) => {
    const request = inpatient({ ...asked, ...REASON })
    const limits = limitsFor(request)
    const ofCourse = violationsOfCourse(course(...read(forged)), limits)
    return allowedViolations(violationsOfFigures(request, limits), ofCourse).map(
      ({ place, limit }) => `${plain(place)} ${limit.name}`,
    )
  }

  it('is recorded where the plan exceeds it, and not again for the figure', () => {
    expect(lifted({ step: '6', allow: 'step-size' }, '20 60 0, 26 60 60, 32 60 120')).toEqual([
      'hour 2 step-size',
      'hour 3 step-size',
    ])
  })

  it('is recorded for the figure alone where the plan stays within it', () => {
    expect(lifted({ step: '6', allow: 'step-size' }, '20 60 0, 25 60 60')).toEqual(['step step-size'])
  })

  it('is not what is in force', () => {
    expect(lifted({ step: '6', allow: 'start-rate' }, '20 60 0, 26 60 60')).toEqual([])
  })
})

describe('a reason', () => {
  const lifting = inpatient({ step: '7.5', allow: 'step-size', ...REASON })

  // Requests such as no reader makes, and the library may.
  it.each<[string, object, string]>([
    ['none', { reason: undefined }, 'no-reason'],
    ['a filler', { reason: '\u3164' }, 'no-reason'],
    ['a second note', { reason: 'ok; allowed window: seen' }, 'reason-semicolon'],
    ['a second note without an override', { allow: [], reason: 'ok; allowed window: x' }, 'reason-semicolon'],
  ])('is asked for by the guard itself: %s', (_, changed, code) => {
    const request = { ...lifting, ...changed } as Request
    expect(refusalOf(() => refuseWithoutReason(request))).toMatchObject({ exit: 2, findings: [{ code }] })
    expect(refusalOf(() => planOf(request)).findings.map((finding) => finding.code)).toEqual([code])
  })

  it('is not asked for where nothing is overridden', () => {
    expect(() => refuseWithoutReason(inpatient())).not.toThrow()
    expect(() => refuseWithoutReason(lifting)).not.toThrow()
  })
})

describe('a titration gone wrong', () => {
  afterEach(() => {
    vi.doUnmock('../../../src/core/schedule/titrate')
    vi.resetModules()
  })

  /** The planner with a titration that gives these segments whatever is asked. */
  async function plannerThatGives(forged: string) {
    vi.resetModules()
    vi.doMock('../../../src/core/schedule/titrate', () => ({
      titrate: () => segments(...read(forged)),
      refuseVanished: () => undefined,
    }))
    const { plan } = await import('../../../src/core/plan/plan')
    const protocols = await import('../../../src/protocols/index')
    return (request: Request) => plan(request, protocols.defaultProtocol('inpatient'))
  }

  it.each([
    ['a rate above the maximum', '20 60 0, 40.01 7140 60', 'beyond-hard-limit'],
    ['a rate that is not a number', '20 60 0, NaN 7140 60', 'beyond-hard-limit'],
    ['a larger step', '20 60 0, 30 7140 60', 'beyond-soft-limit'],
    // Within every limit, and still not what was asked for.
    ['a step that nobody asked for', '10 60 0, 13 7140 60', 'not-as-asked'],
    ['a gap', '10 60 0, 12 7140 90', 'not-as-asked'],
    ['a day less', '10 60 0, 12 5700 60', 'not-as-asked'],
    ['nothing at all', '', 'not-as-asked'],
  ])('that gives %s gets no plan', async (_, forged, code) => {
    const plan = await plannerThatGives(forged)
    const request = inpatient({ startRate: '10', step: '2' })
    expect(() => plan(request)).toThrow(
      expect.objectContaining({ exit: 3, findings: expect.arrayContaining([expect.objectContaining({ code })]) }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { refuseOtherCourse } from '../../../src/core/guard/other-course'
import { type Regimen, regimenOf } from '../../../src/core/schedule/regimen'
import type { Phase, Segment } from '../../../src/core/schedule/segment'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { crps5day, schwartzman2009 } from '../../protocols/built-in'
import { type Keys, localFile } from '../../protocols/local-regimen'
import { course, inpatient, mgh, outpatient, read, refusalOf, segments } from '../forge'

describe('the course that was asked for', () => {
  const asked = regimenOf(crps5day, inpatient({ days: '1' }))
  const check = (forged: string) => () => refuseOtherCourse(course(...read(forged)), asked, mgh(40))

  it('is taken', () => {
    expect(check('20 60 0, 25 60 60, 30 60 120, 35 60 180, 40 1200 240')).not.toThrow()
  })

  it.each([
    ['no segment', '', ['start', 'sessions']],
    ['a higher start', '20.01 1440 0', ['start']],
    ['no drug at all', '0 1440 0', ['start']],
    ['a start below none', '-1 1440 0', ['start']],
    ['a start that is not a number', 'NaN 1440 0', ['start']],
    ['a larger step', '20 60 0, 25.01 1380 60', ['step']],
    ['a step that is not a number', '20 60 0, NaN 1380 60', ['step']],
    ['a step too soon', '20 59 0, 25 1381 59', ['interval']],
    ['a minute too much', '20 1441 0', ['length']],
    ['a minute too little', '20 1439 0', ['length']],
    ['a gap in it', '20 60 0, 25 1380 61', ['gap']],
    ['two stretches at once', '20 60 0, 25 1380 59', ['gap']],
    ['a second session', '20 1440 0 1, 20 1440 1440 2', ['sessions']],
  ])('is not one with %s', (_, forged, broken) => {
    const { exit, findings } = refusalOf(check(forged))
    expect(exit).toBe(3)
    expect(findings.map(({ place }) => place)).toEqual(broken)
    for (const finding of findings)
      expect(finding).toMatchObject({ severity: 'error', found: 'a plan that was not asked for' })
  })

  // 0.35 mg/kg/h x 60 kg = 21 mg/h; half of it is 10.5. A rise is to the next fraction, whatever its size.
  it.each([
    ['10.5 240 0 1, 21 240 1440 2', undefined],
    ['10.51 240 0 1, 21 240 1440 2', ['start']],
  ])('rises by fractions of its maximum: %s', (forged, broken) => {
    const rising = regimenOf(schwartzman2009, outpatient({ weight: '60', sessions: '2' }))
    const run = () => refuseOtherCourse(course(...read(forged)), rising, mgh(21))
    if (broken === undefined) expect(run).not.toThrow()
    else expect(refusalOf(run).findings.map(({ place }) => place)).toEqual(broken)
  })

  it('may step as far as its pump has to: 18 to 24 mg/h for 5 where it sets multiples of 3', () => {
    const stepped = course(...read('18 60 0, 24 1380 60'))
    expect(() => refuseOtherCourse({ ...stepped, rateIncrement: mgh(3) }, asked, mgh(40))).not.toThrow()
    expect(refusalOf(() => refuseOtherCourse(stepped, asked, mgh(40))).findings[0]?.place).toBe('step')
  })

  it.each(['NaN', 'Infinity'])('is never one with a time of %s min', (time) => {
    expect(check(`20 ${time} 0`)).toThrow()
  })
})

/** Forged segments with their phases: `load 60 10 0, titration 10 60 10`. */
const phased = (text: string): readonly Segment[] =>
  text.split(', ').map((each) => {
    const [phase = '', ...rest] = each.split(' ')
    const [segment] = segments(...read(rest.join(' ')))
    if (segment === undefined) throw new Error(`no segment: ${each}`)
    return { ...segment, phase: phase as Phase }
  })

const LOCAL: Keys = { drug: 'ketamine-racemic', start: '10 mg/h', step: '5 mg/h', maximum: '40 mg/h' }
const regimenIn = (keys: Keys): Regimen => {
  const protocol = readProtocolFile('ours.yaml', localFile({ ...LOCAL, ...keys }))
  return regimenOf(protocol, protocol.setting === 'inpatient' ? inpatient() : outpatient())
}
const brokenIn = (regimen: Regimen, forged: string): readonly unknown[] => {
  try {
    refuseOtherCourse({ ...course(), segments: phased(forged) }, regimen, mgh(40))
    return []
  } catch {
    const { findings } = refusalOf(() => refuseOtherCourse({ ...course(), segments: phased(forged) }, regimen, mgh(40)))
    return findings.map(({ place }) => place)
  }
}

describe('a course of phases', () => {
  // 10 mg over 10 min is 60 mg/h; 3 h with steps each hour from the end of the load; 2 h in 2 falls.
  const stay = regimenIn({
    ...{ setting: 'inpatient', length: '3 h', step_every: '1 h', load: '10 mg over 10 min' },
    wean: '2 h in 2 falls',
  })
  const LOAD = 'load 60 10 0'
  const RISE = 'titration 10 60 10, titration 15 60 70, titration 20 50 130'
  const FALL = 'wean 13.33 60 180, wean 6.66 60 240'

  it.each([
    ['is taken', `${LOAD}, ${RISE}, ${FALL}`, []],
    ['without its load is none', `titration 60 10 0, ${RISE}, ${FALL}`, ['phases', 'start', 'interval']],
    ['with a load that gives more is none', `load 60.01 10 0, ${RISE}, ${FALL}`, ['load']],
    ['with a load that gives a hundredth less is none', `load 59.99 10 0, ${RISE}, ${FALL}`, ['load']],
    [
      'with a load of another time is none',
      `load 60 9 0, titration 10 61 9, titration 15 60 70, titration 20 50 130, ${FALL}`,
      ['load'],
    ],
    ['without its wean is none', `${LOAD}, ${RISE}`, ['phases', 'length']],
    ['with a wean that stays is none', `${LOAD}, ${RISE}, wean 20 60 180, wean 6.66 60 240`, ['fall']],
    ['with a wean that rises is none', `${LOAD}, ${RISE}, wean 6 60 180, wean 6.66 60 240`, ['fall']],
    ['with stretches of other times is none', `${LOAD}, ${RISE}, wean 13.33 50 180, wean 6.66 70 230`, ['wean']],
    [
      'with a wean before its titration is none',
      `${LOAD}, wean 5 60 10, titration 10 110 70, ${FALL}`,
      ['phases', 'fall'],
    ],
  ])('%s', (_, forged, broken) => {
    expect(brokenIn(stay, forged)).toEqual(broken)
  })

  it('with steps within sessions begins each session at the start', () => {
    const within = regimenIn({ setting: 'outpatient', session_length: '2 h', sessions: 2, step_every: '1 h' })
    const session = (from: number, n: number, start: number) =>
      `titration ${start} 60 ${from} ${n}, titration ${start + 5} 60 ${from + 60} ${n}`
    expect(brokenIn(within, `${session(0, 1, 10)}, ${session(1440, 2, 10)}`)).toEqual([])
    expect(brokenIn(within, `${session(0, 1, 10)}, ${session(1440, 2, 15)}`)).toEqual(['start'])
  })

  it('of a fixed dose is never above it, nor rises', () => {
    const { step: _, start: __, ...rest } = LOCAL
    const keys = { setting: 'outpatient', dose: '10 mg', session_length: '1 h', sessions: 2, step: undefined }
    const protocol = readProtocolFile('ours.yaml', localFile(JSON.parse(JSON.stringify({ ...rest, ...keys }))))
    const dose = regimenOf(protocol, outpatient())
    expect(brokenIn(dose, 'titration 10 60 0 1, titration 10 60 1440 2')).toEqual([])
    expect(brokenIn(dose, 'titration 10.01 60 0 1, titration 10.01 60 1440 2')).toEqual(['start'])
    expect(brokenIn(dose, 'titration 9 60 0 1, titration 10 60 1440 2')).toEqual(['step'])
  })
})

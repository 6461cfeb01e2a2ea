import { expect, it } from 'vitest'
import {
  allowedFrom,
  boundText,
  exact,
  limitsFor,
  mgPerHOf,
  rateBounds,
  rateSpan,
  rateText,
} from '../../src/check/bounds'
import type { Rated } from '../../src/check/titration-table'
import type { Protocol } from '../../src/core/model/protocol'
import { ONE, whole } from '../../src/core/values/interval'
import { findProtocol, protocols } from '../../src/protocols/index'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { own } from '../protocols/local-file'
import { figure, rowOf, sheetOf } from './sheets'

it('reads figures of three decimals exactly, those too that a double only nears', () => {
  expect(exact(0.35)).toBe((35n * ONE) / 100n)
  expect(exact(1.001)).toBe((1001n * ONE) / 1000n)
})

const ratesOf = (protocol: Protocol): readonly string[] =>
  rateBounds({ limits: limitsFor(protocol, undefined) }).map((limit) => `${limit.name} ${boundText(limit)}`)

it('has for every built-in protocol its own maxima and the limits of the drug', () => {
  const named = (id: string) => {
    const protocol = findProtocol(id)
    return protocol === undefined ? [] : ratesOf(protocol)
  }
  const ceilings = ['ceiling 100 mg/h', 'ceiling 1.5 mg/kg/h']
  expect(named('crps-5day')).toEqual(['rate 40 mg/h', ...ceilings, 'rate-per-weight 1 mg/kg/h'])
  expect(named('schwartzman-2009')).toEqual([
    'rate 25 mg/h',
    'rate-per-kg 0.35 mg/kg/h',
    ...ceilings,
    'rate-per-weight 1 mg/kg/h',
  ])
  expect(named('ketcrps-2-inpatient')).toEqual([
    'rate-per-kg 0.2 mg/kg/h',
    'ceiling 50 mg/h',
    'ceiling 0.5 mg/kg/h',
    'rate-absolute 20 mg/h',
  ])
  expect(protocols.every((protocol) => ratesOf(protocol).length > 1)).toBe(true)
})

it('has for a local protocol the ceilings, too', () => {
  const protocol = readProtocolFile('ours.json', own('crps-5day'))
  expect(ratesOf(protocol)).toEqual([
    'rate 40 mg/h',
    'ceiling 100 mg/h',
    'ceiling 1.5 mg/kg/h',
    'rate-per-weight 1 mg/kg/h',
  ])
})

it('makes mg/h of a figure per kilogram: 0.35 mg/kg/h x 63.7 kg = 22.295 mg/h', () => {
  const perKg = { value: 0.35, unit: 'mg/kg/h' }
  expect(mgPerHOf(perKg, figure('63.7'), false)).toBe((22_295n * ONE) / 1000n)
  expect(mgPerHOf(perKg, undefined, false)).toBeUndefined()
  expect(mgPerHOf({ value: 40, unit: 'mg/h' }, undefined, false)).toBe(whole(40))
  // A weight that is only worked out may be as much as its digits allow: 0.35 x 63.75 = 22.3125.
  expect(mgPerHOf(perKg, figure('63.7'), true)).toBe((223_125n * ONE) / 10_000n)
})

it('takes a rate as it is printed or set, and one from a rounded figure per kilogram as wide as that', () => {
  const rated = (header: string, line: string) => rowOf(header, line, { weight: '50', concentration: '2' }) as Rated
  const set = rateSpan(rated('Rate (mL/h)', '10'), 'mg/h')
  expect([set.low, set.high]).toEqual([whole(20), whole(20)])
  const perKg = rateSpan(rated('Rate (mg/kg/h)', '0.4'), 'mg/h')
  // 0.35 x 50 and 0.45 x 50 are further away than 0.005 x 50.
  expect([rateText(perKg.low), rateText(perKg.high)]).toEqual(['19.75 mg/h', '20.25 mg/h'])
  // 0.3995 x 50 and 0.4005 x 50 are not.
  const finer = rateSpan(rated('Rate (mg/kg/h)', '0.400'), 'mg/h')
  expect([rateText(finer.low), rateText(finer.high)]).toEqual(['19.975 mg/h', '20.025 mg/h'])
  expect(rateSpan(rated('Rate (mg/kg/h)', '0.4'), 'mg/kg/h').low).toBe(whole(20))
})

it('finds from which row on a limit is allowed to be exceeded', () => {
  const notes = ['', 'allowed window: a; allowed rate: b', 'allowed window: c; allowed step-size: d']
  const { rows } = sheetOf(['Hour,Rate (mg/h),Note', ...notes.map((note, n) => `${n + 1},20,${note}`)])
  expect([...allowedFrom(rows)].map(([name, { record }]) => [name, record])).toEqual([
    ['window', 2],
    ['step-size', 3],
  ])
})

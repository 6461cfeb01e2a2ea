import { expect, it } from 'vitest'
import { otherProtocol, protocolNamed } from '../../../../src/check/read/captions/protocol-names'
import { LIBRARY, sheetOf } from '../../sheets'

const named = (...cells: readonly string[]) => protocolNamed([{ record: 0, cells }], LIBRARY)

it.each([
  ['Protocol: ketcrps-2-inpatient', 'ketcrps-2-inpatient', true],
  ['goldberg-2005 (outpatient)', 'goldberg-2005', true],
  ['Protocol: ward-2010', 'ward-2010', false],
  ['Follow-up visit, X-ray done', undefined, false],
  ['Protocol of the ward', undefined, false],
])('reads in %j the protocol %s', (text, id, isKnown) => {
  const found = named(text)
  expect([found?.id, found?.protocol !== undefined]).toEqual([id, isKnown])
})

it('is held to by a table', () => {
  const { protocol } = sheetOf(['Protocol: ketcrps-2-inpatient,', 'Day,Rate (mg/kg/h)', '1,0.05', '2,0.1'])
  expect(protocol.id).toBe('ketcrps-2-inpatient')
})

it('is an error where it is another one, and a warning where that was asked for', () => {
  const { protocol } = sheetOf(['Hour,Rate (mg/h)', '1,20'])
  const found = named('Protocol: ward-2010')
  expect(otherProtocol(found, protocol, false).map(({ rule }) => rule)).toEqual(['protocol'])
  expect(otherProtocol(found, protocol, true).map(({ rule }) => rule)).toEqual(['other-protocol'])
  expect(otherProtocol(named(protocol.id), protocol, false)).toEqual([])
})

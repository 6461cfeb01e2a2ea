import { describe, expect, it } from 'vitest'
import { isAccepted } from '../../../src/core/model/accepted-protocol'
import type { Protocol } from '../../../src/core/model/protocol'
import { plan } from '../../../src/core/plan/plan'
import { defaultProtocol, findProtocol, protocols } from '../../../src/protocols/index'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { own } from '../../protocols/local-file'
import { inpatient, refusalOf } from '../forge'

const builtIn = defaultProtocol('inpatient')
const local = readProtocolFile('ours.json', own('crps-5day'))

/** Everything that a value holds, and itself. */
const within = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(within)] : []

describe('an accepted protocol', () => {
  it('is a built-in one or one that was read from a file, and no copy of either', () => {
    expect(protocols.every(isAccepted)).toBe(true)
    expect(isAccepted(local)).toBe(true)
    for (const protocol of [builtIn, local]) {
      expect(isAccepted({ ...protocol })).toBe(false)
      expect(isAccepted(structuredClone(protocol))).toBe(false)
      expect(isAccepted(Object.create(protocol) as Protocol)).toBe(false)
    }
  })

  it('is frozen with all that it holds', () => {
    for (const protocol of [...protocols, local])
      expect(within(protocol).filter((each) => !Object.isFrozen(each))).toEqual([])
    expect(() => Object.assign(builtIn.maximum ?? {}, { value: 400 })).toThrow(TypeError)
    expect(() => (protocols as Protocol[]).push(local)).toThrow(TypeError)
  })
})

describe('a plan', () => {
  const maximum = { value: 400, unit: 'mg/h', basis: 'stated', source: ['seed'] }

  it.each<[string, object]>([
    ['a built-in one with another maximum', { ...builtIn, maximum }],
    ['a built-in one with a number for its maximum', { ...builtIn, maximum: 400 }],
    ['a built-in one with a name of its own', { ...builtIn, id: 'ours' }],
    ['a copy', structuredClone(builtIn)],
    ['a local one without its mark', { ...local, local: undefined }],
    ['an object that inherits', Object.create(builtIn, { maximum: { value: maximum } }) as object],
    ['nothing', {}],
  ])('is not made by %s', (_, protocol) => {
    const refusal = refusalOf(() => plan(inpatient(), protocol as Protocol))
    expect(refusal).toMatchObject({ exit: 2, findings: [{ code: 'unread-protocol', place: 'protocol' }] })
  })

  it('is made by a protocol that was read from a file, which stays marked local', () => {
    expect(plan(inpatient(), local).protocol.local?.hash).toMatch(/^[0-9a-f]{12}$/)
    expect(plan(inpatient(), findProtocol('crps-5day') ?? local).protocol.local).toBeUndefined()
  })
})

import { expect, it } from 'vitest'
import { accept } from '../../src/core/model/accepted-protocol'
import { Refusal } from '../../src/core/model/finding'
import { findProtocol } from '../../src/index'
import { dateOf, planOf, protocolOf, secondsOf } from '../../src/library/inner'

it('knows a protocol by its id, and by what it is', () => {
  const builtIn = findProtocol('goldberg-2005')
  if (builtIn === undefined) throw new Error('no goldberg-2005')
  expect(protocolOf('goldberg-2005')).toBe(builtIn)
  expect(protocolOf(builtIn)).toBe(builtIn)
  const copy = { ...builtIn }
  expect(() => protocolOf(copy)).toThrow(Refusal)
  expect(protocolOf(accept(copy as never))).toBe(copy)
  for (const wrong of [null, undefined, 5]) expect(() => protocolOf(wrong as never)).toThrow(Refusal)
})

it('knows no plan but its own', () => expect(() => planOf({} as never)).toThrow(TypeError))

it('has dates as seconds and back', () => {
  expect(secondsOf(dateOf(1_796_000_000))).toBe(1_796_000_000)
  expect(() => secondsOf(new Date('x'))).toThrow(TypeError)
  expect(() => secondsOf('2026-11-30' as never)).toThrow(TypeError)
})

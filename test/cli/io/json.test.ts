import { expect, it } from 'vitest'
import { isObject, parseJson } from '../../../src/cli/io/json'

it.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['{', undefined],
  ['', undefined],
])('the value of %j is %j', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})

it.each([
  [{}, true],
  [[], false],
  [null, false],
  ['{}', false],
])('whether %j is an object: %s', (value, is) => {
  expect(isObject(value)).toBe(is)
})

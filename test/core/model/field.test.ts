import { expect, it } from 'vitest'
import { field, partsOf, textOf } from '../../../src/core/model/field'

const name = (of: string): string => `<${of}>`

it.each([
  ['as written', 'as written'],
  [field('maxRate'), '<maxRate>'],
  [field('maxRate', '15'), '<maxRate> 15'],
  [[field('maxRate', '15'), '; add ', field('startRate')], '<maxRate> 15; add <startRate>'],
  [[], ''],
])('%j names its fields', (words, text) => {
  expect(textOf(words, name)).toBe(text)
  expect(textOf(partsOf(words), name)).toBe(text)
})

import { expect, it } from 'vitest'
import { OPTIONS, REQUEST_NAMES } from '../../../src/cli/options'
import { byField, columnName, fieldOf, OPTION_OF, optionName } from '../../../src/render/help/option-names'

it('names a field by its option, its column, and back', () => {
  expect([optionName('maxRate'), columnName('maxRate'), fieldOf('max')]).toEqual(['--max', 'max', 'maxRate'])
  expect([optionName('start'), optionName('setting')]).toEqual(['start', 'ketaplan'])
  expect(fieldOf('constructor')).toBeUndefined()
})

it('names options that exist, and every option of a request', () => {
  const options = OPTIONS.map(({ name }) => name)
  for (const option of Object.values(OPTION_OF)) expect([...options, 'start']).toContain(option)
  for (const name of REQUEST_NAMES) expect(fieldOf(name), name).toBeDefined()
})

it('turns options into fields, and refuses what is not a field', () => {
  expect(byField({ max: '30', tz: 'UTC' })).toEqual({ maxRate: '30', timeZone: 'UTC' })
  expect(() => byField({ colour: 'red' })).toThrow(RangeError)
})

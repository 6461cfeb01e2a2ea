import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { Failure, hasCode, systemWords } from '../../../src/cli/io/io'

it.each([
  ['ENOSPC: no space left on device, write', 'no space left on device'],
  ["ENOENT: no such file or directory, open '/x'", 'no such file or directory'],
  ['something else', 'something else'],
])('takes the words of the system out of "%s"', (message, words) => {
  expect(systemWords(new Error(message))).toBe(words)
})

it('has words for what is no error', () => {
  expect(systemWords('gone')).toBe('gone')
  expect(systemWords(undefined)).toBe('undefined')
})

it('knows the codes of the system', async () => {
  const error: unknown = await readFile('/no/such/file').catch((reason: unknown) => reason)
  expect(hasCode(error, 'ENOENT')).toBe(true)
  expect(hasCode(error, 'EPIPE', 'ENOENT')).toBe(true)
  expect(hasCode(error, 'EPIPE')).toBe(false)
  expect(hasCode(new Error('plain'), 'ENOENT')).toBe(false)
  expect(hasCode({ code: 'ENOENT' }, 'ENOENT')).toBe(false)
  expect(systemWords(error)).toBe('no such file or directory')
})

it('keeps the cause of a failure', () => {
  const cause = new Error('deep')
  expect(new Failure('cannot write', { cause })).toMatchObject({
    name: 'Failure',
    message: 'cannot write',
    cause,
  })
})

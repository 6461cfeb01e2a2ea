import { expect, it } from 'vitest'
import { decode } from '../../../src/cli/io/decode'

it.each([
  ['UTF-8', Buffer.from('\ufeffDosis \u00fc'), 'Dosis \u00fc'],
  ['UTF-16', Buffer.from('\ufeffHour\t1', 'utf16le'), 'Hour\t1'],
  ['UTF-16', Buffer.from('\ufeffHour\t1', 'utf16le').swap16(), 'Hour\t1'],
  ['UTF-16', Buffer.from('Hour', 'utf16le'), 'Hour'],
  ['Windows-1252', Buffer.from([0x50, 0x72, 0xfc, 0x66, 0x96]), 'Pr\u00fcf\u2013'],
])('reads %s', (encoding, bytes, text) => expect(decode(bytes)).toEqual({ text, encoding }))

it.each([[[0x81, 0xfc]], [[0xfc, 0x00, 0x41]]])('does not read %j', (bytes) =>
  expect(decode(Uint8Array.from(bytes))).toBeUndefined(),
)

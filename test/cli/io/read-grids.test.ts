import { describe, expect, it } from 'vitest'
import { readAll, textIn } from '../../../src/cli/io/read-grids'
import { Refusal } from '../../../src/core/model/finding'
import { fakeIo } from '../fake-io'

const inputOf = async (...chunks: readonly Uint8Array[]) =>
  textIn(await readAll('-', fakeIo({ input: chunks }).io), '-')

describe('the bytes of a table', () => {
  it('are UTF-8 in any pieces, with a byte-order mark or without', async () => {
    const bytes = Buffer.from('\ufeffDosis (mg),Gesamt \u00fc\n')
    expect(await inputOf(bytes.subarray(0, 1), bytes.subarray(1, -2), bytes.subarray(-2))).toEqual({
      text: 'Dosis (mg),Gesamt \u00fc\n',
      encoding: 'UTF-8',
    })
  })

  it.each([
    ['Windows-1252', Buffer.from([0xb5, 0x67]), '\u00b5g'],
    ['UTF-16', Buffer.from('\ufeffa,b', 'utf16le'), 'a,b'],
    ['UTF-16', Buffer.from('a,b', 'utf16le'), 'a,b'],
    ['UTF-16', Buffer.from('\ufeffa,b', 'utf16le').swap16(), 'a,b'],
  ])('are read in %s', async (encoding, bytes, text) => {
    expect(await inputOf(bytes)).toEqual({ text, encoding })
  })

  it.each([[[0x50, 0x4b, 0x03, 0x04, 0x81]], [[0x61, 0x00, 0x62]]])(
    'are refused where they are no text: %j',
    async (bytes) => {
      await expect(inputOf(Buffer.from(bytes))).rejects.toThrow(Refusal)
    },
  )
})

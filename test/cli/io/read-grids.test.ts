import { describe, expect, it } from 'vitest'
import { readGrids } from '../../../src/cli/io/read-grids'
import { Refusal } from '../../../src/core/model/finding'
import { fakeIo } from '../fake-io'

/** The cells of a table, and what the report says of its encoding. */
async function tableOf(...chunks: readonly Uint8Array[]) {
  const [table] = await readGrids('-', fakeIo({ input: chunks }).io)
  return { records: table?.grid.records, found: table?.grid.findings?.map(({ found }) => found) }
}

describe('the bytes of a table', () => {
  it('are UTF-8 in any pieces, with a byte-order mark or without', async () => {
    const bytes = Buffer.from('\ufeffDosis (mg),Gesamt \u00fc\n1,2\n')
    expect(await tableOf(bytes.subarray(0, 1), bytes.subarray(1, -6), bytes.subarray(-6))).toEqual({
      records: [
        ['Dosis (mg)', 'Gesamt \u00fc'],
        ['1', '2'],
      ],
      found: [],
    })
  })

  it.each([
    ['Windows-1252', Buffer.from([0xb5, 0x67, 0x0a, 0x31]), '\u00b5g'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2', 'utf16le'), 'a'],
    ['UTF-16', Buffer.from('a,b\n1,2', 'utf16le'), 'a'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2', 'utf16le').swap16(), 'a'],
  ])('are read in %s', async (encoding, bytes, first) => {
    const { records, found } = await tableOf(bytes)
    expect([records?.[0]?.[0], found]).toEqual([first, [`the text is read as ${encoding}`]])
  })

  it.each([[[0x50, 0x4b, 0x03, 0x04, 0x81]], [[0x61, 0x00, 0x62]]])(
    'are refused where they are not text: %j',
    async (bytes) => {
      await expect(tableOf(Buffer.from(bytes))).rejects.toThrow(Refusal)
    },
  )
})

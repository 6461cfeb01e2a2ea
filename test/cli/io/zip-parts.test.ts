import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { refuseBadZip } from '../../../src/cli/io/zip-parts'
import { refused } from '../../core/refused'

/** A zip of these parts, packed; sizes and sums beside the packed size are not written. */
function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...entries, end])
}

const BOOK = { 'xl/workbook.xml': '<workbook/>' }
const foundIn = (zip: Buffer) => refused(() => refuseBadZip(zip, 'x.xlsx')).found

it('passes a workbook', () => {
  expect(() => refuseBadZip(zipOf(BOOK), 'x.xlsx')).not.toThrow()
  const made = readFileSync(new URL('../../../fixtures/tables/workbooks/clean.xlsx', import.meta.url))
  expect(() => refuseBadZip(made, 'x.xlsx')).not.toThrow()
})

describe('refuses', () => {
  it.each([
    ['one part of 60 MB', { ...BOOK, 'xl/a.bin': Buffer.alloc(60e6) }, /50 MB/],
    [
      'six parts of 10 MB',
      { ...BOOK, ...Object.fromEntries([...'abcdef'].map((a) => [a, Buffer.alloc(1e7)])) },
      /50 MB/,
    ],
    ['a document of words', { 'word/document.xml': '<a/>' }, /no Excel workbook/],
    ['links', { ...BOOK, 'xl/externalLinks/externalLink1.xml': '<a/>' }, /links to other files/],
    ['charts', { ...BOOK, 'xl/chartsheets/sheet1.xml': '<a/>' }, /charts/],
    ['entities', { ...BOOK, 'xl/a.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, /entities/],
    ['UTF-16', { ...BOOK, 'xl/a.xml': Buffer.from('\ufeff<!DOCTYPE a>', 'utf16le') }, /entities/],
  ])('%s', (_, parts, words) => expect(foundIn(zipOf(parts))).toMatch(words))

  it('a zip that is cut anywhere, or whose bytes are others', () => {
    const whole = zipOf(BOOK)
    for (let size = 4; size < whole.length; size++) expect(foundIn(whole.subarray(0, size))).toMatch(/broken/)
    const other = Buffer.from(whole)
    other.writeUInt32LE(0xffffffff, whole.length - 6)
    expect(foundIn(other)).toMatch(/broken/)
  })
})

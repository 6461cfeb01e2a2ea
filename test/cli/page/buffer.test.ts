import { parse } from 'csv-parse/sync'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Buffer as Small } from '../../../src/cli/page/buffer'
import { lawRuns } from '../../law-runs'
import { printable } from '../../render/hostile'

describe('csv-parse in the page', () => {
  // As the build of the page does it.
  const [script] = buildSync({
    stdin: { contents: "export { parse } from 'csv-parse/sync'", resolveDir: process.cwd() },
    inject: ['src/cli/page/buffer.ts'],
    platform: 'browser',
    format: 'cjs',
    bundle: true,
    write: false,
  }).outputFiles
  const box: { exports: { parse?: typeof parse } } = { exports: {} }
  new Function('module', 'exports', 'Buffer', script?.text ?? '')(box, box.exports, undefined)
  const inPage = box.exports.parse as typeof parse
  const outcome = (read: typeof parse, text: string, delimiter: string) => {
    try {
      return read(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
    } catch (error) {
      return error instanceof Error ? { message: error.message, lines: (error as { lines?: number }).lines } : error
    }
  }

  it('reads what it reads in Node, and refuses what it refuses there', () => {
    const piece = fc.oneof(fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', ' ', '\ufeff'), printable)
    const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''))
    const cell = fc.string({ unit: printable, maxLength: 8 }).map((each) => `"${each.replaceAll('"', '""')}"`)
    const rows = fc.array(
      fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          rows.map((lines) => lines.join('\n')),
        ),
        fc.constantFrom(',', ';', '\t'),
        (csv, by) => {
          expect(outcome(inPage, csv, by)).toEqual(outcome(parse, csv, by))
        },
      ),
      { numRuns: lawRuns(3000, 200) },
    )
  })

  it('reads a long cell', () => {
    const long = `"${'\u00e9,'.repeat(5000)}"\n1`
    expect(outcome(inPage, long, ',')).toEqual(outcome(parse, long, ','))
  })
})

it('is what Node has for the same bytes', () => {
  const [a, b] = [Small.from('a\u00e9\ufeff'), Buffer.from('a\u00e9\ufeff')]
  expect([...a]).toEqual([...b])
  expect([a.toString(), a.toString('utf8', 0, 3)]).toEqual([b.toString(), b.toString('utf8', 0, 3)])
  expect([...Small.concat([a, a.slice(0, 1)])]).toEqual([...Buffer.concat([b, b.subarray(0, 1)])])
  expect([Small.compare(a, a), Small.compare(a, a.slice(1)), a.equals(Small.from('a'))]).toEqual([0, 1, false])
  expect([Small.isBuffer(a), Small.isBuffer(new Uint8Array(1)), Small.allocUnsafe(3).length]).toEqual([true, false, 3])
  const target = Small.allocUnsafe(3)
  a.copy(target, 1, 1, 3)
  expect([...target]).toEqual([0, 0xc3, 0xa9])
  // A slice shares its bytes.
  a.slice(0, 1)[0] = 98
  expect(a[0]).toBe(98)
})

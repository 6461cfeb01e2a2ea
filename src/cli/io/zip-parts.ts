/** Checks the zip of a workbook before it is parsed: the file is untrusted. */
import { inflateRawSync } from 'node:zlib'
import { refuse } from '../../core/model/finding'

const MOST_UNPACKED = 50 * 1024 * 1024
const MOST_PARTS = 5000
const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
const [END_SIZE, ENTRY_SIZE, LOCAL_SIZE, LONGEST_REMARK] = [22, 46, 30, 65_535]

function endOf(zip: Buffer): number {
  for (let at = zip.length - END_SIZE; at >= Math.max(0, zip.length - END_SIZE - LONGEST_REMARK); at--)
    if (zip.readUInt32LE(at) === END) return at
  throw new RangeError('no end of the zip')
}

const isMarkup = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name)
/** A document type can define entities; in an encoding other than UTF-8 it could go unnoticed. */
const hasEntities = (bytes: Buffer): boolean =>
  /<!(?:DOCTYPE|ENTITY)|^(?:\xff\xfe|\xfe\xff|\0)/i.test(bytes.toString('latin1'))

/** Parts that are refused, with the words for them and for what is right. */
const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/^\/?xl\/externalLinks\//i, 'links to other files', 'values in place of the links'],
  [
    /^\/?xl\/(?:chartsheets|dialogsheets|macrosheets)\//i,
    'a sheet of charts, dialogs or macros',
    'sheets with cells alone',
  ],
]

/** The bytes of a part, unpacked, at most `left` of them. Throws RangeError for more, or for a broken part. */
function inflated(zip: Buffer, entry: number, left: number): Buffer {
  const [method, size, local] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
    zip.readUInt32LE(entry + 42),
  ]
  if (zip.readUInt32LE(local) !== LOCAL) throw new RangeError('no part there')
  const from = local + LOCAL_SIZE + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  if (from + size > zip.length) throw new RangeError('cut')
  const packed = zip.subarray(from, from + size)
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) })
  if (method !== 0) throw new RangeError('packed otherwise')
  return packed
}

/** Throws Refusal (exit 2) for a zip that is broken, not a workbook, too large unpacked, or has refused parts. */
export function refuseBadZip(zip: Buffer, name: string): void {
  let [left, isWorkbook] = [MOST_UNPACKED, false]
  let fault: readonly [found: string, allowed: string] | undefined
  try {
    const end = endOf(zip)
    const count = zip.readUInt16LE(end + 10)
    if (count > MOST_PARTS) throw new RangeError('too many parts')
    let at = zip.readUInt32LE(end + 16)
    for (let part = 0; part < count && left >= 0; part++) {
      if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry there')
      const length = zip.readUInt16LE(at + 28)
      const path = zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length)
      isWorkbook ||= /^\/?xl\/workbook\.xml$/i.test(path)
      for (const [pattern, ...words] of REFUSED) if (pattern.test(path)) fault ??= words
      const bytes = inflated(zip, at, left)
      left -= bytes.length
      if (isMarkup(path) && hasEntities(bytes))
        fault ??= ['entities in its XML', 'a workbook as a spreadsheet saves it']
      at += ENTRY_SIZE + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    }
  } catch (error) {
    const isLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (isLarge) left = -1
    else fault = ['a zip file that is broken', 'the file saved again']
  }
  if (left < 0) refuse('bad-table', name, 'more than 50 MB unpacked', 'a smaller workbook')
  if (fault !== undefined) refuse('bad-table', name, ...fault)
  if (!isWorkbook) refuse('bad-table', name, 'a zip file that is no Excel workbook', 'an .xlsx or CSV')
}

/** Decodes text: UTF-8, UTF-16 as PowerShell writes it, or Windows-1252. */
export interface Decoded {
  readonly text: string
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252'
}

function decodedAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The label of UTF-16, by the byte-order mark or by the zero bytes of ASCII letters. */
function utf16Of([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (b === 0 && d === 0 && a !== 0 && c !== 0) return 'utf-16le'
  return a === 0 && c === 0 && b !== 0 && d !== 0 ? 'utf-16be' : undefined
}

/** Windows-1252 from 0x80 to 0x9f; some versions of Node decode these as control characters. */
const WINDOWS_1252 =
  '\u20ac\u0000\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u0000\u017d\u0000\u0000\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u0000\u017e\u0178'
const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)

/** Undefined where the bytes are not text in one of these encodings. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const wide = utf16Of(bytes)
  const text = decodedAs(wide ?? 'utf-8', bytes)
  if (text !== undefined) return { text, encoding: wide === undefined ? 'UTF-8' : 'UTF-16' }
  if (wide !== undefined) return undefined
  // Windows-1252 does not define five bytes, and a text has no zero bytes.
  if (bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte) || byte === 0)) return undefined
  return { text: windows1252(bytes), encoding: 'Windows-1252' }
}

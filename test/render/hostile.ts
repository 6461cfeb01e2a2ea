import fc from 'fast-check'

const code = (from: number, to: number) => fc.integer({ min: from, max: to }).map((point) => String.fromCharCode(point))

// fast-check's own units list every character of Unicode first, which takes a second.
const point = fc.oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ min: 0xe000, max: 0x10ffff }))
/** Any character but half of one. */
export const character = point.map((each) => String.fromCodePoint(each))
/** What shows as one character, of one code point or several. */
export const printable = fc.oneof(
  { weight: 3, arbitrary: code(0x20, 0x7e) },
  fc.constantFrom(
    '\u00e9',
    'e\u0301',
    '\u00df',
    '\u03a9',
    '\u0436',
    '\u65e5',
    '\ud55c',
    '\u0e01\u0e33',
    '\u{1f600}',
    '\u{1f1e9}\u{1f1ea}',
  ),
)

const pieces = fc.oneof(
  // Controls but NUL, which no command line can carry; DEL and the C1 set.
  code(0x01, 0x1f),
  code(0x7f, 0x9f),
  // Marks that reorder, join or hide text; line separators; lone surrogates.
  fc.constantFrom('\u200b', '\u200e', '\u200f', '\u061c', '\ufeff', '\u00ad', '\u2028', '\u2029', '\u{e0041}'),
  code(0x202a, 0x202e),
  code(0x2066, 0x2069),
  code(0xd800, 0xdfff),
  // What spreadsheets, browsers, terminals and Markdown act on.
  fc.constantFrom('=cmd()', '=1+1', '+', '-', '@SUM(A1)', '\t=', '\r=', '"', '""', ',', ';', "'", '|', '`'),
  fc.constantFrom('<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;', '[x](javascript:1)', '\\'),
  fc.constantFrom('\u001b[31m', '\u001b]0;title\u0007', '\u009b2J', '\r\n', '\n', 'plain words', '# head', '**'),
  fc.string({ unit: character, maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
)

/** Texts of 1 to about 200 characters that try to act on whatever shows them. */
export const hostile = fc
  .array(pieces, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && text.length <= 500)

/** Those that the guard takes for a reason: something to read, and no semicolon. */
export const hostileReasons = hostile
  .map((text) => text.replaceAll(';', ','))
  .filter((text) => /[A-Za-z0-9]/.test(text) && !text.normalize('NFKC').includes(';'))

/** Every character that could act: controls, format and bidi marks, separators, lone surrogates. */
export const live = (text: string): readonly string[] => text.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu) ?? []

/**
 * Markdown without its one fence, in which a shell's own characters mean nothing, and without the comment after it,
 * which ends with the document.
 */
export const withoutCommand = (md: string): string =>
  md.replace(/\n```sh\nketaplan [^\n]*\n```\n\n<!-- ketaplan-plan [^<>`~]* -->\n$/, '\n')

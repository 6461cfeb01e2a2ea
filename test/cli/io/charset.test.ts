import { expect, it } from 'vitest'
import { keepsToAscii } from '../../../src/cli/io/charset'
import { fakeIo } from '../fake-io'

it.each([
  [{}, true],
  [{ LANG: 'C' }, true],
  [{ LANG: 'POSIX' }, true],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
  [{ LANG: 'C.UTF-8' }, false],
  [{ LANG: 'en_US.utf8' }, false],
  [{ LC_CTYPE: 'en_US.UTF-8' }, false],
  // LC_ALL before LC_CTYPE before LANG; an empty one is none.
  [{ LC_ALL: 'C', LC_CTYPE: 'en_US.UTF-8', LANG: 'en_US.UTF-8' }, true],
  [{ LC_ALL: 'en_US.UTF-8', LANG: 'C' }, false],
  [{ LC_CTYPE: 'C', LANG: 'en_US.UTF-8' }, true],
  [{ LC_ALL: '', LC_CTYPE: '', LANG: 'en_US.UTF-8' }, false],
  [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, true],
  [{ LANG: 'en_US.UTF-8', TERM: 'xterm-256color' }, false],
])('with %j keeps to ASCII: %j', (env, ascii) => {
  expect(keepsToAscii(fakeIo({ env }).io)).toBe(ascii)
})

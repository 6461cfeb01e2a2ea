import { expect, it } from 'vitest'
import { keepsToAscii, paintFor } from '../../../src/cli/io/paint'
import { fakeIo, IN, run } from '../fake-io'

it.each<[string, Record<string, string>, boolean, 'auto' | 'always' | 'never', boolean]>([
  ['a terminal', {}, true, 'auto', true],
  ['a pipe', {}, false, 'auto', false],
  ['a terminal with --no-color', {}, true, 'never', false],
  ['a terminal with NO_COLOR', { NO_COLOR: '1' }, true, 'auto', false],
  ['a terminal with NO_COLOR=0', { NO_COLOR: '0' }, true, 'auto', false],
  ['a terminal with an empty NO_COLOR', { NO_COLOR: '' }, true, 'auto', true],
  ['a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, false, 'auto', true],
  ['a terminal with FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, 'auto', false],
  ['a terminal with FORCE_COLOR=false', { FORCE_COLOR: 'false' }, true, 'auto', false],
  ['NO_COLOR beside FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, 'auto', false],
  ['--no-color beside FORCE_COLOR', { FORCE_COLOR: '1' }, true, 'never', false],
  ['a pipe with --color=always', { NO_COLOR: '1' }, false, 'always', true],
  ['a dumb terminal', { TERM: 'dumb' }, true, 'auto', false],
  ['a dumb terminal with FORCE_COLOR', { TERM: 'dumb', FORCE_COLOR: '1' }, true, 'auto', true],
])('paints or not: %s', async (_, env, terminal, asked, painted) => {
  const paint = await paintFor(fakeIo({ env, terminal }).io, { color: asked })
  for (const colour of [paint.title, paint.head, paint.step, paint.held, paint.warning]) {
    expect(colour('x') !== 'x').toBe(painted)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escapes
    expect(colour('x').replace(/\u001b\[[0-9;]*m/g, '')).toBe('x')
  }
})

it.each([
  [[], true],
  [['--no-color'], false],
  [['--csv'], false],
  [['--json'], false],
  [['-f', 'md'], false],
])('paints a plan on a terminal only as a table: %j', async (options, painted) => {
  const { out } = await run([...IN, ...options], { terminal: true })
  expect(out.includes('\u001b[')).toBe(painted)
})

it('paints no file', async () => {
  const { files } = await run([...IN, '-o', 'plan.txt'], { terminal: true, env: { FORCE_COLOR: '1' } })
  expect(files.get('plan.txt')).not.toContain('\u001b')
})

it('paints no error', async () => {
  const { err } = await run([...IN, '--max', '45'], { terminal: true, env: { FORCE_COLOR: '1' } })
  expect(err).not.toContain('\u001b')
})

it.each([IN, ['protocols'], ['compare', 'crps-5day', 'goldberg-2010', '--start', '2026-11-30']])(
  'changes no letter of %j',
  async (...argv) => {
    const plain = await run(argv)
    const painted = await run(argv[0] === 'inpatient' ? [...argv, '--citations'] : argv, {
      terminal: true,
      columns: 80,
    })
    expect(painted.out).toContain('\u001b[')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escapes
    const letters = painted.out.replace(/\u001b\[[0-9;]*m/g, '').replace(/ +$/gm, '')
    expect(letters).toBe(plain.out)
  },
)

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

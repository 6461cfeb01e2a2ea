import { expect, it } from 'vitest'
import { heightOf, show } from '../../../src/cli/io/pager'
import { fakeIo, IN, run } from '../fake-io'

const LONG = `${'x\n'.repeat(30)}`
const SCREEN = { terminal: true, columns: 80, rows: 24 } as const

it.each([
  ['a\nb\n', 80, 2],
  ['', 80, 1],
  [`${'x'.repeat(81)}\n`, 80, 2],
  [`${'x'.repeat(80)}\n`, 80, 1],
  // A colour takes no room.
  [`\u001b[1m${'x'.repeat(80)}\u001b[22m\n`, 80, 1],
])('counts the lines of a screen: %j on %i', (text, columns, height) => {
  expect(heightOf(text, columns)).toBe(height)
})

it.each([
  [{}, ['less']],
  [{ PAGER: 'more' }, ['more']],
  [{ PAGER: 'more', KETAPLAN_PAGER: '  less  -S   -R ' }, ['less', '-S', '-R']],
  // No shell: these are words.
  [{ PAGER: 'less; touch x' }, ['less;', 'touch', 'x']],
])('pages with %j', async (env, words) => {
  const { io, out, paged } = fakeIo({ ...SCREEN, env })
  expect(await show(LONG, false, io)).toBe(true)
  expect([out(), paged]).toEqual(['', [[words, LONG]]])
})

it.each([
  ['a text that fits', { ...SCREEN, rows: 40 }, false],
  ['--no-pager', SCREEN, true],
  ['a pipe', { ...SCREEN, terminal: false }, false],
  ['a terminal of unknown height', { terminal: true, columns: 80 }, false],
  ['an empty pager', { ...SCREEN, env: { PAGER: '' } }, false],
  ['cat', { ...SCREEN, env: { PAGER: 'cat' } }, false],
  ['a dumb terminal', { ...SCREEN, env: { TERM: 'dumb' } }, false],
  ['a pager that cannot be started', { ...SCREEN, noPager: true }, false],
] as const)('prints directly: %s', async (_, world, noPager) => {
  const { io, out, paged } = fakeIo(world)
  expect(await show(LONG, noPager, io)).toBe(true)
  expect([out(), paged]).toEqual([LONG, []])
})

it.each([
  [IN, true],
  [[...IN, '--no-pager'], false],
  [[...IN, '-o', 'plan.txt'], false],
  [['protocols'], true],
  [['compare', 'crps-5day', 'goldberg-2010', '--start', '2026-11-30'], true],
  [['inpatient', '--help'], true],
])('pages what a terminal shows: %j', async (argv, isPaged) => {
  const { code, paged } = await run(argv, { ...SCREEN, rows: 10 })
  expect([code, paged.length > 0]).toEqual([0, isPaged])
})

import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commandLine, commandLines, singleQuoted } from '../../../src/render/help/shell-words'
import { lawRuns } from '../../law-runs'
import { printable } from '../hostile'

it.each([
  [['ketaplan', 'inpatient', '2026-11-30T08:00+01:00'], 'ketaplan inpatient 2026-11-30T08:00+01:00'],
  [['-w', '70 kg'], "-w '70 kg'"],
  [['a\n\n', '-\u202e'], `"$(printf 'a')\x24{IFS#??}\x24{IFS#??}" "$(printf '\\055\\342\\200\\256')"`],
  [['--reason', "it's late"], "--reason 'it'\\''s late'"],
  [['', '$HOME', '~', '*', 'a\nb'], `'' '$HOME' '~' '*' "$(printf 'a\\012b')"`],
])('writes %j for a shell', (words, line) => {
  expect(commandLine(words)).toBe(line)
})

it('quotes even what needs no quotes', () => {
  expect(singleQuoted('a')).toBe("'a'")
})

it('is read by a shell as the words that it was made of', () => {
  const word = fc.oneof(
    fc.string({ unit: printable }),
    fc.string({ unit: fc.constantFrom('\n', '\r', '\t', '-', '%', '\\', "'", '"', '$', '`', ' ', 'a', '\u202e') }),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${commandLine(['.', ...words])}`], { encoding: 'utf8' })
      expect(stdout.split('\0').slice(1, -1)).toEqual(words)
    }),
    { numRuns: lawRuns(100, 25) },
  )
})

it('breaks a line between words only, where the shell joins it again', () => {
  const words = ['inpatient', '--reason', "a reason of several words, it's 40 mg", '--max', '35']
  const line = commandLines(['printf', '%s\\0', ...words], 30)
  expect(line.split('\n').length).toBeGreaterThan(1)
  const { stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' })
  expect(stdout.split('\0').slice(0, -1)).toEqual(words)
})

it('keeps lines within a width, words longer than a line too, and a shell joins them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"'), maxLength: 120 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.integer({ min: 40, max: 100 }), (words, width) => {
      const lines = commandLines(['printf', '%s\\0', ...words], width)
      for (const line of lines.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
      const { stdout } = spawnSync('sh', ['-c', lines], { encoding: 'utf8' })
      expect(stdout.split('\0').slice(0, -1)).toEqual(words)
    }),
    { numRuns: lawRuns(50, 15) },
  )
})

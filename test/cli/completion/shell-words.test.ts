import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commandLine, singleQuoted } from '../../../src/cli/completion/shell-words'

it.each([
  [['ketaplan', 'inpatient', '2026-11-30T08:00+01:00'], 'ketaplan inpatient 2026-11-30T08:00+01:00'],
  [['-w', '70 kg'], "-w '70 kg'"],
  [['--reason', "it's late"], "--reason 'it'\\''s late'"],
  [['', '$HOME', '~', '*', 'a\nb'], "'' '$HOME' '~' '*' 'a\nb'"],
])('writes %j for a shell', (words, line) => {
  expect(commandLine(words)).toBe(line)
})

it('quotes even what needs no quotes', () => {
  expect(singleQuoted('a')).toBe("'a'")
})

it('is read by a shell as the words that it was made of', () => {
  const word = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${commandLine(['.', ...words])}`], {
        encoding: 'utf8',
      })
      expect(stdout.split('\0').slice(1, -1)).toEqual(words)
    }),
    { numRuns: 100 },
  )
})

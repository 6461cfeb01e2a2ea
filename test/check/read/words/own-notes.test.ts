import { describe, expect, it } from 'vitest'
import { allowedIn, hasWords, phaseIn } from '../../../../src/check/read/words/own-notes'
import type { RowNote } from '../../../../src/core/plan/rows'
import type { Rate } from '../../../../src/core/values/quantity'
import { noteText } from '../../../../src/render/data/row-notes'

const rate = (mgPerH: number) => (mgPerH * 1_000_000) as Rate
const NOTES: readonly RowNote[] = [
  { kind: 'step-cut', asked: rate(2.5), given: rate(0.5) },
  { kind: 'start-cut', asked: rate(20), given: rate(15) },
  { kind: 'pump-step', asked: rate(5), given: rate(5.1) },
  { kind: 'allowed', limit: 'step-size' },
  { kind: 'container-change', at: [] },
  { kind: 'if-tolerated' },
]
const written = NOTES.map((note) => noteText(note, 'teaching'))

describe('a note of the planner', () => {
  it.each(written)('%s has no words of a person', (note) => expect(hasWords(note)).toBe(false))

  it('has none beside others', () => {
    expect(hasWords(written.join('; '))).toBe(false)
    expect(hasWords('LOCAL PROTOCOL, file 0123456789ab; if tolerated')).toBe(false)
  })
})

it.each(['sedated', 'if tolerated; blood pressure 170/100', 'd\u00fc\u00e7\u00fcr\u00fcld\u00fc', 'not if tolerated'])(
  '%j has words of a person',
  (note) => expect(hasWords(note)).toBe(true),
)
it.each(['', '-', '...', '!'])('%j has none', (note) => expect(hasWords(note)).toBe(false))

it('lifts the soft limits that it allows, and no others', () => {
  expect(allowedIn(noteText({ kind: 'allowed', limit: 'window' }, 'holidays'))).toEqual(['window'])
  expect(allowedIn('if tolerated; allowed window: a; allowed step-size: b')).toEqual(['window', 'step-size'])
  expect(allowedIn('allowed rate: a; allowed toString: b; allowed window')).toEqual([])
})

it.each([
  ['load', 'load'],
  ['given; load, titration; if tolerated', 'load+titration'],
  ['loading the car', ''],
  ['no load', ''],
])('%j names the phase %j', (note, phase) => expect(phaseIn(note)).toBe(phase))

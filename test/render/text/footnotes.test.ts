import { expect, it } from 'vitest'
import { basisMark, footnotes } from '../../../src/render/text/footnotes'

const assumed = { basis: 'assumed', source: ['ours'], note: 'the source is silent' } as const
const reading = { text: 'A step a day is the other reading.', brief: 'a step a day: 3,600 mg' }

it('numbers footnotes from 1, and the same text only once', () => {
  const { notes, mark } = footnotes()
  expect([mark('one', 'a', 'assumed'), mark('two', 'b', 'derived'), mark('one', 'a', 'assumed')]).toEqual([
    ' [1]',
    ' [2]',
    ' [1]',
  ])
  expect(notes).toEqual([
    { text: 'one', brief: 'a', basis: 'assumed' },
    { text: 'two', brief: 'b', basis: 'derived' },
  ])
})

it('says that a figure was assumed, why, and which option changes it', () => {
  const { notes, mark } = footnotes()
  expect(basisMark(mark, assumed, 'a step every 1 h', '--step-every')).toBe(' [1]')
  expect(notes[0]?.text).toBe('assumed: a step every 1 h: the source is silent. --step-every changes it.')
  expect(notes[0]?.brief).toBe('a step every 1 h')
})

it('adds what the other reading gives', () => {
  const { notes, mark } = footnotes()
  basisMark(mark, assumed, 'a step every 1 h', '--step-every', reading)
  expect(notes[0]?.text).toContain(' A step a day is the other reading. --step-every changes it.')
  expect(notes[0]?.brief).toBe('a step every 1 h (a step a day: 3,600 mg)')
})

it('names the source of a derived figure', () => {
  const { notes, mark } = footnotes()
  const derived = { basis: 'derived', source: ['goldberg-2005'] } as const
  expect(basisMark(mark, derived, 'rates', '--max')).toBe(' [1]')
  expect(notes[0]?.text).toBe('derived from goldberg-2005: rates. --max changes it.')
})

it('adds nothing to a figure that a source states', () => {
  const { notes, mark } = footnotes()
  expect(basisMark(mark, { basis: 'stated', source: ['seed'] }, 'rates', '--max')).toBe('')
  expect(notes).toEqual([])
})

it('names the source of a figure that is local, whatever is written there', () => {
  const { notes, mark } = footnotes()
  expect(basisMark(mark, { basis: 'local', source: ['our\u001b[31m team'] }, 'rates', '--max')).toBe(' [1]')
  expect(notes[0]?.text).toBe('local: our\\u{1b}[31m team: rates. --max changes it.')
})

it('marks what the user set, and keeps the other reading beside it', () => {
  const { notes, mark } = footnotes()
  const set = { basis: 'set', source: [] } as const
  expect(basisMark(mark, set, 'rates', '--max')).toBe(' (set)')
  expect(basisMark(mark, set, 'a step every 24 h', '--step-every', reading)).toBe(' (set) [1]')
  expect(notes).toEqual([{ ...reading, basis: 'set' }])
})

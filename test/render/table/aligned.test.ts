import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignedRow } from '../../../src/render/table/aligned'

const red = (text: string): string => `\u001b[31m${text}\u001b[39m`

describe('alignedRow', () => {
  it('sets cells side by side, two blanks apart, each to its side', () =>
    expect(
      alignedRow([
        { text: 'a', width: 3 },
        { text: '20', width: 4, align: 'right' },
        { text: 'b', width: 2 },
      ]),
    ).toBe('a      20  b '))

  it('wraps at blanks and keeps line ends', () =>
    expect(
      alignedRow([
        { text: 'Rate\nmg/h', width: 4, align: 'right' },
        { text: 'if tolerated; maximum', width: 13 },
      ]),
    ).toBe('Rate  if tolerated;\nmg/h  maximum      '))

  it('never cuts a word', () => expect(alignedRow([{ text: 'at maximum', width: 3 }])).toBe('at \nmaximum'))

  it('paints the text and not the blanks', () =>
    expect(alignedRow([{ text: '20', width: 4, align: 'right', paint: red }])).toBe('  \u001b[31m20\u001b[39m'))

  it('counts the columns of a terminal, not code units', () =>
    expect(
      alignedRow([
        { text: '病棟', width: 6 },
        { text: 'x', width: 1 },
      ]),
    ).toBe('病棟    x'))

  it('has nothing for no cells', () => expect(alignedRow([])).toBe(''))

  it('loses no word, and each line has the width of all columns', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 9 })
    const cells = fc.array(
      fc.record({
        words,
        width: fc.integer({ min: 8, max: 30 }),
        align: fc.constantFrom('left' as const, 'right' as const),
      }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(cells, (all) => {
        const text = alignedRow(all.map(({ words, ...cell }) => ({ ...cell, text: words.join(' ') })))
        const total = all.reduce((sum, { width }) => sum + width + 2, -2)
        for (const line of text.split('\n')) expect(line).toHaveLength(total)
        const sorted = (list: readonly string[]) => [...list].filter((word) => word !== '').sort()
        expect(sorted(text.split(/\s+/))).toEqual(sorted(all.flatMap(({ words }) => words)))
      }),
    )
  })
})

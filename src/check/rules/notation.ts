/** Notation that has caused deaths: trailing zeros, missing leading zeros, a letter that is read as another. */
import type { Finding } from '../finding'
import type { Grid } from '../read/grid'

/** What is wrong, and how to write it. */
type Notation = readonly [pattern: RegExp, right: (typed: string) => string]

const withoutZeros = (typed: string): string => typed.replace(/[.,]0+$/, '')
const trailing = (typed: string): string => `no trailing zero: ${withoutZeros(typed)}, not ${typed}`
const leading = (typed: string): string => `a leading zero: 0${typed}, not ${typed}`

/** By the decimal sign; a colon before a figure makes it a time, and `Uhr` behind it. */
const NOTATION: Readonly<Record<'.' | ',', readonly Notation[]>> = {
  '.': [
    [/(?<![\w.,:])\d+\.0+(?!\.?\d| ?uhr)/i, trailing],
    [/(?<![\w.,])\.\d+/, leading],
  ],
  ',': [
    [/(?<![\w.,:])\d+[.,]0+(?![.,]?\d| ?uhr)/i, trailing],
    [/(?<![\w.,])[.,]\d+/, leading],
  ],
}
const MICRO: Notation = [/[\u00b5\u03bc]g/i, (typed) => `mcg, not ${typed}`]
/** `20.0` alone is a number to a spreadsheet, not words. */
const BARE_NUMBER = /^[+-]?[0-9]+(?:[.,][0-9]+)?$/

// Each of them has one of these.
const SUSPECT = /[.,\u00b5\u03bc]/

/** Notation that is misread, in any cell of the file. */
export function notation({ records, decimal }: Grid): readonly Finding[] {
  const patterns = [...NOTATION[decimal === '.' ? '.' : ','], MICRO]
  const findings: Finding[] = []
  const look = (text: string, record: number, cell: number) => {
    const found = text.trim()
    if (BARE_NUMBER.test(found)) return
    const wrong = patterns.find(([pattern]) => pattern.test(found))
    const typed = wrong?.[0].exec(found)?.[0]
    if (wrong === undefined || typed === undefined) return
    findings.push({ rule: 'notation', record, cell, found, allowed: wrong[1](typed) })
  }
  // A cell that repeats the one above it was looked at there.
  const plain: string[] = []
  records.forEach((cells, record) => {
    for (let cell = 0; cell < cells.length; cell++) {
      const text = cells[cell] ?? ''
      if (text === plain[cell]) continue
      if (SUSPECT.test(text)) look(text, record, cell)
      else plain[cell] = text
    }
  })
  return findings
}

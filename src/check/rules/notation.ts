/** Notation that has killed: trailing zeros, missing leading zeros, a letter that is inferred for another. */
import type { Finding } from '../finding'
import type { Grid } from '../read/grid'

/** By the decimal sign; a colon before a figure makes it a time. */
const NOTATION: Readonly<Record<'.' | ',', readonly (readonly [RegExp, string])[]>> = {
  '.': [
    [/(?<![\w.,:])\d+\.0+(?!\.?\d)/, 'no trailing zero: 5 mg, not 5.0 mg'],
    [/(?<![\w.,])\.\d/, 'a leading zero: 0.5 mg, not .5 mg'],
  ],
  ',': [
    [/(?<![\w.,:])\d+[.,]0+(?![.,]?\d)/, 'no trailing zero: 5 mg, not 5,0 mg'],
    [/(?<![\w.,])[.,]\d/, 'a leading zero: 0,5 mg, not ,5 mg'],
  ],
}
const MICRO = [/[\u00b5\u03bc]g/i, 'mcg'] as const
/** `20.0` alone is a number to a spreadsheet, not words. */
const BARE_NUMBER = /^[+-]?[0-9]+(?:[.,][0-9]+)?$/

// What all of these have in them.
const SUSPECT = /[.,\u00b5\u03bc]/

/** Notation that is misread, wherever the table has words. */
export function notation({ records, decimal }: Grid): readonly Finding[] {
  const patterns = [...NOTATION[decimal === '.' ? '.' : ','], MICRO]
  const findings: Finding[] = []
  records.forEach((cells, record) => {
    cells.forEach((cell, index) => {
      if (!SUSPECT.test(cell)) return
      const found = cell.trim()
      const wrong = BARE_NUMBER.test(found) ? undefined : patterns.find(([pattern]) => pattern.test(found))
      if (wrong !== undefined)
        findings.push({ rule: 'notation', record, cell: index, found, allowed: wrong[1] })
    })
  })
  return findings
}

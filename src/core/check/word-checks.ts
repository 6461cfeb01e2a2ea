/** What the words of a table say: the drug, the protocol, and notation that has killed. */
import type { Protocol } from '../protocol'
import type { Fault } from './fault'
import type { DecimalSign } from './figure'
import { type Check, faultAt } from './sheet'
import type { Table } from './table'

function drugOf(text: string): Protocol['drug'] | undefined {
  if (/esketamine|\bs[- ]?\(?\+?\)?[- ]?ketamine/i.test(text)) return 'esketamine'
  return /ketamin|ketalar/i.test(text) ? 'ketamine-racemic' : undefined
}

const drug: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    if (row.drug === '' || drugOf(row.drug) === sheet.protocol.drug) return []
    return [
      faultAt(sheet, 'drug', row, 'drug', [
        row.drug,
        `${sheet.protocol.drug}, the drug of ${sheet.protocol.id}`,
      ]),
    ]
  })

const protocol: Check = (sheet) => {
  const { rows, protocol: used, protocolGiven } = sheet
  const first = rows.find((row) => row.protocol !== '')
  if (first === undefined) return []
  const mixed = rows.find((row) => row.protocol !== '' && row.protocol !== first.protocol)
  const other = protocolGiven ? 'other-protocol' : 'protocol'
  const right = protocolGiven
    ? `${used.id}, which it is checked against`
    : `a built-in ${sheet.setting} protocol, or -p with a file; checked against ${used.id}`
  return [
    ...(first.protocol === used.id
      ? []
      : [faultAt(sheet, other, first, 'protocol', [first.protocol, right])]),
    ...(mixed === undefined
      ? []
      : [
          faultAt(sheet, 'protocol', mixed, 'protocol', [
            mixed.protocol,
            `one protocol a table, ${first.protocol}`,
          ]),
        ]),
  ]
}

/** What could not be checked for want of a column. */
const missing: Check = (sheet) => {
  const { columns, inferred, rows } = sheet
  const [first] = rows
  const without = rows.filter(({ rate, perKg: each }) => rate === undefined && each === undefined).length
  const perKg = columns.has('rate_mg_kg_h') || columns.has('rate_mcg_kg_min')
  const told: readonly (readonly [boolean, string, string])[] = [
    [without === rows.length, 'rates: no column of them that can be read', 'a rate column, with its unit'],
    [
      without > 0 && without < rows.length,
      `${without} of ${rows.length} rows: no rate`,
      'a rate in each row',
    ],
    [inferred.weight && !perKg, 'rates per kg: no weight', 'a weight column or --weight'],
    [
      inferred.weight && perKg && first?.weight !== undefined,
      'the weight itself: each mg/kg/h was held against the first row',
      'a weight column or --weight',
    ],
    [
      inferred.weight && perKg && first?.weight === undefined,
      'mg/kg/h as mg/h: no weight',
      'a weight column or --weight',
    ],
    [
      inferred.concentration && columns.has('rate_mL_h') && first?.concentration !== undefined,
      'the concentration itself: each mL/h was held against the first row',
      'a concentration column or --concentration',
    ],
    [
      inferred.concentration && columns.has('rate_mL_h') && first?.concentration === undefined,
      'mL/h: no concentration',
      'a concentration column or --concentration',
    ],
    [
      !columns.has('start') &&
        !columns.has('date') &&
        !columns.has('hour') &&
        !columns.has('hours') &&
        !columns.has('minutes'),
      'times: no column of them',
      'a column of starts or hours',
    ],
  ]
  return told.flatMap(([applies, found, allowed]) =>
    applies ? [{ rule: 'not-checked', record: 0, cell: 0, found, allowed } as const] : [],
  )
}

export const WORD_CHECKS: readonly Check[] = [drug, protocol, missing]

/** By the decimal sign; a colon before a figure makes it a time. */
const NOTATION: Readonly<Record<DecimalSign, readonly (readonly [RegExp, string])[]>> = {
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

/** Notation that is misread, wherever the table has words. */
export function notation({ records, decimal }: Table): readonly Fault[] {
  const patterns = [...NOTATION[decimal], MICRO]
  const known = new Map<string, string | undefined>()
  const wrong = (text: string): string | undefined => {
    if (!known.has(text))
      known.set(
        text,
        BARE_NUMBER.test(text) ? undefined : patterns.find(([pattern]) => pattern.test(text))?.[1],
      )
    return known.get(text)
  }
  const faults: Fault[] = []
  records.forEach((cells, record) => {
    cells.forEach((text, cell) => {
      const allowed = text === '' ? undefined : wrong(text.trim())
      if (allowed !== undefined) faults.push({ rule: 'notation', record, cell, found: text.trim(), allowed })
    })
  })
  return faults
}

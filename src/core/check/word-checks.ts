/** What the words of a table say: the drug, the protocol, and notation that has killed. */
import type { Protocol } from '../protocol'
import type { Fault } from './fault'
import { type Check, faultAt } from './sheet'
import type { Table } from './table'

function drugOf(text: string): Protocol['drug'] | undefined {
  if (/esketamine|s[- ]?\(?\+?\)?[- ]?ketamine/i.test(text)) return 'esketamine'
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
  const perKg = columns.has('rate_mg_kg_h') || columns.has('rate_mcg_kg_min')
  const told: readonly (readonly [boolean, string, string])[] = [
    [
      rows.every(({ rate, perKg: each }) => rate === undefined && each === undefined),
      'rates: no column of them that can be read',
      'a rate column, with its unit',
    ],
    [inferred.weight && !perKg, 'rates per kg: no weight', 'a weight column or --weight'],
    [
      inferred.weight && perKg && first?.weight !== undefined,
      'the weight itself: each mg/kg/h was held against the first row',
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

const NOTATION: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.,])\d+\.0+(?![\d.]|\w)/, 'no trailing zero: 5 mg, not 5.0 mg'],
  [/(?<![\w.,])\.\d/, 'a leading zero: 0.5 mg, not .5 mg'],
  [/[\u00b5\u03bc]g/i, 'mcg'],
]
/** `20.0` alone is a number to a spreadsheet, not words. */
const BARE_NUMBER = /^[+-]?[0-9]+(?:[.,][0-9]+)?$/

/** Notation that is misread, wherever the table has words. */
export function notation({ records }: Table): readonly Fault[] {
  const seen = new Map<string, string | undefined>()
  const wrong = (text: string): string | undefined => {
    if (!seen.has(text))
      seen.set(
        text,
        BARE_NUMBER.test(text) ? undefined : NOTATION.find(([pattern]) => pattern.test(text))?.[1],
      )
    return seen.get(text)
  }
  return records.flatMap((cells, record) =>
    cells.flatMap((text, cell): readonly Fault[] => {
      const allowed = text === '' ? undefined : wrong(text.trim())
      return allowed === undefined ? [] : [{ rule: 'notation', record, cell, found: text.trim(), allowed }]
    }),
  )
}

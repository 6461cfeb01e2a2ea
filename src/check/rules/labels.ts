/** What the words of a table say: the drug, the protocol, and notation that has killed. */

import type { Fault } from '../fault'
import { drugNamed, isOfKetamine, isSaidRacemic } from '../read/drug-names'
import { QUANTITIES } from '../read/row'
import { type Check, faultAt, type Row, type Sheet } from '../titration-table'

const rightDrug = ({ protocol }: Sheet): string => `${protocol.drug}, the drug of ${protocol.id}`

/** A header that names another drug; plain ketamine may be either where the rows say which. */
const ofHeaders: Check = (sheet) => {
  const { columns, headers, protocol, rows } = sheet
  const isSaid = rows.some((row) => row.drug !== '')
  return [...columns.entries()].flatMap(([target, cell]): readonly Fault[] => {
    const header = headers[cell]?.trim() ?? ''
    if (!QUANTITIES.some((name) => name === target) || !isOfKetamine(header)) return []
    const named = drugNamed(header)
    const isPlain = named === 'ketamine-racemic' && !isSaidRacemic(header)
    if (named === protocol.drug || (isPlain && isSaid)) return []
    return [{ rule: 'drug', record: 0, cell, found: `column ${header}`, allowed: rightDrug(sheet) }]
  })
}

const drug: Check = (sheet) =>
  sheet.rows.flatMap((row): readonly Fault[] => {
    if (row.drug === '' || drugNamed(row.drug) === sheet.protocol.drug) return []
    return [faultAt(sheet, 'drug', row, 'drug', [row.drug, rightDrug(sheet)])]
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

const hasRate = ({ rate, perKg }: Row): boolean => rate !== undefined || perKg !== undefined
/** Whether any row says how much is given in which time: without that nothing that matters was checked. */
export const isHeld = ({ rows }: Sheet): boolean =>
  rows.some((row) => hasRate(row) || (row.figures.dose_mg !== undefined && row.time !== undefined))

/** Why mL/h alone tells no rate. */
export const NO_CONCENTRATION = 'mL/h: no concentration'

/** What could not be checked for want of a column. */
const missing: Check = (sheet) => {
  const { columns, inferred, rows, setting } = sheet
  const [first] = rows
  const without = rows.filter((row) => !hasRate(row)).length
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
      NO_CONCENTRATION,
      'a concentration column or --concentration',
    ],
    [
      setting === 'outpatient' &&
        rows.some(({ rate, time, figures }) => rate !== undefined && time === undefined && !figures.dose_mg),
      'session doses: no length of the sessions',
      'an end, hours or a dose in each row',
    ],
    [
      !columns.has('start') &&
        !columns.has('date') &&
        !columns.has('day') &&
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

export const WORD_CHECKS: readonly Check[] = [ofHeaders, drug, protocol, missing]

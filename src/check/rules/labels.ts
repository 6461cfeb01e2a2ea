/** What the words of a table say: the drug, the protocol, and notation that has killed. */

import { field, type Words } from '../../core/model/field'
import type { Finding } from '../finding'
import { QUANTITIES, RATE_TARGETS } from '../read/columns/target'
import { findingIn, overRows } from '../read/grid'
import { drugNamed, isOfKetamine, isSaidRacemic } from '../read/names/drug-names'
import { isOfOther, isOtherDrug } from '../read/names/quantity-kind'
import type { RuleId } from '../rules-list'
import { allOf, type Check, findingAt, NONE, type Row, type TitrationTable, titlesOf } from '../titration-table'
import { timesNotChecked } from './coverage'

const rightDrug = ({ protocol }: TitrationTable): string => `${protocol.drug}, the drug of ${protocol.id}`

/** A header that names another drug; plain ketamine may be either where the rows say which. */
const ofHeaders: Check = (titrationTable) => {
  const { columns, header: line, protocol, rows } = titrationTable
  const isSaid = rows.some((row) => row.drug !== '')
  return [...columns.entries()].flatMap(([target, cell]): readonly Finding[] => {
    const header = line.cells[cell] ?? ''
    if (!QUANTITIES.some((name) => name === target) || !isOfKetamine(header)) return []
    const named = drugNamed(header)
    const isPlain = named === 'ketamine-racemic' && !isSaidRacemic(header)
    if (named === protocol.drug || (isPlain && isSaid)) return []
    return [findingIn('drug', line, cell, [`column ${header}`, rightDrug(titrationTable)])]
  })
}

const drugColumn: Check = (titrationTable) => {
  if (!titrationTable.columns.has('drug')) return []
  return overRows(titrationTable.rows, (row): readonly Finding[] => {
    if (row.drug === '' || drugNamed(row.drug) === titrationTable.protocol.drug) return []
    return [findingAt(titrationTable, 'drug', row, 'drug', [row.drug, rightDrug(titrationTable)])]
  })
}

const ELSEWHERE = ['bag', 'concentration_mg_mL', 'note'] as const
/** A bag or a remark that names the other form of ketamine, and a bag of another drug. */
const drugElsewhere: Check = (titrationTable) => {
  return ELSEWHERE.flatMap((name) => {
    const cell = titrationTable.columns.get(name)
    if (cell === undefined) return []
    return overRows(titrationTable.rows, (row): readonly Finding[] => {
      const text = row.line.cells[cell] ?? ''
      if (text.length < 4 || !WORD.test(text)) return NONE
      const isOther = name !== 'note' && isOfOther(text.toLowerCase()) && !isOfKetamine(text)
      const named = drugNamed(text)
      const isOtherForm = named !== undefined && named !== titrationTable.protocol.drug && isOfForm(text)
      return isOther || isOtherForm
        ? [findingAt(titrationTable, 'drug', row, name, [text, rightDrug(titrationTable)])]
        : NONE
    })
  })
}
const WORD = /[a-z]{4}/i
/** Whether words name one form. Plain ketamine is either; words that deny a form name none. */
const isOfForm = (text: string): boolean =>
  (drugNamed(text) === 'esketamine' || isSaidRacemic(text)) &&
  !/\b(?:not|no|never|instead of|allerg\w*|stopped|asks?|asked|had|nasal|spray|failed|previous|history)\b/i.test(text)

/** A title of esketamine above a table that is checked as racemic ketamine, or the other way round. */
const drugOfTitle: Check = (titrationTable) => {
  const { words, protocol } = titrationTable
  const line = words.find(({ cells }) => {
    const text = cells.join(' ')
    return isOfForm(text) && drugNamed(text) !== protocol.drug
  })
  if (line === undefined) return []
  const found = line.cells.find((cell) => isOfForm(cell)) ?? ''
  return [findingIn('drug', line, line.cells.indexOf(found), [found, rightDrug(titrationTable)])]
}

const OF_DRUG = /^(?:drug|medication|medicine|arzneimittel|medikament|m\u00e9dicament)\b ?[:=] ?(?=\p{L})/iu
/** A title of an infusion or a chart, or one that is only a name. */
const OF_TABLE =
  /^(?!.*\b(?:during|alongside|before|finished|stopped|if|for|every|yesterday|per)\b).*\b(?:infusions?|pca|pump|drip|perfusor|syringe|chart|titration)\b|^\W*\p{L}+(?: \p{L}+)?\W*$/iu
/** A title that names another drug, in a table that names ketamine nowhere. */
const titleOfOther: Check = ({ words, header, columns }) => {
  if (columns.has('drug') || [...words, header].some(({ cells }) => cells.some(isOfKetamine))) return []
  return titlesOf({ words, header }).flatMap((line): readonly Finding[] => {
    const found = line.cells.find(
      (text) => OF_DRUG.test(text) || (isOtherDrug(text.toLowerCase()) && OF_TABLE.test(text)),
    )
    if (found === undefined) return []
    const cell = line.cells.indexOf(found)
    return OF_DRUG.test(found)
      ? [findingIn('drug', line, cell, [found, 'a table of ketamine'])]
      : [findingIn('other-table', line, cell, [found, 'a title that says of which drug the table is'])]
  })
}

export const protocol: Check = (titrationTable) => {
  const { rows, protocol: used, protocolGiven } = titrationTable
  const first = rows.find((row) => row.protocol !== '')
  if (first === undefined) return []
  const mixed = rows.find((row) => row.protocol !== '' && row.protocol !== first.protocol)
  const other = protocolGiven ? 'other-protocol' : 'protocol'
  const right = protocolGiven
    ? `${used.id}, which it is checked against`
    : `a built-in ${titrationTable.setting} protocol, or -p with a file; checked against ${used.id}`
  const finding = (rule: RuleId, row: Row, allowed: string) =>
    findingAt(titrationTable, rule, row, 'protocol', [row.protocol, allowed])
  return [
    ...(first.protocol === used.id ? [] : [finding(other, first, right)]),
    ...(mixed === undefined ? [] : [finding('protocol', mixed, `one protocol a table, ${first.protocol}`)]),
  ]
}

const hasRate = ({ rate, perKg }: Row): boolean => rate !== undefined || perKg !== undefined
/** Whether any row says how much is given in which time: without that no limit was checked. */
export const isHeld = ({ rows }: TitrationTable): boolean =>
  rows.some((row) => hasRate(row) || (row.figures.dose_mg !== undefined && row.time !== undefined))

const OR_WEIGHT: Words = ['a weight column or ', field('weight')]
const OR_CONCENTRATION: Words = ['a concentration column or ', field('concentration')]

/** No row could be compared with a limit, and why. */
export const noRate: Check = (titrationTable) => {
  const { header, columns, rows } = titrationTable
  // A stop says nothing of the strength.
  const isFlowAlone = rows.some((row) => !hasRate(row) && (row.figures.rate_mL_h?.value ?? 0n) > 0n)
  if (rows.length > 0 && isHeld(titrationTable) && !isFlowAlone) return []
  const finding = (rule: RuleId, found: string, allowed: Words) => [findingIn(rule, header, 0, [found, allowed])]
  if (columns.has('rate_mL_h')) return finding('rate-unknown', NO_CONCENTRATION, OR_CONCENTRATION)
  if (RATE_TARGETS.some((name) => columns.has(name)))
    return finding('rate-unknown', 'a column of rates without a figure', 'a rate in each row')
  if (columns.has('dose_mg'))
    return finding('rate-unknown', 'doses without a time: no rate is known', 'an end, hours or minutes in each row')
  const named = ['a header such as Rate (mg/h), or ', field('map', '"<header>=rate_mg_h"')]
  return finding('no-rate', 'no column is read as a rate of ketamine', named)
}

/** Why mL/h alone are no rate in mg/h. */
const NO_CONCENTRATION = 'mL/h: no concentration'

const TIMES = ['start', 'date', 'day', 'hour', 'hours', 'elapsed_min', 'minutes'] as const
/** What could not be checked because a column is missing. */
const missing: Check = (titrationTable) => {
  const { columns, header, inferred, rows, setting } = titrationTable
  const [first] = rows
  const without = rows.filter((row) => !hasRate(row)).length
  const isPerKg = columns.has('rate_mg_kg_h') || columns.has('rate_mcg_kg_min')
  const ofPerKg = first?.weight
    ? 'the weight itself: each mg/kg/h was held against the first row'
    : 'mg/kg/h as mg/h: no weight'
  const withoutWeight = isPerKg ? ofPerKg : 'rates per kg: no weight'
  const isTimed = TIMES.some((name) => columns.has(name))
  const checks: readonly (readonly [boolean, string, Words])[] = [
    [without > 0 && without < rows.length, `${without} of ${rows.length} rows: no rate`, 'a rate in each row'],
    [inferred.weight, withoutWeight, OR_WEIGHT],
    [
      inferred.concentration && columns.has('rate_mL_h') && first?.concentration !== undefined,
      'the concentration itself: each mL/h was held against the first row',
      OR_CONCENTRATION,
    ],
    [
      setting === 'outpatient' &&
        rows.some(({ rate, time, figures }) => rate !== undefined && time === undefined && !figures.dose_mg),
      'session doses: no length of the sessions',
      'an end, hours or a dose in each row',
    ],
    [titrationTable.isChart, 'a chart of rates: no start, no steps and no course', 'a table of a course'],
    [!titrationTable.isChart && !isTimed, 'times: no column of them', 'a column of starts or hours'],
  ]
  return checks.flatMap(([applies, found, allowed]) =>
    applies ? [findingIn('not-checked', header, 0, [found, allowed])] : [],
  )
}

export const drug = allOf(ofHeaders, drugColumn, drugElsewhere, drugOfTitle, titleOfOther)
export const notChecked = allOf(missing, timesNotChecked)

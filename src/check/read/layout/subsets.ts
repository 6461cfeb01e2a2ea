/** The rows of one patient and of one drug, out of a table that holds several. */

import type { Finding } from '../../finding'
import { type DecimalSign, numberIn } from '../cells/cell'
import { LONGEST, tidyUnits } from '../cells/units'
import { headerOf, type NamedColumns } from '../columns/columns'
import { type Header, isOf, type Target } from '../columns/target'
import { type Block, filled, findingIn, type Line, rowsOf, type TotalLine } from '../grid'
import { drugNamed, isAction, isOfKetamine } from '../names/drug-names'
import { isOfOther } from '../names/quantity-kind'
import { isToBeDone } from '../words/events'
import { strengthsNamed } from '../words/strengths'

const columnOf = (block: Block, map: NamedColumns, target: Target): number =>
  block.header.cells.findIndex((text) => isOf(headerOf(text, map), target))

/** `drugname` says `Ketamine (mg/hr)`, and `drugrate` 20. */
function ofDrugNames(block: Block, map: NamedColumns): Block {
  const drug = columnOf(block, map, 'drug')
  const rate = block.header.cells.findIndex((text) => /^drug ?rate$/i.test(text))
  if (drug === -1 || rate === -1) return block
  const lines = block.lines.map((line): Line => {
    const unit = /\(([^()]{1,20})\)$/.exec(line.cells[drug]?.slice(0, LONGEST) ?? '')?.[1] ?? ''
    const text = line.cells[rate] ?? ''
    return unit === '' || !PLAIN.test(text) ? line : { ...line, cells: line.cells.with(rate, `${text} ${unit}`) }
  })
  return { ...block, lines }
}

const PLAIN = /^[+-]?[0-9.,' ]+$/
/** The figures of a column with a column of units beside it carry that unit. */
export function withUnits(written: Block, map: NamedColumns): Block {
  const block = ofDrugNames(written, map)
  const { cells } = block.header
  const pairs = cells.flatMap((text, at) => {
    if (!isOf(headerOf(text, map), 'unit')) return []
    const name = tidyUnits(text).replace(/ ?(?:units?|uom)(?: of measure| source value)?$/, '')
    const named = name === '' ? -1 : cells.findIndex((other, cell) => cell !== at && tidyUnits(other) === name)
    if (named !== -1) return [{ unit: at, figure: named }]
    const isBare = (cell: number): boolean => headerOf(cells[cell] ?? '', map).is === 'unitless'
    const first = cells.slice(0, at).findLastIndex((_, cell) => !isBare(cell)) + 1
    return [...Array(Math.max(1, at - first)).keys()].map((back) => ({ unit: at, figure: at - 1 - back }))
  })
  if (pairs.length === 0) return block
  const lines = block.lines.map((line): Line => {
    const own = [...line.cells]
    for (const { unit, figure } of pairs) {
      const [text, beside] = [own[figure] ?? '', own[unit] ?? '']
      if (beside !== '' && PLAIN.test(text)) own[figure] = `${text} ${beside}`
    }
    return { ...line, cells: own }
  })
  return { ...block, lines }
}

/** A merged or left out cell says what the one above it says. */
function carried(lines: readonly Line[], cell: number): readonly string[] {
  let last = ''
  return lines.map(({ cells }) => {
    // A remark that is alone in its row names nothing.
    if (filled(cells) > 1) last = cells[cell] || last
    return last
  })
}

/** Names in the first column, each in several rows: those of patients. */
function isOfSeveral(lines: readonly Line[]): boolean {
  const counts = new Map<string, number>()
  for (const { cells } of lines) {
    const [name = ''] = cells
    if (filled(cells) > 1) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts.size > 1 && [...counts.values()].every((count) => count > 1)
}

/** The rows of each patient, stay or plan. */
export function byPlan(block: Block, map: NamedColumns): readonly Block[] {
  const columns = block.header.cells.flatMap((text, at) => {
    const isPlan = isOf(headerOf(text, map), 'plan', 'plan_id')
    const isOrder = isPlan && block.lines.some(({ cells }) => isToBeDone(cells[at] ?? ''))
    return (isPlan && !isOrder) || (at === 0 && /^(?:id|name)$/i.test(text) && isOfSeveral(block.lines)) ? [at] : []
  })
  if (columns.length === 0) return [block]
  const names = columns.map((cell) => carried(block.lines, cell))
  const plans = new Map<string, { readonly lines: Line[]; readonly totals: TotalLine[] }>()
  // Of each line its plan, and how many lines that has up to here.
  const places = block.lines.map((line, at) => {
    const key = names.map((each) => each[at]).join('\u0000')
    const plan = plans.get(key) ?? { lines: [], totals: [] }
    plans.set(key, plan)
    return { plan, after: plan.lines.push(line) }
  })
  if (plans.size <= 1) return [block]
  for (const total of block.totals) {
    // A total is that of the plan whose row is above it.
    const above = isOfAll(block, total) ? undefined : places[total.after - 1]
    above?.plan.totals.push({ line: total.line, after: above.after })
  }
  return [...plans.values()].map((plan) => ({ ...block, ...plan }))
}

/** A last total whose figures are the sums of their columns: that of all plans. */
function isOfAll({ lines }: Block, { line, after }: TotalLine): boolean {
  const figures = line.cells.flatMap((text, at) => (/^[0-9]/.test(text) ? [at] : []))
  return (
    after === lines.length &&
    figures.length > 0 &&
    figures.every((at) => {
      const sum = lines.reduce((total, { cells }) => total + (numberIn(cells[at]) || 0), 0)
      return Math.abs(sum - numberIn(line.cells[at])) < 0.01
    })
  )
}

const isFigure = (cell: string): boolean => /^[0-9.,]*[1-9]/.test(cell)

const OF_EVENTS =
  /^(?:event(?: name)?|description|parameter|infusion|name|type|text|variable|display|concept|what|ereignis|bezeichnung)?$/i
/** What may be of the infusion though it names no drug. */
const MAY_BE_OWN = /[0-9]|bolus|stop|paus|rate|start|chang|hold|held|dose|bag|syringe|pump|ende?\b/i

/**
 * A column of events that names drugs: some rows are of ketamine, others are not and say their own units, and what is
 * neither has no figure.
 */
function eventColumn(block: Block, map: NamedColumns): number {
  return block.header.cells.findIndex((text, cell) => {
    if (!OF_EVENTS.test(text) || !block.lines.some(({ cells }) => isOfKetamine(cells[cell] ?? ''))) return false
    const others = block.lines.filter(({ cells }) => cells[cell] !== '' && !isOfKetamine(cells[cell] ?? ''))
    const figuresOf = ({ cells }: Line): readonly number[] =>
      [...cells.keys()].filter(
        (at) => at !== cell && mayBeAmount(block, map, at) && /[1-9]|[0-9] ?[a-z]/i.test(cells[at] ?? ''),
      )
    const isBare = (at: number): boolean => headerOf(block.header.cells[at] ?? '', map).is === 'unitless'
    const isOther = (line: Line): boolean => isOfOther((line.cells[cell] ?? '').toLowerCase())
    return (
      others.some(isOther) &&
      others.every((line) =>
        isOther(line)
          ? figuresOf(line).every(isBare)
          : figuresOf(line).length === 0 && !MAY_BE_OWN.test(line.cells[cell] ?? ''),
      )
    )
  })
}

/** A list of infusions, each of which is a drug or a fluid. */
function withDrugs(block: Block): Block {
  const { cells } = block.header
  const at = cells.findIndex((text) => /^infusions?$/i.test(text))
  if (at === -1) return block
  const names = rowsOf(block).flatMap((line) => line.cells[at] || [])
  const areDrugs =
    names.some(isOfKetamine) && names.every((name) => isOfKetamine(name) || isOfOther(name.toLowerCase()))
  return areDrugs ? { ...block, header: { ...block.header, cells: cells.with(at, 'Drug') } } : block
}

/** Without the rows of other drugs and of charting: they are not the infusion, and not checked. */
export function ofKetamine(
  block: Block,
  map: NamedColumns,
  decimal: DecimalSign,
): { readonly block: Block; readonly findings: readonly Finding[] } {
  const written = withDrugs(block)
  const drug = columnOf(written, map, 'drug')
  const cell = drug === -1 ? eventColumn(written, map) : drug
  if (cell === -1) return { block: written, findings: [] }
  const names = drug === -1 ? written.lines.map(({ cells }) => cells[cell] ?? '') : carried(written.lines, cell)
  const named = strengthsNamed(names, decimal)
  const known = named.size === 0 ? written : { ...written, named }
  const isOwn = (name: string) =>
    name === '' ||
    isOfKetamine(name) ||
    drugNamed(name) !== undefined ||
    (isAction(name) && !isOfOther(name.toLowerCase()))
  if (names.every(isOwn) || !names.some((name) => name !== '' && isOwn(name))) return { block: known, findings: [] }
  const others = new Map<string, { readonly first: Line; readonly count: number }>()
  known.lines.forEach((line, at) => {
    const name = names[at] ?? ''
    if (isOwn(name)) return
    const has = line.cells.some((text, column) => column !== cell && mayBeAmount(known, map, column) && isFigure(text))
    const { first, count } = others.get(name) ?? { first: line, count: 0 }
    if (has) others.set(name, { first, count: count + 1 })
  })
  const findings = [...others].map(([name, { first, count }]): Finding => {
    const more = count === 1 ? '' : ` in ${count} rows`
    const words = [`${name}${more}: not ketamine, not checked`, 'only rows of ketamine are checked'] as const
    return findingIn('other-rows', first, cell, words)
  })
  return { block: { ...known, lines: known.lines.filter((_, at) => isOwn(names[at] ?? '')) }, findings }
}

const AMOUNT = /^(?:rate|dose|volume|bolus|cumulative|total)_/
/** Whether a column is of a rate or of an amount that is given. */
export const isOfAmount = (header: Header): boolean => header.is === 'read' && AMOUNT.test(header.target)
function mayBeAmount(block: Block, map: NamedColumns, column: number): boolean {
  const header = headerOf(block.header.cells[column] ?? '', map)
  return header.is === 'unitless' || isOfAmount(header)
}

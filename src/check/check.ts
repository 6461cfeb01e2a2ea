/** Examines a file: finds the tables in it, reads each, and checks it by every rule. */

import { collapsed } from './collapse'
import type { Finding } from './finding'
import { withBags, withContext, withTitles } from './read/captions/context'
import { withNamedBags } from './read/captions/named-bags'
import { withPairs } from './read/cells/pairs'
import type { Block, Grid } from './read/grid'
import type { Inferred, Library } from './read/infer-protocol'
import { sideBySide, unpivoted } from './read/layout/groups'
import { blocksOf } from './read/layout/layout'
import { withPastHours } from './read/layout/past-hours'
import { plannedAndActual } from './read/layout/planned'
import { withEachSession } from './read/layout/session-ranges'
import { byPlan, ofKetamine, withUnits } from './read/layout/subsets'
import { transposed } from './read/layout/transposed'
import { type Asked, type Read, readTitrationTable } from './read/read-table'
import { isHeld } from './rules/labels'
import { withoutAllowed } from './rules/limits'
import { notation } from './rules/notation'
import { checksOf } from './rules/rules'
import { isOpen, severityOf } from './rules-list'

export interface Report {
  readonly inferred: Inferred
  /** In the order of the table. */
  readonly findings: readonly Finding[]
  /** For each record with a finding the time of its row, or what else identifies it. */
  readonly labels: ReadonlyMap<number, string>
  /** Without the headers. */
  readonly rows: number
  /** The tables that were found in it. */
  readonly tables: number
  /** All headers, as a map names them. */
  readonly headers: readonly string[]
  /** Whether any column is known. */
  readonly isTable: boolean
  /** Whether any rate, or dose in a time, could be compared with the limits. */
  readonly isHeld: boolean
}

/** The tables of infusions in a grid, each with its own context, and findings about the rest. */
export function tablesOf(
  grid: Grid,
  asked: Pick<Asked, 'map'>,
): { readonly blocks: readonly Block[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const parts = blocksOf(grid)
    .flatMap(sideBySide)
    .flatMap(unpivoted)
    .map(withPairs)
    .map(withPastHours)
    .map((block) => withUnits(block, asked.map))
    .map((block) => withEachSession(block, asked.map))
  const { blocks: written, findings: ofTables } = withBags(parts, grid.decimal)
  const blocks = written.map((block) => withNamedBags(block, grid.decimal))
  findings.push(...ofTables)
  const stated = blocks.map((block) => withContext(block, grid.decimal))
  findings.push(...stated.flatMap(({ findings: ofContext }) => ofContext))
  const own = withTitles(stated.map(({ block }) => block))
    .map((block) => {
      const infusion = ofKetamine(block, asked.map, grid.decimal)
      findings.push(...infusion.findings)
      return infusion.block
    })
    .flatMap((block) => byPlan(block, asked.map))
    .flatMap((block) => plannedAndActual(block, asked.map))
  return { blocks: own, findings }
}

const keyOf = ({ rule, record, cell, found, allowed }: Finding): string =>
  JSON.stringify([rule, record, cell, found, allowed])

/** The words by which an exercise for a class is known, wherever its table goes. */
export const EXERCISE = 'EXERCISE with planted faults, not for a patient'

const SAYS_EXERCISE = /^exercise/i
function exerciseIn({ records }: Grid): readonly Finding[] {
  // Without quotes the comma splits it into two cells.
  const textOf = (cells: readonly string[]) => cells.flatMap((cell) => cell.trim() || []).join(', ')
  const record = records.findIndex((cells) => SAYS_EXERCISE.test(cells[0] ?? '') && textOf(cells) === EXERCISE)
  if (record < 0) return []
  const allowed = 'no use for a patient'
  return [{ rule: 'exercise', record, cell: 0, found: 'an exercise: its faults are planted', allowed }]
}

/** The findings in a table. It throws for nothing that is in one. */
export function check(grid: Grid, asked: Asked, library: Library): Report {
  const onSide = transposed(grid)
  if (onSide === undefined) return checkUpright(grid, asked, library)
  const report = checkUpright(onSide.grid, asked, library)
  const findings = [...(grid.findings ?? []), ...report.findings.map(onSide.placed)]
  return { ...report, findings: findings.sort(byPlace), labels: new Map() }
}

const byPlace = (a: Finding, b: Finding): number => a.record - b.record || a.cell - b.cell

/** A table with a row for each time. */
function checkUpright(grid: Grid, asked: Asked, library: Library): Report {
  const { blocks, findings } = tablesOf(grid, asked)
  const reads = blocks.map((block) => readTitrationTable(block, grid.decimal, asked, library))
  const all = [
    ...(grid.findings ?? []),
    ...exerciseIn(grid),
    ...findings,
    ...reads.flatMap(({ titrationTable, findings: ofRead }) => [
      ...ofRead,
      ...withoutAllowed(
        checksOf(titrationTable).flatMap((each) => each(titrationTable)),
        titrationTable,
      ),
    ]),
    ...notation(grid),
  ]
  // Two tables with one header share its findings, and so do sessions that are in one line.
  const isOnce = reads.length === 1 && blocks[0]?.isOfRanges !== true
  const once = isOnce ? all : [...new Map(all.map((finding) => [keyOf(finding), finding])).values()]
  const listed = collapsed(withoutConsequences(once), (record, cell) => rowsWith(blocks, record, cell))
  const [first] = reads
  if (first === undefined) throw new RangeError('a grid without a table')
  return {
    inferred: first.inferred,
    findings: [...listed].sort(byPlace),
    labels: labelsOf(reads, new Set(listed.map(({ record }) => record))),
    rows: reads.reduce((sum, { titrationTable }) => sum + titrationTable.rows.length, 0),
    tables: reads.length,
    headers: [...new Set(blocks.flatMap(({ header }) => header.cells))],
    isTable: reads.some(({ titrationTable }) => titrationTable.columns.size > 0),
    isHeld: reads.some(({ titrationTable }) => isHeld(titrationTable)),
  }
}

/** The reports of several sheets as one; records are counted through them all. A sheet of other things is named. */
export function joined(sheets: readonly (readonly [report: Report, records: number])[]): Report {
  const [only, second] = sheets
  if (only !== undefined && second === undefined) return only[0]
  const tables = sheets.filter(([{ isTable }]) => isTable)
  const first = (tables[0] ?? only)?.[0]
  if (first === undefined) throw new RangeError('a workbook without a sheet')
  let before = 0
  const findings: Finding[] = []
  const labels = new Map<number, string>()
  for (const [report, records] of sheets) {
    const own = report.isTable ? report.findings : [...report.findings.filter(({ rule }) => rule === 'hidden'), OTHER]
    findings.push(...own.map((finding) => ({ ...finding, record: finding.record + before })))
    for (const [record, label] of report.labels) labels.set(record + before, label)
    before += records
  }
  const sum = (of: (report: Report) => number): number => tables.reduce((all, [report]) => all + of(report), 0)
  return {
    inferred: first.inferred,
    findings,
    labels,
    rows: sum(({ rows }) => rows),
    tables: sum(({ tables: count }) => count),
    headers: [...new Set(sheets.flatMap(([{ headers }]) => headers))],
    isTable: tables.length > 0,
    isHeld: tables.some(([{ isHeld }]) => isHeld),
  }
}
const OTHER: Finding = {
  rule: 'other-table',
  record: 0,
  cell: 0,
  found: 'a sheet with figures, and no table of ketamine',
  allowed: 'looked at by a person',
}

/** Without findings that follow from an error in a header: that one says why no rate is read. */
function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const hasUnit = findings.some(({ rule }) => rule === 'unit' || rule === 'column-twice')
  return hasUnit ? findings.filter(({ rule }) => rule !== 'no-rate' && rule !== 'rate-unknown') : findings
}

/** How many rows have something in a column of the table that holds a record. */
function rowsWith(blocks: readonly Block[], record: number, cell: number): number {
  const own = blocks.find(({ lines }) => lines.some((line) => line.record === record))
  return own?.lines.filter(({ cells }) => (cells[cell] ?? '') !== '').length ?? Number.POSITIVE_INFINITY
}

const NAMES = ['session', 'day', 'date', 'start', 'hour', 'elapsed_min'] as const
/** `2026-11-30 09:00`, `hour 3`, `session 2, hour 1`: the cells that say when. */
function labelsOf(reads: readonly Read[], records: ReadonlySet<number>): ReadonlyMap<number, string> {
  const labels = new Map<number, string>()
  for (const { titrationTable } of reads)
    titrationTable.rows.forEach(({ record, line }) => {
      if (!records.has(record) || labels.has(record)) return
      const parts = NAMES.flatMap((name) => {
        const cell = titrationTable.columns.get(name)
        const text = cell === undefined ? '' : (line.cells[cell] ?? '')
        if (text === '') return []
        return /^[0-9.]+$/.test(text) ? [`${titrationTable.header.cells[cell ?? 0] ?? name} ${text}`] : [text]
      })
      labels.set(record, parts.join(', '))
    })
  return labels
}

/** The exit code: errors found (1), no error but something was not checked (5), clean (0). */
export function verdictOf({ findings }: Pick<Report, 'findings'>, isStrict: boolean): 0 | 1 | 5 {
  const has = (severity: string): boolean => findings.some(({ rule }) => severityOf(rule) === severity)
  if (has('error') || (isStrict && has('warning'))) return 1
  return findings.some(({ rule }) => isOpen(rule)) ? 5 : 0
}

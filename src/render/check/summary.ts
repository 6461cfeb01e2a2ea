/** What `check` found, for a clinician: the verdict, then the errors with their rows, then the rest. */
import type { Finding } from '../../check/finding'
import { isOpen, RULES } from '../../check/rules-list'
import type { Severity } from '../../core/model/finding'
import { escapeControls } from '../../core/values/escape-controls'
import { wrap } from '../view'
import { againstText, allowedText, counted, countsOf, type PlacedReport } from './report'

const MOST_QUOTED = 160

function verdictText(report: PlacedReport): string {
  const { error, warning, open } = countsOf(report)
  if (error > 0) return `FAULTS FOUND: ${counted(error, 'error')}. Do not use this table before they are corrected.`
  const warnings = warning === 0 ? '' : ` ${counted(warning, 'warning')} to look at.`
  if (open > 0)
    return `NOT FULLY CHECKED: no error was found, but ${counted(open, 'thing')} could not be checked.${warnings}`
  return `NO ERROR FOUND in ${counted(report.rows, 'row')}.${warnings}`
}

/** `Line 4, Hour 3: 1 | 20 | 20`, the row as it is in the file. */
function rowText(report: PlacedReport, finding: Finding): string {
  const { line, cell = `Line ${line}` } = report.placeOf(finding.record, finding.cell)
  const label = report.labels.get(finding.record) ?? ''
  const cells = report.recordOf(finding.record).map((cell) => cell.trim())
  const quoted = escapeControls(cells.join(' | ')).slice(0, MOST_QUOTED)
  const place = label === '' ? cell : `${cell}, ${escapeControls(label)}`
  const isHeader = finding.record === 0 && !report.labels.has(0)
  return isHeader ? `${cell}, the header: ${quoted}` : `${place}: ${quoted}`
}

function byRow(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const rows: [Finding, ...Finding[]][] = []
  for (const finding of findings) {
    const last = rows.at(-1)
    if (last?.[0].record === finding.record) last.push(finding)
    else rows.push([finding])
  }
  return rows
}

const quotedList = (report: PlacedReport, findings: readonly Finding[], width: number): readonly string[] =>
  byRow(findings).flatMap((row) => [
    indented(rowText(report, row[0]), width, '  '),
    ...row.map((finding) => {
      const found = `${finding.rule}: found ${escapeControls(finding.found)}`
      return indented(`${found}; right: ${allowedText(finding)}`, width, '    ')
    }),
  ])

const indented = (text: string, width: number, by: string): string =>
  wrap(text, width - by.length)
    .split('\n')
    .map((line, at) => (at === 0 ? `${by}${line}` : `${by}  ${line}`))
    .join('\n')

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

/** The report of one table, in so many columns. */
export function checkText(report: PlacedReport, width: number): string {
  const of = (severity: Severity) =>
    report.findings.filter(({ rule }) => RULES[rule].severity === severity && !isOpen(rule))
  const open = report.findings.filter(({ rule }) => isOpen(rule))
  const isUnchecked = ({ rule }: Finding): boolean => rule === 'not-checked'
  const tables = report.tables === 1 ? '' : ` in ${report.tables} tables`
  const list = (findings: readonly Finding[]) =>
    findings.map((finding) => indented(`- ${escapeControls(finding.found)} (${allowedText(finding)})`, width, '  '))
  return `${[
    ...wrap(verdictText(report), width).split('\n'),
    ...section('Errors', quotedList(report, of('error'), width)),
    ...section('Not checked', list(open)),
    ...section('Warnings', quotedList(report, of('warning'), width)),
    ...section('Notes', list(of('note').filter((finding) => !isUnchecked(finding)))),
    ...section('Checked', [
      indented(`${counted(report.rows, 'row')}${tables}, against ${againstText(report)}`, width, '  '),
    ]),
    ...section('Left out of the check', list(of('note').filter(isUnchecked))),
  ].join('\n')}\n`
}

/** What `check` found, as data: a line for each finding, JSON and CSV. */
import { type Report, verdictOf } from '../../check/check'
import type { Finding } from '../../check/finding'
import { RULE_TEXTS } from '../../check/rule-texts'
import { isOpen, type RuleId, severityOf } from '../../check/rules-list'
import { textOf } from '../../core/model/field'
import type { Severity } from '../../core/model/finding'
import { basisText } from '../../core/model/limit-text'
import type { Profile } from '../../core/model/profile'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { runsOf } from '../../core/values/runs'
import { csvText, harmless } from '../data/csv'
import { optionName } from '../help/option-names'
import { profileMark } from '../help/provenance'
import type { Grid } from '../table/grid'
import { commas } from '../text/figures'
import { wrap } from '../view'

/** Raised when a promise of the JSON form changes. */
export const CHECK_SCHEMA = 'ketaplan-check-1'

/** A report with the file's name and where its cells are. */
export interface PlacedReport extends Report {
  readonly file: string
  /** The profile that it was checked with. */
  readonly profile?: Pick<Profile, 'name' | 'file'> | undefined
  readonly placeOf: (
    record: number,
    cell: number,
  ) => { readonly line: number; readonly column: number; readonly cell?: string }
  readonly recordOf: (record: number) => readonly string[]
}

type Findings = Pick<Report, 'findings'>
/** What could not be checked. */
const openOf = ({ findings }: Findings) => findings.filter(({ rule }) => isOpen(rule))
const closedOf = ({ findings }: Findings, severity: Severity) =>
  findings.filter(({ rule }) => severityOf(rule) === severity && !isOpen(rule))

export function countsOf(report: Findings) {
  const count = (severity: Severity) => closedOf(report, severity).length
  return { error: count('error'), warning: count('warning'), note: count('note'), open: openOf(report).length }
}

const counted = (count: number, what: string): string => `${commas(String(count))} ${what}${count === 1 ? '' : 's'}`

function allowedText({ allowed, bound }: Finding): string {
  const by = bound === undefined ? '' : ` (${bound.kind} limit ${bound.name}, ${basisText(bound)})`
  return escapeControls(`${textOf(allowed, optionName)}${by}`)
}

/** `crps-5day (the default inpatient protocol), inpatient (it is one course), profile Ward 5, 3f2a...` */
function againstText({ inferred, profile }: PlacedReport): string {
  const { setting, settingFrom, protocol, protocolFrom } = inferred
  const by = profile === undefined ? '' : `, ${profileMark(profile)}`
  return `${protocol.id} (${textOf(protocolFrom, optionName)}), ${setting} (${settingFrom})${by}`
}

/** A line for each finding, as compilers write them, then `3 errors, 1 warning, 2 notes in 120 rows`. */
export function checkLines(report: PlacedReport): string {
  const lines = report.findings.map((finding) => {
    const { line, column, cell = `${line}:${column}` } = report.placeOf(finding.record, finding.cell)
    const what = `${escapeControls(finding.found)}, allowed ${allowedText(finding)}`
    return `${escapeControls(report.file)}:${cell}: ${severityOf(finding.rule)} ${finding.rule}: ${what}\n`
  })
  const { error, warning, note, open } = countsOf(report)
  const all = [counted(error, 'error'), counted(warning, 'warning'), counted(note + open, 'note')].join(', ')
  return `${lines.join('')}${all} in ${counted(report.rows, 'row')}, checked against ${againstText(report)}\n`
}

const profileFields = ({ profile }: PlacedReport) =>
  profile === undefined ? {} : { profile: profile.name, profile_sha256: profile.file.sha256 }

const recordsOf = (report: PlacedReport) =>
  report.findings.map((finding) => ({
    file: report.file,
    ...report.placeOf(finding.record, finding.cell),
    severity: severityOf(finding.rule),
    rule: finding.rule,
    found: escapeControls(finding.found),
    allowed: allowedText(finding),
    source: finding.bound?.source.map(escapeControls).join(', ') ?? RULE_TEXTS[finding.rule][1],
  }))

export const VERDICTS = { 0: 'clean', 1: 'faults', 5: 'not fully checked' } as const

export function checkJson(report: PlacedReport): string {
  const { setting, settingFrom, protocol, protocolFrom } = report.inferred
  const { error, warning, note, open } = countsOf(report)
  return jsonText({
    schema: CHECK_SCHEMA,
    file: report.file,
    rows: report.rows,
    tables: report.tables,
    verdict: VERDICTS[verdictOf(report, false)],
    setting,
    setting_from: settingFrom,
    protocol: protocol.id,
    protocol_from: textOf(protocolFrom, optionName),
    ...profileFields(report),
    errors: error,
    warnings: warning,
    notes: note + open,
    findings: recordsOf(report),
  })
}

const HEADS = ['file', 'line', 'column', 'severity', 'rule', 'found', 'allowed', 'source', 'cell'] as const

export function checkCsv(report: PlacedReport): string {
  const profile = profileFields(report)
  const heads = [...HEADS, ...Object.keys(profile)]
  const rows = recordsOf(report)
    .map((record): Readonly<Record<string, unknown>> => ({ ...record, ...profile }))
    .map((record) => heads.map((name) => harmless(escapeControls(String(record[name] ?? '')))))
  return csvText([heads, ...rows], '\n')
}

/** Every rule with all that is said of it, by its id. */
export const listedRules = () =>
  Object.fromEntries(
    Object.entries(RULE_TEXTS).map(([name, [says, source]]) => {
      const id = name as RuleId
      const rule = { severity: severityOf(id), says, source }
      return [id, isOpen(id) ? { ...rule, isOpen: true } : rule]
    }),
  )
export const ruleList = (): Grid => ({
  heads: ['rule', 'severity', 'holds a table to', 'source'],
  rows: Object.entries(listedRules()).map(([id, { severity, says, source }]) => [id, severity, says, source]),
})

/** A small faulty table to learn from: a public hand-made one went wrong like its third row. */
export const EXAMPLE = `Hour,Weight (kg),Conc (mg/mL),Rate (mg/kg/h),Rate (mL/h),Dose (mg),Note
1,45,2,0.3,6.7,13.4,
2,45,2,0.35,7.8,15.6,5.0 mg/h is the step
3,45,2,0.3,11.8,23.6,
4,45,2,0.4,90,180,
`

const MOST_QUOTED = 160

function verdictText(report: PlacedReport): string {
  const { error, warning, open } = countsOf(report)
  if (error > 0) return `FAULTS FOUND: ${counted(error, 'error')}. Do not use this table before they are corrected.`
  const warnings = warning === 0 ? '' : ` ${counted(warning, 'warning')} to look at.`
  if (open > 0)
    return `NOT FULLY CHECKED: no error was found, but ${counted(open, 'thing')} could not be checked.${warnings}`
  return `NO ERROR FOUND in ${counted(report.rows, 'row')}.${warnings}`
}

/** `Line 4, Hour 3` */
function placeText(report: PlacedReport, { record, cell: at }: Finding): string {
  const { line, cell = `Line ${line}` } = report.placeOf(record, at)
  const label = report.labels.get(record) ?? ''
  return label === '' ? cell : `${cell}, ${escapeControls(label)}`
}

/** `Line 4, Hour 3: 1 | 20 | 20`, the row as it is in the file. */
function rowText(report: PlacedReport, finding: Finding): string {
  const cells = report.recordOf(finding.record).map((cell) => cell.trim())
  const quoted = escapeControls(cells.join(' | ')).slice(0, MOST_QUOTED)
  const isHeader = finding.record === 0 && !report.labels.has(0)
  return `${placeText(report, finding)}${isHeader ? ', the header' : ''}: ${quoted}`
}

const quotedList = (report: PlacedReport, findings: readonly Finding[], width: number): readonly string[] =>
  runsOf(findings, (before, next) => before.record === next.record).flatMap((row) => [
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

export function checkText(report: PlacedReport, width: number): string {
  const notes = closedOf(report, 'note')
  const isUnchecked = ({ rule }: Finding): boolean => rule === 'not-checked'
  const tables = report.tables === 1 ? '' : ` in ${report.tables} tables`
  // What is of a row says of which.
  const inRow = (finding: Finding) => (report.labels.has(finding.record) ? `${placeText(report, finding)}: ` : '')
  const list = (findings: readonly Finding[]) =>
    findings.map((finding) =>
      indented(`- ${inRow(finding)}${escapeControls(finding.found)} (${allowedText(finding)})`, width, '  '),
    )
  return `${[
    ...wrap(verdictText(report), width).split('\n'),
    ...section('Errors', quotedList(report, closedOf(report, 'error'), width)),
    ...section('Not checked', list(openOf(report))),
    ...section('Warnings', quotedList(report, closedOf(report, 'warning'), width)),
    ...section('Notes', list(notes.filter((finding) => !isUnchecked(finding)))),
    ...section('Checked', [
      indented(`${counted(report.rows, 'row')}${tables}, against ${againstText(report)}`, width, '  '),
    ]),
    ...section('Left out of the check', list(notes.filter(isUnchecked))),
  ].join('\n')}\n`
}

/** What `check` found, as data: a line for each finding, JSON and CSV. */
import { type Report, verdictOf } from '../../check/check'
import type { Finding } from '../../check/finding'
import { isOpen, RULES } from '../../check/rules-list'
import { textOf } from '../../core/model/field'
import type { Severity } from '../../core/model/finding'
import { basisText } from '../../core/model/limit-text'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { csvText, harmless } from '../data/csv'
import { optionName } from '../help/option-names'
import type { Grid } from '../table/grid'
import { commas } from '../text/figures'

/** Raised when a promise of the JSON form changes. */
export const CHECK_SCHEMA = 'ketaplan-check-1'

/** A report with the file's name and where its cells are. */
export interface PlacedReport extends Report {
  readonly file: string
  readonly placeOf: (
    record: number,
    cell: number,
  ) => { readonly line: number; readonly column: number; readonly cell?: string }
  readonly recordOf: (record: number) => readonly string[]
}

export function countsOf({ findings }: Pick<Report, 'findings'>) {
  const count = (is: (rule: Finding['rule']) => boolean) => findings.filter(({ rule }) => is(rule)).length
  const closed = (severity: Severity) => count((rule) => RULES[rule].severity === severity && !isOpen(rule))
  return { error: closed('error'), warning: closed('warning'), note: closed('note'), open: count(isOpen) }
}

export const counted = (count: number, what: string): string =>
  `${commas(String(count))} ${what}${count === 1 ? '' : 's'}`

export function allowedText({ allowed, bound }: Finding): string {
  const by = bound === undefined ? '' : ` (${bound.kind} limit ${bound.name}, ${basisText(bound)})`
  return escapeControls(`${textOf(allowed, optionName)}${by}`)
}

/** `crps-5day (the default inpatient protocol), inpatient (it is one course)` */
export function againstText({ inferred }: Report): string {
  const { setting, settingFrom, protocol, protocolFrom } = inferred
  return `${protocol.id} (${textOf(protocolFrom, optionName)}), ${setting} (${settingFrom})`
}

/** A line for each finding, as compilers write them, then `3 errors, 1 warning, 2 notes in 120 rows`. */
export function checkLines(report: PlacedReport): string {
  const lines = report.findings.map((finding) => {
    const { line, column, cell = `${line}:${column}` } = report.placeOf(finding.record, finding.cell)
    const what = `${escapeControls(finding.found)}, allowed ${allowedText(finding)}`
    return `${escapeControls(report.file)}:${cell}: ${RULES[finding.rule].severity} ${finding.rule}: ${what}\n`
  })
  const { error, warning, note, open } = countsOf(report)
  const all = [counted(error, 'error'), counted(warning, 'warning'), counted(note + open, 'note')].join(', ')
  return `${lines.join('')}${all} in ${counted(report.rows, 'row')}, checked against ${againstText(report)}\n`
}

const recordsOf = (report: PlacedReport) =>
  report.findings.map((finding) => ({
    file: report.file,
    ...report.placeOf(finding.record, finding.cell),
    severity: RULES[finding.rule].severity,
    rule: finding.rule,
    found: escapeControls(finding.found),
    allowed: allowedText(finding),
    source: finding.bound?.source.map(escapeControls).join(', ') ?? RULES[finding.rule].source,
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
    errors: error,
    warnings: warning,
    notes: note + open,
    findings: recordsOf(report),
  })
}

const HEADS = ['file', 'line', 'column', 'severity', 'rule', 'found', 'allowed', 'source', 'cell'] as const

export function checkCsv(report: PlacedReport): string {
  const rows = recordsOf(report).map((record) =>
    HEADS.map((name) => harmless(escapeControls(String(record[name] ?? '')))),
  )
  return csvText([HEADS, ...rows], '\n')
}

export const ruleList = (): Grid => ({
  heads: ['rule', 'severity', 'holds a table to', 'source'],
  rows: Object.entries(RULES).map(([id, { severity, says, source }]) => [id, severity, says, source]),
})

/** A small faulty table to learn from: a public hand-made one went wrong like its third row. */
export const EXAMPLE = `Hour,Weight (kg),Conc (mg/mL),Rate (mg/kg/h),Rate (mL/h),Dose (mg),Note
1,45,2,0.3,6.7,13.4,
2,45,2,0.35,7.8,15.6,5.0 mg/h is the step
3,45,2,0.3,11.8,23.6,
4,45,2,0.4,90,180,
`

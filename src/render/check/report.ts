/** What `check` found, in the three forms in which it is told. */
import type { Report } from '../../check/check'
import type { Bound, Fault } from '../../check/fault'
import { RULES } from '../../check/rules-list'
import type { Severity } from '../../core/model/finding'
import { basisText } from '../../core/model/limit-text'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { csvText, harmless } from '../data/csv'
import { commas } from '../text/figures'

/** Raised when a promise of the JSON form changes. */
export const CHECK_SCHEMA = 'ketaplan-check-1'

/** A report with the file's name and where its cells stand. */
export interface PlacedReport extends Report {
  readonly file: string
  readonly placeOf: (record: number, cell: number) => { readonly line: number; readonly column: number }
}

type Counts = Readonly<Record<Severity, number>>

export function countsOf({ faults }: Report): Counts {
  const count = (severity: Severity) => faults.filter(({ rule }) => RULES[rule].severity === severity).length
  return { error: count('error'), warning: count('warning'), note: count('note') }
}

const counted = (count: number, what: string): string =>
  `${commas(String(count))} ${what}${count === 1 ? '' : 's'}`

const boundText = (bound: Bound): string => `${bound.kind} limit ${bound.name}, ${basisText(bound)}`
const allowedText = ({ allowed, bound }: Fault): string =>
  escapeControls(bound === undefined ? allowed : `${allowed} (${boundText(bound)})`)
const sourceText = ({ rule, bound }: Fault): string =>
  bound === undefined ? RULES[rule].source : bound.source.map(escapeControls).join(', ')

/** `3 errors, 1 warning, 2 notes in 120 rows`, and what the table was taken for. */
function countLine(report: PlacedReport): string {
  const { error, warning, note } = countsOf(report)
  const { setting, settingFrom, protocol, protocolFrom } = report.taken
  const found = [counted(error, 'error'), counted(warning, 'warning'), counted(note, 'note')].join(', ')
  const against = `against ${protocol.id} (${protocolFrom}), ${setting} (${settingFrom})`
  return `${found} in ${counted(report.rows, 'row')}, checked ${against}`
}

/** A line a finding, as compilers write them, then the count. */
export function checkText(report: PlacedReport): string {
  const lines = report.faults.map((fault) => {
    const { line, column } = report.placeOf(fault.record, fault.cell)
    const what = `${escapeControls(fault.found)}, allowed ${allowedText(fault)}`
    return `${escapeControls(report.file)}:${line}:${column}: ${RULES[fault.rule].severity} ${fault.rule}: ${what}\n`
  })
  return `${lines.join('')}${countLine(report)}\n`
}

const recordsOf = (report: PlacedReport) =>
  report.faults.map((fault) => ({
    file: report.file,
    ...report.placeOf(fault.record, fault.cell),
    severity: RULES[fault.rule].severity,
    rule: fault.rule,
    found: escapeControls(fault.found),
    allowed: allowedText(fault),
    source: sourceText(fault),
  }))

export function checkJson(report: PlacedReport): string {
  const { setting, settingFrom, protocol, protocolFrom } = report.taken
  const { error, warning, note } = countsOf(report)
  return jsonText({
    schema: CHECK_SCHEMA,
    file: report.file,
    rows: report.rows,
    setting,
    setting_from: settingFrom,
    protocol: protocol.id,
    protocol_from: protocolFrom,
    errors: error,
    warnings: warning,
    notes: note,
    findings: recordsOf(report),
  })
}

const HEADS = ['file', 'line', 'column', 'severity', 'rule', 'found', 'allowed', 'source'] as const

export function checkCsv(report: PlacedReport): string {
  const rows = recordsOf(report).map((record) =>
    HEADS.map((name) => harmless(escapeControls(String(record[name])))),
  )
  return csvText([HEADS, ...rows], '\n')
}

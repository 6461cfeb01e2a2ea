import * as core from '../check/check'
import { given } from '../check/read/cells/cell'
import type { Asked } from '../check/read/read-table'
import { severityOf } from '../check/rules-list'
import { readTable } from '../cli/io/read-table'
import { textOf } from '../core/model/field'
import { fieldName, refuse } from '../core/model/finding'
import { readConcentration, readPumpStep, readWeight } from '../core/request/parse-quantities'
import { readZoneName } from '../core/request/parse-start'
import { present } from '../core/request/request'
import { defaultProtocol, findProtocol } from '../protocols/index'
import { countsOf, VERDICTS } from '../render/check/report'
import { refusing } from './findings'
import { protocolOf } from './inner'
import { rawOf } from './request'
import type { CheckOptions, CheckResult } from './types'

const NAMES = ['setting', 'weight', 'concentration', 'pumpStep', 'timeZone'] as const

function askedOf(options: CheckOptions): Asked {
  const { weight, concentration, pumpStep, timeZone } = rawOf(options, NAMES)
  return present({
    map: new Map(),
    setting: options.setting,
    protocol: options.protocol === undefined ? undefined : protocolOf(options.protocol),
    weight: weight === undefined ? undefined : given(readWeight('weight', weight)),
    concentration: concentration === undefined ? undefined : given(readConcentration('concentration', concentration)),
    pumpStep: pumpStep === undefined ? undefined : given(readPumpStep('pumpStep', pumpStep)).value,
    zone: timeZone === undefined ? undefined : readZoneName('timeZone', timeZone),
  })
}

/**
 * Examines a titration table, CSV with a header. Throws Refusal for a text that is not a table.
 */
export function check(csv: string, options: CheckOptions = {}): CheckResult {
  return refusing(() => {
    const asked = askedOf(options)
    const { grid, placeOf } = readTable({ text: csv, encoding: 'UTF-8' }, 'table')
    const report = core.check(grid, asked, { find: findProtocol, defaultOf: defaultProtocol })
    if (!report.isTable) refuse('bad-table', 'table', 'no column is recognised', 'known headers')
    const { error, warning, note, open } = countsOf(report)
    return {
      verdict: VERDICTS[core.verdictOf(report, false)],
      setting: report.inferred.setting,
      protocol: report.inferred.protocol,
      rows: report.rows,
      errors: error,
      warnings: warning,
      notes: note + open,
      findings: report.findings.map(({ rule, record, cell, found, allowed, bound }) => ({
        rule,
        severity: severityOf(rule),
        ...placeOf(record, cell),
        found,
        allowed: textOf(allowed, fieldName),
        ...(bound === undefined ? {} : { limit: bound.name }),
      })),
    }
  })
}

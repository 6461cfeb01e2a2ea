import * as core from '../check/check'
import { given } from '../check/read/cell'
import type { Asked } from '../check/read/read-table'
import { RULES } from '../check/rules-list'
import { readTable } from '../cli/io/read-table'
import { refuse } from '../core/model/finding'
import { readConcentration, readPumpStep, readWeight } from '../core/request/parse-quantities'
import { readZoneName } from '../core/request/parse-start'
import { present } from '../core/request/request'
import { defaultProtocol, findProtocol } from '../protocols/index'
import { countsOf } from '../render/check/report'
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
    concentration:
      concentration === undefined ? undefined : given(readConcentration('concentration', concentration)),
    pumpStep: pumpStep === undefined ? undefined : given(readPumpStep('pumpStep', pumpStep)).value,
    zone: timeZone === undefined ? undefined : readZoneName('timeZone', timeZone),
  })
}

/**
 * Examines a titration table, CSV with a header. Throws Refusal for a text that is not a table, and for one of which
 * no rate could be checked.
 */
export function check(csv: string, options: CheckOptions = {}): CheckResult {
  return refusing(() => {
    const asked = askedOf(options)
    const { table, placeOf } = readTable(csv, 'table')
    const report = core.check(table, asked, { find: findProtocol, defaultOf: defaultProtocol })
    if (!report.isHeld)
      refuse('bad-table', 'table', 'no rate that could be checked', 'columns that are known')
    const { error, warning, note } = countsOf(report)
    return {
      setting: report.taken.setting,
      protocol: report.taken.protocol,
      rows: report.rows,
      errors: error,
      warnings: warning,
      notes: note,
      findings: report.faults.map(({ rule, record, cell, found, allowed, bound }) => ({
        rule,
        severity: RULES[rule].severity,
        ...placeOf(record, cell),
        found,
        allowed,
        ...(bound === undefined ? {} : { limit: bound.name }),
      })),
    }
  })
}

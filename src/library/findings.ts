/** The core's findings and refusals as the library gives them. */
import { textOf } from '../core/model/field'
import * as core from '../core/model/finding'
import { Refusal } from './refusal'
import type { Finding } from './types'

export function findingOf(finding: core.Finding): Finding {
  const { code, severity, limit, overridable } = finding
  return {
    code,
    severity,
    place: textOf(finding.place, core.fieldName),
    message: core.sentence(finding, core.fieldName),
    ...(limit === undefined ? {} : { limit: limit.name }),
    ...(overridable === undefined ? {} : { overridable }),
  }
}

/** The result of the work; a refusal of the core is thrown as the library's. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof core.Refusal)) throw error
    throw new Refusal(error.exit === 3 ? 'guard' : 'input', error.findings.map(findingOf))
  }
}

/** The core's findings and refusals as the library gives them. */
import * as core from '../core/model/finding'
import { LIMIT_KINDS } from '../core/model/limit'
import { sentence } from '../render/text/messages'
import { Refusal } from './refusal'
import { fieldOf } from './request'
import type { Finding, SoftLimit } from './types'

export function findingOf(finding: core.Finding): Finding {
  const { code, severity, limit, lift } = finding
  const place = fieldOf(finding.place)
  return {
    code,
    severity,
    place,
    message: sentence({ ...finding, place }),
    ...(limit === undefined ? {} : { limit: limit.name }),
    ...(lift === undefined
      ? {}
      : { overridable: lift.filter((name): name is SoftLimit => LIMIT_KINDS[name] === 'soft') }),
  }
}

/** What the work gives; a refusal of the core is thrown as the library's. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof core.Refusal)) throw error
    throw new Refusal(error.exit === 3 ? 'guard' : 'input', error.findings.map(findingOf))
  }
}

import { type Finding, Refusal } from '../../src/core/model/finding'

/** The one finding with which a call refuses a request that is wrong in itself (exit 2). */
export function refused(call: () => unknown): Finding {
  try {
    call()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [finding, second] = error.findings
    if (error.exit === 2 && finding?.severity === 'error' && second === undefined) return finding
    throw new Error(`another refusal: exit ${error.exit}, ${error.findings.length} findings`)
  }
  throw new Error('not refused')
}

import { textOf, type Words } from '../../src/core/model/field'
import { type Finding, Refusal } from '../../src/core/model/finding'

/** Words with the core's own names of fields. */
export const plain = (words: Words): string => textOf(words, (field) => field)

/** A finding as text. */
export interface Shown extends Omit<Finding, 'place' | 'found' | 'allowed'> {
  readonly place: string
  readonly found: string
  readonly allowed?: string
}
export const shown = ({ place, found, allowed, ...rest }: Finding): Shown => ({
  ...rest,
  place: plain(place),
  found: plain(found),
  ...(allowed === undefined ? {} : { allowed: plain(allowed) }),
})

/** The one finding with which a call refuses a request that is wrong in itself (exit 2). */
export function refused(call: () => unknown): Shown {
  try {
    call()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [finding, second] = error.findings
    if (error.exit === 2 && finding?.severity === 'error' && second === undefined) return shown(finding)
    throw new Error(`another refusal: exit ${error.exit}, ${error.findings.length} findings`)
  }
  throw new Error('not refused')
}

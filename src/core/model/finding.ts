import { type NameField, type Place, textOf, type Words } from './field'
import { type Facts, type FindingCode, messageText } from './finding-messages'
import type { Limit, SoftLimit } from './limit'

export type Severity = 'error' | 'warning' | 'note'

/**
 * Done except for some lines (1), the command line or an input file is wrong (2), the guard refuses (3), not all was
 * checked (5).
 */
export type RefusalExit = 1 | 2 | 3 | 5

/** What the reader of requests, the planner and the guard report. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly place: Place
  /** What was found, with its unit. */
  readonly found: Words
  /** What was allowed, or what would be right. */
  readonly allowed?: Words | undefined
  /** The limit that is exceeded or that sets a rate. */
  readonly limit?: Limit
  /** The soft limits that would all have to be overridden. */
  readonly overridable?: readonly SoftLimit[]
  /** The one of several requests that the finding belongs to. */
  readonly variant?: string
}

/** A finding as text: every field has the name that the reader knows. */
export function factsOf({ place, found, allowed, limit }: Finding, name: NameField): Facts {
  return {
    place: textOf(place, name),
    isField: typeof place !== 'string',
    found: textOf(found, name),
    allowed: textOf(allowed ?? '', name),
    limit,
  }
}

/** The sentence of a finding, without a full stop. */
export const sentence = (finding: Finding, name: NameField): string =>
  inVariant(finding, messageText(finding.code, factsOf(finding, name)))

/** A place or a sentence, behind the variant that the finding belongs to. */
export const inVariant = ({ variant }: Finding, text: string): string =>
  variant === undefined ? text : `${variant}: ${text}`

/** A field under the name that the core and the library have for it. */
export const fieldName: NameField = (field) => field

/** A request that gets no plan, with every reason. The message names fields as the library does. */
export class Refusal extends Error {
  constructor(
    readonly exit: RefusalExit,
    readonly findings: readonly Finding[],
  ) {
    super(findings.map((finding) => sentence(finding, fieldName)).join('. '))
    this.name = 'Refusal'
  }
}

/** A finding without a limit. */
export function findingOf(severity: Severity, code: FindingCode, place: Place, found: Words, allowed?: Words): Finding {
  return { code, severity, place, found, allowed }
}

/** A fault of the request itself. */
export const errorOf = (code: FindingCode, place: Place, found: Words, allowed?: Words): Finding =>
  findingOf('error', code, place, found, allowed)

/** Throws the refusal of a request that is wrong in itself. */
export function refuse(code: FindingCode, place: Place, found: Words, allowed: Words): never {
  throw new Refusal(2, [errorOf(code, place, found, allowed)])
}

/** The result of a step; undefined where it refuses with exit 2, and then its findings are added to `wrong`. */
export function attempt<T>(step: () => T, wrong: Finding[]): T | undefined {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof Refusal) || error.exit !== 2) throw error
    wrong.push(...error.findings)
    return undefined
  }
}

/** The results of all steps. Throws one Refusal with these findings and those of every step that refuses. */
export function allOf<T extends Readonly<Record<string, () => unknown>>>(
  steps: T,
  before: readonly Finding[] = [],
): { readonly [K in keyof T]: ReturnType<T[K]> } {
  const wrong = [...before]
  const results = Object.entries(steps).map(([name, step]) => [name, attempt(step, wrong)])
  if (wrong.length > 0) throw new Refusal(2, wrong)
  return Object.fromEntries(results) as { readonly [K in keyof T]: ReturnType<T[K]> }
}

import type { Limit, LimitName } from './limit'

/** What the reader of requests, the planner and the guard have to say: values only, worded in render/words.ts. */
export type Severity = 'error' | 'warning' | 'note'

/** Done but for some lines (1), the command line or an input file is wrong (2), the guard refuses (3), not all was checked (5). */
export type RefusalExit = 1 | 2 | 3 | 5

export interface Finding {
  readonly code: string
  readonly severity: Severity
  /** The option, field, session or hour concerned. */
  readonly place: string
  /** What was found, with its unit. */
  readonly found: string
  /** What was allowed, or what would be right. */
  readonly allowed?: string | undefined
  /** The limit that was passed or that holds. */
  readonly limit?: Limit
  /** The soft limits that would all have to be overridden. */
  readonly lift?: readonly LimitName[]
}

/** A request that gets no plan, with every reason for it. */
export class Refusal extends Error {
  constructor(
    readonly exit: RefusalExit,
    readonly findings: readonly Finding[],
  ) {
    super(findings.map((finding) => finding.code).join(', '))
    this.name = 'Refusal'
  }
}

/** What is wrong with a request in itself. */
export const errorOf = (code: string, place: string, found: string, allowed: string): Finding => ({
  code,
  severity: 'error',
  place,
  found,
  allowed,
})

/** Throws the refusal of a request that is wrong in itself. */
export function refuse(code: string, place: string, found: string, allowed: string): never {
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

/** A warning or a note about a plan. */
export function noticeOf(
  severity: 'warning' | 'note',
  code: string,
  place: string,
  found: string,
  allowed?: string,
): Finding {
  return { code, severity, place, found, allowed }
}

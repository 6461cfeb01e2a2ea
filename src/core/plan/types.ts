import type { Given } from '../given/types'
import type { Violation } from '../guard/guard'
import type { Maximum } from '../guard/limits'
import type { Finding } from '../model/finding'
import type { Limit } from '../model/limit'
import type { Protocol } from '../model/protocol'
import type { Request } from '../request/request'
import type { Regimen } from '../schedule/regimen'
import type { Segment } from '../schedule/segment'

/** A protocol applied to a request: its segments, and what they were held to. All else is derived from these. */
export interface Plan {
  /** `p` and the first 12 hexadecimal digits of a SHA-256 over the protocol and the resolved request. */
  readonly id: string
  readonly request: Request
  readonly protocol: Protocol
  readonly regimen: Regimen
  readonly limits: readonly Limit[]
  readonly maximum: Maximum
  readonly segments: readonly Segment[]
  /** Where overridden limits are passed. */
  readonly overridden: readonly Violation[]
  readonly findings: readonly Finding[]
  /** What was given of it, where it is a plan of the rest. */
  readonly given?: Given
}

/** A plan without its findings. */
export type Draft = Omit<Plan, 'findings'>
/** Warnings and notes about one property of a plan. */
export type NoticeRule = (plan: Draft) => readonly Finding[]

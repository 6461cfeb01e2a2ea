import type * as z from 'zod'
import type { FieldName } from './field'
import type { DeepReadonly } from './protocol'
import type { profile } from './protocol-schema'

/** A hospital's defaults and limits, as one plan was made with them. */
export type Profile = Omit<DeepReadonly<z.output<typeof profile>>, 'defaults'> & {
  /** The fields that it gave a default for. */
  readonly defaults: readonly FieldName[]
}
export type ProfileLimits = Profile['limits']

/** What a figure or a rule of a profile rests on. */
export const profileSource = (name: string): string => `profile ${name}`

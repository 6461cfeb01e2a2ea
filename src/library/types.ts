/**
 * The public types, written by hand: camelCase, numbers, Date. They import nothing, so that a consumer's compiler
 * sees them whole. Amounts are mg, rates mg/h, weights kg, volumes mL, unless the name says otherwise.
 */

export type * from './types/output'
export type * from './types/plan'
export type * from './types/protocol'
export type * from './types/request'
export type * from './types/results'

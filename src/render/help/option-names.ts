import type { Assumption } from '../../core/plan/assumptions'

type Field = Assumption['changedBy'][number]

/** A field of a request as the command line names it: `--step-every`, `a time in <start>`. */
export const optionName = (field: Field): string => (field === 'start' ? 'a time in <start>' : `--${field}`)

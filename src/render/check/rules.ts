import { RULES } from '../../check/rules-list'
import type { Grid } from '../table/grid'

/** Every rule of `check`, what it holds a table to, and on what it rests. */
export const ruleList = (): Grid => ({
  heads: ['rule', 'severity', 'holds a table to', 'source'],
  rows: Object.entries(RULES).map(([id, { severity, says, source }]) => [id, severity, says, source]),
})

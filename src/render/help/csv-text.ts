/** The columns of the CSV in words, for `ketaplan help csv`. */
import { COLUMNS, type Part } from '../data/columns'
import { SUPPLY_COLUMNS } from '../data/containers'
import type { Grid } from '../table/grid'

const WHEN: Readonly<Record<Part, string>> = {
  hour: 'by hour, by change',
  session: 'by session',
  weight: 'with --weight',
  concentration: 'with --concentration',
  predict: 'with --predict',
  given: 'with continue',
}

/** Every column that a plan can have, in their order, with what it takes to have it. */
export const columnGrid = (): Grid => ({
  heads: ['column', 'when', 'meaning'],
  rows: [
    ['id', 'batch', "the request's own, of one plan among many"],
    ...COLUMNS.map(({ name, part, meaning }) => [name, part === undefined ? '' : WHEN[part], meaning]),
  ],
})

/** Every column of the containers that --supply lists. */
export const supplyGrid = (): Grid => ({
  heads: ['column', 'meaning'],
  rows: SUPPLY_COLUMNS.map(([name, meaning]) => [name, meaning]),
})

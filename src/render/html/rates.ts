/** The rows of hours in groups of days, with room to sign at each change of rate. */

import { type Row, rowsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { element, type Markup, text } from '../svg/markup'
import { type Block, blocksOf, columnsFor, noteCell, type TableColumn } from '../table/layout'
import type { View } from '../view'
import { BOX, bodyRow, classOf, headRow, RULE } from './parts'

const SIGNED = ['Set', 'Initials', '2nd check'] as const

/** Rows that fit on one printed page in any case. */
const ON_ONE_PAGE = 26

const kindOf = ({ align }: TableColumn): string | undefined => (align === 'left' ? 'l' : undefined)

/** `above` is the row before it in its group, `before` the row before it in the plan. */
function rowOf(plan: Plan, columns: readonly TableColumn[], row: Row, above: Row | undefined, before: Row | undefined) {
  const cells = columns.map((column) => {
    const kind = column.head === 'Rate' || column.head === 'Highest' ? 'rate' : kindOf(column)
    return [kind, [text(column.cell(row, above))]] as const
  })
  const isNew = row.rate !== before?.rate
  // The pump is set here: at the start of a session and at each change of rate.
  const isSetting = isNew || row.session !== before?.session
  const signs = [BOX, RULE, RULE].map((drawn) => ['sign', isSetting ? [drawn] : []] as const)
  return bodyRow([...cells, ['l note', [text(noteCell(plan, row))]], ...signs], isNew ? 'new' : undefined)
}

function sumRow([name, dose]: Block['sum'], columns: readonly TableColumn[]): Markup {
  const before = columns.findIndex(({ head }) => head === 'Dose')
  return element('tr', { class: 'sum' }, [
    element('th', { scope: 'row', colspan: before }, [text(name)]),
    element('td', {}, [text(dose)]),
    element('td', { colspan: columns.length - before }),
    element('td', { class: 'sign', colspan: SIGNED.length }),
  ])
}

function titleRow(title: string, width: number): readonly Markup[] {
  if (title === '') return []
  const [name = '', time = ''] = title.split('  ')
  const cell = [text(name), element('span', { class: 'time' }, [text(time)])]
  return [element('tr', { class: 'day' }, [element('th', { scope: 'rowgroup', colspan: width }, cell)])]
}

export function ratesTable(plan: Plan, { by, predict }: Pick<View, 'by' | 'predict'>): Markup {
  // Those that fit on paper. The limit is in the head of the page.
  const columns = columnsFor(plan, by, predict).filter(({ isRepeated }) => isRepeated === undefined)
  const width = columns.length + 1 + SIGNED.length
  let before: Row | undefined
  const groups = blocksOf(plan, by, rowsOf(plan, by)).map(({ title, rows, sum }) => {
    const lines = rows.map((row, index) => {
      const line = rowOf(plan, columns, row, rows[index - 1], before)
      before = row
      return line
    })
    const kind = title !== '' && rows.length <= ON_ONE_PAGE ? 'whole' : undefined
    return element('tbody', classOf(kind), [...titleRow(title, width), ...lines, sumRow(sum, columns)])
  })
  const heads = headRow([
    ...columns.map((column) => ({ ...column, kind: kindOf(column) })),
    { head: 'Note', kind: 'l' },
    ...SIGNED.map((head) => ({ head, kind: 'sign' })),
  ])
  return element('table', {}, [heads, ...groups])
}

/** The rows of a comparison as part of a page. */
import { element, type Markup, text } from '../svg/markup'
import type { Grid } from '../table/grid'

const isMarked = (name: string): boolean => name.endsWith(' *')

/** No line break between a figure and its unit. */
const unparted = (cell: string): string => cell.replace(/(?<=[0-9]) (?=[a-zA-Z])/g, '\u00a0')

/** Rows that differ are of a class of their own. */
export function comparisonTable({ heads, rows }: Grid): Markup {
  const head = heads.map((each) => element('th', { scope: 'col' }, [text(each === '' ? 'Property' : each)]))
  const body = rows.map(([name = '', ...cells]) =>
    element('tr', isMarked(name) ? { class: 'differs' } : {}, [
      element('th', { scope: 'row' }, [text(name)]),
      ...cells.map((cell) => element('td', {}, [text(unparted(cell))])),
    ]),
  )
  return element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, body)])
}

/** Parts that the pages share: tables, rules to write on, boxes to tick. */
import { element, type Markup, text } from '../svg/markup'
import type { Grid } from '../table/grid'

export const BOX = element('span', { class: 'box' })
export const RULE = element('span', { class: 'rule' })

/** A section that can be scrolled by finger and by key where it is wider than the screen. */
export const scrolled = (name: string, inner: Markup): Markup =>
  element('section', { class: 'scroll', tabindex: '0', 'aria-label': name }, [inner])

/** A step, broken before the time at most, where a screen is too narrow for all of it. */
export const onLines = (step: string): string => step.trim().replace('\u00a0from', ' from').replace('\u00a0to', ' to')

/** A column of a table: text, or room to write on where it has no cell. */
export interface PageColumn<Row> {
  readonly head: string
  readonly unit?: string | undefined
  readonly kind?: 'l' | 'l remark' | 'rate' | 'write' | 'write why' | 'write seen' | undefined
  readonly cell?: (row: Row, index: number) => Markup
}

const kindOf = <Row>({ kind, cell }: PageColumn<Row>): Readonly<Record<string, string>> => {
  const named = kind ?? (cell === undefined ? 'write' : undefined)
  return named === undefined ? {} : { class: named }
}

/** A table whose rows may be written on; the first cell of a row is its head. */
export function pageTable<Row>(kind: string, columns: readonly PageColumn<Row>[], rows: readonly Row[]): Markup {
  const heads = columns.map((column) =>
    element('th', { scope: 'col', ...kindOf(column) }, [
      text(column.head),
      ...(column.unit === undefined ? [] : [element('span', { class: 'unit' }, [text(column.unit)])]),
    ]),
  )
  const body = rows.map((row, index) =>
    element(
      'tr',
      {},
      columns.map((column, place) => {
        const cell = column.cell === undefined ? [] : [column.cell(row, index)]
        const named = place === 0 ? { scope: 'row', ...kindOf(column) } : kindOf(column)
        return element(place === 0 ? 'th' : 'td', named, cell)
      }),
    ),
  )
  const head = element('thead', {}, [element('tr', {}, heads)])
  return element('table', { class: kind }, [head, element('tbody', {}, body)])
}

/** Lines to sign on: `Prescriber ______ date, time ______`. */
export const signatures = (who: readonly string[]): Markup =>
  element(
    'div',
    { class: 'signatures' },
    who.map((each) => element('p', {}, [element('b', {}, [text(each)]), RULE])),
  )

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

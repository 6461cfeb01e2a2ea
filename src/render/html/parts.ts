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

interface Head {
  readonly head: string
  readonly unit?: string | undefined
  readonly kind?: string | undefined
}

/** A column of a table: text, or room to write on where it has no cell. */
export interface PageColumn<Row> extends Head {
  readonly cell?: ((row: Row) => Markup) | undefined
}

export const classOf = (kind: string | undefined): Readonly<Record<string, string>> =>
  kind === undefined ? {} : { class: kind }

export const headRow = (heads: readonly Head[]): Markup => {
  const cells = heads.map(({ head, unit, kind }) =>
    element('th', { scope: 'col', ...classOf(kind) }, [
      text(head),
      ...(unit === undefined ? [] : [element('span', { class: 'unit' }, [text(unit)])]),
    ]),
  )
  return element('thead', {}, [element('tr', {}, cells)])
}

/** Cells as a row; the first one is its head. */
export const bodyRow = (
  cells: readonly (readonly [kind: string | undefined, cell: readonly Markup[]])[],
  kind?: string,
) =>
  element(
    'tr',
    classOf(kind),
    cells.map(([each, cell], place) =>
      place === 0 ? element('th', { scope: 'row', ...classOf(each) }, cell) : element('td', classOf(each), cell),
    ),
  )

/** A table whose rows may be written on, named for those who scroll it. */
export function pageTable<Row>(name: string, kind: string, columns: readonly PageColumn<Row>[], rows: readonly Row[]) {
  const kinds = columns.map((column) => column.kind ?? (column.cell === undefined ? 'write' : undefined))
  const body = rows.map((row) =>
    bodyRow(columns.map(({ cell }, place) => [kinds[place], cell === undefined ? [] : [cell(row)]])),
  )
  const head = headRow(columns.map((column, place) => ({ ...column, kind: kinds[place] })))
  return scrolled(name, element('table', { class: kind }, [head, element('tbody', {}, body)]))
}

export const section = (kind: string, title: string, body: readonly Markup[]): Markup =>
  element('section', { class: kind }, [element('h2', {}, [text(title)]), ...body])

/** Nothing for no texts. */
export const listSection = (kind: string, title: string, texts: readonly string[], tag: 'ul' | 'ol' = 'ul') => {
  const items = texts.map((each) => element('li', {}, [text(each)]))
  return texts.length === 0 ? [] : [section(kind, title, [element(tag, {}, items)])]
}

/** Lines to sign on: `Prescriber ______ date, time ______`. */
export const signatures = (who: readonly string[]): Markup =>
  element(
    'div',
    { class: 'signatures' },
    who.map((each) => element('p', {}, [element('b', {}, [text(each)]), RULE])),
  )

/** No line break between a figure and its unit. */
const unparted = (cell: string): string => cell.replace(/(?<=[0-9]) (?=[a-zA-Z])/g, '\u00a0')

/** The rows of a comparison; those that differ are of a class of their own. */
export function comparisonTable({ heads, rows }: Grid): Markup {
  const body = rows.map(([name = '', ...cells]) =>
    bodyRow(
      [text(name), ...cells.map((cell) => text(unparted(cell)))].map((cell) => [undefined, [cell]]),
      name.endsWith(' *') ? 'differs' : undefined,
    ),
  )
  const head = headRow(heads.map((each) => ({ head: each === '' ? 'Property' : each })))
  return element('table', {}, [head, element('tbody', {}, body)])
}

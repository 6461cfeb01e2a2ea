/** An exercise and its key as HTML pages, to print and to project. */
import { EXERCISE } from '../../check/check'
import { pageOf } from '../../render/html/document'
import { element, type Markup, text } from '../../render/svg/markup'
import { FONT } from '../../render/svg/style'

const STYLE = `
body{margin:1.5rem;font:16px/1.45 ${FONT};color:#000;background:#fff}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{border:1px solid #555;padding:.35rem .5rem;text-align:right;height:2.2rem}
.warning{text-align:left;font-size:1.15rem;font-weight:700;border:3px solid #8a2c0d}
pre{font-size:1.3rem;white-space:pre-wrap}
.key{text-align:left;border:0}
@page{size:A4 landscape;margin:12mm}
@media print{body{margin:0;font-size:12px}th,td{height:1.8rem}}
`

/** The warning is in the table head because browsers print that on every page. */
export function sheetPage([, heads = [], ...rows]: readonly (readonly string[])[]): string {
  const cells = (of: readonly string[], name: 'td' | 'th') => of.map((cell) => element(name, {}, [text(cell)]))
  const warning = element('th', { class: 'warning', colspan: heads.length }, [text(EXERCISE)])
  const head = element('thead', {}, [element('tr', {}, [warning]), element('tr', {}, cells(heads, 'th'))])
  const body = element(
    'tbody',
    {},
    rows.map((row) => element('tr', {}, cells(row, 'td'))),
  )
  return pageOf('Exercise', STYLE, [element('main', {}, [element('table', {}, [head, body])])])
}

/** The key is in a table too, so that each printed page has the warning. */
export function keyPage(key: string): string {
  const lines = key.split('\n').map(text).join('\n') as Markup
  const head = element('thead', {}, [element('tr', {}, [element('th', { class: 'warning' }, [text(EXERCISE)])])])
  const cell = element('td', { class: 'key' }, [element('pre', {}, [lines])])
  const body = element('tbody', {}, [element('tr', {}, [cell])])
  return pageOf('Key of an exercise', STYLE, [element('main', {}, [element('table', {}, [head, body])])])
}

/** The containers to prepare: when each is hung, and what to draw for it. */

import { element, type Markup, text } from '../svg/markup'
import type { Grid } from '../table/grid'
import type { SupplyText } from '../text/containers'

function table({ heads, rows, aligns = [] }: Grid): Markup {
  const side = (index: number) => (aligns[index] === 'left' ? { class: 'l' } : {})
  const head = heads.map((name, index) =>
    element('th', { scope: 'col', ...side(index) }, [text(name === '' ? 'Ends' : name)]),
  )
  const body = rows.map(([first = '', ...cells]) =>
    element('tr', {}, [
      element('th', { scope: 'row', ...side(0) }, [text(first)]),
      ...cells.map((cell, index) => element('td', side(index + 1), [text(cell)])),
    ]),
  )
  return element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, body)])
}

const NAMES = ['When each is hung', 'What to draw for each']

/** Empty where no container was asked for. `scrolled` wraps what is wider than a phone. */
export function containers(
  supply: SupplyText | undefined,
  scrolled: (name: string, inner: Markup) => Markup,
): readonly Markup[] {
  if (supply === undefined) return []
  const { title, summary, grids, notes } = supply
  const lines = notes.map((note) => element('p', { class: 'lead' }, [text(note)]))
  return [
    element('section', {}, [
      element('div', { class: 'intro' }, [
        element('h2', {}, [text(title)]),
        element('p', { class: 'lead' }, [text(summary)]),
        ...lines,
      ]),
      ...grids.map((grid, index) => scrolled(NAMES[index] ?? title, table(grid))),
    ]),
  ]
}

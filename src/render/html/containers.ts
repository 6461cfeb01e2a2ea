/** The containers on the record: when each is hung, with a tick, initials, and the waste of a controlled drug. */
import { type Container, type Supply, supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { mgPerMl, ml, mlExact, mlOfStock } from '../../core/values/quantity'
import { element, type Markup, text } from '../svg/markup'
import { commas, mgText } from '../text/figures'
import { times } from '../text/times'
import { BOX, type PageColumn, pageTable, scrolled } from './parts'

/** Ways to draw for one container; a table of one stock a row. */
export const draws = ({ container, dose, containers, draws: ways }: Supply): Markup =>
  scrolled(
    'What to draw',
    pageTable<Supply['draws'][number]>(
      'draws',
      [
        {
          head: 'Stock',
          kind: 'l',
          cell: ({ strength, holds }) => text(`${mgPerMl(strength)} mg/mL x ${mlExact(holds)} mL`),
        },
        { head: 'Draw for each', cell: ({ strength }) => text(`${commas(mlOfStock(dose, strength))} mL`) },
        { head: 'Make up to', cell: () => text(`${commas(mlExact(container))} mL`) },
        { head: 'Vials for each', cell: ({ vials }) => text(String(vials)) },
        { head: 'Vials in all', cell: ({ vials }) => text(commas(String(vials * containers.length))) },
      ],
      ways,
    ),
  )

/** More rows than these stand in two halves, side by side on paper. */
const IN_ONE = 5

const halfOf = (count: number): number => (count > IN_ONE ? Math.ceil(count / 2) : count)

/** Their height on paper, in lines of the record. */
export const containerLines = (plan: Plan): number => halfOf(supplyOf(plan)?.containers.length ?? 0) * 0.6

/** Empty where no container was asked for. */
export function containers(plan: Plan): readonly Markup[] {
  const supply = supplyOf(plan)
  if (supply === undefined) return []
  const { dated } = times(plan)
  const { containers: all, container, dose } = supply
  const columns: readonly PageColumn<Container>[] = [
    { head: 'No.', cell: (each) => text(String(all.indexOf(each) + 1)) },
    ...(plan.request.setting === 'outpatient'
      ? [{ head: 'Session', cell: ({ session }: Container) => text(String(session)) }]
      : []),
    { head: 'Hang', kind: 'l', cell: ({ hung }) => text(dated(hung)) },
    { head: 'Left', unit: 'mL, planned', cell: ({ left }) => text(commas(ml(left))) },
    { head: 'Hung', kind: 'write', cell: () => BOX },
    { head: 'Initials' },
    { head: 'Waste', unit: 'mL' },
    { head: 'Witness' },
  ]
  const half = halfOf(all.length)
  const parts = [all.slice(0, half), all.slice(half)].filter(({ length }) => length > 0)
  return [
    element('section', { class: 'containers' }, [
      element('h2', {}, [text(`Containers: ${commas(mlExact(container))} mL with ${mgText(dose)} in each`)]),
      element(
        'div',
        parts.length > 1 ? { class: 'halves' } : {},
        parts.map((part, index) => scrolled(`Containers, part ${index + 1}`, pageTable('record low', columns, part))),
      ),
    ]),
  ]
}

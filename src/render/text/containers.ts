/** How many containers, of what, and what of that was assumed. */

import { supplyOf } from '../../core/plan/containers'
import type { Plan } from '../../core/plan/types'
import { ml, mlExact } from '../../core/values/quantity'
import { commas, mgText } from './figures'
import { basisMark, type Mark } from './footnotes'

const OURS = { basis: 'assumed', source: ['ours'] } as const
const LATEST = 'a change every 24 h at the latest'
const FRESH = 'a fresh container for each session'
const VIALS = 'vials of 20, 10 and 5 mL, none shared between containers'
// A session never lasts longer than a container may hang.
const NOT_KEPT = 'what is left of one is not kept for the next'
const NO_SOURCE = 'physical hours; no source read says how long one may hang'
const LABEL = 'ketalar-label states the strengths'
const NO_OPTION = 'No option'

/** Empty where none was asked for. */
export function containersText(plan: Plan, mark: Mark): string {
  const supply = supplyOf(plan)
  if (supply === undefined) return ''
  const { container, dose, containers, draws, used, left, leftInLast } = supply
  const count = `${containers.length} container${containers.length === 1 ? '' : 's'}`
  const rule =
    plan.request.setting === 'outpatient'
      ? `${FRESH}${basisMark(mark, { ...OURS, note: NOT_KEPT }, FRESH, NO_OPTION)}`
      : `${LATEST}${basisMark(mark, { ...OURS, note: NO_SOURCE }, LATEST, NO_OPTION)}`
  const drawn =
    draws.length === 0
      ? ''
      : ` Each is drawn from one of the strengths listed${basisMark(mark, { ...OURS, note: LABEL }, VIALS, NO_OPTION)}.`
  return [
    `${count} of ${commas(mlExact(container))} mL with ${mgText(dose)} in each, the last too; ${rule}.`,
    ` Infused ${commas(ml(used))} mL, left over ${commas(ml(left))} mL, ${commas(ml(leftInLast))} mL of it in the last.`,
    drawn,
  ].join('')
}

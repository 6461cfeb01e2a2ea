/** The state of the page in its link. */
import type { State } from './page-data'

export interface PageState {
  readonly a: State
  /** Absent while only one plan is shown. */
  readonly b?: State
}

const filled = (state: State, prefix: string): string[][] =>
  Object.entries(state).flatMap(([name, value]) => (value === '' ? [] : [[`${prefix}${name}`, value]]))

/** `setting=inpatient&b.setting=outpatient`, as the part of a link behind `#`. */
export const linkOf = ({ a, b }: PageState): string =>
  new URLSearchParams([...filled(a, ''), ...(b === undefined ? [] : filled(b, 'b.'))]).toString()

/** What a link says; names that no field has are left out when the forms are filled. */
export function stateOf(link: string): PageState {
  const pairs = [...new URLSearchParams(link.replace(/^#/, ''))]
  const own = (isSecond: boolean) =>
    Object.fromEntries(
      pairs
        .filter(([name]) => name.startsWith('b.') === isSecond)
        .map(([name, value]) => [isSecond ? name.slice(2) : name, value]),
    )
  const b = own(true)
  return { a: own(false), ...(Object.keys(b).length === 0 ? {} : { b }) }
}

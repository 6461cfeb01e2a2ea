/** The data in the page, and the state that its link holds. */
import type { Setting } from '../../core/model/protocol'
import type { RawRequest } from '../../core/request/raw-request'
import type { ActiveProfile } from '../../protocols/active-profile'

export interface PageData {
  readonly profile?: ActiveProfile
}

/** The texts in the fields of a form, by the names of the fields. */
export type State = Readonly<Record<string, string>>

/** A field to type in, with the name of the request's field. */
export interface PageField {
  readonly name: keyof RawRequest | 'predict' | 'by'
  readonly label: string
  readonly example?: string
  readonly only?: Setting
}

export const TYPED: readonly PageField[] = [
  { name: 'start', label: 'Start', example: '2026-11-30T08:00' },
  { name: 'timeZone', label: 'Time zone', example: 'America/New_York' },
  { name: 'weight', label: 'Weight, kg', example: '70' },
  { name: 'startRate', label: 'First rate, mg/h', example: '20' },
  { name: 'step', label: 'Step, mg/h', example: '5' },
  { name: 'stepEvery', label: 'Step every', example: '1h' },
  { name: 'maxRate', label: 'Maximum, mg/h', example: '40' },
  { name: 'length', label: 'Length', example: '5d' },
  { name: 'sessions', label: 'Sessions', example: '10', only: 'outpatient' },
  { name: 'concentration', label: 'Concentration, mg/mL', example: '2' },
  { name: 'allow', label: 'Limits to override', example: 'rate-per-weight' },
  { name: 'reason', label: 'Reason to override' },
]

/** The state of the page, as it is in the link. */
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

/** The state in a link. Names without a field are ignored when the forms are filled. */
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

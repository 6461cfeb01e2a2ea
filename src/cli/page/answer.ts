/** The answer to a form: a plan, or a refusal in the words of the command line. */
import { accept } from '../../core/model/accepted-protocol'
import type { Protocol, Setting } from '../../core/model/protocol'
import { readModel } from '../../core/pharmacokinetics/models'
import { plan } from '../../core/plan/plan'
import type { By } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import type { Context } from '../../core/request/parse-start'
import { parseRequest, present, type RawRequest } from '../../core/request/request'
import { profiled, protocolFor } from '../../protocols/active-profile'
import { findProtocol } from '../../protocols/index'
import { refusalLines } from '../../render/text/messages'
import { plainPaint, type View } from '../../render/view'
import { catchRefusal } from '../catch-refusal'
import { type PageData, type State, TYPED } from './page-data'

export type Answer =
  | { readonly plan: Plan; readonly view: View }
  | { readonly plan?: undefined; readonly refusal: readonly string[] }

const settingIn = ({ setting }: State): Setting => (setting === 'outpatient' ? 'outpatient' : 'inpatient')

/** The request of the fields that are filled in. */
function rawOf(state: State): RawRequest {
  const setting = settingIn(state)
  const typed = TYPED.filter(({ name, only }) => (state[name] ?? '') !== '' && (only ?? setting) === setting)
  const fields = Object.fromEntries(typed.map(({ name }) => [name, state[name]]))
  return present({ start: '', ...fields, setting, protocol: state.protocol || undefined }) as RawRequest
}

export function protocolIn(state: State, { profile }: PageData): Protocol {
  const protocol = findProtocol(state.protocol ?? '') ?? protocolFor(settingIn(state), profile)
  // A protocol file that the profile names was read when the page was made.
  return findProtocol(protocol.id) ?? accept(protocol)
}

/** Plans as the command line does: the same request gets the same id. */
export const answerTo = (state: State, data: PageData, context: Context): Answer =>
  catchRefusal<Answer>(
    () => {
      const { raw, profile } = profiled(rawOf(state), data.profile)
      const planned = plan(parseRequest(raw, context, profile), protocolIn(state, data))
      const by: By = state.by === 'hour' || state.by === 'session' ? state.by : 'change'
      const predict = state.predict ? { predict: readModel('--predict', state.predict, planned.protocol.drug) } : {}
      return { plan: planned, view: { by, width: 80, paint: plainPaint, excel: false, ...predict } }
    },
    ({ findings }) => ({ refusal: refusalLines(findings) }),
  )

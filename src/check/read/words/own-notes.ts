/** The notes that the planner writes into a table of its own, and a person's words beside them. */
import { isLimitName, LIMIT_KINDS } from '../../../core/model/limit'

const ALLOWED = /(?:^|; )allowed ([a-z0-9-]+): ([^;]*)/g
const OWN =
  /^(?:if tolerated|container change|moved from [0-9-]+|(?:step|start) cut from .*|step of .* \(pump step\)|allowed [a-z0-9-]+: .*|LOCAL PROTOCOL, .*|profile .*, [0-9a-f]{12})$/

const isSoft = (name: string): boolean => name === 'restart' || (isLimitName(name) && LIMIT_KINDS[name] === 'soft')

/** The soft limits that the note of a row allows, each with a reason, as the planner records it. */
export const allowedIn = (note: string): readonly string[] =>
  [...note.matchAll(ALLOWED)].flatMap(([, name = '', reason = '']) =>
    isSoft(name) && /[\p{L}\p{N}]/u.test(reason) ? [name] : [],
  )

const PHASES = /^(?:load|titration|wean)(?:, (?:load|titration|wean))*$/
/** The phase that a note of the planner names, where no column does. */
export const phaseIn = (note: string): string =>
  note === '' ? '' : (note.split('; ').find((part) => PHASES.test(part)) ?? '').replaceAll(', ', '+')

/** Whether a note says something that the planner would not have written by itself. */
export const hasWords = (note: string): boolean =>
  note !== '' && note.split('; ').some((part) => /\p{L}/u.test(part) && !OWN.test(part))

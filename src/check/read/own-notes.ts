/** The notes that the planner writes into a table of its own, told from a person's words. */
import { isLimitName, LIMIT_KINDS, type LimitName } from '../../core/model/limit'

const ALLOWED = /(?:^|; )allowed ([a-z-]+): /g
const OWN =
  /^(?:if tolerated|container change|moved from [0-9-]+|(?:step|start) cut from .*|step of .* \(pump step\)|allowed [a-z-]+: .*|LOCAL PROTOCOL, .*)$/

/** The soft limits that the note of a row lifts, as the planner records it. */
export const liftedIn = (note: string): readonly LimitName[] =>
  [...note.matchAll(ALLOWED)].flatMap(([, name = '']) =>
    isLimitName(name) && LIMIT_KINDS[name] === 'soft' ? [name] : [],
  )

/** Whether a note says something that the planner would not have written by itself. */
export const hasWords = (note: string): boolean =>
  note !== '' && note.split('; ').some((part) => /\p{L}/u.test(part) && !OWN.test(part))

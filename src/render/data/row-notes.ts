/** The notes of a row as the data formats word them: contract section 8. */
import type { Row, RowNote } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { isoDay } from '../../core/values/calendar-day'
import { escapeControls } from '../../core/values/escape-controls'
import { mgPerH } from '../../core/values/quantity'
import { originsOf } from '../help/provenance'

/** A note of a row as the data formats word it; for people with rates and days as they read them. */
export function noteText(note: RowNote, reason: string | undefined, rate = mgPerH, day = isoDay): string {
  switch (note.kind) {
    case 'step-cut':
      return `step cut from +${rate(note.asked)} to +${rate(note.given)}`
    case 'start-cut':
      return `start cut from ${rate(note.asked)} to ${rate(note.given)}`
    case 'pump-step':
      return `step of +${mgPerH(note.given)} where +${mgPerH(note.asked)} is planned (pump step)`
    case 'allowed':
      return `allowed ${note.limit}: ${escapeControls(reason ?? '')}`
    case 'moved':
      return `moved from ${day(note.from)}`
    case 'container-change':
      return 'container change'
    case 'if-tolerated':
      return 'if tolerated'
  }
}

/** The notes of a row in one text; the first row carries the local protocol and the profile. */
export function noteOf(plan: Plan, { notes, dose, cumulative }: Row): string {
  const banner = dose === cumulative ? originsOf(plan) : []
  return [...banner, ...notes.map((note) => noteText(note, plan.request.reason))].join('; ')
}

/** `allowed step-size: the reason` */
export function allowedNotes({ limits, request }: Plan): readonly string[] {
  const allowed = new Set(limits.filter(({ state }) => state === 'allowed').map(({ name }) => name))
  return [...allowed].map((limit) => noteText({ kind: 'allowed', limit }, request.reason))
}

/** The overridden limits, after a local protocol and a profile; empty where there is none. */
export const carriedBy = (plan: Plan): string => [...originsOf(plan), ...allowedNotes(plan)].join('; ')

/** The sentences about what was given, and about the rest of a course. */
import { escapeControls } from '../values/escape-controls'
import type { Message } from './finding-messages'
import { basisText, boundText } from './limit-text'

export const GIVEN = {
  'not-a-time': '{place} "{found}" is not a time; write {allowed}',
  'clock-alone':
    '{place} "{found}" has no date, and the record begins over 12 h or ends over 24 h after the start; write {allowed}',
  'not-a-given-rate': '{place} "{found}" is not a rate; write {allowed}',
  'not-a-bolus': '{place} "{found}" is not the size of a bolus; write {allowed}',
  'bolus-outside': 'the bolus at {place} is in no session and no rate follows it; write {allowed}',
  'unit-in-note': '{place} "{found}": the note begins with a unit; write {allowed}',
  'rates-differ': '{place}: {found} are not the same rate; {allowed}',
  'no-column': ({ place, found, allowed }) => `${escapeControls(place)} has no column ${found}; write ${allowed}`,
  'no-record': '{place} needs {allowed}',
  'given-before': 'the record begins before the plan ({found}); write {allowed}',
  'given-twice': 'the record has {found} more than once',
  'nothing-given': 'the record has no rate above 0; write {allowed}, or make a new plan',
  'until-late': '{place} {found} is after the record ends at {allowed}; add a row for what ran after it, 0 for nothing',
  'until-early': '{place} {found} is before the record ends; write {allowed}',
  'changed-plan': ({ place, found, allowed }) =>
    `${escapeControls(place)} was changed since it was planned (${found}); ${allowed}`,
  'other-limits': '{place} is in part looser than {found}, which holds the rest; write {allowed}',
  'given-beyond': ({ place, found, limit }) =>
    limit === undefined
      ? `given at ${place}: ${found}`
      : `given at ${place}: ${found}, beyond ${limit.name} ${boundText(limit)} (${basisText(limit)})`,
  'given-late': 'the infusion began {found} late, at {place}; the plan and its end move with it',
  'session-late': 'session 1 began {found} late, at {place}; its end moves with it',
  'given-bolus': 'a bolus was given at {place}; the protocol has none. It counts in doses and totals',
  'given-after-end': '{found} was given after the planned end, {place}; nothing is planned after it',
  departed:
    "from {place} on the record is not the plan: the rest keeps {found} and does not rise; {allowed} adds the protocol's steps",
  'departed-resumed':
    "from {place} on the record is not the plan: the rest begins with {found}, and the protocol's steps are resumed",
  'session-missed': '{place} was not given; it is made up only with {allowed}',
  'session-moved': '{place} was given at {found} instead of {allowed}',
  'session-overran': '{place} ran to {found} in the record; only what ran to its planned end, {allowed}, is counted',
  'session-shortened': '{place} was stopped at {found}; it was planned to {allowed}',
} as const satisfies Readonly<Record<string, Message>>

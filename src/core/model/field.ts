/** The fields of a request and of its output, by the names of the core. Each user of the core shows its own names. */

/** Of a request, in order. */
export const REQUEST_FIELDS = [
  ...['setting', 'start', 'protocol', 'weight', 'startRate', 'step', 'maxRate', 'stepEvery', 'length', 'days'],
  ...['sessions', 'sessionLength', 'concentration', 'pumpStep', 'pumpMax', 'container', 'hang', 'stock', 'closed'],
  ...['on', 'weekends', 'allow', 'reason', 'timeZone', 'now'],
] as const
/** Beside those: of an output, of a table to check, and of what was given. */
export const FIELD_NAMES = [
  ...REQUEST_FIELDS,
  ...['predict', 'format', 'map', 'dates', 'given', 'at', 'until', 'thenRate', 'resumeSteps', 'extend'],
] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/** A field in a message, with the value that it has or should have. */
export interface FieldRef {
  readonly field: FieldName
  readonly value?: string
}

/** Where a fault is: a field; or in words a session, an hour, a place in a file. */
export type Place = string | FieldRef
/** Text that may name fields. */
export type Words = Place | readonly Place[]
/** The name of a field for the person who reads the message. */
export type NameField = (field: FieldName) => string

export const field = (name: FieldName, value?: string): FieldRef =>
  value === undefined ? { field: name } : { field: name, value }

/** Words as parts, so that more can be added. */
export const partsOf = (words: Words): readonly Place[] =>
  typeof words === 'string' || 'field' in words ? [words] : words

/** Text in which every field has its name. */
export const textOf = (words: Words, name: NameField): string =>
  partsOf(words)
    .map((part) =>
      typeof part === 'string' ? part : [name(part.field), part.value].filter((each) => each !== undefined).join(' '),
    )
    .join('')

/** The one table of how the command line names the fields of a request. Batch columns have the same names. */
import type { FieldName } from '../../core/model/field'

export const OPTION_OF: Readonly<Record<FieldName, string>> = {
  setting: 'setting',
  start: 'start',
  protocol: 'protocol',
  weight: 'weight',
  startRate: 'start-rate',
  step: 'step',
  maxRate: 'max',
  stepEvery: 'step-every',
  length: 'length',
  days: 'days',
  sessions: 'sessions',
  sessionLength: 'session-hours',
  concentration: 'concentration',
  pumpStep: 'pump-step',
  pumpMax: 'pump-max',
  container: 'container',
  hang: 'hang',
  stock: 'stock',
  closed: 'closed',
  on: 'on',
  weekends: 'weekends',
  allow: 'allow',
  reason: 'reason',
  timeZone: 'tz',
  now: 'now',
  predict: 'predict',
  format: 'format',
  map: 'map',
  dates: 'dates',
  given: 'given',
  at: 'at',
  until: 'until',
  thenRate: 'then',
  resumeSteps: 'resume-steps',
  extend: 'extend',
}

const FIELDS = new Map(Object.entries(OPTION_OF).map(([field, option]) => [option, field as FieldName]))

/** The field with this name in a column or an option without dashes. */
export const fieldOf = (option: string): FieldName | undefined => FIELDS.get(option)

/** A record with options as keys, with fields as keys. Throws RangeError for an option that is not a field. */
export function byField<T>(record: Readonly<Record<string, T>>): Partial<Record<FieldName, T>> {
  return Object.fromEntries(
    Object.entries(record).map(([option, value]) => {
      const field = fieldOf(option)
      if (field === undefined) throw new RangeError(`not a field: ${option}`)
      return [field, value]
    }),
  )
}

/** A field as the command line names it: `--step-every`; `start` and the setting are words of their own. */
export const optionName = (field: FieldName): string =>
  field === 'start' ? field : field === 'setting' ? 'ketaplan' : `--${OPTION_OF[field]}`

/** A column of a batch. */
export const columnName = (field: FieldName): string => OPTION_OF[field]

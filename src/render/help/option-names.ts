import { FIELD_NAMES, type FieldName } from '../../core/model/field'

/** Where an option is not the words of the field. */
const RENAMED: Readonly<Partial<Record<FieldName, string>>> = {
  maxRate: 'max',
  sessionLength: 'session-hours',
  timeZone: 'tz',
  thenRate: 'then',
}
const optionOf = (field: FieldName): string =>
  RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** How the command line names the fields: `start-rate` for `startRate`. Batch columns have the same names. */
export const OPTION_OF = Object.fromEntries(FIELD_NAMES.map((field) => [field, optionOf(field)])) as Readonly<
  Record<FieldName, string>
>
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

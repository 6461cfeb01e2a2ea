/** What each built-in protocol is for, as its source says; protocol files have no key for it. */
import conditions from './lists/conditions.json'

/** The condition of a built-in protocol; empty for a local one. */
export const conditionOf = (id: string): string =>
  Object.hasOwn(conditions, id) ? conditions[id as keyof typeof conditions] : ''

import references from './lists/listed.json'

/**
 * References that are listed and not plannable, because too little is published. Asking for one is refused with the
 * reason.
 */
export const listed = references
export type Listed = (typeof listed)[number]

export const findListed = (id: string): Listed | undefined => listed.find((each) => each.id === id)

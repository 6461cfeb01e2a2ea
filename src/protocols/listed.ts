import references from './lists/listed.json'

/** References that are listed and not plannable: too little is published. Asking for one is refused with the reason. */
export interface Listed {
  readonly id: string
  readonly text: string
  /** Why no plan is made of it. */
  readonly reason: string
  readonly source: readonly string[]
}

export const listed: readonly Listed[] = references

export const findListed = (id: string): Listed | undefined => listed.find((each) => each.id === id)

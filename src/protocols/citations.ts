import published from './citations.json'

/** A published source, and how much of it was read when its figures were collected. */
export interface Source {
  readonly citation: string
  readonly read: string
}

const sources: Readonly<Record<string, Source>> = published

export const sourceIds: readonly string[] = Object.keys(sources)
/** Not our own, and not a plain word that anybody may use. */
export const isPublished = (id: string): boolean => isSource(id) && id.includes('-')
export const isSource = (id: string): boolean => Object.hasOwn(sources, id)

/** PMIDs and the like, years with volume and page, addresses: what a publication is found by. */
const FOUND_BY = /(?<=PMID )\d+|PMC\d+|10\.\d{4,}\/[\w.()-]*\w|NCT\d+|\d{4};\d+:\d+|\d{7}-\d+|\w+\.com\b/g
/** A title, rather than a name that two publications may share. */
const TITLE = 25

/** The identifiers in a citation. */
export const marksOf = (id: string): readonly string[] => sourceOf(id).citation.match(FOUND_BY) ?? []

/** The titles in a citation: a quoted one, else what is long enough; none of our own and of bare models. */
export function titlesOf(id: string): readonly string[] {
  const { citation } = sourceOf(id)
  const [, quoted] = /"([^"]+)"/.exec(citation) ?? []
  if (quoted !== undefined) return [quoted]
  return isPublished(id) ? citation.split(/[.?] |, |: /).filter((part) => part.length >= TITLE) : []
}

const AUTHOR = /^([A-Z][a-z]+)(?: ([A-Z]{1,3}))?$/

/** The authors that a citation begins with; initials are empty where it gives none. */
export function authorsOf(id: string) {
  const [head = ''] = sourceOf(id).citation.split(/ et al|\. | \d{4}|, (?![A-Z][a-z]+ [A-Z]{1,3}\b)/)
  return head.split(', ').flatMap((name) => {
    const [, surname, initials = ''] = AUTHOR.exec(name) ?? []
    return surname === undefined ? [] : [{ surname, initials }]
  })
}

/** The years in a citation and in its id. */
export const yearsOf = (id: string): readonly string[] =>
  `${id} ${sourceOf(id).citation}`.match(/\b(?:19|20)\d\d\b/g) ?? []

/** The source with this id. Throws RangeError for an id that no source has: the data are wrong. */
export function sourceOf(id: string): Source {
  const source = isSource(id) ? sources[id] : undefined
  if (source === undefined) throw new RangeError(`no source ${id}`)
  return source
}

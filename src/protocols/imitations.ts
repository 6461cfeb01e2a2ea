/** Which built-in sources a text of one's own could be mistaken for, and by what. */
import { authorsOf, isPublished, marksOf, sourceIds, titlesOf, yearsOf } from './citations'
import { lettersOf, wordsOf } from './look-alikes'

export interface Imitation {
  readonly id: string
  /** What the text shares with the source. */
  readonly by: 'the id' | 'the title' | 'an identifier' | 'author and year' | 'the author'
}

// Shorter names are parts of other words.
const LONG_NAME = 6
// One initial is shared by too many people.
const NAMING_INITIALS = 2

/** The name is in the text: as a word, a long one also within a word. */
const isNamed = (surname: string, words: readonly string[]): boolean =>
  words.some((word) => word === surname || (surname.length >= LONG_NAME && word.includes(surname)))

/** What a source looks like, letter by letter. */
const SOURCES = sourceIds.map((id) => ({
  id,
  isPublished: isPublished(id),
  name: lettersOf(id),
  titles: titlesOf(id).map(lettersOf),
  marks: marksOf(id).map(lettersOf),
  years: yearsOf(id).map(lettersOf),
  authors: authorsOf(id).map(({ surname, initials }) => ({
    surname: lettersOf(surname),
    initials: initials.length < NAMING_INITIALS ? undefined : lettersOf(initials),
  })),
}))
type Look = (typeof SOURCES)[number]

function sharedWith(source: Look, letters: string, words: readonly string[]): Imitation['by'] | undefined {
  const has = (mark: string): boolean => letters.includes(mark)
  if (letters === source.name || (source.isPublished && has(source.name))) return 'the id'
  if (source.titles.some(has)) return 'the title'
  if (source.isPublished && source.marks.some(has)) return 'an identifier'
  const isAuthor = ({ surname, initials }: Look['authors'][number]): boolean =>
    initials !== undefined && words.some((word, index) => word === surname && words[index + 1] === initials)
  if (source.authors.some(isAuthor)) return 'the author'
  const named = source.authors.some(({ surname }) => isNamed(surname, words))
  return named && source.years.some(has) ? 'author and year' : undefined
}

/** The built-in sources that a text could be mistaken for. */
export function imitationsIn(text: string): readonly Imitation[] {
  const [letters, words] = [lettersOf(text), wordsOf(text)]
  return SOURCES.flatMap((source) => {
    const by = sharedWith(source, letters, words)
    return by === undefined ? [] : [{ id: source.id, by }]
  })
}

/** Which built-in sources a text of one's own could be mistaken for, and by what. */
import { type Author, authorsOf, isPublished, marksOf, sourceIds, titlesOf, yearsOf } from './citations'
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

function isAuthor({ surname, initials }: Author, words: readonly string[]): boolean {
  const name = lettersOf(surname)
  return (
    initials.length >= NAMING_INITIALS &&
    words.some((word, index) => word === name && words[index + 1] === lettersOf(initials))
  )
}

function sharedWith(id: string, letters: string, words: readonly string[]): Imitation['by'] | undefined {
  const has = (mark: string): boolean => letters.includes(lettersOf(mark))
  if (letters === lettersOf(id) || (isPublished(id) && has(id))) return 'the id'
  if (titlesOf(id).some(has)) return 'the title'
  if (isPublished(id) && marksOf(id).some(has)) return 'an identifier'
  const authors = authorsOf(id)
  if (authors.some((author) => isAuthor(author, words))) return 'the author'
  const named = authors.some(({ surname }) => isNamed(lettersOf(surname), words))
  return named && yearsOf(id).some(has) ? 'author and year' : undefined
}

/** The built-in sources that a text could be mistaken for. */
export function imitationsIn(text: string): readonly Imitation[] {
  const [letters, words] = [lettersOf(text), wordsOf(text)]
  return sourceIds.flatMap((id) => {
    const by = sharedWith(id, letters, words)
    return by === undefined ? [] : [{ id, by }]
  })
}

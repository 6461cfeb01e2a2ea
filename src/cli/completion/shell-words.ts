/** Inside single quotes every character stands for itself. */
export const singleQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Words as they are typed in a shell, in quotes where they need them. */
export const commandLine = (words: readonly string[]): string =>
  words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : singleQuoted(word))).join(' ')

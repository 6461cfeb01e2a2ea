/** Totals in lines of words: `Total given: 95 mg`. */

import { LONGEST } from '../cells/units'
import { cellOf, type Line, textsOf } from '../grid'
import { isOtherDrug } from '../names/quantity-kind'
import { isElsewhere } from '../words/elsewhere'

/** `Total given: 95 mg`, `Cumulative dose (mg)` and `540` beside it: as one text, with its unit behind the figure. */
function totalText({ cells }: Line): string | undefined {
  const text = textsOf(cells).join(' ')
  if (text.length > LONGEST || !OF_TOTAL.test(text) || NO_TOTAL.test(text)) return undefined
  if (isElsewhere(text) || isOtherDrug(text.toLowerCase())) return undefined
  const tidy = text.replace(UNIT_FIRST, '$2 $1')
  return BARE_TOTAL.test(tidy) || /[0-9] ?(?:m?g|ml)\b(?! ?\/)/i.test(tidy) ? tidy : undefined
}
const UNIT_FIRST = /(?<![0-9] ?)[([]?\b(mg|ml)\b[)\]]?[a-z :=]{1,12}?([0-9.,]+)(?: ?(?:mg|ml))?(?![0-9])/i
const BARE_TOTAL =
  /^(?:grand |overall )?(?:total|sum|gesamt|summe|somme|totale|totaal)(?: dose| given| ketamine)?[ :=]+[0-9.,]+$/i
const OF_TOTAL =
  /\b(?:total|totals|cumulative|overall|sum|subtotal|gesamt|summe|somme|suma|totale|totaal|razem|gesamtdosis|gesamtmenge|(?:ketamine|amount|dose|drug|patient|pt|volume) (?:used|given|infused|administered|delivered|received)|in all|altogether|insgesamt|course dose|(?:whole|full) course|all (?:[0-9]{1,2} )?sessions|tot)\b|^[\u03a3\u2211]|^given ?: ?[0-9.,]+ ?mg ?(?:$|[(=])/i
/** Doses of a part, and what is in bags. */
const NO_TOTAL =
  /\b(?:median|projected|expected|series [0-9]|(?:first|second|last|previous) series|sessions [0-9]|week [0-9]|per|each|every|daily|max|maximum|limit|bag|syringe|vials?|ampoules?|bolus(?:es)?|loading|volume to|diluted|added|in [0-9]+ ?ml)\b|[0-9] ?mg\b(?:(?!given|infused)[^0-9]){0,25}total volume|[0-9] ?mg\b.*(?:\+ ?[0-9.,]+ ?ml\b.*|\b(?:to|in) a )\btotal[^0-9]{0,11}[0-9.,]+ ?ml\b|\/ ?(?:day|24|session|kg)/i
/** A line of words that says a total, as a line of one cell. */
export const inOneCell = (line: Line): Line | undefined => {
  const text = totalText(line)
  const at = line.cells.findIndex((cell) => cell !== '')
  return text === undefined ? undefined : { record: line.record, cells: [text], at: [cellOf(line, at)] }
}

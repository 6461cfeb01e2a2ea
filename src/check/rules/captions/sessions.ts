/** How many sessions there were and what each gave, as words below the rows say, against the rows. */
import { decimalText, meet, ONE } from '../../../core/values/interval'
import { limitsNamed } from '../../bounds'
import type { Finding } from '../../finding'
import { exactFigure, type Figure, ratio, readFigure, ZERO } from '../../read/cells/cell'
import { isElsewhere } from '../../read/words/elsewhere'
import { type Check, sessionsOf, type TitrationTable } from '../../titration-table'
import { courseBefore } from '../pauses'
import { doseOf, plus, sumOf } from '../running-totals'
import { findingInLine, linesBelow, textOf } from './texts'

const NAME = '(?:sessions?|infusions?|visits?|treatments?)'
const COUNT = new RegExp(
  `^(?:(?:total |number |no\\.? )(?:of |number of )?)?${NAME}(?: given| done| completed| in all)?[ :=]+([0-9]{1,2})$|\\b(?:total(?: of)?|all|in) ([0-9]{1,2}) ${NAME}\\b|^([0-9]{1,2}) ${NAME} (?:given|done|completed|in (?:all|total)|attended)\\b`,
  'i',
)
const AMOUNT = '([0-9]+(?:[.,][0-9]+)?) ?mg\\b(?! ?/)'
const EACH = new RegExp(
  `${AMOUNT} (?:per|each|a|every) ${NAME}\\b|\\b(?:per|each|every) ${NAME}(?: (?:of|was|is|dose|gave))*[ :=,]+(?:[0-9.,]+ ?h(?:ours?)?[ ,;:]+)?${AMOUNT}`,
  'i',
)
const NOT_OF_ROWS =
  /\b(?:plan\w*|max\w*|limit|up to|next|remaining|left|more|expected|protocol|if|of [0-9]+ (?:planned|ordered)|20[0-9]{2}|series|week|apart|between|ris\w+|increas\w+|steps?|by|add\w*|bolus\w*|load\w*|vials?|ampoules?|bags?|syringes?|drawn|wast\w*|oral|tablets?)\b|\+/i

/** What each session gave; undefined where one of them is not known. */
function dosesOf(titrationTable: TitrationTable): readonly Figure[] | undefined {
  const doses = sessionsOf(titrationTable.rows).map((rows) => sumOf(rows.map((row) => doseOf(titrationTable, row))))
  const known = doses.filter((dose) => dose !== undefined)
  return known.length < doses.length ? undefined : known
}

export const saidSessions: Check = (titrationTable) => {
  const { rows, words, totals, decimal, setting } = titrationTable
  const lines = linesBelow([...words, ...totals.map(({ line }) => line)], rows)
  if (setting === 'inpatient' || lines.length === 0) return []
  const all = sessionsOf(rows).length
  const given = sessionsOf(rows).filter((own) => own.some(({ rate }) => rate === undefined || rate.value > 0n)).length
  const before = courseBefore(titrationTable)?.sessions ?? 0
  // A course that goes on may say how many it will have.
  const planned = limitsNamed(titrationTable, 'course-length').map(({ value }) => value)
  const counted = [all, given, all + before, given + before, ...planned]
  return lines.flatMap((line): readonly Finding[] => {
    const text = textOf(line)
    if (NOT_OF_ROWS.test(text) || isElsewhere(text)) return []
    const [found, ...counts] = COUNT.exec(text) ?? []
    const count = counts.find((each) => each !== undefined)
    if (found !== undefined && count !== undefined && !counted.includes(Number(count)))
      return [findingInLine('session', line, [`${count} sessions in words below the rows`, `${all} sessions`])]
    const [, one, other] = EACH.exec(text) ?? []
    const figure = readFigure(one ?? other ?? '', decimal)
    const doses = figure === undefined ? undefined : dosesOf(titrationTable)
    if (figure === undefined || doses === undefined) return []
    const mean = ratio(doses.reduce(plus, ZERO), exactFigure(BigInt(doses.length) * ONE))
    if (mean === undefined || [...doses, mean].some((dose) => meet(dose.span, figure.span))) return []
    const right = `${decimalText(mean.value, 2)} mg, the mean of the sessions`
    return [findingInLine('dose', line, [`${decimalText(figure.value)} mg a session`, right])]
  })
}

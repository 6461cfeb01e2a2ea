/** A start and a step that a title or a header states, against the rates of the table. */

import { exactly, meet, minus } from '../../../core/values/interval'
import type { Finding } from '../../finding'
import { nominal } from '../../read/cells/cell'
import { LONGEST, readUnit } from '../../read/cells/units'
import { BY_UNIT } from '../../read/columns/target'
import { findingIn } from '../../read/grid'
import {
  between,
  type Check,
  DAY,
  durationText,
  findingAt,
  givenOf,
  HOUR,
  hasPeaks,
  overPairs,
  type Row,
  titlesOf,
} from '../../titration-table'
import { firstMatch, patternsOf } from '../patterns'
import { courseBefore } from '../pauses'
import { FIGURE, inUnitOf, type Said, statedIn, textIn } from './figures'
import { saidIn } from './texts'

const RISE =
  'steps?|increments?|increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|rises?|titrat(?:e[sd]?|ing)|rate changes?|change (?:the )?rate|up(?! to)|steiger\\w+|erh\u00f6h\\w+|augment\\w+|aument\\w+|ophogen|verhogen'
const BEGINS =
  '\\b(?:(?:start(?:s|ing|en)?|begin(?:s|ning|n)?|commenc(?:e|ing|er)|initial|startdos\\w+|anfangs\\w+|d\u00e9buter|inici\\w+|inizi\\w+)(?: (?:infusion|ketamine|rate|dose|at|with|mit|met|\u00e0|a))*|first (?:rate|dose))[ :=]+'
const START = patternsOf(
  `${BEGINS}${FIGURE}`,
  `(?:${FIGURE}(?: initially| to start| for the first (?:h|hour|day|24 h)\\b|,? then (?:up|increas|titrat))|(?:^|[;,] )(?:(?:ketamine|infusion) )?(?:(?:at|@) )?${FIGURE},? (?:up by|increas|titrat))`,
)
const STEP = patternsOf(
  `\\b(?:${RISE})(?: (?:of|by|size|at most|no more than|max|rate|the|infusion|dose|um|de|di|met))*[ :=+]+${FIGURE}`,
  `(?:\\bby at most |\\+ ?)${FIGURE}|(?<!\\bto )\\b${FIGURE} (?:steps|increments)`,
)
const EACH = '(?:every|alle|toutes les|cada|ogni|elke) '
const TIME = '([0-9]{1,3}) ?(h|min|std|stunden|uur|ore)[a-z]*'
const EVERY = patternsOf(
  `(?:\\b(?:${RISE})\\b|\\+ ?[0-9])(?:(?!review|check|obs|monitor|assess|fluid|bag|line|syringe|\\. )[^;]){0,30}?\\b${EACH}${TIME}`,
  `\\b${EACH}${TIME},? (?:(?:${RISE})\\b|steps?\\b|\\+|um [0-9]|[0-9.,]+ ?mg[a-z/ ]{1,9}omhoog)`,
  `${TIME} between (?:the )?(?:steps|increases|changes|rises)`,
  `\\b(?:step|minimum|titration) interval[ :=]+(?:of )?${TIME}`,
)
const RATES_IN = /\brates?(?: are)? (?:in )?\(?(m[cl]?g?(?: ?\/ ?\w+){1,2})\)?(?!\)? =)/i

const asSaid = ({ value, unit }: Said): string => `${textIn(value, unit)}, as the title says`

const start: Check = (titrationTable) => {
  const said = statedIn(titrationTable, START)
  if (said === undefined) return []
  const [first] = givenOf(titrationTable.rows)
  if (first === undefined || courseBefore(titrationTable) !== undefined) return []
  const [column, found] = inUnitOf(first, said.unit)
  if (found === undefined || meet(found.span, exactly(said.value))) return []
  const words = [`${textIn(found.value, said.unit)} first`, asSaid(said)] as const
  return [findingAt(titrationTable, 'start-rate', first, column, words)]
}

/** `Ketamine 25 mg/h for 3 h`, `0.5 mg/kg over 40 min`: a rate or a dose that a row has. */
const ALONE = patternsOf(
  `(?:^|[;,.] )(?:(?:ketamine|infusion|rate|continuous|fixed|constant|at|@|iv)[ :=]+)+${FIGURE}(?<=(?:h|r|y|min))(?= ?(?:$|[;,]|(?:for|over) [0-9]))`,
  `(?:^|(?<!\\bmax)[;,.] )(?:(?:ketamine|iv|dose|(?:each|per) (?:infusion|session)|[0-9]{1,2} (?:infusions|sessions) of)[ :=]+)*${FIGURE}(?<=mg|kg)(?= ?(?:over [0-9]+ ?(?:h|min)|per (?:session|infusion)|(?:for|x|at) [0-9]+ ?kg))`,
  `(?:^|[;,.] )(?:[0-9]{1,2} (?:infusions|sessions) of|(?:session )?dose[ :=]) ?${FIGURE}$`,
)
const alone: Check = (titrationTable) => {
  const said = statedIn(titrationTable, ALONE)
  if (said === undefined) return []
  const given = givenOf(titrationTable.rows)
  const [first] = given
  if (first === undefined || courseBefore(titrationTable) !== undefined) return []
  const found = given.flatMap((row) => inUnitOf(row, said.unit)[1] ?? [])
  if (found.length === 0 || found.some(({ span }) => meet(span, exactly(said.value)))) return []
  const words = [`never ${textIn(said.value, said.unit)}`, asSaid(said)] as const
  return [findingAt(titrationTable, 'change', first, inUnitOf(first, said.unit)[0], words)]
}

const step: Check = (titrationTable) => {
  const said = statedIn(titrationTable, STEP)
  if (said === undefined) return []
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    const [[, from], [column, to]] = [inUnitOf(before, said.unit), inUnitOf(row, said.unit)]
    if (from === undefined || to === undefined || from.value === 0n || before.rate === row.rate) return []
    if (minus(nominal(to).span, nominal(from).span).low <= said.value) return []
    const words = [`+${textIn(to.value - from.value, said.unit)}`, `+${asSaid(said)}`] as const
    return [findingAt(titrationTable, 'step-size', row, column, words)]
  })
}

/** Rises that come sooner than a title says. */
const every: Check = (titrationTable) => {
  const matches = saidIn(titrationTable).map((text) => firstMatch(EVERY, text))
  const [, count, unit = ''] = matches.find((match) => match !== undefined) ?? []
  if (count === undefined) return []
  const least = Number(count) * (/^min/i.test(unit) ? 1 : 60)
  // Daily steps need not be at the same hour.
  const within = least === DAY ? DAY - 4 * HOUR : least
  let changed: Row | undefined = titrationTable.rows[0]
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    // From one session to the next a rate may rise at any time.
    const isNew = row.session !== before.session
    if (isNew) changed = row
    if (isNew || changed === undefined || row.rate.value === before.rate.value) return []
    const since = between(changed, row)
    changed = row
    // A rate that is resumed is no step.
    const isStep = before.rate.value > 0n && row.rate.value > before.rate.value
    if (!isStep || since === undefined || since < 0 || since >= within) return []
    const words = [`a step after ${durationText(since)}`, `every ${durationText(least)}, as the title says`] as const
    return [findingAt(titrationTable, 'step-interval', row, row.rateFrom, words)]
  })
}

/** A title that says another unit of the rates than any of their columns has. */
const units: Check = (titrationTable) =>
  titlesOf(titrationTable).flatMap((line): readonly Finding[] => {
    const at = line.cells.findIndex((text) => text.length <= LONGEST && RATES_IN.test(text))
    const unit = readUnit(RATES_IN.exec(line.cells[at] ?? '')?.[1] ?? '')
    const target = unit && BY_UNIT.rate[unit.unit]
    if (target === undefined || titrationTable.columns.has(target)) return []
    return [findingIn('unit', line, at, [line.cells[at] ?? '', 'the unit of the rates below'])]
  })

/** What a title says of how a titration begins and rises. */
export const saidRegimen: Check = (titrationTable) =>
  (hasPeaks(titrationTable) ? [units] : [start, alone, step, every, units]).flatMap((each) => each(titrationTable))

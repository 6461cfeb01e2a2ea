/** A start and a step that a title or a header states, against the rates of the table. */
import { decimalText, minus } from '../../core/values/interval'
import { rateText } from '../bounds'
import type { Finding } from '../finding'
import { nominal, readFigure } from '../read/cell'
import { BY_UNIT } from '../read/columns'
import { findingIn, type Line } from '../read/grid'
import { perKgColumn } from '../read/per-kg'
import { isOtherDrug } from '../read/quantity-kind'
import { LONGEST, readUnit } from '../read/units'
import {
  between,
  type Check,
  DAY,
  durationText,
  findingAt,
  givenOf,
  HOUR,
  overPairs,
  type Row,
  type TitrationTable,
  titlesOf,
} from '../titration-table'
import { courseBefore } from './pauses'

const FIGURE = '([0-9]+(?:[.,][0-9]+)?)(?! ?(?:-|\\u2013|to\\b|mg ?/ ?kg|mcg|ml))(?: ?mg ?(?:/|per) ?h)?'
const RISE =
  'steps?|increments?|increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|rises?|titrat(?:e[sd]?|ing)|rate changes?|change (?:the )?rate|up(?! to)|steiger\\w+|erh\u00f6h\\w+|augment\\w+|aument\\w+'
const BEGINS =
  '\\b(?:(?:start(?:s|ing|en)?|begin(?:s|ning|n)?|commenc(?:e|ing)|initial|startdosis|anfangs\\w+|d\u00e9buter|inici\\w+|inizio)(?: (?:infusion|ketamine|rate|dose|at|with|mit|met|\u00e0|a))*|first (?:rate|dose))[ :=]+'
const START = new RegExp(`${BEGINS}${FIGURE}`, 'i')
const START_PER_KG = new RegExp(`${BEGINS}([0-9]+(?:[.,][0-9]+)?) ?mg ?/ ?kg ?/ ?h`, 'i')
const START_BEHIND =
  /([0-9]+(?:[.,][0-9]+)?) ?mg ?\/ ?h(?:r|our)?(?: initially| to start|,? then (?:up|increas|titrat))/i
const STEP = new RegExp(
  `\\b(?:${RISE})(?: (?:of|by|size|at most|no more than|max|rate|the|infusion|dose|um|de|di))*[ :=+]+${FIGURE}`,
  'i',
)
const STEP_BEHIND =
  /(?:\bby at most |\+ ?)([0-9]+(?:[.,][0-9]+)?) ?mg ?\/ ?h\b|(?<!\bto )\b([0-9]+(?:[.,][0-9]+)?) ?mg ?\/ ?h(?:r|our)? (?:steps|increments)/i
const EACH = '(?:every|alle|toutes les|cada|ogni|elke) '
const TIME = '([0-9]{1,3}) ?(h|min|std|stunden|uur|ore)[a-z]*'
const EVERY = [
  new RegExp(
    `(?:\\b(?:${RISE})\\b|\\+ ?[0-9])(?:(?!review|check|obs|monitor|assess|fluid|bag|line|syringe)[^.;]){0,30}?\\b${EACH}${TIME}`,
    'i',
  ),
  new RegExp(`\\b${EACH}${TIME},? (?:(?:${RISE})\\b|steps?\\b|\\+|um [0-9]|[0-9.,]+ ?mg[a-z/ ]{1,9}omhoog)`, 'i'),
  new RegExp(`${TIME} between (?:the )?(?:steps|increases|changes|rises)`, 'i'),
  new RegExp(`\\b(?:step|minimum|titration) interval[ :=]+(?:of )?${TIME}`, 'i'),
]
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const WORD = new RegExp(`\\b(?:${NUMBERS.join('|')})\\b(?=[ -](?:hour|day|session|infusion))`, 'gi')
/** `q2h`, `2-hourly` and `every two hours` as `every 2 h`; `if tolerated` is no other case. */
const plainTimes = (text: string): string =>
  text
    .replace(/\bq ?([0-9]{1,2}) ?h\b|\b([0-9]{1,2})[ -]hourly\b/gi, (_, a?: string, b?: string) => `every ${a ?? b} h`)
    .replace(WORD, (word) => `${NUMBERS.indexOf(word.toLowerCase()) + 1}`)
    .replace(/\b(?:(?:every|each|per|a) day|daily)\b/gi, 'every 24 h')
    .replace(/\b(?:every|each) hour\b|(?<!-)\bhourly\b/gi, 'every 1 h')
    .replace(/,? if (?:tolerated|needed|required|necessary)\b/gi, '')
const RATES_IN = /\brates?(?: are)? (?:in )?\(?(m[cl]?g?(?: ?\/ ?\w+){1,2})\)?/i
/** Another time, another patient, or only perhaps. */
const NOT_HERE = /\b(?:previous|earlier|last|history|admission|if|or|usual|e\.g|example)\b/i

/** The texts above the table that say something of it: a label and its figure may be two cells. */
function textsOf(line: Line): readonly string[] {
  const own = line.cells.filter((text) => text !== '')
  const texts = own.length === 2 ? [own.join(' ')] : own
  return texts
    .filter((text) => text.length <= LONGEST)
    .map(plainTimes)
    .filter((text) => !NOT_HERE.test(text) && !isOtherDrug(text.toLowerCase()))
}

/** What the lines of words above the table say of it. */
export const saidIn = (titrationTable: TitrationTable): readonly string[] => titlesOf(titrationTable).flatMap(textsOf)

/** The figure behind such words above the table, in mg/h by its unit, by that of its header or by a time behind it. */
function statedIn(titrationTable: TitrationTable, patterns: readonly RegExp[]): bigint | undefined {
  const { header, decimal, columns } = titrationTable
  const rate = header.cells[columns.get('rate_mg_h') ?? -1] ?? ''
  const texts = [...saidIn(titrationTable), ...(NOT_HERE.test(rate) ? [] : [rate])]
  for (const text of texts)
    for (const pattern of patterns) {
      const found = text.length > LONGEST ? null : pattern.exec(text)
      if (found === null) continue
      const isRate = text === rate || /mg ?(?:\/|per) ?h/i.test(found[0])
      if (!isRate && !/^,? (?:every|each) /i.test(text.slice(found.index + found[0].length))) continue
      const figure = readFigure(found[1] ?? found[2] ?? '', decimal)
      if (figure !== undefined) return figure.value
    }
  return undefined
}

const start: Check = (titrationTable) => {
  const [first] = givenOf(titrationTable.rows)
  const said =
    first && courseBefore(titrationTable) === undefined ? statedIn(titrationTable, [START, START_BEHIND]) : undefined
  if (said === undefined || first === undefined || first.rateFrom === 'dose_mg') return []
  const { span } = first.rate
  if (span.low <= said && said <= span.high) return []
  const words = [`${rateText(first.rate.value)} first`, `${rateText(said)}, as the title says`] as const
  return [findingAt(titrationTable, 'start-rate', first, first.rateFrom, words)]
}

const step: Check = (titrationTable) => {
  const said = statedIn(titrationTable, [STEP, STEP_BEHIND])
  if (said === undefined) return []
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    if (before.rate.value === 0n || before.rate === row.rate) return []
    if (minus(nominal(row.rate).span, nominal(before.rate).span).low <= said) return []
    const words = [`+${rateText(row.rate.value - before.rate.value)}`, `+${rateText(said)}, as the title says`] as const
    return [findingAt(titrationTable, 'step-size', row, row.rateFrom, words)]
  })
}

/** The same per kilogram, where the first row says its rate so. */
const startPerKg: Check = (titrationTable) => {
  const [first] = givenOf(titrationTable.rows)
  if (first?.perKg === undefined || courseBefore(titrationTable) !== undefined) return []
  const texts = saidIn(titrationTable)
  const [, digits = ''] = texts.map((text) => START_PER_KG.exec(text)).find((found) => found !== null) ?? []
  const said = readFigure(digits, titrationTable.decimal)
  const { low, high } = first.perKg.span
  if (said === undefined || (low <= said.value && said.value <= high)) return []
  const column = perKgColumn(first.figures)?.column ?? first.rateFrom
  const words = [`${decimalText(first.perKg.value)} mg/kg/h first`, `${digits} mg/kg/h, as the title says`] as const
  return [findingAt(titrationTable, 'start-rate', first, column, words)]
}

/** Rises that come sooner than a title says. */
const every: Check = (titrationTable) => {
  const texts = saidIn(titrationTable)
  const [, count, unit = ''] =
    texts
      .map((text) => EVERY.map((pattern) => pattern.exec(text)).find((each) => each !== null))
      .find((each) => each) ?? []
  if (count === undefined) return []
  const least = Number(count) * (/^min/i.test(unit) ? 1 : 60)
  // The hour of a day may be another one.
  const within = least === DAY ? DAY - 4 * HOUR : least
  let changed: Row | undefined = titrationTable.rows[0]
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    if (row.session !== before.session) changed = row
    if (changed === undefined || row.rate.value === before.rate.value) return []
    const since = between(changed, row)
    changed = row
    if (row.rate.value < before.rate.value || since === undefined || since < 0 || since >= within) return []
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
  [start, startPerKg, step, every, units].flatMap((each) => each(titrationTable))

/** A start and a step that a title or a header states, against the rates of the table. */
import { decimalText, minus } from '../../core/values/interval'
import { ROUNDED } from '../bounds'
import type { Finding } from '../finding'
import { type Figure, nominal, ratio, readFigure, scaled } from '../read/cell'
import { BY_UNIT, type Target } from '../read/columns'
import { isOfKetamine } from '../read/drug-names'
import { isElsewhere } from '../read/elsewhere'
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
  hasPeaks,
  overPairs,
  type Rated,
  type Row,
  type TitrationTable,
  titlesOf,
} from '../titration-table'
import { courseBefore } from './pauses'

const FIGURE =
  '([0-9]+(?:[.,][0-9]+)?)(?! ?(?:-|\\u2013|to\\b)|[.,]?[0-9])(?: ?((?:mg|mcg|ml)(?: ?(?:/|per) ?(?:kg|h(?:ou)?r?|uur|std|min|24 ?h|day)\\b){0,2}))?'
const RISE =
  'steps?|increments?|increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|rises?|titrat(?:e[sd]?|ing)|rate changes?|change (?:the )?rate|up(?! to)|steiger\\w+|erh\u00f6h\\w+|augment\\w+|aument\\w+|ophogen|verhogen'
const BEGINS =
  '\\b(?:(?:start(?:s|ing|en)?|begin(?:s|ning|n)?|commenc(?:e|ing|er)|initial|startdos\\w+|anfangs\\w+|d\u00e9buter|inici\\w+|inizi\\w+)(?: (?:infusion|ketamine|rate|dose|at|with|mit|met|\u00e0|a))*|first (?:rate|dose))[ :=]+'
const START = new RegExp(`${BEGINS}${FIGURE}`, 'i')
const START_BEHIND = new RegExp(
  `(?:${FIGURE}(?: initially| to start| for the first (?:h|hour|day|24 h)\\b|,? then (?:up|increas|titrat))|(?:^|[;,] )(?:(?:ketamine|infusion) )?(?:(?:at|@) )?${FIGURE},? (?:up by|increas|titrat))`,
  'i',
)
const STEP = new RegExp(
  `\\b(?:${RISE})(?: (?:of|by|size|at most|no more than|max|rate|the|infusion|dose|um|de|di|met))*[ :=+]+${FIGURE}`,
  'i',
)
const STEP_BEHIND = new RegExp(`(?:\\bby at most |\\+ ?)${FIGURE}|(?<!\\bto )\\b${FIGURE} (?:steps|increments)`, 'i')
const EACH = '(?:every|alle|toutes les|cada|ogni|elke) '
const TIME = '([0-9]{1,3}) ?(h|min|std|stunden|uur|ore)[a-z]*'
const EVERY = [
  new RegExp(
    `(?:\\b(?:${RISE})\\b|\\+ ?[0-9])(?:(?!review|check|obs|monitor|assess|fluid|bag|line|syringe|\\. )[^;]){0,30}?\\b${EACH}${TIME}`,
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
const RATES_IN = /\brates?(?: are)? (?:in )?\(?(m[cl]?g?(?: ?\/ ?\w+){1,2})\)?(?!\)? =)/i
/** Another time, or only perhaps. */
const NOT_HERE = /\b(?:admission|if|or|would)\b/i

/** The texts above the table that say something of it: a label and its figure may be two cells. */
function textsOf(line: Line): readonly string[] {
  const own = line.cells.filter((text) => text !== '')
  const texts = own.length === 2 ? [own.join(' ')] : own
  return texts
    .filter((text) => text.length <= LONGEST)
    .map(plainTimes)
    .filter(
      (text) => !NOT_HERE.test(text) && !isElsewhere(text) && (isOfKetamine(text) || !isOtherDrug(text.toLowerCase())),
    )
    .map((text) => parted(text).join(' '))
}
const parted = (text: string): readonly string[] =>
  text.split(/(?<=[;,]) /).filter((part) => !isOtherDrug(part.toLowerCase()))

/** What the lines of words above the table say of it, orders below it, and one in the remark of its first row. */
export const saidIn = ({ words, header, rows: [first] }: TitrationTable): readonly string[] => [
  ...words
    .filter(({ record, cells }) => record < header.record || cells.some((text) => ORDER.test(text)))
    .flatMap(textsOf),
  ...(first !== undefined && TIMED.test(first.note) ? textsOf({ record: first.record, cells: [first.note] }) : []),
]
const ORDER = /^(?:orders?|rx|regimen|prescri\w+|protocol|instructions?)\b/i
const TIMED =
  /\b(?:every|q ?[0-9]|hourly|daily|steps?|increments|interval|between|at a time|alle|toutes|cada|ogni)\b|\bq ?[0-9]/i

interface Said extends Figure {
  readonly unit: 'mg/h' | 'mg/kg/h' | 'mL/h' | 'mg' | 'mg/kg'
}

/** A figure in the unit behind it; in mg/h by its header or by a time behind it. */
function saidOf(found: RegExpExecArray, text: string, { decimal, setting, header, columns }: TitrationTable) {
  const [digits = '', written = ''] = found.slice(1).filter((each) => each !== undefined)
  const isTimed = /^,? (?:every|each) /i.test(text.slice(found.index + found[0].length))
  const isHeader = text === header.cells[columns.get('rate_mg_h') ?? -1]
  const isRate = isHeader || (isTimed && (written === '' || (written === 'mg' && setting === 'inpatient')))
  const { unit = undefined, n = 1n, d = 1n } = isRate ? { unit: 'mg/h' as const } : (readUnit(written) ?? {})
  const figure = readFigure(digits, decimal)
  if (figure === undefined || unit === 'mcg/kg/min') return figure && perKg(figure)
  const isOfSession = (unit === 'mg' || unit === 'mg/kg') && setting === 'outpatient'
  const isKnown = unit === 'mg/h' || unit === 'mg/kg/h' || unit === 'mL/h' || isOfSession
  return isKnown ? { ...scaled(figure, { n, d }), unit } : undefined
}
const perKg = (figure: Figure): Said => ({ ...scaled(figure, { n: 60n, d: 1000n }), unit: 'mg/kg/h' })

/** The figure behind such words above the table or in the header of the rate. */
function statedIn(titrationTable: TitrationTable, patterns: readonly RegExp[]): Said | undefined {
  const { header, columns } = titrationTable
  const rate = header.cells[columns.get('rate_mg_h') ?? -1] ?? ''
  for (const text of [...saidIn(titrationTable), ...(!/[0-9]/.test(rate) || NOT_HERE.test(rate) ? [] : [rate])])
    for (const pattern of patterns) {
      const found = text.length > LONGEST ? null : pattern.exec(text)
      const said = found === null ? undefined : saidOf(found, text, titrationTable)
      if (said !== undefined) return said
    }
  return undefined
}

/** What a row has in a unit, and in which column; a rate per kilogram as it is printed stands for a half of 0.01. */
function inUnitOf(row: Rated, unit: Said['unit']): readonly [Target, Figure | undefined] {
  if (unit === 'mg/h') return row.rateFrom === 'dose_mg' ? ['dose_mg', undefined] : [row.rateFrom, row.rate]
  if (unit === 'mL/h') return ['rate_mL_h', row.figures.rate_mL_h]
  const { dose_mg: dose, dose_mg_kg: dosePerKg } = row.figures
  if (unit === 'mg') return ['dose_mg', dose]
  if (unit === 'mg/kg') return ['dose_mg', dosePerKg ?? roughly(dose, row.weight)]
  const { perKg: own, weight, rate } = row
  if (own === undefined) return [row.rateFrom, roughly(rate, weight)]
  const span = { low: own.value - ROUNDED, high: own.value + ROUNDED }
  return [perKgColumn(row.figures)?.column ?? row.rateFrom, { value: own.value, span }]
}
/** Per kilogram of what is rounded to what can be set or drawn up. */
function roughly(amount: Figure | undefined, weight: Figure | undefined): Figure | undefined {
  const { value = 0n } = (amount && weight && ratio(amount, weight)) ?? {}
  return value === 0n ? undefined : { value, span: { low: (value * 9n) / 10n, high: (value * 11n) / 10n } }
}
const textIn = (value: bigint, unit: string): string => `${decimalText(value)} ${unit}`

const start: Check = (titrationTable) => {
  const said = statedIn(titrationTable, [START, START_BEHIND])
  if (said === undefined) return []
  const [first] = givenOf(titrationTable.rows)
  if (first === undefined || courseBefore(titrationTable) !== undefined) return []
  const [column, found] = inUnitOf(first, said.unit)
  if (found === undefined || (found.span.low <= said.value && said.value <= found.span.high)) return []
  const words = [
    `${textIn(found.value, said.unit)} first`,
    `${textIn(said.value, said.unit)}, as the title says`,
  ] as const
  return [findingAt(titrationTable, 'start-rate', first, column, words)]
}

/** `Ketamine 25 mg/h for 3 h`, `0.5 mg/kg over 40 min`: a rate or a dose that a row has. */
const ALONE = [
  new RegExp(
    `(?:^|[;,.] )(?:(?:ketamine|infusion|rate|continuous|fixed|constant|at|@|iv)[ :=]+)+${FIGURE}(?<=(?:h|r|y|min))(?= ?(?:$|[;,]|(?:for|over) [0-9]))`,
    'i',
  ),
  new RegExp(
    `(?:^|(?<!\\bmax)[;,.] )(?:(?:ketamine|iv|dose|(?:each|per) (?:infusion|session)|[0-9]{1,2} (?:infusions|sessions) of)[ :=]+)*${FIGURE}(?<=mg|kg)(?= ?(?:over [0-9]+ ?(?:h|min)|per (?:session|infusion)|(?:for|x|at) [0-9]+ ?kg))`,
    'i',
  ),
  new RegExp(`(?:^|[;,.] )(?:[0-9]{1,2} (?:infusions|sessions) of|(?:session )?dose[ :=]) ?${FIGURE}$`, 'i'),
]
const alone: Check = (titrationTable) => {
  const said = statedIn(titrationTable, ALONE)
  if (said === undefined) return []
  const given = givenOf(titrationTable.rows)
  const [first] = given
  if (first === undefined || courseBefore(titrationTable) !== undefined) return []
  const found = given.flatMap((row) => inUnitOf(row, said.unit)[1] ?? [])
  if (found.length === 0 || found.some(({ span }) => span.low <= said.value && said.value <= span.high)) return []
  const words = [
    `never ${textIn(said.value, said.unit)}`,
    `${textIn(said.value, said.unit)}, as the title says`,
  ] as const
  return [findingAt(titrationTable, 'change', first, inUnitOf(first, said.unit)[0], words)]
}

const step: Check = (titrationTable) => {
  const said = statedIn(titrationTable, [STEP, STEP_BEHIND])
  if (said === undefined) return []
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    const [[, from], [column, to]] = [inUnitOf(before, said.unit), inUnitOf(row, said.unit)]
    if (from === undefined || to === undefined || from.value === 0n || before.rate === row.rate) return []
    if (minus(nominal(to).span, nominal(from).span).low <= said.value) return []
    const words = [
      `+${textIn(to.value - from.value, said.unit)}`,
      `+${textIn(said.value, said.unit)}, as the title says`,
    ] as const
    return [findingAt(titrationTable, 'step-size', row, column, words)]
  })
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
    // From one session to the next a rate may rise however long they are apart.
    const isNew = row.session !== before.session
    if (isNew) changed = row
    if (isNew || changed === undefined || row.rate.value === before.rate.value) return []
    const since = between(changed, row)
    changed = row
    // A rate that is resumed is no step.
    if (
      before.rate.value === 0n ||
      row.rate.value < before.rate.value ||
      since === undefined ||
      since < 0 ||
      since >= within
    )
      return []
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

/** By how much a remark says the rate changed, from which rate and to which, against the rates around it. */
import { decimalText, meet, minus, ONE, type Span } from '../../../core/values/interval'
import { distance } from '../../bounds'
import type { Finding } from '../../finding'
import { type DecimalSign, nominal, readFigure } from '../../read/cells/cell'
import { LONGEST } from '../../read/cells/units'
import { findingIn } from '../../read/grid'
import { isElsewhere } from '../../read/words/elsewhere'
import { type Check, overPairs, type Row } from '../../titration-table'
import { firstMatch, patternsOf } from '../patterns'

const FIGURE = '([0-9]{1,4}(?:[.,][0-9]{1,3})?)'
const UNIT = ' ?(mg|mls?|cc) ?(?:/|per) ?(?:hours?|hrs?|h)\\b'
/** After a figure that ends the statement: `up by 10, well`. */
const END = '(?= ?$|[.;)](?![0-9])|, )'
const VERB =
  '(?:increas(?:ed?|ing)|rais(?:ed?|ing)|went up|stepped up|up|decreas(?:ed?|ing)|reduc(?:ed?|ing)|lower(?:ed|ing)?|went down|stepped down|down)'
const NOUN = '(?:step|increment|increase|rise|change)'

/** By how much: the figure, and its unit where it has one. */
const BY = patternsOf(
  `\\b${VERB}\\b(?: the)?(?: rate)?(?: by)? \\+?${FIGURE}${UNIT}(?! ?(?:to|->|\\u2192))`,
  `\\b${VERB}\\b[a-z ]{0,20}\\bby \\+?${FIGURE}${UNIT}(?!.{0,40}\\bto [0-9])`,
  `\\b(?:${NOUN}|another|plus)(?: of| by| size)?[ :=]{1,2}\\+?${FIGURE}${UNIT}`,
  `\\b${FIGURE}${UNIT} (?:step|increment|increase|rise|more|higher|added|lower|less)\\b`,
  `^\\+ ?${FIGURE}${UNIT}`,
  `(?:^|[,;(] ?)(?:rate |pump |ketamine )?(?:${VERB}|${NOUN}) (?:by|of|again by) \\+?${FIGURE}${END}`,
  `(?:^|[,;(] ?)(?:rate |pump |ketamine )?(?:${VERB}|${NOUN})[ :]{1,2}\\+ ?${FIGURE}${END}`,
)
/** `up by 15 to 25 mg/h` */
const BY_AND_TO = patternsOf(
  `\\b${VERB}(?: rate)?(?: by)? \\+?${FIGURE}(?: ?(?:mg|mls?|cc)(?: ?(?:/|per) ?(?:hours?|hrs?|h))?)? to [0-9.,]{1,8}${UNIT}`,
)
/** `from 15 to 25 mg/h`, `15 mg -> 25 mg/h`, `increased from 15 to 25`. */
const FROM = patternsOf(
  `(?:^|[,;] ?)${FIGURE}(?: ?mg(?: ?(?:/|per) ?(?:hours?|hrs?|h))?)? ?(?:->|\\u2192|=>) ?[0-9.,]{1,8}${UNIT}`,
  `\\bfrom ${FIGURE}(?: ?(?:mg|mls?|cc)(?: ?(?:/|per) ?(?:hours?|hrs?|h))?)? ?(?:to|->|\\u2192|=>) ?[0-9.,]{1,8}${UNIT}`,
  `(?:^|[,;] ?)(?:rate |pump |ketamine )?${VERB}(?: rate)? from ${FIGURE} ?(?:to|->|\\u2192|=>) ?[0-9]{1,4}(?:[.,][0-9]{1,3})?${END}`,
)
/** `raised to 52`, `pump set to 21.5`; a figure after `now` may be a score. */
const TO = patternsOf(
  `(?:^|[,;] ?)(?:rate |infusion |pump |ketamine )?(?:${VERB}|changed|adjusted|titrated|set|started|restarted|running|reads)(?: up| down| rate)?(?: from [0-9.,]{1,8})? (?:to|at) ([1-9][0-9]{1,3}(?:[.,][0-9]{1,3})?)${END}`,
  `^(?:rate |infusion |pump )?now(?: at| on)? (?!3[5-9]\\.|4[01]\\.)([1-9][0-9](?:[.,][0-9]{1,3})?)${END}`,
)
/** `raised by 20 %` */
const PERCENT = new RegExp(
  `^(?:rate |infusion |pump |ketamine )?${VERB}(?: rate)?(?: by)? \\+?([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?%(?= ?$|[.,;)])`,
  'i',
)
/** Words of what was not done, or not in this row. */
const NOT_HERE =
  /\b(?:if|when|next|tomorrow|later|(?<!as )plan(?:ned)?|target|aim|goal|order(?:ed)?|until|max|maximum|limit|protocol|range|every|each|consider|refused|could|would|may|should|not|no|was|were|since|over|in (?:all|total)|overnight|gradually|slowly|stepwise|in steps|during|twice|instead|than|only|after|minimum|per (?!h))\b|\b[x\u00d7] ?[0-9]|[0-9] ?[x\u00d7]/i

/** Scores and vital signs go up and down as well. */
const OBSERVED =
  /\b(?:pain|discomfort|symptoms?|anxiety|nausea|dizz\w*|nrs|vas|scores?|bp|map|sys|hr|pulse|sats?|spo2|rr|resp\w*|temp\w*|o2|oxygen|fio2|sedation|rass|poss|gcs|head|bed|legs?|fluids?|urine|flow|litres?|weight)\b/i

type Column = 'rate' | 'rate_mL_h' | 'rate_mg_kg_h' | 'rate_mcg_kg_min'
const figureOf = (row: Row | undefined, column: Column): Span | undefined => {
  const figure = column === 'rate' ? row?.rate : row?.figures[column]
  return figure && nominal(figure).span
}
/** The columns that a figure may be of, by its unit; any rate without a unit. */
const columnsOf = (unit: string | undefined): readonly Column[] =>
  unit === undefined
    ? ['rate', 'rate_mL_h', 'rate_mg_kg_h', 'rate_mcg_kg_min']
    : [unit.toLowerCase() === 'mg' ? 'rate' : 'rate_mL_h']

/** The rows around a remark; `first` is the one before `before`. */
type Around = readonly [before: Row | undefined, own: Row, after: Row | undefined, first?: Row | undefined]
const changeOf = (a: Span | undefined, b: Span | undefined): readonly Span[] =>
  a === undefined || b === undefined ? [] : [a.low > b.low ? minus(a, b) : minus(b, a)]

const changesIn = ([before, own, after]: Around, columns: readonly Column[]): readonly Span[] =>
  columns.flatMap((column) => {
    const [a, b, c] = [before, own, after].map((row) => figureOf(row, column))
    return [...changeOf(a, b), ...changeOf(b, c)]
  })
const ratesIn = (rows: readonly (Row | undefined)[], columns: readonly Column[]): readonly Span[] =>
  columns.flatMap((column) => rows.flatMap((row) => figureOf(row, column) ?? []))

/** Whether the change may come after the last row: its rate is that of the row before. */
const mayChange = ([before, own, after]: Around): boolean =>
  after?.rate === undefined && before?.rate?.value === own.rate?.value

type Against = readonly [found: string, allowed: string]

/** A change in percent that is neither that to the rate of its row nor that to the next, where the rate changes. */
function otherPercent(note: string, [before, own, after]: Around, sign: DecimalSign): Against | undefined {
  const figure = readFigure(PERCENT.exec(note)?.[1] ?? '', sign)
  if (figure === undefined) return undefined
  const pairs = [
    [before?.rate, own.rate],
    [own.rate, after?.rate],
  ] as const
  const changes = pairs.flatMap(([a, b]) =>
    a === undefined || b === undefined || a.value === 0n || a.value === b.value
      ? []
      : [(distance(a.value, b.value) * ONE * 100n) / a.value],
  )
  const [right] = changes
  if (right === undefined || changes.some((each) => meet(figure.span, { low: each - ONE, high: each + ONE })))
    return undefined
  return [`${PERCENT.exec(note)?.[0]} in a note`, `${decimalText(right, 1)} %, as the rate changes`]
}

/** A change of the rate in a remark that is neither that to the rate of its row nor that to the next. */
export function otherChange(note: string, around: Around, sign: DecimalSign): Against | undefined {
  const [before, own, after, first] = around
  if (!/[0-9]/.test(note) || note.length > LONGEST || NOT_HERE.test(note) || isElsewhere(note)) return undefined
  if (before?.rate === undefined || own.rate === undefined) return undefined
  const held = (
    patterns: readonly RegExp[],
    knownIn: (columns: readonly Column[]) => readonly Span[],
    allowed: string,
  ): Against | undefined => {
    const found = firstMatch(patterns, note)
    if (found?.[2] === undefined && (found?.index ?? 0) > 0 && OBSERVED.test(note)) return undefined
    const figure = readFigure(found?.[1] ?? '', sign)
    const known = figure && knownIn(columnsOf(found?.[2]))
    if (figure === undefined || known === undefined || known.length === 0) return undefined
    return known.some((each) => meet(nominal(figure).span, each))
      ? undefined
      : [`${found?.[0].trim()} in a note`, allowed]
  }
  const ofChange = (columns: readonly Column[]) => (mayChange(around) ? [] : changesIn(around, columns))
  // `up 25 mg/h` may say to which rate.
  const by = (columns: readonly Column[]) =>
    mayChange(around) ? [] : [...ofChange(columns), ...ratesIn([own, after], columns)]
  // Within a session of one row there may be rates that no row has.
  const from = (columns: readonly Column[]) =>
    before.session === own.session ? ratesIn([first, before, own], columns) : []
  return (
    otherPercent(note, around, sign) ??
    held(BY_AND_TO, ofChange, 'by as much as the rate changes') ??
    held(BY, by, 'by as much as the rate changes') ??
    held(FROM, from, 'the rate before it') ??
    held(TO, (columns) => ratesIn([own, after], columns), 'the rate of its row, or of the next')
  )
}

const IN_PERCENT =
  /^(?:(?:rate )?(?:change|step|increase|increment|rise|delta)|(?:up |raised )?by) ?[([]?(?:%|percent)[)\]]?$|^% ?(?:change|step|increase|rise)$/i
/** A column of changes in percent, each that from the row before. */
export const changesInPercent: Check = (titrationTable) => {
  const { rows, header, decimal } = titrationTable
  const cell = header.cells.findIndex((text) => IN_PERCENT.test(text))
  if (cell === -1) return []
  return overPairs(rows, ({ rate: before, session }, row): readonly Finding[] => {
    const text = (row.line.cells[cell] ?? '').replace(/[%+ ]/g, '')
    const figure = readFigure(text, decimal, true)
    const known = before !== undefined && row.rate !== undefined && before.value > 0n && session === row.session
    if (figure === undefined || !known) return []
    const right = ((row.rate.value - before.value) * ONE * 100n) / before.value
    if (meet(figure.span, { low: right - ONE, high: right + ONE })) return []
    const words = [`${text} %`, `${decimalText(right, 1)} %, as the rate changes`] as const
    return [findingIn('change', { ...row.line, record: row.record }, cell, words)]
  })
}

/** A start and a step that a title or a header states, against the rates of the table. */
import { minus } from '../../core/values/interval'
import { rateText } from '../bounds'
import type { Finding } from '../finding'
import { nominal, readFigure } from '../read/cell'
import { BY_UNIT } from '../read/columns'
import { findingIn } from '../read/grid'
import { LONGEST, readUnit } from '../read/units'
import {
  between,
  type Check,
  durationText,
  findingAt,
  givenOf,
  overPairs,
  type Row,
  type TitrationTable,
  titlesOf,
} from '../titration-table'
import { courseBefore } from './pauses'

const FIGURE = '([0-9]+(?:[.,][0-9]+)?)(?! ?(?:-|\\u2013|to\\b|mg ?/ ?kg|mcg|ml))(?: ?mg ?(?:/|per) ?h)?'
const START = new RegExp(`\\bstart(?:ing)?(?: rate| dose)?(?: at| with)?[ :=]+${FIGURE}`, 'i')
const STEP = new RegExp(
  `\\b(?:steps?|increments?|increase[sd]?|raise[sd]?)(?: of| by| size)?(?: at most| max)?[ :=]+${FIGURE}`,
  'i',
)
const EVERY =
  /\b(?:increase[sd]?|steps?|titrate[sd]?|raise[sd]?|up)\b[^.;]{0,30}\bevery ([0-9]{1,3}) ?(h|hrs?|hours?|min|minutes)\b/i
const RATES_IN = /\brates?(?: are)? (?:in )?\(?(m[cl]?g?(?: ?\/ ?\w+){1,2})\)?/i
/** Another time, another patient, or only perhaps. */
const NOT_HERE = /\b(?:previous|earlier|last|history|admission|if|or|usual|e\.g|example)\b/i

/** The figure behind such words above the table, in mg/h by its unit or by that of its header. */
function statedIn(titrationTable: TitrationTable, pattern: RegExp): bigint | undefined {
  const { header, decimal, columns } = titrationTable
  const rate = header.cells[columns.get('rate_mg_h') ?? -1]
  for (const line of [...titlesOf(titrationTable), header])
    for (const text of line.cells) {
      const found = text.length > LONGEST || NOT_HERE.test(text) ? null : pattern.exec(text)
      if (found === null || !(text === rate || /mg ?(?:\/|per) ?h/i.test(found[0]))) continue
      const figure = readFigure(found[1] ?? '', decimal)
      if (figure !== undefined) return figure.value
    }
  return undefined
}

const start: Check = (titrationTable) => {
  const [first] = givenOf(titrationTable.rows)
  const said = first && courseBefore(titrationTable) === undefined ? statedIn(titrationTable, START) : undefined
  if (said === undefined || first === undefined || first.rateFrom === 'dose_mg') return []
  const { span } = first.rate
  if (span.low <= said && said <= span.high) return []
  const words = [`${rateText(first.rate.value)} first`, `${rateText(said)}, as the title says`] as const
  return [findingAt(titrationTable, 'start-rate', first, first.rateFrom, words)]
}

const step: Check = (titrationTable) => {
  const said = statedIn(titrationTable, STEP)
  if (said === undefined) return []
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    if (before.rate.value === 0n || before.rate === row.rate) return []
    if (minus(nominal(row.rate).span, nominal(before.rate).span).low <= said) return []
    const words = [`+${rateText(row.rate.value - before.rate.value)}`, `+${rateText(said)}, as the title says`] as const
    return [findingAt(titrationTable, 'step-size', row, row.rateFrom, words)]
  })
}

/** Rises that come sooner than a title says. */
const every: Check = (titrationTable) => {
  const texts = titlesOf(titrationTable).flatMap(({ cells }) => cells.filter((text) => text.length <= LONGEST))
  const found = texts.filter((text) => !NOT_HERE.test(text)).flatMap((text) => EVERY.exec(text) ?? [])
  const [, count, unit = ''] = found
  if (count === undefined) return []
  const least = Number(count) * (/^h/i.test(unit) ? 60 : 1)
  let changed: Row | undefined = titrationTable.rows[0]
  return overPairs(givenOf(titrationTable.rows), (before, row): readonly Finding[] => {
    if (row.session !== before.session) changed = row
    if (changed === undefined || row.rate.value === before.rate.value) return []
    const since = between(changed, row)
    changed = row
    if (row.rate.value < before.rate.value || since === undefined || since < 0 || since >= least) return []
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
  [start, step, every, units].flatMap((each) => each(titrationTable))

/** Ten times any figure of a clean table is an error, or cannot be checked; what no reader can tell is listed. */
import { expect, it } from 'vitest'
import { lawRuns } from '../law-runs'
import { TABLES, type Table, verdict } from './tables-as-text'

/** Columns and lines that say nothing of the infusion, or could be right. */
const UNKNOWABLE: readonly (readonly [file: string, where: RegExp, why: string])[] = [
  ['real/clean-nurse', /column 4/, 'a vital sign'],
  ['shapes/text-cols', /column [57]/, 'a score and a vital sign'],
  ['shapes/max-col', /column 3/, 'the limit of a column that rates are held to'],
  ['shapes/elapsed-s', /line 4 column 1$/, 'a last start that may be later'],
  ['shapes/stays-offset-seconds', /line [47] column 2$/, 'a last start that may be later'],
  ['shapes/on-side-flow', /line 6/, 'a score'],
  ['shapes/log-obs', /column 5$/, 'a score'],
  ['shapes/d-hirid', /line 5 column 5$/, 'a last row without an end, whose dose fits the longest course'],
  ['shapes/fr1', /line 5 column 4$/, 'a last row without an end, whose total fits the longest course'],
  ['shapes/pt1', /line 4 column 4$/, 'a last row without an end, whose volume fits the longest course'],
  ['shapes/e-bag', /column 1$/, 'the name of a bag whose strength stands beside it'],
  ['shapes/bags-hung', /column 1$/, 'the name of a bag whose strength stands beside it'],
  ['shapes/bags-two-volumes', /column 1$/, 'the name of a bag whose strength stands beside it'],
  ['shapes/w3-infusion-ids', /column 1$/, 'the number of a record'],
  ['shapes/d-hirid', /line [2-5] column 2$/, 'the number of a record'],
  ['shapes/w3-lockout', /column 4$/, 'the lockout of boluses that were not given'],
  ['shapes/week-column', /column 1$/, 'the number of a week'],
  ['shapes/one-row', /column 1$/, 'the number of an only hour'],
  ['shapes/across-midnight', /line 5 column 3$/, 'a last row without an end, whose dose fits the longest course'],
  ['shapes/k2-vital-signs-german', /column [4-7]$/, 'vital signs and a score'],
  ['shapes/k2-bolus-none', /line 4 column 4$/, 'a last row without an end, whose total fits the longest course'],
  ['shapes/k2-minutes-german', /line 4 column 1$/, 'a last start that may be later'],
  ['shapes/k2-key-ceiling', /line 1 column 2$/, 'the limit that rates are held to'],
  ['shapes/k2-key-german', /line 4 column 2$/, 'the limit that rates are held to'],
  ['shapes/skin-temp-litres', /column 3$/, 'a vital sign'],
  ['shapes/urine-uo', /column 3$/, 'what is measured of the patient'],
  ['shapes/day-of-stay', /column 3$/, 'the day of a stay that is longer than the infusion'],
  ['shapes/rows-of-statistics', /line (?:6|10) /, 'a standard deviation and a count'],
  ['shapes/footer-max-in-two-cells', /line [56] /, 'a limit that is not passed'],
  ['shapes/scores-many', /column (?:[4-8]|1[01])$/, 'vital signs, scores and what is named'],
  ['shapes/lang-nl-signs', /column [4-6]$/, 'vital signs and a score'],
  ['shapes/bag-size', /column 3$/, 'how much a bag holds, where no strength says what is in it'],
  [
    'shapes/own-rest-by-session',
    /column (?:10|23)$/,
    'the limit that rates are held to, and times counted anew in a session',
  ],
  ['shapes/w3-bags-', /line [2-9] column 1$/, 'the name of a bag whose strength stands beside it'],
  ['shapes/w3-bags-units-in-cells', /column 3$/, 'the diluent of a bag, of which the whole volume counts'],
  ['shapes/w3-bags-title-weight', /line 3 column 3$/, 'the volume of a bag from which no mL/h are told'],
  ['shapes/w3-syringes-dose', /column 1$/, 'the name of a syringe whose strength stands beside it'],
  ['shapes/bag-used-up', /line [23] column 3$/, 'the volume of a bag from which no mL/h are told'],
  ['shapes/pair-limit-unit', /line 1 /, 'the limit that rates are held to'],
  ['shapes/pair-daily-dose', /line 1 /, 'the limit that doses are held to'],
  ['shapes/own-start-rounded-by-pump', /column 10$/, 'the limit that rates are held to'],
  ['shapes/note-amounts-beside-rates', /line 7 column 3$/, 'what is left in a syringe'],
]

const FIGURE = /^(\s*)([0-9]+(?:[.,][0-9]+)?)((?:\s?(?:mg|ml|cc|mcg).*)?)$/i

const textOf = (rows: Table['rows'], separator: string): string => rows.map((cells) => cells.join(separator)).join('\n')

interface Place extends Table {
  readonly line: number
  readonly cell: number
}

/** Every figure of every clean table. */
const places = TABLES.filter(({ text }) => verdict(text) === 0).flatMap((table) =>
  table.rows.flatMap((cells, line) =>
    cells.flatMap((text, cell): readonly Place[] => {
      const figure = FIGURE.exec(text)?.[2]
      return figure !== undefined && Number(figure.replace(',', '.')) > 0 ? [{ ...table, line, cell }] : []
    }),
  ),
)

function tenfold({ rows, separator, line, cell }: Place): number {
  const changed = rows.map((cells) => [...cells])
  const [, before = '', figure = '', unit = ''] = FIGURE.exec(rows[line]?.[cell] ?? '') ?? []
  const sign = figure.includes(',') ? ',' : '.'
  const more = String(Math.round(Number(figure.replace(',', '.')) * 10_000) / 1000).replace('.', sign)
  changed[line]?.splice(cell, 1, `${before}${more}${unit}`)
  return verdict(textOf(changed, separator))
}

/** A name that ends in a hyphen is that of several files. */
const isOf = ({ file }: Place, name: string): boolean => file === name || (name.endsWith('-') && file.startsWith(name))

it('gives no all-clear to ten times a figure', () => {
  expect(places.length).toBeGreaterThan(4500)
  const every = Math.ceil(places.length / lawRuns(places.length, 60))
  const passed = places.flatMap((place, turn) => {
    if (turn % every !== 0 || tenfold(place) !== 0) return []
    const where = `line ${place.line + 1} column ${place.cell + 1}`
    const isUnknowable = UNKNOWABLE.some(([file, pattern]) => isOf(place, file) && pattern.test(where))
    return isUnknowable ? [] : [`${place.file} ${where}: ${place.rows[place.line]?.join(' | ')}`]
  })
  expect(passed).toEqual([])
})

/** Doses beside those of the rows: boluses, total rows, totals of a day or a session, a last row without an end. */
import { wholeTimeOf } from '../../core/model/protocol'
import { decimalText, meet, ONE, whole } from '../../core/values/interval'
import type { Finding } from '../finding'
import { type Figure, product, readFigure, scaled, withoutMarks, withoutUnit } from '../read/cell'
import type { Target } from '../read/columns'
import { cellOf, filled, type Line, type TotalLine } from '../read/grid'
import { unitsIn } from '../read/units'
import {
  between,
  type Check,
  findingAt,
  hoursOf,
  type Row,
  type RuleSet,
  type TitrationTable,
} from '../titration-table'
import { doseOf, NOTHING, plus, volumeOf } from './running-totals'
import { usualLength } from './usual-length'

const DAY = 1440

/** A bolus, a load or a push that the protocol does not have. */
const bolus: Check = (titrationTable) => {
  if (titrationTable.protocol.load !== undefined) return []
  const none = `none: ${titrationTable.protocol.id} has no bolus`
  return titrationTable.rows.flatMap((row): readonly Finding[] => {
    if (row.phase.startsWith('load')) return [findingAt(titrationTable, 'bolus', row, 'phase', ['a load', none])]
    const dose = row.figures.bolus_mg
    if (dose === undefined || dose.value === 0n) return []
    const column = titrationTable.columns.has('bolus_mg') ? 'bolus_mg' : 'note'
    const words = [`a bolus of ${decimalText(dose.value)} mg`, none] as const
    return [findingAt(titrationTable, 'bolus', row, column, words)]
  })
}

/** A last row without an end may run to the end of the course, and gives no more than that. */
const lastDose: Check = (titrationTable) => {
  const { rows, protocol } = titrationTable
  const row = rows.at(-1)
  const [first] = rows.filter(({ session }) => session === row?.session)
  if (row?.rate === undefined || row.time !== undefined || first === undefined) return []
  const dose = row.figures.dose_mg
  const longest = wholeTimeOf(protocol)
  const left = Math.max(0, longest - Math.max(0, between(first, row) ?? 0))
  const most = product(row.rate, hoursOf(left))
  if (dose === undefined || dose.span.low <= most.span.high) return []
  const words = [
    `${decimalText(dose.value)} mg`,
    `at most ${decimalText(most.value)} mg (${decimalText(row.rate.value)} mg/h to the end of the longest course, ${decimalText(hoursOf(left).value)} h)`,
  ] as const
  return [findingAt(titrationTable, 'dose', row, 'dose_mg', words)]
}

/** What is given so far in all, in this session and on this day. */
interface Sums {
  course: Figure | undefined
  session: Figure | undefined
  day: Figure | undefined
}
const dayOf = (row: Row): number | undefined => row.dayNumber ?? row.day

function sumsOf(titrationTable: TitrationTable): readonly (readonly [Row, Figure | undefined, Sums])[] {
  const sums: Sums = { course: NOTHING, session: NOTHING, day: NOTHING }
  let before: Row | undefined
  return titrationTable.rows.map((row) => {
    if (before?.session !== row.session) sums.session = NOTHING
    if (before === undefined || dayOf(before) !== dayOf(row)) sums.day = NOTHING
    const dose = doseOf(titrationTable, row)
    const add = (sum: Figure | undefined) => sum && dose && plus(sum, dose)
    Object.assign(sums, { course: add(sums.course), session: add(sums.session), day: add(sums.day) })
    before = row
    return [row, dose, { ...sums }] as const
  })
}

/** A total that fits none of the readings that its name can have. */
function unread(
  titrationTable: TitrationTable,
  column: 'total_dose_mg' | 'day_dose_mg',
  readingsOf: (row: Row, dose: Figure | undefined, sums: Sums) => readonly (readonly [string, Figure | undefined])[],
): readonly Finding[] {
  if (!titrationTable.columns.has(column)) return []
  return sumsOf(titrationTable).flatMap(([row, dose, sums]): readonly Finding[] => {
    const found = row.figures[column]
    const readings = readingsOf(row, dose, sums).flatMap(([name, figure]) =>
      figure === undefined ? [] : [[name, figure] as const],
    )
    if (found === undefined || readings.length === 0) return []
    if (readings.some(([, figure]) => meet(found.span, figure.span))) return []
    const right = readings.map(([name, figure]) => `${decimalText(figure.value)} mg ${name}`)
    return [
      findingAt(titrationTable, 'total', row, column, [
        `${decimalText(found.value)} mg`,
        [...new Set(right)].join(', or '),
      ]),
    ]
  })
}

const totals: Check = (titrationTable) => [
  ...unread(titrationTable, 'total_dose_mg', (_, dose, { course, session, day }) => [
    ['in the row', dose],
    ['in the session', session],
    ['on the day', day],
    ['in all', course],
  ]),
  ...unread(titrationTable, 'day_dose_mg', (row, dose, { session, day }) => [
    ['in 24 h', row.rate && product(row.rate, hoursOf(DAY))],
    ['on the day', day],
    ['in the session', session],
    ['in the row', dose],
  ]),
]

/** The columns of which a total row may hold the sum, and what a row adds to it. */
const SUMMED: readonly (readonly [
  Target,
  string,
  (table: TitrationTable, row: Row) => readonly (Figure | undefined)[],
])[] = [
  [
    'dose_mg',
    'mg',
    (_, row) => [
      row.figures.dose_mg,
      row.rate && row.time !== undefined ? product(row.rate, hoursOf(row.time)) : undefined,
    ],
  ],
  ['total_dose_mg', 'mg', (table, row) => [row.figures.total_dose_mg, doseOf(table, row)]],
  ['day_dose_mg', 'mg', (_, row) => [daysDose(row)]],
  ['cumulative_mg', 'mg', (table, row) => [doseOf(table, row)]],
  ['volume_mL', 'mL', (table, row) => [row.figures.volume_mL, volumeOf(table, row)]],
  ['cumulative_mL', 'mL', (table, row) => [volumeOf(table, row)]],
  ['bolus_mg', 'mg', (_, row) => [row.figures.bolus_mg ?? NOTHING]],
  ['hours', 'h', (_, row) => [row.figures.hours ?? NOTHING]],
  ['minutes', 'min', (_, row) => [row.figures.minutes ?? NOTHING]],
]
/** A row of several days gives its daily dose on each. */
function daysDose({ figures, count }: Row): Figure | undefined {
  const dose = figures.day_dose_mg
  if (dose === undefined || count === undefined) return dose
  const days = BigInt(Math.round(count.minutes / DAY))
  return { value: dose.value * days, span: { low: dose.span.low * days, high: dose.span.high * days } }
}

const RUNNING: readonly Target[] = ['cumulative_mg', 'cumulative_mL', 'total_dose_mg']

function sum(figures: readonly (Figure | undefined)[]): Figure | undefined {
  return figures.reduce<Figure | undefined>((total, each) => total && each && plus(total, each), NOTHING)
}

/** Sums of the rows from the top, and from the last total row on, each as printed and as worked out. */
function sumsAt(titrationTable: TitrationTable, column: Target, from: number, to: number): readonly Figure[] {
  const ofRow = SUMMED.find(([name]) => name === column)?.[2]
  if (ofRow === undefined) return []
  const spans = [
    [0, to],
    [from, to],
  ] as const
  const found = spans.flatMap(([a, b]) => {
    const each = titrationTable.rows.slice(a, b).map((row) => ofRow(titrationTable, row))
    return [0, 1].map((way) => sum(each.map((ways) => ways[way] ?? ways[0])))
  })
  const last = RUNNING.includes(column)
    ? [
        titrationTable.rows.slice(0, to).findLast(({ figures }) => figures[column as 'cumulative_mg'])?.figures[
          column as 'cumulative_mg'
        ],
      ]
    : []
  return [...last, ...found].filter((figure) => figure !== undefined)
}

/** A total row is held to the sum of its column, and to nothing else. */
const totalRows: Check = (titrationTable) => {
  const { totals, columns, decimal } = titrationTable
  let from = 0
  return totals.flatMap(({ line, after }: TotalLine): readonly Finding[] => {
    const start = from
    from = after
    if (filled(line.cells) === 1) return totalInWords(titrationTable, line, start, after)
    return [...columns].flatMap(([target, cell]): readonly Finding[] => {
      const text = withoutMarks(line.cells[cell] ?? '')
      const found = readFigure(withoutUnit(text).figure, decimal)
      const sums = found === undefined ? [] : sumsAt(titrationTable, target, start, after)
      if (found === undefined || sums.length === 0) return []
      if (sums.some((each) => isSum(found, each))) return []
      const unit = SUMMED.find(([name]) => name === target)?.[1] ?? ''
      const right = sums.at(-1)?.value ?? 0n
      return [
        {
          rule: 'total',
          record: line.record,
          cell: cellOf(line, cell),
          found: `a total of ${decimalText(found.value)} ${unit}`,
          allowed: `${decimalText(right)} ${unit}, the sum of ${after - start === after ? 'the rows' : 'the rows since the last total'}`,
        },
      ]
    })
  })
}
const AMOUNTS = [
  ['mg', 'dose_mg'],
  ['mL', 'volume_mL'],
] as const
/** Blanks and the like that part thousands. */
const GROUPS = /(?<=[0-9])[ '\u00a0\u202f\u2019](?=[0-9]{3}(?![0-9]))/g
/** `Total given: 95 mg`: one of its figures is the sum. */
function totalInWords(titrationTable: TitrationTable, line: Line, from: number, to: number): readonly Finding[] {
  const cell = line.cells.findIndex((text) => text !== '')
  const text = line.cells[cell] ?? ''
  const { constants } = unitsIn(text.replace(GROUPS, ''))
  return AMOUNTS.flatMap(([unit, column]): readonly Finding[] => {
    const said = constants.flatMap((each) => {
      const read = each.unit === unit ? readFigure(each.text, titrationTable.decimal) : undefined
      return read === undefined ? [] : [scaled(read, each)]
    })
    const sums = sumsAt(titrationTable, column, from, to)
    const [right] = sums.slice(-1)
    if (said.length === 0 || right === undefined || said.some((each) => sums.some((sum) => isSum(each, sum)))) return []
    const place = { record: line.record, cell: cellOf(line, cell) }
    return [
      { rule: 'total', ...place, found: text, allowed: `${decimalText(right.value)} ${unit}, the sum of the rows` },
    ]
  })
}

/** To a hundredth. */
const isSum = ({ span }: Figure, sum: Figure): boolean =>
  meet(span, { low: nominalLow(sum) - ONE / 100n, high: nominalHigh(sum) + ONE / 100n })

// Whole numbers that are added are what they are; figures with decimals may be rounded.
const nominalLow = ({ value, span }: Figure): bigint => (value % whole(1) === 0n ? value : span.low)
const nominalHigh = ({ value, span }: Figure): bigint => (value % whole(1) === 0n ? value : span.high)

/** Doses and totals that no column of their own rule holds. */
export const DOSE_RULES = { bolus } satisfies RuleSet
export const MORE_DOSES: Check = (titrationTable) => [
  ...lastDose(titrationTable),
  ...usualLength(titrationTable),
  ...totals(titrationTable),
  ...totalRows(titrationTable),
]

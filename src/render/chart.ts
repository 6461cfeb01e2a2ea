/** A plan as a chart on a terminal: the staircase of the rate under its maximum, and the dose so far. */
import type { Plan } from '../core/plan'
import { type Dose, mg, mgPerH, type Rate } from '../core/quantity'
import { totalsOf } from '../core/rows'
import { datesOf } from './chart-dates'
import { ASCII, BLOCKS, type Marks } from './chart-marks'
import { type Axis, barLines, type Line, lineAbove, ruled, sideFigures } from './chart-panel'
import { type Scale, type Slice, scaleFor, scaleText, slicesOf } from './chart-scale'
import { commas, mgText, rateText } from './figures'
import type { Paint, View } from './view'
import { wrap } from './wrap'

/** How tall, and the tops that several charts share. */
export interface Size {
  readonly rateLines: number
  readonly doseLines: number
  readonly rateTop: Rate
  readonly doseTop: Dose
  readonly side: number
  readonly scale: Scale
}

const SIDE_AND_TICK = 2
const LEAST_SIDE = 'mg/h'.length

/** A figure of at most two decimals; empty for any other. */
const round = (text: string): string => (/\.[0-9]{3}/.test(text) ? '' : commas(text))
const isWhole = (value: number): boolean => Number.isInteger(value)

const rateAxis = ({ rateTop, rateLines }: Size): Axis => ({
  top: rateTop,
  lines: rateLines,
  parts: 4,
  figure: (rate) => (isWhole(rate) ? round(mgPerH(rate as Rate)) : ''),
})
const doseAxis = ({ doseTop, doseLines }: Size): Axis => ({
  top: doseTop,
  lines: doseLines,
  parts: 2,
  figure: (dose) => (isWhole(dose) ? commas(mg(dose as Dose)) : ''),
})

const columnsOf = (slices: readonly Slice[], height: (slice: Slice) => number): readonly number[] =>
  slices.flatMap((slice) => [
    ...Array.from({ length: slice.width }, () => height(slice)),
    ...Array.from({ length: slice.gap }, () => 0),
  ])

const sided = (lines: readonly string[], axis: Axis, { side }: Size, marks: Marks, paint: Paint) => {
  const figures = sideFigures(axis, lines.length)
  return lines.map((line, index) => {
    const figure = figures[index] ?? ''
    return `${paint.head(`${figure.padStart(side)} ${figure === '' ? marks.side : marks.tick}`)}${line}`
  })
}

/** Bars and the maximum in their own colours; what they say is said without. */
const painted = (line: Line, { limit }: Marks, paint: Paint): string =>
  (line.join('').match(/ +|[^ ]+/g) ?? [])
    .map((run) => (run.startsWith(' ') ? run : run.startsWith(limit) ? paint.held(run) : paint.step(run)))
    .join('')

export const marksFor = ({ ascii }: View): Marks => (ascii === true ? ASCII : BLOCKS)

/** The panels of one plan at a given size. */
export function panels(plan: Plan, size: Size, view: View): readonly string[] {
  const marks = marksFor(view)
  const { paint } = view
  const slices = slicesOf(plan, size.scale)
  const [rates, doses] = [rateAxis(size), doseAxis(size)]
  const width = columnsOf(slices, () => 1).length
  const bars = barLines(
    columnsOf(slices, ({ rate }) => rate),
    rates,
    marks,
  )
  const limit = ruled(bars, lineAbove(plan.maximum.rate, rates), marks.limit)
  const dose = barLines(
    columnsOf(slices, ({ cumulative }) => cumulative),
    doses,
    marks,
  ).slice(1)
  const dates = datesOf(plan, slices, view.width - size.side - SIDE_AND_TICK)
  const floor = Array.from({ length: width }, (_, column) =>
    dates.columns.includes(column) ? marks.date : marks.floor,
  ).join('')
  const draw = (lines: readonly Line[]) => lines.map((line) => painted(line, marks, paint))
  return [
    paint.head(
      `Rate, mg/h; ${marks.limit.repeat(2)} maximum ${rateText(plan.maximum.rate)} (${plan.maximum.limit.name})`,
    ),
    ...sided(draw(limit), rates, size, marks, paint),
    paint.head(`${'0'.padStart(size.side)} ${marks.corner}${floor}`),
    ...dates.lines.map(({ side, line }) => paint.head(`${side.padStart(size.side)}  ${line}`)),
    paint.head(`Dose so far, mg; ${mgText(totalsOf(plan).dose)} in all`),
    ...sided(draw(dose), doses, size, marks, paint),
    paint.head(`${'0'.padStart(size.side)} ${marks.corner}${floor}`),
  ]
}

/** The size at which one plan fills the width. */
function sizeFor(plan: Plan, width: number): Size {
  const base = { rateLines: 8, doseLines: 4, rateTop: plan.maximum.rate, doseTop: totalsOf(plan).dose }
  const unscaled = { ...base, side: 0, scale: scaleFor([plan], 1) }
  const figures = [rateAxis(unscaled), doseAxis(unscaled)].flatMap((axis) => sideFigures(axis, axis.lines))
  const side = Math.max(LEAST_SIDE, ...figures.map(({ length }) => length))
  return { ...base, side, scale: scaleFor([plan], width - side - SIDE_AND_TICK) }
}

/** The chart of one plan; no line is wider than the view. */
export function chart(plan: Plan, view: View): string {
  const size = sizeFor(plan, view.width)
  return [...panels(plan, size, view), '', wrap(scaleText(size.scale), view.width)]
    .join('\n')
    .replace(/[ \t]+$/gm, '')
}

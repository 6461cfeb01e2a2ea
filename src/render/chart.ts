/** A plan as a chart on a terminal: the staircase of the rate under its maximum, and the dose so far. */
import type { Plan } from '../core/plan'
import { type Dose, mg, mgPerH, type Rate } from '../core/quantity'
import { totalsOf } from '../core/rows'
import { datesOf } from './chart-dates'
import { type Marks, marksFor } from './chart-marks'
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

const rateAxis = ({ rateTop, rateLines }: Pick<Size, 'rateTop' | 'rateLines'>): Axis => ({
  top: rateTop,
  lines: rateLines,
  parts: 4,
  figure: (rate) => (isWhole(rate) ? round(mgPerH(rate as Rate)) : ''),
})
const doseAxis = ({ doseTop, doseLines }: Pick<Size, 'doseTop' | 'doseLines'>): Axis => ({
  top: doseTop,
  lines: doseLines,
  parts: 2,
  figure: (dose) => (isWhole(dose) ? commas(mg(dose as Dose)) : ''),
})

/** What stands in each column of the slices, and in the gaps behind them. */
const columnsOf = <T>(slices: readonly Slice[], of: (slice: Slice) => T, gap: T): readonly T[] =>
  slices.flatMap((slice) => [
    ...Array.from({ length: slice.width }, () => of(slice)),
    ...Array.from({ length: slice.gap }, () => gap),
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

/** The panels of one plan at a given size. */
export function panels(plan: Plan, size: Size, view: View): readonly string[] {
  const marks = marksFor(view)
  const { paint } = view
  const slices = slicesOf(plan, size.scale)
  const [rates, doses] = [rateAxis(size), doseAxis(size)]
  const width = columnsOf(slices, () => 1, 1).length
  const bars = barLines(
    columnsOf<number>(slices, ({ rate }) => rate, 0),
    rates,
    marks,
  )
  const limit = ruled(bars, lineAbove(plan.maximum.rate, rates), marks.limit)
  const dose = barLines(
    columnsOf<number>(slices, ({ cumulative }) => cumulative, 0),
    doses,
    marks,
  ).slice(1)
  const dates = datesOf(plan, slices, size.scale.kind, view.width - size.side - SIDE_AND_TICK)
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

/** The size at which plans fill the width, each drawn so tall; the tops are those of plans of the same drug. */
export function sizesFor(
  plans: readonly Plan[],
  width: number,
  lines: Pick<Size, 'rateLines' | 'doseLines'>,
): readonly Size[] {
  const tops = plans.map(({ protocol: { drug } }) => {
    const comparable = plans.filter(({ protocol }) => protocol.drug === drug)
    return {
      rateTop: Math.max(...comparable.map(({ maximum }) => maximum.rate)) as Rate,
      doseTop: Math.max(...comparable.map((plan) => totalsOf(plan).dose)) as Dose,
    }
  })
  const figures = tops.flatMap((top) =>
    [rateAxis({ ...lines, ...top }), doseAxis({ ...lines, ...top })].flatMap((axis) =>
      sideFigures(axis, axis.lines),
    ),
  )
  const side = Math.max(LEAST_SIDE, ...figures.map(({ length }) => length))
  const scale = scaleFor(plans, width - side - SIDE_AND_TICK)
  return tops.map((top) => ({ ...lines, ...top, side, scale }))
}

/** The chart of one plan; no line is wider than the view. */
export function chart(plan: Plan, view: View): string {
  const lines = sizesFor([plan], view.width, { rateLines: 8, doseLines: 4 }).flatMap((size) => [
    ...panels(plan, size, view),
    '',
    wrap(scaleText(size.scale), view.width),
  ])
  return lines.join('\n').replace(/[ \t]+$/gm, '')
}

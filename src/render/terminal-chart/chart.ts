/** A plan as a chart on a terminal: the rate under its maximum, and the cumulative dose. */

import { type Prediction, predict } from '../../core/pharmacokinetics/predict'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { type Dose, mg, mgPerH, type Rate } from '../../core/values/quantity'
import { commas, mgText, rateText } from '../text/figures'
import { predictionBrief } from '../text/prediction'
import { wrap } from '../text/wrap'
import type { Paint, View } from '../view'
import { datesOf } from './dates'
import { levelAxis, levelOf, levelTitle } from './levels'
import { type Marks, marksFor } from './marks'
import { type Axis, barLines, type Line, lineAbove, rangeLines, ruled, sideFigures } from './panel'
import { type Scale, type Slice, scaleFor, scaleText, slicesOf } from './scale'

/** The height of the panels, and the scales that several charts share. */
export interface Size {
  readonly rateLines: number
  readonly doseLines: number
  readonly rateTop: Rate
  readonly doseTop: Dose
  /** Columns for the figures on the left. */
  readonly side: number
  /** Where a concentration is predicted. */
  readonly level?: Axis
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

/** A value for each column of the slices and of the gaps after them. */
const columnsOf = <T>(slices: readonly Slice[], of: (slice: Slice) => T, gap: T): readonly T[] =>
  slices.flatMap((slice) => [
    ...Array.from({ length: slice.width }, () => of(slice)),
    ...Array.from({ length: slice.gap }, () => gap),
  ])

/** Lines with their axis on the left. */
const sided = (lines: readonly string[], axis: Axis, side: number, marks: Marks, paint: Paint) => {
  const figures = sideFigures(axis, lines.length)
  return lines.map((line, index) => {
    const figure = figures[index] ?? ''
    return `${paint.head(`${figure.padStart(side)} ${figure === '' ? marks.side : marks.tick}`)}${line}`
  })
}

/** Bars and the maximum in colours; their shapes differ without colour too. */
const painted = (line: Line, { limit }: Marks, paint: Paint): string =>
  (line.join('').match(/ +|[^ ]+/g) ?? [])
    .map((run) => (run.startsWith(' ') ? run : run.startsWith(limit) ? paint.held(run) : paint.step(run)))
    .join('')

/** A plan, with its prediction where one was asked for. */
export interface Drawn {
  readonly plan: Plan
  readonly prediction?: Prediction
}

/** The panels of one plan at a given size. */
export function panels({ plan, prediction }: Drawn, size: Size, view: View): readonly string[] {
  const marks = marksFor(view)
  const { paint, width } = view
  const { side, scale, level } = size
  const slices = slicesOf(plan, scale)
  const [rates, doses] = [rateAxis(size), doseAxis(size)]
  const dates = datesOf(plan, slices, scale.kind, width - side - SIDE_AND_TICK)
  const floor = columnsOf(slices, () => marks.floor, marks.floor)
    .map((mark, column) => (dates.columns.includes(column) ? marks.date : mark))
    .join('')
  const panel = (title: string, lines: readonly Line[], axis: Axis): readonly string[] => [
    paint.head(wrap(title, width)),
    ...sided(
      lines.map((line) => painted(line, marks, paint)),
      axis,
      side,
      marks,
      paint,
    ),
    paint.head(`${'0'.padStart(side)} ${marks.corner}${floor}`),
  ]
  const bars = (height: (slice: Slice) => number, axis: Axis) =>
    barLines(columnsOf(slices, height, 0), axis, marks)
  const { rate, limit } = plan.maximum
  return [
    ...panel(
      `Rate, mg/h; ${marks.limit.repeat(2)} maximum ${rateText(rate)} (${limit.name})`,
      ruled(
        bars((slice) => slice.rate, rates),
        lineAbove(rate, rates),
        marks.limit,
      ),
      rates,
    ),
    ...dates.lines.map(({ side: name, line }) => paint.head(`${name.padStart(side)}  ${line}`)),
    ...panel(
      `Dose so far, mg; ${mgText(totalsOf(plan).dose)} in all`,
      bars((slice) => slice.cumulative, doses).slice(1),
      doses,
    ),
    ...(prediction === undefined || level === undefined
      ? []
      : panel(
          levelTitle(prediction, scale, marks),
          rangeLines(
            columnsOf(slices, (slice) => levelOf(prediction, slice, scale), undefined),
            level,
            marks,
          ),
          level,
        )),
  ]
}

/** The sizes at which plans fill the width. Plans of one drug share the scales of rate and dose. */
export function sizesFor(
  drawn: readonly Drawn[],
  width: number,
  lines: Pick<Size, 'rateLines' | 'doseLines'>,
): readonly Size[] {
  const plans = drawn.map(({ plan }) => plan)
  const predictions = drawn.flatMap(({ prediction }) => (prediction === undefined ? [] : [prediction]))
  const level = predictions.length === 0 ? {} : { level: levelAxis(predictions, lines.rateLines) }
  const tops = plans.map(({ protocol: { drug } }) => {
    const comparable = plans.filter(({ protocol }) => protocol.drug === drug)
    const rateTop = Math.max(...comparable.map(({ maximum }) => maximum.rate)) as Rate
    const doseTop = Math.max(...comparable.map((plan) => totalsOf(plan).dose)) as Dose
    return { ...lines, ...level, rateTop, doseTop }
  })
  const axes = [
    ...tops.flatMap((top) => [rateAxis(top), doseAxis(top)]),
    ...(level.level ? [level.level] : []),
  ]
  const figures = axes.flatMap((axis) => sideFigures(axis, axis.lines))
  const side = Math.max(LEAST_SIDE, ...figures.map(({ length }) => length))
  const scale = scaleFor(plans, width - side - SIDE_AND_TICK)
  return tops.map((top) => ({ ...top, side, scale }))
}

/** The chart of one plan; no line is wider than the terminal. */
export function chart(plan: Plan, view: View): string {
  const drawn: Drawn = {
    plan,
    ...(view.predict === undefined ? {} : { prediction: predict(plan, view.predict) }),
  }
  const lines = sizesFor([drawn], view.width, { rateLines: 8, doseLines: 4 }).flatMap((size) => [
    ...panels(drawn, size, view),
    '',
    wrap(scaleText(size.scale), view.width),
    ...(drawn.prediction === undefined
      ? []
      : [wrap(`Plasma ${predictionBrief(drawn.prediction)}.`, view.width)]),
  ])
  return lines.join('\n').replace(/[ \t]+$/gm, '')
}

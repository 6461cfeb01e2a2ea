/** A plan as a chart on a terminal: the rate under its maximum, and the cumulative dose. */

import { modelsOf } from '../../core/pharmacokinetics/models'
import { type Prediction, predict, type Spread } from '../../core/pharmacokinetics/predict'
import { totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { highestOf } from '../../core/schedule/segment'
import { type Dose, mg, mgPerH, type Rate } from '../../core/values/quantity'
import { commas, mgText, rateText } from '../text/figures'
import { predictionBrief } from '../text/prediction'
import { broken, type Paint, type View, wrap } from '../view'
import {
  type Axis,
  drawnAs,
  type Line,
  labelsOf,
  lineRows,
  MARKS,
  over,
  rangeRows,
  rowOf,
  rule,
  sideFigures,
  textRows,
} from './panel'
import { type Scale, type Slice, scaleFor, scaleText, slicesOf } from './scale'

type Size = ReturnType<typeof sizesFor>[number]

const SIDE_AND_TICK = 2
const LEAST_SIDE = 'mg/h'.length

/** A figure of at most two decimals; empty for any other. */
const round = (text: string): string => (/\.[0-9]{3}/.test(text) ? '' : commas(text))
const figureOf = (level: number): string => commas(level.toFixed(0))

/** A value for each column of the slices and of the gaps after them. */
const columnsOf = <T>(slices: readonly Slice[], of: (slice: Slice) => T, gap: T): readonly T[] =>
  slices.flatMap((slice) => [
    ...Array.from({ length: slice.width }, () => of(slice)),
    ...Array.from({ length: slice.gap }, () => gap),
  ])

/** The maximum in its colour; its shape differs without colour too. */
const painted = (line: Line, { held }: Paint): string => line.join('').replace(/┄+/g, (run) => held(run))

export interface Drawn {
  readonly plan: Plan
  readonly prediction?: Prediction
}

function levelRows(prediction: Prediction, slices: readonly Slice[], axis: Axis, scale: Scale) {
  const levels = columnsOf(slices, (slice) => levelOf(prediction, slice, scale), undefined)
  const { at, chosen } = prediction.peak
  const line = lineRows(
    levels.map((level) => level?.chosen),
    axis,
    scale.kind === 'time',
  )
  const column = columnsOf(slices, ({ from, to }) => from < at && at <= to, false).indexOf(true)
  const peak = textRows(`peak ${figureOf(chosen)}`, rowOf(chosen, axis) + 1, column, levels.length, axis)
  return over(line, over(peak, rangeRows(levels, axis)))
}

export function panels({ plan, prediction }: Drawn, size: Size, view: View): readonly string[] {
  const { paint, width } = view
  const { side, scale, levels, rates, doses } = size
  const slices = slicesOf(plan, scale)
  const labels = labelsOf(plan, slices, scale.kind, width - side - SIDE_AND_TICK)
  const given = plan.given?.until ?? Number.NEGATIVE_INFINITY
  const base = ({ to }: Slice) => (to <= given ? MARKS.line : MARKS.floor)
  const floor = columnsOf(slices, base, scale.kind === 'time' ? MARKS.break : MARKS.floor).map((mark, column) =>
    labels.columns.includes(column) ? MARKS.date : mark,
  )
  const panel = (title: string, rows: readonly Line[], axis: Axis): readonly string[] => {
    const figures = sideFigures(axis)
    const drawn = rows.slice(0, -1).map((row, index) => {
      const figure = figures[index] ?? ''
      const before = `${figure.padStart(side)} ${figure === '' ? MARKS.side : MARKS.tick}`
      return `${paint.head(before)}${broken(painted(row, paint))}`
    })
    const [bottom] = over(rows.slice(-1), [floor])
    const lowest = `${'0'.padStart(side)} ${MARKS.corner}${(bottom ?? floor).join('')}`
    return [paint.head(wrap(title, width)), ...drawn, paint.head(lowest)]
  }
  const drawn = (height: (slice: Slice) => number, axis: Axis) =>
    lineRows(columnsOf<number | undefined>(slices, height, undefined), axis, scale.kind === 'time')
  const { rate, limit } = plan.maximum
  return [
    ...panel(
      `Rate, mg/h; ${MARKS.limit.repeat(2)} maximum ${rateText(rate)} (${limit.name})${plan.given === undefined ? '' : `; base line ${MARKS.line.repeat(2)} given, ${MARKS.floor.repeat(2)} planned`}`,
      over(
        drawn((slice) => slice.rate, rates),
        rule(rowOf(rate, rates), rates, floor.length),
      ),
      rates,
    ),
    ...labels.lines.map(({ side: name, line }) => paint.head(`${name.padStart(side)}  ${line}`)),
    ...panel(
      `Dose so far, mg; ${mgText(totalsOf(plan).dose)} in all`,
      drawn((slice) => slice.cumulative, doses),
      doses,
    ),
    ...(prediction === undefined || levels === undefined
      ? []
      : panel(levelTitle(prediction, scale), levelRows(prediction, slices, levels, scale), levels)),
  ].map((each) => drawnAs(each, view))
}

/**
 * The sizes at which plans fill the width: the axes of the panels, the columns for the figures on their left, and the
 * scale of time. Plans of one drug share the scales of rate, dose and concentration.
 */
export function sizesFor(drawn: readonly Drawn[], width: number, [rateLines, doseLines]: readonly [number, number]) {
  const plans = drawn.map(({ plan }) => plan)
  const axes = plans.map(({ protocol: { drug } }) => {
    const comparable = plans.filter(({ protocol }) => protocol.drug === drug)
    const predictions = drawn.flatMap(({ prediction }) => (prediction?.model.drug === drug ? [prediction] : []))
    const rates = comparable.flatMap(({ maximum, segments }) => [maximum.rate, highestOf(segments)])
    const doses = comparable.map((plan) => totalsOf(plan).dose)
    return {
      rates: axis(rates, rateLines, 4, (rate) => round(mgPerH(rate as Rate))),
      doses: axis(doses, doseLines, 2, (dose) => commas(mg(dose as Dose))),
      /** Where a concentration is predicted. */
      levels: predictions.length === 0 ? undefined : levelAxis(predictions, rateLines),
    }
  })
  const all = axes.flatMap(({ rates, doses, levels }) => [rates, doses, ...(levels === undefined ? [] : [levels])])
  const side = Math.max(LEAST_SIDE, ...all.flatMap(sideFigures).map(({ length }) => length))
  const scale = scaleFor(plans, width - side - SIDE_AND_TICK)
  return axes.map((each) => ({ ...each, side, scale }))
}

/** Up to the highest of values; only whole ones have a figure. */
const axis = (values: readonly number[], lines: number, parts: number, figure: Axis['figure']): Axis => ({
  top: Math.max(...values),
  lines,
  parts,
  figure: (value) => (Number.isInteger(value) ? figure(value) : ''),
})

/** The chart of one plan; no line is wider than the terminal. */
export function chart(plan: Plan, view: View): string {
  const drawn: Drawn = { plan, ...(view.predict === undefined ? {} : { prediction: predict(plan, view.predict) }) }
  const lines = sizesFor([drawn], view.width, [8, 4]).flatMap((size) => [
    ...panels(drawn, size, view),
    '',
    wrap(scaleText(size.scale), view.width),
    ...(drawn.prediction === undefined ? [] : [wrap(`Plasma ${predictionBrief(drawn.prediction)}.`, view.width)]),
  ])
  return lines.join('\n').replace(/[ \t]+$/gm, '')
}

const ROUND = [1, 2, 4, 6, 8, 10]

/** The lowest round figure not below a value; its quarters are round too. */
function roundAbove(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value))
  return ten * (ROUND.find((each) => each * ten >= value) ?? 10)
}

export function levelAxis(predictions: readonly Prediction[], lines: number): Axis {
  // There is a row above the peak for its figure.
  const levels = predictions.flatMap(({ peak }) => [peak.high, (peak.chosen * lines) / (lines - 1)])
  return axis([roundAbove(Math.max(...levels))], lines, 4, (level) => commas(String(level)))
}

/** The level at the end of a slice of time; the peak of a session. */
export const levelOf = ({ concentrationAt, peakIn }: Prediction, { from, to }: Slice, scale: Scale): Spread =>
  scale.kind === 'time' ? concentrationAt(to) : peakIn(from, to)

export const levelTitle = ({ id, model }: Prediction, scale: Scale): string => {
  const when = scale.kind === 'time' ? "at each column's end" : "each session's peak"
  return `Predicted in plasma, ng/mL, ${when}; ${MARKS.line.repeat(2)} ${id}, ${MARKS.range.repeat(2)} the range over ${modelsOf(model.drug).length} models`
}

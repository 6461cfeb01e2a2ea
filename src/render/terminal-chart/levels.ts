/** The predicted concentration as a panel of a chart: the chosen model within the range over all models. */
import { MODEL_IDS } from '../../core/pharmacokinetics/models'
import type { Prediction, Spread } from '../../core/pharmacokinetics/predict'
import { commas } from '../text/figures'
import type { Axis, Marks } from './panel'
import type { Scale, Slice } from './scale'

const ROUND = [1, 2, 4, 6, 8, 10]

/** The lowest round figure not below a value; its quarters are round too. */
function roundAbove(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value))
  return ten * (ROUND.find((each) => each * ten >= value) ?? 10)
}

/** One axis for all predictions. */
export const levelAxis = (predictions: readonly Prediction[], lines: number): Axis => ({
  // There is a row above the peak for its figure.
  top: roundAbove(Math.max(...predictions.map(({ peak }) => Math.max(peak.high, (peak.chosen * lines) / (lines - 1))))),
  lines,
  parts: 4,
  figure: (level) => (Number.isInteger(level) ? commas(String(level)) : ''),
})

/** The level at the end of a slice of time; the peak of a session. */
export const levelOf = ({ concentrationAt, peakIn }: Prediction, { from, to }: Slice, scale: Scale): Spread =>
  scale.kind === 'time' ? concentrationAt(to) : peakIn(from, to)

export const levelTitle = ({ id }: Prediction, scale: Scale, { line, range }: Marks): string => {
  const when = scale.kind === 'time' ? "at each column's end" : "each session's peak"
  return `Predicted in plasma, ng/mL, ${when}; ${line}${line} ${id}, ${range}${range} the range over ${MODEL_IDS.length} models`
}

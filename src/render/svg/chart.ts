/** A plan as panels over one time axis, drawn in a width of 960. */
import { ticks as ticksBetween } from 'd3-array'
import { predict } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { minutes, timeText } from '../../core/values/quantity'
import { commas, segmentsUntil } from '../text/figures'
import { PREDICTED, weightText } from '../text/prediction'
import type { View } from '../view'
import { element, type Markup } from './markup'
import { concentrationPanel, dosePanel, endOfDrawing, label, type Panel, type Place, ratePanel } from './panels'
import { firstHoursAxis, firstHoursEnd, type TimeAxis, timeAxis } from './time-axis'

interface Drawing {
  readonly height: number
  readonly shapes: readonly Markup[]
}

export const WIDTH = 960
const LEFT = 56
const RIGHT = WIDTH - 58
const TICK_EVERY = 30
/** Room above each panel for its title, and below the last for the time. */
const HEAD = 44
const FOOT = 40

function drawn({ title, height, top, shapes }: Panel, { x, ticks }: TimeAxis): readonly Markup[] {
  const y = (value: number) => height * (1 - value / top)
  const place: Place = { x, y, left: LEFT, right: RIGHT }
  const grid = ticksBetween(0, top, height / TICK_EVERY).flatMap((value) => [
    element('line', { class: value === 0 ? 'base' : 'grid', x1: LEFT, x2: RIGHT, y1: y(value), y2: y(value) }),
    label(commas(String(value)), LEFT - 8, y(value) + 4, 'note', 'end'),
  ])
  const marks = ticks.map((tick) =>
    element('line', { class: 'base', x1: tick.x, x2: tick.x, y1: height, y2: height + 4 }),
  )
  return [label(title, 0, -18, 'title'), ...grid, ...shapes(place), ...marks]
}

/** Panels from a height on, over one axis that is labelled below them. */
function stacked(panels: readonly Panel[], axis: TimeAxis, from: number): Drawing {
  let y = from
  const shapes = panels.map((panel) => {
    const top = y + HEAD
    y = top + panel.height
    return element('g', { transform: `translate(0 ${top})` }, drawn(panel, axis))
  })
  const labels = axis.ticks.flatMap(({ x, lines }) =>
    lines.map((each, index) => label(each, x, 18 + 15 * index, index === 0 ? 'tick' : 'note', 'middle')),
  )
  return { height: y + FOOT, shapes: [...shapes, element('g', { transform: `translate(0 ${y})` }, labels)] }
}

/** The first hours above the whole course, where its steps need them. */
function enlarged(plan: Plan, { x }: TimeAxis): Drawing {
  const until = firstHoursEnd(plan, x)
  if (until === undefined) return { height: 0, shapes: [] }
  const hours = timeText(minutes((until - plan.request.start.at) / 60))
  const beginning = { ...plan, segments: segmentsUntil(plan.segments, until) }
  const panel = ratePanel(beginning, `Rate in the first ${hours}, mg/h`, true)
  return stacked([panel], firstHoursAxis(plan, until, [LEFT, RIGHT]), 0)
}

/**
 * The chart of a plan: `alone` with the first hours enlarged, `small` without the dose. Throws Refusal (exit 2) where a prediction is asked for
 * outside the models' range.
 */
export function chart(plan: Plan, view: View, form: 'whole' | 'alone' | 'small' = 'whole') {
  const prediction = view.predict === undefined ? undefined : predict(plan, view.predict)
  const until = endOfDrawing(plan, prediction)
  const axis = timeAxis(plan, until, [LEFT, RIGHT])
  const panels = [
    form === 'small' ? { ...ratePanel(plan), height: 84 } : ratePanel(plan),
    ...(prediction === undefined ? [] : [concentrationPanel(plan, prediction, until)]),
    ...(form === 'small' ? [] : [dosePanel(plan)]),
  ]
  const first = form === 'alone' ? enlarged(plan, axis) : { height: 0, shapes: [] }
  const { height, shapes } = stacked(panels, axis, first.height)
  return {
    height,
    shapes: [...first.shapes, ...shapes],
    /** Sentences to show with the drawing. */
    notes: [
      ...(axis.broken ? ['The rests between sessions are drawn shorter than they are.'] : []),
      ...(prediction === undefined
        ? []
        : [
            `Predicted concentration: the line is ${prediction.model.title}, the band the range over ${PREDICTED[plan.protocol.drug].all} models, for ${weightText(prediction)}.`,
            ...PREDICTED[plan.protocol.drug].caveats,
          ]),
    ],
  }
}

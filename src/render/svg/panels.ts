/** The panels of a chart: rate with its maximum, cumulative dose, predicted concentration. */
import { area, line } from 'd3-shape'
import type { Prediction } from '../../core/pharmacokinetics/predict'
import type { Plan } from '../../core/plan/types'
import { bySession, doseOfSegment, edgesOf, endOf, highestOf, type Segment } from '../../core/schedule/segment'
import { mgNumber, mgPerHNumber, minutes, NO_DOSE, sumOfDoses } from '../../core/values/quantity'
import { after, type Instant } from '../../core/values/time-zone'
import { changesOf, commas, endOfPlan, mgText, rateFigure, rateText } from '../text/figures'
import { PREDICTED } from '../text/prediction'
import { element, type Markup, text } from './markup'

export interface Place {
  readonly x: (at: Instant) => number
  readonly y: (value: number) => number
  readonly left: number
  readonly right: number
}
export interface Panel {
  readonly title: string
  /** Of the plot, without its title. */
  readonly height: number
  readonly top: number
  readonly shapes: (place: Place) => readonly Markup[]
}

/** An instant and a figure at it. */
type Point = readonly [at: Instant, value: number]

export function pathOf(points: readonly Point[], { x, y }: Pick<Place, 'x' | 'y'>): string {
  const path = line<Point>(
    ([at]) => x(at),
    ([, value]) => y(value),
  ).digits(1)
  return path(points) ?? ''
}

export const label = (of: string, x: number, y: number, kind: string, anchor = 'start'): Markup =>
  element('text', { x, y, class: kind, 'text-anchor': anchor }, [text(of)])

/** Of a character of a figure, and beside it. */
const CHARACTER = 7
const MARGIN = 5
const widthOf = (figure: string): number => figure.length * CHARACTER + MARGIN

/** The figure of a segment and its place: in its middle, from its start on to the next change, or beside a fall. */
function figureOf(plan: Plan, segment: Segment, x: Place['x']): readonly [text: string, at: number] | undefined {
  const text = rateFigure(segment.rate)
  const [from, to] = [x(segment.start), x(endOf(segment))]
  if (to - from >= widthOf(text)) return [text, (from + to) / 2]
  const changes = changesOf(plan)
  const index = changes.indexOf(segment)
  if (index === -1) return undefined
  const next = changes[index + 1] ?? plan.segments.at(-1) ?? segment
  if (next.rate < segment.rate) return [text, to + widthOf(text) / 2]
  const end = next === changes[index + 1] ? x(next.start) : x(endOf(next))
  return end - from >= widthOf(text) ? [text, from + widthOf(text) / 2] : undefined
}

export const isLabelled = (plan: Plan, x: Place['x']): boolean =>
  changesOf(plan).every((change) => figureOf(plan, change, x) !== undefined)

/** The rate of each session as a staircase from 0 to 0; of one that goes on after `until`, to there. */
export const stairsOf = (segments: readonly Segment[], until = Number.POSITIVE_INFINITY) =>
  bySession(segments).map((session): readonly Point[] =>
    session.flatMap((segment, index): readonly Point[] => {
      const [rate, end] = [mgPerHNumber(segment.rate), endOf(segment)]
      return [
        ...(index === 0 ? [[segment.start, 0] as const] : []),
        [segment.start, rate],
        [Math.min(end, until) as Instant, rate],
        ...(index === session.length - 1 && end <= until ? [[end, 0] as const] : []),
      ]
    }),
  )

/** The rate in steps, with figures where there is room; `goesOn`: not to 0. */
export function ratePanel(plan: Plan, title = 'Rate, mg/h', goesOn = false): Panel {
  const { segments, maximum } = plan
  const top = mgPerHNumber(maximum.rate)
  const stairs = stairsOf(segments)
  const given = segments.filter(({ origin }) => origin === 'given').flatMap((segment) => stairsOf([segment]).flat())
  const shapes = (place: Place): readonly Markup[] => {
    const { x, y, left, right } = place
    const figures = segments.flatMap((segment) => {
      const figure = figureOf(plan, segment, x)
      if (figure === undefined) return []
      const [text, at] = figure
      return [label(text, at, y(mgPerHNumber(segment.rate)) + 16, 'value', 'middle')]
    })
    const drawn = (of: typeof stairs) => of.map((points) => pathOf(points, place)).join('')
    return [
      ...(goesOn
        ? [
            element('path', { class: 'wash', d: drawn(stairs) }),
            element('path', { class: 'steps', d: drawn(stairs.map((points) => points.slice(0, -1))) }),
          ]
        : [element('path', { class: 'rate', d: drawn(stairs) })]),
      ...(given.length === 0 ? [] : [element('path', { class: 'given', d: drawn([given]) })]),
      element('line', { class: 'maximum', x1: left, x2: right, y1: y(top), y2: y(top) }),
      label(`maximum ${rateText(maximum.rate)} (${maximum.limit.name})`, left + 6, y(top) - 6, 'note'),
      ...figures,
    ]
  }
  return { title, height: 124, top: Math.max(top, mgPerHNumber(highestOf(segments))) * 1.12, shapes }
}

export function dosePanel({ segments }: Plan): Panel {
  let sum = NO_DOSE
  const points = segments.flatMap((segment): readonly Point[] => {
    const before = sum
    sum = sumOfDoses([sum, doseOfSegment(segment)])
    return [
      [segment.start, mgNumber(before)],
      [endOf(segment), mgNumber(sum)],
    ]
  })
  const total = sum
  const [end] = points.at(-1) ?? [0 as Instant]
  const shapes = (place: Place): readonly Markup[] => [
    element('path', { class: 'dose', d: pathOf(points, place) }),
    label(mgText(total), place.x(end), place.y(mgNumber(total)) - 6, 'value', 'end'),
  ]
  return { title: 'Dose so far, mg', height: 62, top: mgNumber(total) * 1.18, shapes }
}

const PLACES = 240
const FEWEST = 4
const MOST = 60

/** The points of the curve between changes of rate: close after a change, where the curve bends, and wider later. */
function placesOf({ segments }: Plan, until: Instant): readonly Instant[] {
  const changes = [...new Set([...edgesOf(segments), until])]
  const each = Math.min(MOST, Math.max(FEWEST, Math.round(PLACES / changes.length)))
  const between = changes.slice(1).flatMap((to, index) => {
    const from = changes[index] ?? to
    return Array.from({ length: each }, (_, step) => (from + (to - from) * ((step + 1) / each) ** 2) as Instant)
  })
  return [...changes.slice(0, 1), ...between]
}

export function concentrationPanel(plan: Plan, prediction: Prediction, until: Instant): Panel {
  const { axis, count } = PREDICTED[prediction.model.drug]
  const levels = placesOf(plan, until).map(prediction.concentrationAt)
  const shapes = (place: Place): readonly Markup[] => {
    const band = area<(typeof levels)[number]>()
      .x(({ at }) => place.x(at))
      .y0(({ low }) => place.y(low))
      .y1(({ high }) => place.y(high))
      .digits(1)
    const curve = levels.map(({ at, chosen }): Point => [at, chosen])
    const keys = place.right - 315
    const { at, chosen } = prediction.peak
    return [
      element('path', { class: 'band', d: band(levels) ?? '' }),
      element('path', { class: 'model', d: pathOf(curve, place) }),
      label(`peak ${commas(chosen.toFixed(0))}`, place.x(at), place.y(chosen) - 6, 'value', 'end'),
      element('line', { class: 'model', x1: keys, x2: keys + 22, y1: -22, y2: -22 }),
      label(prediction.model.title, keys + 28, -18, 'note'),
      element('rect', { class: 'band', x: keys + 132, y: -28, width: 22, height: 12 }),
      label(`range over ${count} models`, keys + 160, -18, 'note'),
    ]
  }
  return {
    title: axis,
    height: 112,
    // Room for the figure of the peak.
    top: Math.max(...levels.map(({ high }) => high)) * 1.18,
    shapes,
  }
}

/** The end of the time axis: the end of the course; with a prediction the time when a tenth of the peak is left. */
export function endOfDrawing(plan: Plan, prediction: Prediction | undefined): Instant {
  const end = endOfPlan(plan)
  return prediction === undefined ? end : after(end, minutes(Math.ceil(prediction.minutesToTenth.chosen)))
}

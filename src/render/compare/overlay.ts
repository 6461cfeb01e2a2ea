/** The rates of variants over one another on one axis of time, for a projector: text of 28 px at 1366 by 768. */
import { ticks as ticksBetween } from 'd3-array'
import { totalsOf } from '../../core/plan/rows'
import { endOf, highestOf, type Segment } from '../../core/schedule/segment'
import { escapeControls } from '../../core/values/escape-controls'
import { mgPerHNumber, type Rate } from '../../core/values/quantity'
import type { Instant } from '../../core/values/time-zone'
import { element, type Markup } from '../svg/markup'
import { label, pathOf, stairsOf } from '../svg/panels'
import { FONT } from '../svg/style'
import { DRUGS } from '../text/description'
import { changesOf, commas, endOfPlan, infusedText, mgText } from '../text/figures'
import type { Variant } from './comparison-head'

export const WIDTH = 1366
export const LINE = 40
/** More lines cannot be told apart. */
export const MOST_VARIANTS = 8
const LEFT = 96
const RIGHT = 1300
const SWATCH = 90
const BETWEEN = 120
/** Of the width, for the first hours. */
const FIRST = 0.45
const LEAST_HEIGHT = 190
const FIRST_HOURS = 12 * 3600
/** Steps in this part of the course are its titration. */
const FIRST_PART = 1 / 5

/** Thick to thin, so that lines on one another are all seen; dashes differ without colour too. */
const WIDTHS = [12, 7, 5, 4, 4, 3, 3, 2]
const DASHES = ['none', '28 14', '10 10', 'none', '28 10 6 10', '6 6', '40 20', 'none']

/** Each is 4.5 to 1 on white or more. */
const COLOURS = ['#2f78b7', '#a8330f', '#5b2a86', '#1b2428', '#006b54', '#8a5a00', '#a3126b', '#3a4a9f']

export const OVERLAY = `
.overlay{background:#fff}
.overlay text{font:29px ${FONT};font-variant-numeric:tabular-nums;fill:#1b2428}
.overlay .title,.overlay .head{font-weight:600}
.overlay .note{fill:#4a555b}
.overlay .grid{stroke:#d5dbde;stroke-width:2}
.overlay .base{stroke:#4a555b;stroke-width:2}
.overlay path{fill:none;stroke-linejoin:round}
${COLOURS.map((colour, index) => `.overlay .v${index}{stroke:${colour}}`).join('\n')}
`

const stroke = (index: number) => ({
  class: `v${index}`,
  'stroke-width': WIDTHS[index] ?? 2,
  'stroke-dasharray': DASHES[index] ?? 'none',
})

/** The first hours and the whole course; the course alone where the first hours are most of it. */
function windowsOf(variants: readonly Variant[]) {
  const from = variants[0]?.plan.request.start.at ?? (0 as Instant)
  const to = Math.max(...variants.map(({ plan }) => endOfPlan(plan))) as Instant
  const changes = variants.flatMap(({ plan }) =>
    plan.request.setting === 'outpatient' ? [] : changesOf(plan).map(({ start }) => start),
  )
  const last = Math.max(from, ...changes.filter((at) => at - from < (to - from) * FIRST_PART))
  const hours = Math.ceil(Math.max(FIRST_HOURS, (last - from) * 1.25) / 3600)
  const until = (from + hours * 3600) as Instant
  const whole = { title: 'The whole course', from, to, right: RIGHT }
  if (until - from > (to - from) / 2) return [{ ...whole, left: LEFT }]
  const split = LEFT + (RIGHT - LEFT) * FIRST
  const first = { title: `The first ${hours} h`, from, to: until, left: LEFT, right: split - BETWEEN / 2 }
  return [first, { ...whole, left: split + BETWEEN / 2 }]
}

const TICK_PITCH = 110
/** Hours between marks from which on they are in days. */
const LONG = 48
const STEPS_H = [1, 2, 4, 6, 12, 24, 48, 72, 120, 168, 240, 480, 960, 1920]

type Window = ReturnType<typeof windowsOf>[number]
function plot(variants: readonly (readonly [Variant, number])[], window: Window, height: number, top: number): Markup {
  const { left, right, from, to } = window
  const x = (at: number) => left + ((at - from) / (to - from)) * (right - left)
  const y = (rate: number) => height * (1 - rate / top)
  const values = ticksBetween(0, top, height / 60)
  const hours = (to - from) / 3600
  const step = STEPS_H.find((each) => (right - left) / (hours / each) >= TICK_PITCH) ?? hours
  const marks = Array.from({ length: Math.floor(hours / step) + 1 }, (_, index) => index * step)
  const drawn = (segments: readonly Segment[]) => {
    const within = segments.filter((segment) => segment.start < to && endOf(segment) > from)
    return stairsOf(within, to).map((points) => pathOf(points, { x, y }))
  }
  return element('g', {}, [
    label(window.title, left, -14, 'title'),
    ...values.map((value) =>
      element('line', { class: value === 0 ? 'base' : 'grid', x1: left, x2: right, y1: y(value), y2: y(value) }),
    ),
    ...(left === LEFT
      ? values.map((value) => label(commas(String(value)), LEFT - 14, y(value) + 10, 'note', 'end'))
      : []),
    ...marks.map((hour) =>
      label(step < LONG ? `${hour} h` : `${hour / 24} days`, x(from + hour * 3600), height + LINE, 'note', 'middle'),
    ),
    ...variants.map(([{ plan }, index]) => element('path', { ...stroke(index), d: drawn(plan.segments).join('') })),
  ])
}

function legend(variants: readonly Variant[]): readonly Markup[] {
  return variants.flatMap(({ name, plan }, index) => {
    const { dose, time } = totalsOf(plan)
    const y = LINE * index + 20
    const total = `${mgText(dose)} in ${infusedText(time, plan.request.setting)}`
    return [
      element('path', { ...stroke(index), d: `M0,${y}L${SWATCH},${y}` }),
      label(`${escapeControls(name)}: ${total}`, SWATCH + 20, y + 10, 'value'),
    ]
  })
}

/** The drawing in this height, or in more where the variants need it. Each drug has a scale of its own. */
export function overlay(variants: readonly Variant[], least: number): { height: number; shapes: readonly Markup[] } {
  const drugs = [...new Set(variants.map(({ plan }) => plan.protocol.drug))]
  const top = LINE * variants.length
  // Above each plot its drug and its title, below it the hours.
  const around = 4 * LINE
  const height = Math.max(LEAST_HEIGHT, (least - top) / drugs.length - around)
  const windows = windowsOf(variants)
  const plots = drugs.map((drug, row) => {
    const of = variants.map((each, index) => [each, index] as const).filter(([{ plan }]) => plan.protocol.drug === drug)
    const rates = of.map(([{ plan }]) => Math.max(plan.maximum.rate, highestOf(plan.segments)) as Rate)
    const highest = Math.max(...rates.map(mgPerHNumber)) * 1.08
    const from = top + row * (height + around)
    return element('g', { transform: `translate(0 ${from + 2.5 * LINE})` }, [
      label(`${DRUGS[drug]}, planned rate in mg/h`, 0, -1.25 * LINE, 'title'),
      ...windows.map((window) => plot(of, window, height, highest)),
    ])
  })
  return { height: top + drugs.length * (height + around), shapes: [...legend(variants), ...plots] }
}

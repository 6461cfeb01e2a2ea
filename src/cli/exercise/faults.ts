/** The faults that an exercise may have, by kind: how each changes a correct table. */
import type { FaultKind } from './fault-kinds'
import { oneOf, type PickIndex } from './random'
import type { Line } from './sheet'

/** Changes the lines from an index on, or none where this fault is not possible there. */
export type Fault = (lines: readonly Line[], at: number, pick: PickIndex) => void

/** Rounded to two decimals. */
const rounded = (value: number): number => Math.round(value * 100) / 100

/** Sets the totals to the sums of the doses. */
export function addUp(lines: readonly Line[]): void {
  let total = 0
  for (const line of lines) {
    total += line.dose
    line.total = rounded(total)
  }
}

/** Sets another rate, and the flow, dose and totals that follow from it: only the rate is at fault. */
function setRate(lines: readonly Line[], line: Line, rate: number): void {
  const times = rate / line.rate
  Object.assign(line, { rate: rounded(rate), flow: rounded(line.flow * times), dose: rounded(line.dose * times) })
  addUp(lines)
}

const onLine =
  (change: (line: Line, before: Line | undefined, pick: PickIndex, lines: readonly Line[]) => void): Fault =>
  (lines, at, pick) => {
    const line = lines[at]
    if (line !== undefined) change(line, lines[at - 1], pick, lines)
  }
const otherDose = (factors: readonly [number, ...number[]]): Fault =>
  onLine((line, _, pick, lines) => {
    line.dose = rounded(line.dose * oneOf(pick, factors))
    addUp(lines)
  })
const otherFlow = (factors: readonly [number, ...number[]]): Fault =>
  onLine((line, _, pick) => {
    line.flow = rounded(line.flow * oneOf(pick, factors))
  })

const POUNDS_PER_KG = 2.2046
const DAY = 1440

export const FAULTS: Readonly<Record<FaultKind, Fault>> = {
  dose: otherDose([0.8, 1.15, 1.3, 1.5]),
  total: (lines, at, pick) => {
    const by = (lines[at]?.dose ?? 0) * oneOf(pick, [-1, 0.5, 1])
    for (const line of lines.slice(at)) line.total = rounded(line.total + by)
  },
  rate: onLine((line, _, pick, lines) => setRate(lines, line, oneOf(pick, [42.5, 45, 50, 60]))),
  'start-rate': onLine((line, before, pick, lines) => {
    if (before === undefined) setRate(lines, line, line.rate + oneOf(pick, [2.5, 5]))
  }),
  'step-size': onLine((line, before, pick, lines) => {
    if (before !== undefined) setRate(lines, line, before.rate + oneOf(pick, [7.5, 10, 15]))
  }),
  'rate-volume': otherFlow([0.85, 1.2, 1.4]),
  'slip-10': otherFlow([0.1, 10]),
  'slip-24': otherDose([1 / 24, 24]),
  'slip-60': otherDose([1 / 60, 60]),
  'slip-1000': otherDose([0.001, 1000]),
  'slip-pounds': otherFlow([POUNDS_PER_KG, 1 / POUNDS_PER_KG]),
  unreadable: onLine((line) => {
    line.rateText = String(line.rate)
      .replace(/0/, 'O')
      .replace(/^([^O]+)$/, '$1..')
  }),
  weight: onLine((line) => {
    line.weight = rounded(line.weight * POUNDS_PER_KG)
  }),
  'one-a-day': onLine((line, before) => {
    const days = before === undefined ? 0 : Math.floor(line.from / DAY) - Math.floor(before.from / DAY)
    Object.assign(line, { from: line.from - days * DAY, to: line.to - days * DAY })
  }),
  session: onLine((line) => {
    line.session += 1
  }),
}

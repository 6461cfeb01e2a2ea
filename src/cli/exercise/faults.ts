/** The faults that an exercise may have, each as it comes about: by its kind, which is the rule that finds it. */
import type { Kind } from './kinds'
import { oneOf, type Pick } from './random'
import type { Line } from './sheet'

/** Changes lines from an index on. Undefined: this table cannot have it there. */
type Fault = (lines: Line[], at: number, pick: Pick) => void

const numberIn = (line: Line, head: keyof Line): number => Number(line[head])
/** At most two decimals, no trailing zero. */
const shown = (value: number): string => String(Math.round(value * 100) / 100)

/** Totals as the doses above them make them. */
function addUp(lines: readonly Line[]): void {
  let total = 0
  for (const line of lines) {
    total += numberIn(line, 'Dose (mg)')
    line['Total (mg)'] = shown(total)
  }
}

/** Another rate, with everything that follows from it: the fault is the rate alone. */
function setRate(lines: readonly Line[], line: Line, rate: number): void {
  const times = rate / numberIn(line, 'Rate (mg/h)')
  for (const head of ['Pump (mL/h)', 'Dose (mg)'] as const) line[head] = shown(numberIn(line, head) * times)
  line['Rate (mg/h)'] = shown(rate)
  addUp(lines)
}

const scaled =
  (head: 'Dose (mg)' | 'Pump (mL/h)', factors: readonly [number, ...number[]]): Fault =>
  (lines, at, pick) => {
    const line = lines[at] as Line
    line[head] = shown(numberIn(line, head) * oneOf(pick, factors))
    if (head === 'Dose (mg)') addUp(lines)
  }

const replaced =
  (head: keyof Line, other: (text: string, before: Line | undefined) => string): Fault =>
  (lines, at) => {
    const line = lines[at] as Line
    line[head] = other(line[head], lines[at - 1])
  }

export const FAULTS: Readonly<Record<Kind, Fault>> = {
  dose: scaled('Dose (mg)', [0.8, 1.15, 1.3, 1.5]),
  total: (lines, at, pick) => {
    const by = numberIn(lines[at] as Line, 'Dose (mg)') * oneOf(pick, [-1, 0.5, 1])
    for (const line of lines.slice(at)) line['Total (mg)'] = shown(numberIn(line, 'Total (mg)') + by)
  },
  rate: (lines, at, pick) => setRate(lines, lines[at] as Line, oneOf(pick, [42.5, 45, 50, 60])),
  'start-rate': (lines, at, pick) =>
    at === 0
      ? setRate(lines, lines[0] as Line, numberIn(lines[0] as Line, 'Rate (mg/h)') + oneOf(pick, [2.5, 5]))
      : undefined,
  'step-size': (lines, at, pick) => {
    const before = lines[at - 1]
    if (before !== undefined)
      setRate(lines, lines[at] as Line, numberIn(before, 'Rate (mg/h)') + oneOf(pick, [7.5, 10, 15]))
  },
  'rate-volume': scaled('Pump (mL/h)', [0.85, 1.2, 1.4]),
  'slip-10': scaled('Pump (mL/h)', [0.1, 10]),
  'slip-24': scaled('Dose (mg)', [1 / 24, 24]),
  'slip-60': scaled('Dose (mg)', [1 / 60, 60]),
  'slip-1000': scaled('Dose (mg)', [0.001, 1000]),
  'slip-pounds': scaled('Pump (mL/h)', [2.2046, 1 / 2.2046]),
  unreadable: replaced('Rate (mg/h)', (text) => text.replace(/0/, 'O').replace(/^([^O]+)$/, '$1..')),
  weight: replaced('Weight (kg)', (text) => shown(Number(text) * 2.2046)),
  'one-a-day': replaced('Date', (text, before) => before?.Date ?? text),
  session: replaced('Session', (text) => String(Number(text) + 1)),
}

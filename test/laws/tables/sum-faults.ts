/** Faults of arithmetic, and the slips that make them. */
import type { Target } from '../../../src/check/read/columns/target'
import type { RuleId } from '../../../src/check/rules-list'
import type { Draft } from './draft'
import {
  at,
  concentrationHalf,
  figureIn,
  half,
  hoursOf,
  lineOf,
  multiply,
  rateOf,
  type Seed,
  shift,
  TIMED,
  textIn,
} from './seed'
import type { Line } from './sheets'

/** What a figure should be, and how far off it may be by the digits of the others. */
type Right = (draft: Draft, index: number) => { readonly right: number; readonly off: number } | undefined
interface Sum {
  readonly name: Target
  readonly needs: Seed['needs']
  readonly right: Right
}

const timesHours = (rate: number, off: number, line: Line) => ({
  right: rate * hoursOf(line),
  off: off * hoursOf(line),
})
const DOSE: Sum = {
  name: 'dose_mg',
  needs: { columns: ['dose_mg'], times: TIMED },
  right(draft, index) {
    const line = draft.lines[index]
    const rate = line && rateOf(draft, line)
    return rate && timesHours(rate.rate, rate.off, line)
  },
}
const VOLUME: Sum = {
  name: 'volume_mL',
  needs: { columns: ['rate_mL_h', 'volume_mL'], times: TIMED, concentration: true },
  right(draft, index) {
    const line = draft.lines[index]
    return line && timesHours(figureIn(line, 'rate_mL_h'), half(textIn(line, 'rate_mL_h')), line)
  },
}
const running = (total: Target, each: Target, needs: Seed['needs']): Sum => ({
  name: total,
  needs,
  right({ lines }, index) {
    const [before, line] = [lines[index - 1], lines[index]]
    if (before === undefined) return { right: figureIn(line, each), off: half(textIn(line, each)) }
    return {
      right: figureIn(before, total) + figureIn(line, each),
      off: half(textIn(before, total)) + half(textIn(line, each)),
    }
  },
})
const CHANGE: Sum = {
  name: 'change_mg_h',
  needs: { columns: ['change_mg_h'], weight: true },
  right(draft, index) {
    const [before, line] = [draft.lines[index - 1], draft.lines[index]]
    const [from, to] = [before && rateOf(draft, before), line && rateOf(draft, line)]
    return from && to && { right: to.rate - from.rate, off: to.off + from.off }
  },
}
/** Up to 5 % of the larger figure is a warning; `shift` takes twice as much. */
const ROUNDED = 0.027
const PER_WEIGHT: Sum = {
  name: 'rate_mg_kg_h',
  needs: { columns: ['rate_mg_h', 'rate_mg_kg_h'], weight: true },
  right({ lines, sheet: { weight = 0 } }, index) {
    const rate = figureIn(lines[index], 'rate_mg_h')
    const off = half(textIn(lines[index], 'rate_mg_h')) + (rate / weight) * half(String(weight))
    return { right: rate / weight, off: off / (weight - 1) + (rate / weight) * ROUNDED }
  },
}
/** What a pump's steps leave out is no fault. */
const PUMP: Sum = {
  name: 'rate_mL_h',
  needs: { columns: ['rate_mg_h', 'rate_mL_h'], concentration: true },
  right(draft, index) {
    const { concentration = 0 } = draft.sheet
    const line = draft.lines[index]
    const rate = figureIn(line, 'rate_mg_h')
    const off = half(textIn(line, 'rate_mg_h')) + (rate / concentration) * concentrationHalf(draft)
    const digits = off / (concentration - concentrationHalf(draft))
    return { right: rate / concentration, off: 0.1 + digits + (rate / concentration) * ROUNDED }
  },
}

/** A figure that is not what the others make it. */
const wrong = (rule: RuleId, { name, needs, right }: Sum): Seed => ({
  rule,
  slips: true,
  ...(needs === undefined ? {} : { needs }),
  put(draft, pick) {
    const found = lineOf(draft, pick)
    const known = found && right(draft, found[0])
    if (found === undefined || known === undefined || textIn(found[1], name) === '') return undefined
    shift(found[1], name, known.off + half(textIn(found[1], name)), pick, rule === 'change')
    return at(found[0])
  },
})

const POUNDS = 2.204_622_62
// A factor is told from another where the figures are known to a fiftieth, and the weight is not the factor itself.
const KNOWN = 0.02
const near = (weight: number, factor: number): boolean => Math.abs(weight / factor - 1) < 0.1

const isRounded = (name: Target): boolean => name === 'rate_mL_h' || name === 'rate_mg_kg_h'

/** A figure that is off by a factor. */
const slip = (rule: RuleId, factorOf: (weight: number) => number, sums: readonly [Sum, ...Sum[]]): Seed[] =>
  sums.map(({ name, needs, right }) => ({
    rule,
    ...(needs === undefined ? {} : { needs }),
    put(draft, pick) {
      const { weight = 0 } = draft.sheet
      const found = lineOf(draft, pick)
      const known = found && right(draft, found[0])
      if (found === undefined || known === undefined || near(weight, 60) || near(weight, 24)) return undefined
      if (
        !(known.right > 0) ||
        !(
          known.off - (name === 'rate_mL_h' ? 0.1 : 0) - (isRounded(name) ? known.right * ROUNDED : 0) <
          known.right * KNOWN
        )
      )
        return undefined
      multiply(found[1], name, known.right, factorOf(weight), pick)
      return at(found[0])
    },
  }))

export const SUM_FAULTS: readonly Seed[] = [
  wrong('dose', DOSE),
  wrong('total', running('cumulative_mg', 'dose_mg', { columns: ['dose_mg', 'cumulative_mg'] })),
  wrong('change', CHANGE),
  wrong('rate-weight', PER_WEIGHT),
  wrong('rate-volume', PUMP),
  wrong('volume', VOLUME),
  wrong(
    'total-volume',
    running('cumulative_mL', 'volume_mL', { columns: ['volume_mL', 'cumulative_mL'], concentration: true }),
  ),
  ...slip('slip-10', () => 10, [DOSE, VOLUME, PUMP, PER_WEIGHT]),
  ...slip('slip-24', () => 24, [DOSE, VOLUME, PUMP]),
  ...slip('slip-60', () => 60, [DOSE, VOLUME, PUMP, PER_WEIGHT]),
  ...slip('slip-1000', () => 1000, [DOSE, PUMP, PER_WEIGHT]),
  ...slip('slip-weight', (weight) => weight, [{ ...PUMP, needs: { ...PUMP.needs, weight: true } }, PER_WEIGHT]),
  ...slip('slip-pounds', () => POUNDS, [PUMP, PER_WEIGHT]),
]

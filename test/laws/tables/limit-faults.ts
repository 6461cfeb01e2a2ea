/** Faults of limits on rates, steps, doses, the patient and the fluid. */
import type { Target } from '../../../src/check/read/columns/target'
import { hasWords } from '../../../src/check/read/words/own-notes'
import type { RuleId } from '../../../src/check/rules-list'
import type { RateUnit } from '../../../src/core/model/protocol'
import type { Draft } from './draft'
import {
  at,
  concentrationHalf,
  figureIn,
  half,
  hoursOf,
  lineOf,
  oneOf,
  raise,
  rateColumn,
  rateOf,
  type Seed,
  TIMED,
  textIn,
} from './seed'

interface MgPerH {
  readonly value: number
  readonly unit: RateUnit | string
}
const mgPerH = ({ sheet: { weight = Number.NaN } }: Draft, { value, unit }: MgPerH): number =>
  unit === 'mg/kg/h' ? value * weight : value
const ofWeight = { weight: true } as const

/** A row above what a limit on rates comes to. */
const limit = (rule: RuleId, boundOf: (draft: Draft) => MgPerH | undefined): Seed => ({
  rule,
  needs: ofWeight,
  put(draft, pick) {
    const [bound, found] = [boundOf(draft), lineOf(draft, pick)]
    if (bound === undefined || found === undefined) return undefined
    return raise(draft, found[1], mgPerH(draft, bound), pick) ? at(found[0]) : undefined
  },
})
const ofDrug =
  (drug: string, bound: MgPerH) =>
  ({ sheet: { protocol } }: Draft) =>
    protocol.drug === drug ? bound : undefined
const PER_KG = { value: 1, unit: 'mg/kg/h' } as const

/** The smallest of the limits on rates. */
function leastOf(draft: Draft): number {
  const { drug, maximum, maximum_per_kg: perKg } = draft.sheet.protocol
  const all = [maximum, perKg, drug === 'esketamine' ? { value: 20, unit: 'mg/h' } : PER_KG]
  return Math.min(...all.flatMap((bound) => (bound === undefined ? [] : [mgPerH(draft, bound)])))
}

const ownLimit: Seed = {
  rule: 'limit',
  needs: { columns: ['limit_mg_h'], weight: true },
  put(draft, pick) {
    const found = lineOf(draft, pick)
    return found && raise(draft, found[1], figureIn(found[1], 'limit_mg_h'), pick) ? at(found[0]) : undefined
  },
}

const start: Seed = {
  rule: 'start-rate',
  needs: ofWeight,
  put(draft, pick) {
    const { start: own, fractions } = draft.sheet.protocol
    const first = own === undefined ? (leastOf(draft) * (fractions?.value[0] ?? 100)) / 100 : mgPerH(draft, own)
    const [line] = draft.lines
    return line && raise(draft, line, first, pick) ? at(0) : undefined
  },
}

/** A step is too large by more than a hundredth and a step of the pump: so much of it may be rounding. */
const step: Seed = {
  rule: 'step-size',
  needs: ofWeight,
  put(draft, pick) {
    const { protocol, concentration = 0 } = draft.sheet
    const found = lineOf(draft, pick, 1)
    const before = found && draft.lines[found[0] - 1]
    const from = before && rateOf(draft, before)
    const column = rateColumn(draft)
    // Of a fluid that only two columns tell, nobody knows a pump's step.
    if (concentration > 0 && !draft.concentrationKnown) return undefined
    if (found === undefined || from === undefined || (column !== 'rate_mg_h' && column !== 'rate_mL_h'))
      return undefined
    const [index, line] = found
    const { fractions } = protocol
    if (fractions !== undefined) {
      // The first row of the second session, where no row before it is above.
      const second = Number(line.cells.session) === 2 && line.cells.session !== before?.cells.session
      const bound = (leastOf(draft) * (fractions.value[1] ?? 100)) / 100
      return second && raise(draft, line, bound, pick) ? at(index) : undefined
    }
    const printed = column === 'rate_mg_h' ? half(textIn(before, column)) + 0.005 : 0
    const slack = 0.011 + 0.1 * (concentration + concentrationHalf(draft)) + printed
    if (protocol.step === undefined) return undefined
    return raise(draft, line, from.rate + mgPerH(draft, protocol.step) + slack, pick) ? at(index) : undefined
  },
}

const sessionDose: Seed = {
  rule: 'session-dose',
  needs: { times: TIMED },
  put(draft, pick) {
    const { protocol } = draft.sheet
    const found = lineOf(draft, pick)
    if (protocol.setting === 'inpatient' || protocol.session_dose === undefined || !found) return undefined
    const column = rateColumn(draft)
    if (column !== 'rate_mg_h' && column !== 'rate_mL_h') return undefined
    const { session } = found[1].cells
    const own = draft.lines.filter(({ cells }) => cells.session === session)
    const given = own.map((line) => (line === found[1] ? 0 : (rateOf(draft, line)?.rate ?? 0) * hoursOf(line)))
    const rest = protocol.session_dose.value - given.reduce((sum, dose) => sum + dose, 0)
    if (!raise(draft, found[1], rest / hoursOf(found[1]) + 0.01, pick)) return undefined
    return at(draft.lines.findLastIndex(({ cells }) => cells.session === session))
  },
}

/** Of somebody else, or after a long time. */
const otherWeight: Seed = {
  rule: 'weight-change',
  needs: { columns: ['weight_kg'] },
  put(draft, pick) {
    const found = lineOf(draft, pick, 1)
    if (found === undefined || hasWords(textIn(found[1], 'note'))) return undefined
    const [index, { cells }] = found
    cells.weight_kg = (Number(cells.weight_kg) * oneOf(pick, [0.5, 0.8, 0.89, 1.12, 1.5, 3])).toFixed(1)
    return at(index)
  },
}
/** A figure of the patient or the fluid that cannot be. */
const outside = (rule: 'weight' | 'concentration', name: Target, wrong: readonly [string, ...string[]]): Seed => ({
  rule,
  needs: { columns: [name], ...(rule === 'concentration' ? { concentration: true } : {}) },
  put(draft, pick) {
    const found = lineOf(draft, pick)
    if (found === undefined) return undefined
    found[1].cells[name] = oneOf(pick, wrong)
    return at(found[0])
  },
})

const rateFalls: Seed = {
  rule: 'rate-falls',
  needs: { columns: ['rate_mg_h'] },
  put(draft, pick) {
    const found = lineOf(draft, pick, 1)
    if (found === undefined) return undefined
    const [before, after] = [draft.lines[found[0] - 1], draft.lines[found[0] + 1]]
    const lower = figureIn(before, 'rate_mg_h') * oneOf(pick, [0.9, 0.5, 0.75])
    if (!(figureIn(after, 'rate_mg_h') > lower)) return undefined
    found[1].cells.rate_mg_h = lower.toFixed(2)
    return at(found[0])
  },
}

export const LIMIT_FAULTS: readonly Seed[] = [
  limit('rate', ({ sheet: { protocol } }) => protocol.maximum),
  limit('rate-per-kg', ({ sheet: { protocol } }) => protocol.maximum_per_kg),
  limit('ceiling', ({ sheet: { protocol } }) =>
    protocol.local === undefined ? undefined : { value: 100, unit: 'mg/h' },
  ),
  limit('rate-per-weight', ofDrug('ketamine-racemic', PER_KG)),
  limit('rate-absolute', ofDrug('esketamine', { value: 20, unit: 'mg/h' })),
  ownLimit,
  start,
  step,
  sessionDose,
  otherWeight,
  outside('weight', 'weight_kg', ['154', '210', '350', '29', '7.5', '150.1']),
  outside('concentration', 'concentration_mg_mL', ['10', '12.5', '50', '100', '1000']),
  rateFalls,
]

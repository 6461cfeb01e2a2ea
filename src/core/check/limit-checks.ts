/** The guard's limits on rates, steps and the drug in the fluid. */
import type { LimitName } from '../limit'
import { beyond, boundOf, liftedFrom, mgPerHOf, rateBounds, standsFor } from './bounds'
import type { Bound, Fault } from './fault'
import { type Check, faultAt, hasPeaks, pairsOf, type Row, type Sheet } from './sheet'
import { decimalText, minus, ONE, whole } from './span'

const mgPerH = (value: bigint): string => `${decimalText(value)} mg/h`
const text = ({ value, unit }: Bound): string => `${value} ${unit}`

const rateLimits: Check = (sheet) => {
  const bounds = rateBounds(sheet.protocol)
  return sheet.rows.flatMap((row) =>
    bounds.flatMap((bound): readonly Fault[] => {
      const found = beyond(row, bound, sheet)
      if (found === undefined) return []
      const perKg = found === row.perKg
      const words = perKg ? `${decimalText(found.value)} mg/kg/h` : mgPerH(found.value)
      const most = mgPerHOf(bound, row.weight, false)
      const allowed =
        perKg || bound.unit === 'mg/h' || most === undefined
          ? text(bound)
          : `${text(bound)} = ${mgPerH(most)}`
      return [
        faultAt(
          sheet,
          bound.name as 'rate',
          row,
          perKg ? 'rate_mg_kg_h' : row.rateFrom,
          [words, allowed],
          bound,
        ),
      ]
    }),
  )
}

const ownLimit: Check = (sheet) =>
  sheet.rows.flatMap((row) => {
    const { limit_mg_h: limit } = row.figures
    const rate = standsFor(row, 'mg/h')
    if (limit === undefined || row.rate === undefined || rate === undefined || rate.low <= limit.value)
      return []
    return [
      faultAt(sheet, 'limit', row, row.rateFrom, [
        mgPerH(row.rate.value),
        `${mgPerH(limit.value)}, its limit column`,
      ]),
    ]
  })

/** The protocol's start; by fractions, the first one of the smallest rate limit. */
function startBound(sheet: Sheet, row: Row): readonly [Bound, bigint] | undefined {
  const { protocol, inferred } = sheet
  const at = (figure: { readonly value: number; readonly unit: string }) =>
    mgPerHOf(figure, row.weight, inferred.weight)
  if (protocol.fractions === undefined) {
    const most = at(protocol.start)
    return most === undefined ? undefined : [boundOf('start-rate', protocol.start), most]
  }
  const rates = rateBounds(protocol).map(at)
  const known = rates.filter((rate) => rate !== undefined)
  const [percent = 0] = protocol.fractions.value
  const least = known.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)
  if (least === undefined) return undefined
  return [boundOf('start-rate', { ...protocol.fractions, value: percent }), (least * BigInt(percent)) / 100n]
}

const start: Check = (sheet) => {
  const row = sheet.rows.find(({ rate }) => rate !== undefined)
  if (row?.rate === undefined || row !== sheet.rows[0] || hasPeaks(sheet)) return []
  const found = startBound(sheet, row)
  if (found === undefined) return []
  const [bound, most] = found
  const rate = standsFor(row, sheet.protocol.start?.unit ?? 'mg/h')
  if (rate === undefined || rate.low <= most) return []
  return [faultAt(sheet, 'start-rate', row, row.rateFrom, [mgPerH(row.rate.value), mgPerH(most)], bound)]
}

/** What a rise may be above the protocol's step: planned rates are whole hundredths, set ones whole pump steps. */
function slackOf({ pumpStep }: Sheet, { figures, concentration }: Row): bigint {
  const hundredth = ONE / 100n
  if (figures.rate_mL_h === undefined || concentration === undefined) return hundredth
  return hundredth + (pumpStep * concentration.span.high) / ONE
}

const steps: Check = (sheet) => {
  const { protocol, rows, inferred } = sheet
  if (protocol.fractions !== undefined) return []
  const bound = boundOf('step-size', protocol.step)
  const { unit } = protocol.step
  return pairsOf(rows).flatMap(([before, row]) => {
    const [from, to] = [standsFor(before, unit), standsFor(row, unit)]
    const most = mgPerHOf(protocol.step, row.weight, inferred.weight)
    if (before.rate === undefined || row.rate === undefined || from === undefined || to === undefined)
      return []
    const least = minus(to, from).low
    // Half of a pump's step too much is within it, a whole one is not.
    if (most === undefined || least <= most || least < most + slackOf(sheet, row)) return []
    const rise = row.rate.value - before.rate.value
    return [faultAt(sheet, 'step-size', row, row.rateFrom, [`+${mgPerH(rise)}`, `+${mgPerH(most)}`], bound)]
  })
}

const duration = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`)

const intervals: Check = (sheet) => {
  const { protocol, rows } = sheet
  const faults: Fault[] = []
  let changed: Row | undefined = rows[0]
  const outpatient = protocol.setting === 'outpatient'
  const least = outpatient ? 0 : protocol.step_every.value * 60
  const figure = outpatient
    ? { ...protocol.session_days, value: 1, unit: 'step a session' }
    : protocol.step_every
  const bound = boundOf('step-interval', figure)
  for (const [before, row] of pairsOf(rows)) {
    const same = before.session === row.session
    if (!same) changed = row
    if (row.rate === undefined || before.rate === undefined || row.rate.value === before.rate.value) continue
    const rises = row.rate.value > before.rate.value && same
    const since = row.at === undefined || changed?.at === undefined ? undefined : row.at - changed.at
    changed = row
    if (!rises || (!outpatient && (since === undefined || since >= least))) continue
    const found = outpatient ? 'a step within a session' : `a step after ${duration(since ?? 0)}`
    const allowed = outpatient ? 'a step from session to session' : `every ${duration(least)}`
    faults.push(faultAt(sheet, 'step-interval', row, row.rateFrom, [found, allowed], bound))
  }
  return faults
}

/** Where a figure of the fluid or the patient first stands, or changes. */
function each(rows: readonly Row[], name: 'weight' | 'concentration'): readonly (readonly [Row, bigint])[] {
  return rows.flatMap((row, index) => {
    const value = row[name]?.value
    return value === undefined || value === rows[index - 1]?.[name]?.value ? [] : [[row, value] as const]
  })
}

const OURS = { basis: 'assumed', source: ['ours'] } as const
const LABEL = { basis: 'stated', source: ['ketalar-label'] } as const
const POUNDS_PER_KG = 2.204_622_62

const weight: Check = (sheet) => {
  if (sheet.inferred.weight) return []
  return each(sheet.rows, 'weight').flatMap(([row, value]) => {
    if (value >= whole(30) && value <= whole(150)) return []
    const kg = Number(value / (ONE / 1000n)) / 1000
    const pounds = kg > 150 ? ` (${(kg / POUNDS_PER_KG).toFixed(1)} kg if that is in pounds)` : ''
    const bound = boundOf(
      'weight',
      { ...OURS, value: 150, unit: 'kg' },
      kg > 150 && kg <= 300 ? 'soft' : 'hard',
    )
    return [faultAt(sheet, 'weight', row, 'weight_kg', [`${kg} kg${pounds}`, '30 to 150 kg'], bound)]
  })
}

const concentration: Check = (sheet) => {
  if (sheet.inferred.concentration) return []
  return each(sheet.rows, 'concentration').flatMap(([row, value]) => {
    if (value < whole(10)) return []
    const hard = value >= whole(100)
    const bound = boundOf(
      'concentration',
      hard ? { ...LABEL, value: 100, unit: 'mg/mL' } : { ...OURS, value: 10, unit: 'mg/mL' },
      hard ? 'hard' : 'soft',
    )
    const allowed = hard ? 'below 100 mg/mL: never undiluted' : 'below 10 mg/mL'
    return [
      faultAt(
        sheet,
        'concentration',
        row,
        'concentration_mg_mL',
        [`${decimalText(value)} mg/mL`, allowed],
        bound,
      ),
    ]
  })
}

export const LIMIT_CHECKS: readonly Check[] = [
  rateLimits,
  ownLimit,
  start,
  steps,
  intervals,
  weight,
  concentration,
]

/** Those of the faults that no note of the table lifts, and what the notes lift. */
export function withoutLifted(faults: readonly Fault[], sheet: Sheet): readonly Fault[] {
  const from = liftedFrom(sheet.rows)
  const isLifted = ({ bound, record }: Fault): boolean =>
    bound !== undefined &&
    bound.kind === 'soft' &&
    (from.get(bound.name) ?? Number.POSITIVE_INFINITY) <= record
  const told = [...from].map(([name, record]: readonly [LimitName, number]) =>
    faultAt(sheet, 'lifted', { record }, 'note', [
      `soft limit ${name}, by the note of this row`,
      'it from here on',
    ]),
  )
  return [...faults.filter((fault) => !isLifted(fault)), ...told]
}

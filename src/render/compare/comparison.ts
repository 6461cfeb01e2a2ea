/** Plans side by side. One drug is never converted to another. */

import type { Prediction, Spread } from '../../core/pharmacokinetics/predict'
import { assumedFigures } from '../../core/plan/assumptions'
import { dosesByDay, totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { spanOf } from '../../core/schedule/segment'
import { escapeControls } from '../../core/values/escape-controls'
import { type Dose, kg, mgNumber, mgPerHNumber, percentOf, timeText } from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { harmless } from '../data/csv'
import { type PredictedFigures, predictedFigures } from '../data/prediction-record'
import type { Grid } from '../table/grid'
import { bannerOf } from '../text/banner'
import { countText, type FluidRecord, fluidRecord, fluidText } from '../text/containers'
import { commas, infusedText, mgText, rateText } from '../text/figures'
import { levelText } from '../text/prediction'
import { isMixed, type Variant } from './comparison-head'

const meanPer24h = (plan: Plan): number => (mgNumber(totalsOf(plan).dose) * 1440) / spanOf(plan.segments)

interface Figures extends PredictedFigures {
  readonly start_mg_h: number
  /** Absent for a titration by fractions. */
  readonly step_mg_h?: number
  readonly step_every_h?: number
  readonly maximum_mg_h: number
  readonly held_by: string
  readonly sessions: number
  readonly infused_h: number
  readonly first_day_mg: number
  readonly heaviest_day_mg: number
  readonly mean_mg_per_24h: number
  readonly total_mg: number
  readonly at_maximum_h: number
  readonly figures_assumed: number
  /** Soft limits that were overridden, separated by spaces, and the reason. */
  readonly allowed?: string
  readonly reason?: string
  /** The hash of a local protocol file, and whether its maximum is above every built-in one for its drug. */
  readonly local_file?: string
  readonly above_built_ins?: boolean
}

export interface ComparedPlan extends Figures, FluidRecord {
  readonly variant: string
  readonly start: string
  readonly weight_kg?: number
  readonly plan_id: string
  readonly drug: string
  readonly setting: string
}

/** The figures of one plan. */
export function compared({ name, plan, prediction }: Variant): ComparedPlan {
  const { regimen, maximum, protocol } = plan
  const { rates, stepEvery } = regimen
  const days = dosesByDay(plan)
  const totals = totalsOf(plan)
  const heaviest = Math.max(...days) as Dose
  return {
    variant: name,
    start: isoInstant(plan.request.start.zone, plan.request.start.at),
    ...(plan.request.weight === undefined ? {} : { weight_kg: Number(kg(plan.request.weight)) }),
    plan_id: plan.id,
    drug: protocol.drug,
    setting: protocol.setting,
    start_mg_h: mgPerHNumber(plan.segments[0]?.rate ?? percentOf(maximum.rate, 0)),
    ...(rates.rule === 'steps' ? { step_mg_h: mgPerHNumber(rates.step.value) } : {}),
    ...(stepEvery === undefined ? {} : { step_every_h: stepEvery.value / 60 }),
    maximum_mg_h: mgPerHNumber(maximum.rate),
    held_by: maximum.limit.name,
    sessions: regimen.sessions.value,
    infused_h: totals.time / 60,
    first_day_mg: mgNumber(days[0] ?? heaviest),
    heaviest_day_mg: mgNumber(heaviest),
    mean_mg_per_24h: meanPer24h(plan),
    total_mg: mgNumber(totals.dose),
    ...fluidRecord(plan),
    at_maximum_h: totals.atMaximum / 60,
    figures_assumed: assumedFigures(plan),
    ...(plan.request.allow.length === 0
      ? {}
      : { allowed: plan.request.allow.join(' '), reason: plan.request.reason ?? '' }),
    ...(prediction === undefined ? {} : predictedFigures(prediction)),
    ...(protocol.local === undefined
      ? {}
      : { local_file: protocol.local.hash, above_built_ins: protocol.local.above_built_ins }),
  }
}

/** One record per variant, for scripts. */
export function comparisonData(variants: readonly Variant[]): Grid {
  const records = variants.map(compared)
  const heads = [...new Set(records.flatMap((record) => Object.keys(record)))]
  const cell = (value: unknown): string =>
    typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : String(value ?? '')
  const ordered = ORDER.filter((name) => heads.includes(name))
  return {
    heads: ordered,
    rows: records.map((record) => ordered.map((name) => harmless(escapeControls(cell(record[name]))))),
  }
}
const ORDER: readonly (keyof ComparedPlan)[] = [
  'variant',
  'start',
  'weight_kg',
  'drug',
  'setting',
  'start_mg_h',
  'step_mg_h',
  'step_every_h',
  'maximum_mg_h',
  'held_by',
  'sessions',
  'infused_h',
  'first_day_mg',
  'heaviest_day_mg',
  'mean_mg_per_24h',
  'total_mg',
  'concentration_mg_mL',
  'total_mL',
  'container_mL',
  'containers',
  'at_maximum_h',
  'figures_assumed',
  'allowed',
  'reason',
  'predicted_by',
  'predicted_for_kg',
  'peak_ng_mL',
  'peak_low_ng_mL',
  'peak_high_ng_mL',
  'average_ng_mL',
  'average_low_ng_mL',
  'average_high_ng_mL',
  'local_file',
  'above_built_ins',
  'plan_id',
]

function stepText({ plan }: Variant): string {
  const { rates } = plan.regimen
  if (rates.rule === 'fractions') return rates.percents.value.map((percent) => `${percent} %`).join(', ')
  if (rates.rule === 'steps') return `+${rateText(rates.step.value)}`
  return rates.rule === 'doses' && rates.step !== undefined ? `+${mgText(rates.step.value)}` : 'none'
}
function intervalText({ plan: { regimen } }: Variant): string {
  if (regimen.stepEvery !== undefined) return timeText(regimen.stepEvery.value)
  return regimen.blocks.length === 0 || regimen.rates.rule === 'flat' ? 'none' : 'a session'
}
const courseText = ({ plan: { regimen, protocol } }: Variant): string =>
  protocol.setting === 'inpatient'
    ? timeText(regimen.length.value)
    : `${regimen.sessions.value} x ${timeText(regimen.length.value)}`

/** `step-size: why`: the overridden limits, passed or not, and the reason. */
const allowedText = ({ request: { allow, reason } }: Plan): string =>
  allow.length === 0 ? '' : `${allow.join(', ')}: ${escapeControls(reason ?? '')}`

function ratioRow(variants: readonly Variant[]): readonly (readonly string[])[] {
  if (isMixed(variants)) return []
  const totals = variants.map(({ plan }) => totalsOf(plan).dose)
  const ratios = totals.map((total) => (total / (totals[0] ?? total)).toFixed(2))
  const name = 'Total, relative to the first'
  return [[new Set(ratios).size > 1 ? `${name} *` : name, ...ratios]]
}

/** A row per property, a column per variant; a row whose cells differ is marked. */
export function comparisonGrid(variants: readonly Variant[]): Grid {
  const row = (name: string, text: (variant: Variant) => string) => {
    const cells = variants.map(text)
    return [new Set(cells).size > 1 ? `${name} *` : name, ...cells]
  }
  const predicted =
    (levelOf: (prediction: Prediction) => Spread) =>
    ({ prediction, unpredicted }: Variant) => {
      if (prediction !== undefined) return levelText(levelOf(prediction))
      return unpredicted === undefined ? '' : '-'
    }
  const days = new Map(variants.map((variant) => [variant, dosesByDay(variant.plan)]))
  const dayDose = (variant: Variant, choose: (doses: readonly Dose[]) => number): string =>
    mgText(choose(days.get(variant) ?? []) as Dose)
  return {
    heads: ['', ...variants.map(({ name }) => escapeControls(name))],
    rows: [
      row('Drug', ({ plan }) => plan.protocol.drug),
      row('Setting', ({ plan }) => plan.protocol.setting),
      row('Start', ({ plan }) => (plan.segments[0] === undefined ? '' : rateText(plan.segments[0].rate))),
      row('Step', stepText),
      row('A step every', intervalText),
      row('Maximum', ({ plan }) => `${rateText(plan.maximum.rate)} (${plan.maximum.limit.name})`),
      row('Course', courseText),
      row('First day', (variant) => dayDose(variant, ([first]) => first ?? 0)),
      row('Highest daily dose', (variant) => dayDose(variant, (doses) => Math.max(...doses))),
      row('Mean per 24 h, first to last', ({ plan }) => `${commas(meanPer24h(plan).toFixed(0))} mg`),
      row('Total', ({ plan }) => mgText(totalsOf(plan).dose)),
      ...ratioRow(variants),
      row('Fluid', ({ plan }) => fluidText(plan)),
      row('Containers', ({ plan }) => countText(plan)),
      row('At maximum', ({ plan }) => infusedText(totalsOf(plan).atMaximum, plan.request.setting)),
      row(
        'Predicted peak',
        predicted(({ peak }) => peak),
      ),
      row(
        'Predicted mean',
        predicted(({ average }) => average),
      ),
      row('Limits overridden', ({ plan }) => allowedText(plan)),
      row('Figures assumed', ({ plan }) => String(assumedFigures(plan))),
      row('Local', ({ plan }) => bannerOf(plan.protocol)),
      row('Plan', ({ plan }) => plan.id),
    ].filter(([, ...cells]) => cells.some((cell) => cell !== '')),
  }
}

/** Plans side by side. One drug is never converted to another. */

import { assumedFigures } from '../../core/plan/assumptions'
import { supplyOf } from '../../core/plan/containers'
import { dosesByDay, totalsOf } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import { spanOf } from '../../core/schedule/segment'
import { escapeControls } from '../../core/values/escape-controls'
import {
  type Dose,
  kg,
  mgNumber,
  mgPerHNumber,
  mgPerMl,
  mlExact,
  mlNumber,
  type Rate,
  timeText,
  volumeOfDose,
} from '../../core/values/quantity'
import { isoInstant } from '../../core/values/time-zone'
import { harmless } from '../data/csv'
import { predictedFigures } from '../data/prediction-record'
import { bannerOf } from '../help/provenance'
import type { Grid } from '../table/grid'
import { countText, fluidText } from '../text/containers'
import { commas, infusedText, mgText, rateText } from '../text/figures'
import { levelText } from '../text/prediction'
import { isMixed, type Variant } from './comparison-head'

const meanPer24h = (plan: Plan): number => (mgNumber(totalsOf(plan).dose) * 1440) / spanOf(plan.segments)

export function compared({ name, plan, prediction }: Variant) {
  const { regimen, maximum, protocol, request, id } = plan
  const { rates, stepEvery } = regimen
  const { pump, allow } = request
  const supply = supplyOf(plan)
  const days = dosesByDay(plan)
  const totals = totalsOf(plan)
  const heaviest = Math.max(...days) as Dose
  return {
    variant: name,
    start: isoInstant(request.start.zone, request.start.at),
    weight_kg: request.weight && Number(kg(request.weight)),
    plan_id: id,
    drug: protocol.drug,
    setting: protocol.setting,
    start_mg_h: mgPerHNumber(plan.segments[0]?.rate ?? (0 as Rate)),
    step_mg_h: rates.rule === 'steps' ? mgPerHNumber(rates.step.value) : undefined,
    step_every_h: stepEvery && stepEvery.value / 60,
    maximum_mg_h: mgPerHNumber(maximum.rate),
    held_by: maximum.limit.name,
    sessions: regimen.sessions.value,
    infused_h: totals.time / 60,
    first_day_mg: mgNumber(days[0] ?? heaviest),
    heaviest_day_mg: mgNumber(heaviest),
    mean_mg_per_24h: meanPer24h(plan),
    total_mg: mgNumber(totals.dose),
    concentration_mg_mL: pump && Number(mgPerMl(pump.concentration)),
    total_mL: pump && mlNumber(volumeOfDose(totals.dose, pump.concentration)),
    container_mL: supply && Number(mlExact(supply.container)),
    containers: supply?.containers.length,
    at_maximum_h: totals.atMaximum / 60,
    figures_assumed: assumedFigures(plan),
    // Soft limits that were overridden, and the reason.
    allowed: allow.length === 0 ? undefined : allow.join(' '),
    reason: allow.length === 0 ? undefined : (request.reason ?? ''),
    ...(prediction === undefined ? {} : predictedFigures(prediction)),
    // The hash of a local protocol file, and whether its maximum is above every built-in one for its drug.
    local_file: protocol.local?.hash,
    above_built_ins: protocol.local?.above_built_ins,
    profile: request.profile?.name,
    profile_sha256: request.profile?.file.sha256,
  }
}

/** One record per variant, for scripts: the columns that any of them has, the plan's id last. */
export function comparisonData(variants: readonly Variant[]): Grid {
  const records: readonly Readonly<Record<string, unknown>>[] = variants.map(compared)
  const [longest = {}] = [...records].sort((a, b) => Object.keys(b).length - Object.keys(a).length)
  const used = Object.keys(longest).filter((name) => records.some((record) => record[name] !== undefined))
  const heads = [...used.filter((name) => name !== 'plan_id'), 'plan_id']
  const cell = (value: unknown): string =>
    typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : String(value ?? '')
  return { heads, rows: records.map((record) => heads.map((name) => harmless(escapeControls(cell(record[name]))))) }
}

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
export function comparisonGrid(variants: readonly Variant[]): Grid {
  /** Whose cells differ, it is marked. */
  const row = (name: string, text: (variant: Variant) => string) => {
    const cells = variants.map(text)
    return [new Set(cells).size > 1 ? `${name} *` : name, ...cells]
  }
  const [first] = variants
  const relative = ({ plan }: Variant): string => (totalsOf(plan).dose / totalsOf(first?.plan ?? plan).dose).toFixed(2)
  const predicted = (name: string, figure: 'peak' | 'average') =>
    row(name, ({ prediction, unpredicted }) => {
      if (prediction !== undefined) return levelText(prediction[figure])
      return unpredicted === undefined ? '' : '-'
    })
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
      row('Course', ({ plan: { regimen, protocol } }) => {
        const sessions = protocol.setting === 'inpatient' ? '' : `${regimen.sessions.value} x `
        return `${sessions}${timeText(regimen.length.value)}`
      }),
      row('First day', (variant) => dayDose(variant, ([first]) => first ?? 0)),
      row('Highest daily dose', (variant) => dayDose(variant, (doses) => Math.max(...doses))),
      row('Mean per 24 h, first to last', ({ plan }) => `${commas(meanPer24h(plan).toFixed(0))} mg`),
      row('Total', ({ plan }) => mgText(totalsOf(plan).dose)),
      ...(isMixed(variants) ? [] : [row('Total, relative to the first', relative)]),
      row('Fluid', ({ plan }) => fluidText(plan)),
      row('Containers', ({ plan }) => countText(plan)),
      row('At maximum', ({ plan }) => infusedText(totalsOf(plan).atMaximum, plan.request.setting)),
      predicted('Predicted peak', 'peak'),
      predicted('Predicted mean', 'average'),
      row('Limits overridden', ({ plan: { request } }) =>
        request.allow.length === 0 ? '' : `${request.allow.join(', ')}: ${escapeControls(request.reason ?? '')}`,
      ),
      row('Figures assumed', ({ plan }) => String(assumedFigures(plan))),
      row('Local', ({ plan }) => bannerOf(plan.protocol)),
      row('Plan', ({ plan }) => plan.id),
    ].filter(([, ...cells]) => cells.some((cell) => cell !== '')),
  }
}

/** A limit in words: its bound, and what the bound rests on. */
import { escapeControls } from '../values/escape-controls'
import { mgPerH, planned, type Rate } from '../values/quantity'
import type { Limit } from './limit'
import type { Basis } from './protocol'

const BASES: Readonly<Record<Basis, string>> = {
  stated: 'stated by',
  assumed: 'our assumption',
  derived: 'derived from',
  local: 'local:',
  set: 'set by you',
}

const SOURCE_NAMES: Readonly<Record<string, string>> = { seed: 'patient article', ours: 'our assumption' }

/** The name of a source for people. */
export const sourceName = (id: string): string => SOURCE_NAMES[id] ?? escapeControls(id)

/** `stated by patient article, medscape-2018`; `our assumption` where no source states it. */
export function basisText({ basis, source }: { readonly basis: Basis; readonly source: readonly string[] }): string {
  const named = source.filter((id) => id !== 'ours').map(sourceName)
  if (basis === 'assumed' || named.length === 0) return BASES[basis]
  return `${BASES[basis]} ${named.join(', ')}`
}

// Limits on a start or a step, which do not set the maximum.
const PER_KG_FIGURES: readonly string[] = ['start-rate', 'step-size', 'restart', 'minimum']

function figureText({ name, value, unit, rate, bound: measured, tolerated }: Limit): string {
  const bound = `${value} ${unit}`
  const inForce = rate ?? (PER_KG_FIGURES.includes(name) && unit !== 'mg/h' ? (measured as Rate) : undefined)
  const down = inForce === undefined ? '' : `${mgPerH(planned(inForce))} mg/h`
  const delivered = tolerated === undefined ? '' : ` (${mgPerH(tolerated)} mg/h as the pump delivers it)`
  return `${down === '' || down === bound ? bound : `${bound} = ${down}`}${delivered}`
}

/** `1 mg/kg/h = 38 mg/h`, `at least 0.1 mg/mL`, `5 mg/h (5.1 mg/h as the pump delivers it)` */
export const boundText = (limit: Limit): string => `${limit.side === 'lower' ? 'at least ' : ''}${figureText(limit)}`

/** `step-interval` is a least time; the upper limits on a concentration are already exceeded at their bound. */
const PASSED: Readonly<Record<string, string>> = { 'step-interval': 'is shorter than', concentration: 'is not below' }

/** `exceeds 40 mg/h`, `is below 0.1 mg/mL` */
export const exceededText = (limit: Limit): string =>
  `${limit.side === 'lower' ? 'is below' : (PASSED[limit.name] ?? 'exceeds')} ${figureText(limit)}`

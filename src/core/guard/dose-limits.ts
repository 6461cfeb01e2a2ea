/** The limits on doses: of a session, of 24 h, of a load; and the rates that they come to. */
import { LOAD_LIMITS } from '../model/limit'
import { amountOf, type DoseUnit, type Figure, type OutpatientProtocol, type Protocol, timeOf } from '../model/protocol'
import type { Request } from '../request/request'
import { blocksOf } from '../schedule/blocks'
import { loadTime, type Regimen } from '../schedule/regimen'
import {
  type Dose,
  doseWithout,
  type Grams,
  grams,
  mgPerHNumber,
  minutes,
  NO_DOSE,
  planned,
  type Rate,
  rateOfDose,
} from '../values/quantity'
import { MINUTES_PER_DAY } from '../values/units'
import { type Bound, bounded, type Named, rateBound } from './bound'

/** What a dose limit leaves to the titration in so many minutes from the start of the load. */
function rateBesideLoad(limit: Dose, time: number, regimen: Regimen): Rate {
  const load = regimen.load?.dose.value ?? NO_DOSE
  return rateOfDose(doseWithout(limit, load), minutes(time - loadTime(regimen)))
}

export function sessionDoseBound(protocol: Protocol, { weight }: Request, regimen: Regimen): Bound | undefined {
  if (protocol.setting === 'inpatient' || protocol.session_dose === undefined) return undefined
  const dose = amountOf(protocol.session_dose, weight)
  const rate = rateBesideLoad(dose, regimen.length.value, regimen)
  return rateBound(protocol.session_dose, rate, dose)
}

/** The smaller of what an even rate and the hours beside the load may give; 24 h, or the length if it is shorter. */
export function dose24hBound(protocol: Protocol, { weight }: Request, regimen: Regimen): Bound | undefined {
  if (protocol.dose_24h === undefined) return undefined
  const dose = amountOf(protocol.dose_24h, weight)
  const time = minutes(Math.min(MINUTES_PER_DAY, regimen.length.value))
  const beside = loadTime(regimen) < time ? rateBesideLoad(dose, time, regimen) : rateOfDose(dose, time)
  const rate = Math.min(rateOfDose(dose, time), beside) as Rate
  return rateBound(protocol.dose_24h, rate, dose)
}

/** The highest dose that the protocol itself gives to a session. */
function highestDose(protocol: OutpatientProtocol, first: Figure<DoseUnit>, weight: Grams | undefined): Dose {
  const { dose_step, session_dose } = protocol
  const dose = amountOf(first, weight)
  if (dose_step === undefined || session_dose === undefined) return dose
  const sessions = blocksOf(protocol, undefined).reduce((sum, block) => sum + block.sessions, 0)
  const risen = dose + amountOf(dose_step, weight) * (sessions - 1)
  return Math.min(risen, amountOf(session_dose, weight)) as Dose
}

const ONE_KG = grams(1000)
/** Thousandths of mg/kg/h, rounded up: what is written, not what is planned. */
const thousandthsUp = (rate: Rate): number => Math.ceil(rate / 1000) / 1000

/**
 * With a fixed dose: the highest session's over the protocol's own length, so that a shorter one is never faster.
 * Written per kilogram where all its doses are.
 */
export function rateOfHighestDose(protocol: Protocol, weight: Grams | undefined): Bound | undefined {
  if (protocol.setting === 'inpatient' || protocol.dose === undefined) return undefined
  const { dose, dose_step, session_dose, session_length } = protocol
  const rateAt = (kg: Grams | undefined): Rate => rateOfDose(highestDose(protocol, dose, kg), timeOf(session_length))
  const doses = dose_step === undefined ? [dose] : [dose, dose_step, session_dose]
  const sourced = { basis: 'derived', source: dose.source } as const
  const rate = planned(rateAt(weight))
  return doses.every((each) => each?.unit === 'mg/kg')
    ? rateBound({ ...sourced, value: thousandthsUp(rateAt(ONE_KG)), unit: 'mg/kg/h' }, rate)
    : rateBound({ ...sourced, value: mgPerHNumber(rate), unit: 'mg/h' }, rate)
}

const ofLoad = (figure: Figure<DoseUnit>, weight: Grams | undefined): Bound =>
  bounded(figure, figure.unit === 'mg/kg' && weight === undefined ? Number.NaN : amountOf(figure, weight))

/** The limits on a load: those of the drug, and the protocol's own. */
export function loadLimits({ load, load_dose, drug }: Protocol, { weight }: Request): readonly Named[] {
  if (load === undefined) return []
  const { soft, hard } = LOAD_LIMITS[drug]
  return [
    ['load-dose', load_dose && ofLoad(load_dose, weight), 'hard'],
    ['load-dose', ofLoad(soft, weight)],
    ['load-dose', ofLoad(hard, weight), 'hard'],
  ]
}

/** The limits on a titration: how high it starts, how much and how soon it rises. */
import { OURS } from '../../core/model/limit'
import { minus, ONE } from '../../core/values/interval'
import {
  boundOf,
  boundText,
  changeOf,
  mgPerHOf,
  rateBounds,
  rateText,
  standsFor,
  tellsSteps,
} from '../bounds'
import type { Bound, Fault } from '../fault'
import {
  between,
  type Check,
  durationText,
  faultAt,
  givenOf,
  hasPeaks,
  pairsOf,
  type Rated,
  type Row,
  ratedOf,
  type Sheet,
  sessionsOf,
} from '../titration-table'
import { courseBefore, resumedOf } from './pauses'
import { deliveredBy, pumpStepOf, reachedFrom } from './pump-step'

/** mg/h that the smallest of the rate limits comes to; undefined where none is known. */
function leastOf({ protocol, inferred }: Sheet, row: Row): bigint | undefined {
  const rates = rateBounds(protocol).map((bound) => mgPerHOf(bound, row.weight, inferred.weight))
  return rates.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)
}

/** The protocol's start; by fractions, the first one of the smallest rate limit. */
function startBound(sheet: Sheet, row: Row): readonly [Bound, bigint | undefined] {
  const { protocol, inferred } = sheet
  if (protocol.fractions !== undefined) return fractionBound(sheet, row, 'start-rate', 0)
  const most = mgPerHOf(protocol.start, row.weight, inferred.weight)
  return [boundOf('start-rate', protocol.start), most]
}

/** What the n-th session may have, from 0, of a titration by fractions. */
function fractionBound(
  sheet: Sheet,
  row: Row,
  name: 'start-rate' | 'step-size',
  n: number,
): readonly [Bound, bigint | undefined] {
  const { fractions } = sheet.protocol
  const percent = fractions?.value[n] ?? 100
  const [least, unit] = [leastOf(sheet, row), '% of the maximum']
  const bound = boundOf(name, { ...OURS, ...fractions, value: percent, unit })
  return [bound, least === undefined ? undefined : (least * BigInt(percent)) / 100n]
}

const start: Check = (sheet) => {
  const [row] = givenOf(sheet.rows)
  if (row === undefined || hasPeaks(sheet) || !tellsSteps(sheet, row)) return []
  if (courseBefore(sheet) !== undefined) return []
  const [bound, most] = startBound(sheet, row)
  const { low } = standsFor(row, sheet.protocol.start?.unit ?? 'mg/h')
  if (most === undefined || low <= most) return []
  return [faultAt(sheet, 'start-rate', row, row.rateFrom, [rateText(row.rate.value), rateText(most)], bound)]
}

/**
 * What a rise may be above the protocol's step: planned rates are whole hundredths, and those of a step per kilogram
 * are rounded in print.
 */
function slackOf({ protocol }: Sheet, before: Rated, row: Rated): bigint {
  const hundredth = ONE / 100n
  const isRounded = protocol.step?.unit === 'mg/kg/h' && row.rateFrom === 'rate_mg_h'
  const half = ({ rate }: Rated): bigint => (isRounded ? rate.span.high - rate.value : 0n)
  return hundredth + half(before) + half(row)
}

/** By fractions, each session has its own; where it is passed first. */
const fractions: Check = (sheet) => {
  const { fractions } = sheet.protocol
  if (fractions === undefined) return []
  return sessionsOf(sheet.rows)
    .slice(1, fractions.value.length)
    .flatMap((session, index): readonly Fault[] => {
      const beyond = ratedOf(session).flatMap((row) => {
        const [bound, most] = fractionBound(sheet, row, 'step-size', index + 1)
        return most !== undefined && standsFor(row, 'mg/h').low > most ? [{ row, bound, most }] : []
      })
      return beyond.slice(0, 1).map(({ row, bound, most }) => {
        const words = [rateText(row.rate.value), boundText(bound, most)] as const
        return faultAt(sheet, 'step-size', row, row.rateFrom, words, bound)
      })
    })
}

const steps: Check = (sheet) => {
  const { protocol, rows, inferred } = sheet
  if (protocol.fractions !== undefined) return []
  const bound = boundOf('step-size', protocol.step)
  const { unit } = protocol.step
  const given = givenOf(rows)
  const [first] = given
  if (first === undefined) return []
  const pumpStep = pumpStepOf(sheet)
  const isReached = reachedFrom(sheet, pumpStep, first)
  const resumed = resumedOf(given)
  let rises = 0
  return pairsOf(given).flatMap(([before, row]): readonly Fault[] => {
    const least = minus(standsFor(row, unit), standsFor(before, unit)).low
    if (least <= 0n || resumed.has(row) || !tellsSteps(sheet, before) || !tellsSteps(sheet, row)) return []
    const step = mgPerHOf(protocol.step, row.weight, inferred.weight)
    if (step === undefined) return []
    rises++
    // A row between them whose rate is not known may have been a step too.
    const most = step * BigInt(row.record - before.record)
    const slack = slackOf(sheet, before, row)
    // A rate that was rounded down to the pump's step may rise by one of it more: half of one too much is within
    // it, a whole one is not.
    const isRounded = least < most + slack + deliveredBy(pumpStep, row) && isReached(row, rises, step)
    if (least < most + slack || isRounded) return []
    const rise = row.rate.value - before.rate.value
    return [
      faultAt(sheet, 'step-size', row, row.rateFrom, [`+${rateText(rise)}`, `+${rateText(most)}`], bound),
    ]
  })
}

const intervals: Check = (sheet) => {
  const { protocol } = sheet
  const rows = ratedOf(sheet.rows)
  const faults: Fault[] = []
  const resumed = resumedOf(rows)
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
    const change = changeOf(before, row)
    if (change === 0) continue
    const rises = change > 0 && same && !resumed.has(row)
    const since = changed && between(changed, row)
    changed = row
    // Time that goes back is told by itself.
    const isKnown = since !== undefined && since >= 0
    if (!rises || (!outpatient && (!isKnown || since >= least))) continue
    const found = outpatient ? 'a step within a session' : `a step after ${durationText(since ?? 0)}`
    const allowed = outpatient ? 'a step from session to session' : `every ${durationText(least)}`
    faults.push(faultAt(sheet, 'step-interval', row, row.rateFrom, [found, allowed], bound))
  }
  return faults
}

export const TITRATION_CHECKS: readonly Check[] = [start, steps, fractions, intervals]

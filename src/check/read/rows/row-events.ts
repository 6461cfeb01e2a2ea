/** What the words of a row say happened: a rate that was set or stopped, a bolus, nothing at all. */
import { ONE } from '../../../core/values/interval'
import { exactFigure, type Figure, readFigure, ZERO } from '../cells/cell'
import type { Form } from '../columns/header'
import { RATE_TARGETS } from '../columns/target'
import { ownWords } from '../names/quantity-kind'
import {
  amountIn,
  bolusIn,
  changeIn,
  isBolusEvent,
  isNotGiven,
  isStopEvent,
  rateIn,
  setsRate,
  unexplainedIn,
} from '../words/events'
import { GIVEN } from './quantities'
import type { Current, Report } from './row-words'

const INJECTED = /\b(?:i\.?[mv]|ivp|s\.?c)\b/i
/** `80 mg IV over 4 h` is the infusion. */
const OVER = /\b(?:over|in) [0-9.,]+ ?h/i
const OWN = ['dose_mg', 'rate_mg_h', 'day_dose_mg', 'total_dose_mg', 'cumulative_mg'] as const

/** Reads the remarks of the rows one by one, after their figures. */
export function eventReader(form: Form, current: Current, report: Report) {
  const rate = RATE_TARGETS.find((name) => form.columns.has(name))
  let previous: Figure | undefined
  const hasRate = (): boolean => RATE_TARGETS.some((name) => current.figures[name] !== undefined)

  /** What the words of an event say of the rate: that it stopped, or that a bolus was given. */
  function readEvents(note: string): void {
    const { figures } = current
    if (isNotGiven(note)) {
      for (const name of GIVEN) delete figures[name]
      return
    }
    const stopped = rate ?? (form.columns.has('dose_mg') ? undefined : 'rate_mg_h')
    if (stopped !== undefined && !hasRate() && isStopEvent(note)) figures[stopped] = ZERO
    if (rate === undefined && !form.columns.has('dose_mg')) readRate(note)
    const { dose_mg: given } = figures
    if (given !== undefined && isBolusEvent(note) && !hasRate()) {
      figures.bolus_mg ??= given
      delete figures.dose_mg
    }
    const size = bolusIn(note)
    const said = size === '' ? amountIn(ownWords(note)) : (size ?? '')
    // Words may have a decimal comma where the table has points.
    const dose = readFigure(said, form.decimal) ?? readFigure(said, ',')
    const isInjected = !OVER.test(note) && INJECTED.test(note)
    if (dose !== undefined && !(isOwn(dose) && !/bolus|load|push|pca|extra/i.test(note) && !isInjected)) addBolus(dose)
    const amounts = size === undefined ? unexplainedIn(note) : []
    const isExplained = amounts.some((text) => {
      const amount = readFigure(text, form.decimal)
      return amount !== undefined && isOwn(amount)
    })
    const isOpen = (size !== undefined && dose === undefined) || (amounts.length > 0 && !isExplained)
    if (isOpen && (figures.bolus_mg?.value ?? 0n) === 0n)
      report('bolus-unknown', form.columns.get('note') ?? 0, note, 'the size of a bolus in mg')
  }

  /** A remark with a bolus counts more than a 0 in a column of boluses. */
  function addBolus(dose: Figure): void {
    const { figures } = current
    if ((figures.bolus_mg?.value ?? 0n) === 0n) figures.bolus_mg = dose
  }

  /** What the row itself gives, or its rate was changed by, is no dose beside it. */
  function isOwn({ value }: Figure): boolean {
    const { figures } = current
    const { rate_mg_h: own, hours, minutes } = figures
    const time = hours?.value ?? (minutes?.value ?? BigInt(current.minutes ?? 0) * ONE) / 60n
    const inAll = own && time && (own.value * time) / ONE
    const known = OWN.map((name) => figures[name]?.value)
    const before = previous === undefined || own === undefined ? undefined : own.value - previous.value
    return [...known, inAll, before, before && -before].includes(value)
  }

  /** The rate that words state, where there is no column of rates. */
  function readRate(note: string): void {
    const { figures } = current
    const change = changeIn(note)
    const by = readFigure(change?.[1] ?? '', form.decimal)
    const said = rateIn(note)
    const figure = readFigure(said?.[1] ?? '', form.decimal)
    if (change !== undefined && by !== undefined) {
      const value = previous === undefined ? undefined : previous.value + BigInt(change[0]) * by.value
      if (value !== undefined && value >= 0n) figures.rate_mg_h = exactFigure(value)
    } else if (said !== undefined && figure !== undefined) figures[said[0]] = figure
    if (!hasRate() && (setsRate(note) || change !== undefined))
      report('unreadable', form.columns.get('note') ?? 0, note, 'a rate in mg/h or mL/h')
  }

  return (note: string): void => {
    if (note !== '') readEvents(note)
    previous = current.figures.rate_mg_h ?? previous
  }
}

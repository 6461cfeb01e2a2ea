/** Readers of what is said of bags and syringes: how long one hangs, what the pharmacy holds. */
import type { Place } from '../model/field'
import { refuse } from '../model/finding'
import { HANG } from '../model/limit'
import { type Concentration, type Minutes, timeText, type Volume } from '../values/quantity'
import { readConcentration, readContainer, readDuration } from './parse-quantities'

/** A vial or ampoule that the pharmacy holds. */
export interface Stock {
  readonly strength: Concentration
  readonly holds: Volume
}

/** From 1 h to 7 days. */
export function readHang(place: Place, text: string): Minutes {
  const time = readDuration(place, text)
  const { least, most } = HANG
  if (!(time >= least)) return refuse('too-small', place, timeText(time), `at least ${timeText(least)}`)
  if (!(time <= most)) return refuse('too-large', place, timeText(time), `at most ${timeText(most)}`)
  return time
}

/** `50 mg/mL x 10 mL` */
export function readStock(place: Place, text: string): Stock {
  const [, strength, holds] = /^([0-9.]+ ?mg\/mL) ?x ?([0-9.]+ ?mL)$/.exec(text) ?? []
  if (strength === undefined || holds === undefined) return refuse('not-a-stock', place, text, '"50 mg/mL x 10 mL"')
  return { strength: readConcentration(place, strength), holds: readContainer(place, holds) }
}

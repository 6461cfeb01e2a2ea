/** What a column of a plan's rows is, and the cells that several columns share. */

import type { ModelId } from '../../core/pharmacokinetics/models'
import { predict, type Spread } from '../../core/pharmacokinetics/predict'
import type { By, Row } from '../../core/plan/rows'
import type { Plan } from '../../core/plan/types'
import {
  type Concentration,
  type Dose,
  type Grams,
  mg,
  mgNumber,
  mgPerH,
  ml,
  mlNumber,
  type Rate,
  volumeOfDose,
} from '../../core/values/quantity'
import { levelIn } from '../text/prediction'

/** The cell of a column in any row of one plan. */
export interface Cell {
  /** Empty where the column does not apply. */
  readonly text: (row: Row) => string
  /** As a number or a boolean, where it is one; exact where the text is rounded. */
  readonly value?: (row: Row) => number | boolean
  /** Text of a user: it may begin like a formula. */
  readonly free?: true
}

/** A column of one plan. */
export interface Column extends Cell {
  readonly name: string
}

/** What brings a column: rows by hour (or by change) or by session, or a part of the request. */
export type Part = 'hour' | 'session' | 'weight' | 'concentration' | 'predict' | 'given'

/** A plan and what is shown of it. */
export interface Shown {
  readonly plan: Plan
  readonly by: By
  /** The predicted concentration, ng/mL, where one is asked for. */
  readonly levelOf?: (row: Row) => Spread
}

/** A column of any plan. */
export interface ColumnDefinition {
  readonly name: string
  /** Absent: every plan has the column. */
  readonly part?: Part
  readonly meaning: string
  readonly kind: 'whole' | 'number' | 'signed' | 'flag' | 'text'
  /** Some rows have an empty cell. */
  readonly optional?: true
  readonly cellOf: (shown: Shown) => Cell
}

/** Throws Refusal (exit 2) where a model does not reach the plan. */
export const shownOf = (plan: Plan, by: By, model: ModelId | undefined): Shown => ({
  plan,
  by,
  ...(model === undefined ? {} : { levelOf: levelIn(predict(plan, model), by) }),
})

/** mg/h of a rise or a fall. */
export const signed = (change: number): string => `${change < 0 ? '-' : ''}${mgPerH(Math.abs(change) as Rate)}`

/** A number that is its text. */
export const figure = (text: (row: Row) => string): Cell => ({ text, value: (row) => Number(text(row)) })

/** mg: rounded as text, exact as a number. */
export const dose = (of: (row: Row) => Dose): Cell => ({
  text: (row) => mg(of(row)),
  value: (row) => mgNumber(of(row)),
})

/** Throws RangeError for a column whose part of the request is missing. */
function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a column without its part of the request')
  return value
}
export const concentrationOf = ({ request: { pump } }: Plan): Concentration => needed(pump?.concentration)
export const weightOf = ({ request: { weight } }: Plan): Grams => needed(weight)

/** mL that hold a dose: rounded as text, exact as a number. */
export function volume({ plan }: Shown, of: (row: Row) => Dose): Cell {
  const drug = concentrationOf(plan)
  return { text: (row) => ml(volumeOfDose(of(row), drug)), value: (row) => mlNumber(volumeOfDose(of(row), drug)) }
}

/** ng/mL, three decimals. */
export function level(shown: Shown, edge: 'chosen' | 'low' | 'high'): Cell {
  const levelOf = needed(shown.levelOf)
  return figure((row) => String(Number(levelOf(row)[edge].toFixed(3))))
}

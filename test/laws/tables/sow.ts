/** Every kind of fault, and a fault put into a table. */
import fc from 'fast-check'
import type { RuleId } from '../../../src/check/rules-list'
import { COURSE_FAULTS } from './course-faults'
import { type Draft, draftOf, type Form, forms } from './draft'
import { LIMIT_FAULTS } from './limit-faults'
import type { Pick, Seed } from './seed'
import type { plannedSheets } from './sheets'
import { SUM_FAULTS } from './sum-faults'
import { TIME_FAULTS } from './time-faults'
import { WORD_FAULTS } from './word-faults'
import { cellsOf } from './wording'

export const SEEDS = [...LIMIT_FAULTS, ...SUM_FAULTS, ...TIME_FAULTS, ...COURSE_FAULTS, ...WORD_FAULTS]

/** Which table, how it is worded, and where and how a fault is put: so many of them. */
export const draws = (count: number) =>
  fc.sample(fc.tuple(fc.nat(), forms, fc.array(fc.nat(), { minLength: 8, maxLength: 8 })), count)

function picker(numbers: readonly number[]): Pick {
  let turn = 0
  return (count) => (numbers[turn++ % numbers.length] ?? 0) % count
}

/** Whether it looks like the fault that was put in: by its rule, or by the slip that it may be. */
export const fits =
  ({ rule, slips }: Seed) =>
  (found: RuleId): boolean =>
    found === rule || (slips === true && found.startsWith('slip-'))

interface Sown {
  readonly clean: Draft
  readonly draft: Draft
  readonly before: readonly (readonly string[])[]
  readonly after: readonly (readonly string[])[]
  readonly seeded: NonNullable<ReturnType<Seed['put']>>
}
type Sheets = Awaited<ReturnType<typeof plannedSheets>>

/** A table before and after a fault was put into it; undefined where this table cannot have it. */
export function sow(
  seed: Seed,
  [which, form, numbers]: readonly [number, Form, readonly number[]],
  sheets: Sheets,
): Sown | undefined {
  const sheet = sheets[which % sheets.length]
  // The rate of such a row is the highest of it, and much of it may be.
  if (sheet === undefined || (sheet.by === 'session' && sheet.protocol.setting === 'inpatient')) return undefined
  const clean = draftOf(sheet, form, seed.needs)
  const draft = draftOf(sheet, form, seed.needs)
  if (clean === undefined || draft === undefined) return undefined
  const seeded = seed.put(draft, picker(numbers))
  if (seeded === undefined) return undefined
  const rows = cellsOf(draft)
  seeded.edit?.(rows)
  return { clean, draft, before: cellsOf(clean), after: rows, seeded }
}
